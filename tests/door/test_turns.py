"""Who takes long lets others go first."""

import asyncio

import pytest

from sandbox.door.turns import Done, Rest, Turn, begin, give_way


async def waiting(times):
    for _ in range(times):
        await give_way()
    return times


def test_what_is_ready_is_there_at_once():
    assert begin(waiting(0)) == 0


async def test_what_gives_way_is_awaited():
    rest = begin(waiting(3))
    assert isinstance(rest, Rest)
    assert await rest == 3


async def test_what_is_there_may_be_awaited_as_well():
    assert await Done(7) == 7


async def test_what_fails_after_it_gave_way_fails_who_awaits_it():
    async def failing():
        await give_way()
        raise LookupError("later")

    rest = begin(failing())
    with pytest.raises(LookupError, match="later"):
        await rest


class Client:
    """A connection that notes in *steps* when it is answered, and when its answer is sent."""

    def __init__(self, name, steps):
        self._name = name
        self._steps = steps

    def answer_due(self):
        self._steps.append(f"answer {self._name}")

    def send(self):
        self._steps.append(f"send {self._name}")


@pytest.fixture
def steps():
    return []


@pytest.fixture
async def turn():
    return Turn(asyncio.get_running_loop())


async def test_those_that_come_in_one_turn_are_answered_before_the_first_answer_is_sent(
    turn, steps
):
    for name in "ab":
        turn.add(Client(name, steps))
    await asyncio.sleep(0)
    assert steps == ["answer a", "answer b", "send a", "send b"]


async def test_one_that_was_alone_in_the_last_turn_is_answered_at_once(turn, steps):
    client = Client("a", steps)
    turn.add(client)
    await asyncio.sleep(0)
    turn.add(client)
    assert steps == ["answer a", "send a"] * 2


async def test_one_that_came_with_others_in_the_last_turn_waits_for_them(turn, steps):
    client, other = Client("a", steps), Client("b", steps)
    turn.add(client)
    await asyncio.sleep(0)
    turn.add(other)
    turn.add(Client("c", steps))
    await asyncio.sleep(0)
    steps.clear()
    turn.add(client)
    assert steps == []
