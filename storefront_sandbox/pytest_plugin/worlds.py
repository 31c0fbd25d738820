"""A world for one test: named after it, made for it, forgotten after it."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from typing import Any, Final

import pytest

from sandbox.client import ControlError, SandboxClient, World
from storefront_sandbox.pytest_plugin.names import MARKER

LONGEST: Final = 40
"""Characters of a test's name in the name of its world, which has 63 at most."""

_EXISTS: Final = "world-exists"


@contextmanager
def fresh_world(client: SandboxClient, item: pytest.Item) -> Iterator[World]:
    """Give a world that nobody had before; it is made from what the test's markers say.

    The name is the same in each run, and what a scenario's `share` draws follows from it.
    """
    arguments = _arguments(item)
    scenarios = arguments.pop("scenarios", ())
    world = _made(client, name_of(item.nodeid), arguments)
    try:
        for scenario in scenarios:
            world.scenario(scenario)
        yield world
    finally:
        world.forget()


def name_of(node: str) -> str:
    """Return a name for the world of a test: readable, and that test's alone."""
    words = re.sub(r"[^a-z0-9]+", "-", node.rpartition("::")[2].lower()).strip("-")
    return f"{words[:LONGEST]}-{sha256(node.encode()).hexdigest()[:8]}".lstrip("-")


def _arguments(item: pytest.Item) -> dict[str, Any]:
    """Return what the markers say, the nearest to the test before those of its class."""
    arguments: dict[str, Any] = {}
    for marker in item.iter_markers(MARKER):
        if marker.args:
            words = f"takes names, as in customers=20, not {marker.args}"
            raise pytest.UsageError(f"{item.nodeid}: the marker {MARKER} {words}")
        arguments = {**marker.kwargs, **arguments}
    return arguments


def _made(client: SandboxClient, name: str, arguments: Mapping[str, Any]) -> World:
    """Make a world called *name*, or nearly so: another run may have one of that name."""
    for number in count(1):
        world = client.world(name if number == 1 else f"{name}-{number}")
        try:
            if world.make(**arguments):
                return world
        except ControlError as error:
            if error.problem != _EXISTS:
                raise
    raise AssertionError
