"""Naming a world opens it; the number of worlds is bounded."""

import pytest

from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.world import InvalidWorldNameError, Worlds
from sandbox.world.worlds import FixedOriginError

BLUE = Origin(seed=7, customers=10, locale="de_DE")
ORIGIN = Origin.of(Settings(seed=3))


class Made:
    """A world, as far as `Worlds` knows it."""

    def __init__(self, name, origin):
        self.name, self.origin = name, origin


def fail(_, origin):
    if origin.seed == 0:
        raise ValueError("no such seed")
    return Made("blue", origin)


@pytest.fixture
def worlds():
    return Worlds(Made, origin=ORIGIN)


def names(worlds):
    return [world.name for world in worlds]


def test_a_name_opens_the_same_world_each_time(worlds):
    assert worlds.open("blue") is worlds.open("blue")
    assert worlds.open("blue") is not worlds.open("green")


def test_a_world_is_made_from_the_origin_of_the_process(worlds):
    assert worlds.open("blue").origin == Origin(seed=3, customers=100, locale="en_US")


def test_a_world_is_made_from_an_origin_of_its_own(worlds):
    assert worlds.make("blue", BLUE) is worlds.open("blue")
    assert worlds.open("blue").origin == BLUE


def test_the_world_asked_longest_ago_goes_first():
    worlds = Worlds(Made, origin=ORIGIN, most=2)
    worlds.open("blue")
    worlds.open("green")
    worlds.open("blue")
    worlds.open("red")
    assert names(worlds) == ["blue", "red"]
    assert worlds.peek("green") is None


def test_a_world_that_is_made_is_asked_last():
    worlds = Worlds(Made, origin=ORIGIN, most=2)
    worlds.open("blue")
    worlds.open("green")
    worlds.make("blue", BLUE)
    worlds.open("red")
    assert names(worlds) == ["blue", "red"]


def test_a_world_that_is_held_is_not_forgotten():
    worlds = Worlds(Made, origin=ORIGIN, most=1)
    held = worlds.open("blue")
    worlds.open("green")
    assert worlds.peek("blue") is held
    assert worlds.open("blue") is held
    assert names(worlds) == ["blue"]


def test_a_held_world_is_not_brought_back_once_it_was_made_anew():
    worlds = Worlds(Made, origin=ORIGIN, most=1)
    held = worlds.make("blue", BLUE)
    worlds.open("green")
    fresh = worlds.reset("blue")
    worlds.open("red")
    assert (worlds.peek("blue") is fresh, fresh.origin, fresh is held) == (True, BLUE, False)


def test_a_held_world_can_be_forgotten():
    worlds = Worlds(Made, origin=ORIGIN, most=1)
    held = worlds.open("blue")
    worlds.open("green")
    assert worlds.forget("blue")
    assert worlds.open("blue") is not held


def test_to_look_at_a_world_is_not_to_ask_for_it():
    worlds = Worlds(Made, origin=ORIGIN, most=2)
    worlds.open("blue")
    worlds.open("green")
    worlds.peek("blue")
    worlds.open("red")
    assert names(worlds) == ["green", "red"]


def test_looking_makes_no_world(worlds):
    assert worlds.peek("blue") is None
    assert len(worlds) == 0


def test_a_reset_makes_a_world_anew_from_what_it_was_made_of(worlds):
    old = worlds.make("blue", BLUE)
    fresh = worlds.reset("blue")
    assert (fresh is old, fresh.origin, worlds.open("blue") is fresh) == (False, BLUE, True)


def test_a_reset_makes_a_world_that_is_not_there(worlds):
    assert worlds.reset("blue").origin == worlds.origin
    assert names(worlds) == ["blue"]


def test_a_forgotten_world_is_made_anew_as_any(worlds):
    worlds.make("blue", BLUE)
    assert worlds.forget("blue")
    assert worlds.open("blue").origin == worlds.origin


def test_a_world_that_is_not_there_cannot_be_forgotten(worlds):
    assert not worlds.forget("blue")


def test_a_world_that_cannot_be_made_leaves_the_one_that_is_there():
    worlds = Worlds(fail, origin=ORIGIN)
    kept = worlds.open("blue")
    with pytest.raises(ValueError, match="no such seed"):
        worlds.make("blue", Origin.of(Settings(seed=0)))
    assert worlds.open("blue") is kept


@pytest.mark.parametrize("name", ["", "A", "-a", "a-", "a.b", "a/b", "x" * 64, "default\n"])
@pytest.mark.parametrize("ask", [Worlds.open, Worlds.make, Worlds.reset])
def test_refuses_a_name_that_no_world_can_have(worlds, ask, name):
    with pytest.raises(InvalidWorldNameError, match="use 1 to 63 of a-z, 0-9"):
        ask(worlds, name)


@pytest.mark.parametrize("name", ["a", "0", "a-b", "x" * 63])
def test_takes_a_name_that_a_host_label_could_be(worlds, name):
    assert worlds.open(name).name == name


def test_a_world_that_is_prepared_is_opened_by_nobody_before_it_is_put(worlds):
    old = worlds.open("blue")
    new = worlds.prepare("blue", BLUE)
    assert worlds.open("blue") is old
    assert worlds.put(new) is new
    assert worlds.open("blue") is new


def test_a_world_begins_when_it_is_made_and_not_when_it_is_prepared():
    def fresh(name, origin):
        return Made(f"{name}, begun", origin)

    worlds = Worlds(Made, fresh=fresh, origin=ORIGIN)
    assert (worlds.prepare("green").name, worlds.open("blue").name) == ("green", "blue, begun")


def test_where_the_origin_is_fixed_no_other_can_be_asked_for():
    worlds = Worlds(Made, origin=ORIGIN, is_fixed=True)
    with pytest.raises(FixedOriginError):
        worlds.make("blue", BLUE)
    assert (names(worlds), worlds.make("blue", ORIGIN).origin) == ([], ORIGIN)


def test_where_the_origin_is_fixed_a_reset_returns_to_it():
    worlds = Worlds(Made, origin=ORIGIN, is_fixed=True)
    worlds.put(worlds.prepare("blue", BLUE))
    assert worlds.reset("blue").origin == ORIGIN
