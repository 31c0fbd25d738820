"""Who takes long lets others go first."""

import pytest

from sandbox.door.turns import Done, Rest, begin, give_way


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
