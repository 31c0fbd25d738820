"""Naming a world opens it; the number of worlds is bounded."""

import pytest

from sandbox.world import InvalidWorldNameError, Worlds


class Named:
    def __init__(self, name):
        self.name = name


def test_a_name_opens_the_same_world_each_time():
    worlds = Worlds(Named)
    assert worlds.open("blue") is worlds.open("blue")
    assert worlds.open("blue") is not worlds.open("green")


def test_the_world_asked_longest_ago_goes_first():
    worlds = Worlds(Named, most=2)
    blue, green = worlds.open("blue"), worlds.open("green")
    worlds.open("blue")
    worlds.open("red")
    assert worlds.open("blue") is blue
    assert worlds.open("green") is not green


@pytest.mark.parametrize("name", ["", "A", "-a", "a-", "a.b", "a/b", "x" * 64, "default\n"])
def test_refuses_a_name_that_no_world_can_have(name):
    with pytest.raises(InvalidWorldNameError, match="use 1 to 63 of a-z, 0-9"):
        Worlds(Named).open(name)


@pytest.mark.parametrize("name", ["a", "0", "a-b", "x" * 63])
def test_takes_a_name_that_a_host_label_could_be(name):
    assert Worlds(Named).open(name).name == name
