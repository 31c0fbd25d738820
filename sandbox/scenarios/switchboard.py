"""The scenarios that are on in one world, and which of them answers a call."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from sandbox.scenarios.library import Library
from sandbox.scenarios.scenario import Scenario

_MARK: Final = "+scenario."
_MAGIC: Final = re.compile(r"\+scenario\.([a-z0-9-]+)@", re.IGNORECASE)


class Switchboard:
    """Scenarios on in a world; of two that match, the one switched on last answers."""

    __slots__ = ("_library", "on")

    def __init__(self, library: Library, on: Iterable[Scenario] = ()) -> None:
        """*on* are switched on in that order, so that the last of them is the newest."""
        self._library = library
        self.on: tuple[Scenario, ...] = ()  # newest first; read on every call
        for scenario in on:
            self.switch_on(scenario)

    def switch_on(self, scenario: Scenario) -> None:
        """Switch *scenario* on, in the place of one with the same name."""
        self.switch_off(scenario.name)
        self.on = (scenario, *self.on)

    def switch_off(self, name: str) -> bool:
        """Switch the scenario off; return whether it was on."""
        left = tuple(scenario for scenario in self.on if scenario.name != name)
        was_on = len(left) < len(self.on)
        self.on = left
        return was_on

    def clear(self) -> None:
        self.on = ()

    def fork(self) -> "Switchboard":
        """Return a switchboard with the same ones on, which from now on changes on its own."""
        return Switchboard(self._library, reversed(self.on))

    def find(self, name: str) -> Scenario:
        """Return the scenario of that name, as switched on, else from the library.

        Raises `UnknownScenarioError`.
        """
        for scenario in self.on:
            if scenario.name == name:
                return scenario
        return self._library[name]

    def choose(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        *,
        requested: Sequence[Scenario] = (),
        unsealed: object = None,
    ) -> Scenario | None:
        """Return the scenario that answers this call, or None to let it go its way.

        First of *requested* (the request's header or cookie), of those that a magic value in
        *arguments* names, of those that are on. *unsealed* is what else may hold a magic
        value: the payload of a Multipass token. Raises `UnknownScenarioError` for a magic
        value that names none.
        """
        named = (self.find(name) for name in magic_names((arguments, unsealed)))
        for scenario in chain(requested, named, self.on):
            if scenario.match.holds(operation, arguments):
                return scenario
        return None


def has_magic(text: str) -> bool:
    """Whether *text* may hold a magic value: a cheap look before `magic_names`."""
    return _MARK in text or _MARK in text.lower()


def magic_names(value: object) -> Iterator[str]:
    """Yield each NAME of a `+scenario.NAME@` in *value*: a string, or nested objects of them."""
    match value:
        case str():
            if has_magic(value):
                yield from (name.lower() for name in _MAGIC.findall(value))
        case Mapping():
            for part in value.values():
                yield from magic_names(part)
        case list() | tuple():
            for part in value:
                yield from magic_names(part)
