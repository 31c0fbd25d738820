"""The scenarios that come with the sandbox, one a file."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sandbox.resources import resource
from sandbox.scenarios.reading import NAME, InvalidScenarioError, read_scenario
from sandbox.scenarios.scenario import Scenario
from sandbox.toml_file import TomlError, read_toml

_log: Final = logging.getLogger("sandbox")


class UnknownScenarioError(LookupError):
    """There is no scenario of that name."""

    def __init__(self, name: str, *, near: list[str]) -> None:
        meant = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
        super().__init__(
            f"There is no scenario {name!r}: {meant}"
            "`storefront-sandbox scenarios` lists all of them."
        )
        self.name = name
        self.near = near


class BrokenScenarioError(UnknownScenarioError, InvalidScenarioError):
    """The file of that name holds no scenario; the message says what is wrong in it.

    Whoever asks for it by name is answered as for an unknown scenario: neither can be had.
    """

    def __init__(self, name: str, mistake: str) -> None:
        Exception.__init__(self, mistake)
        self.name = name
        self.near = []


class Library:
    """Scenarios by name. A file is read when its scenario is first asked for, and once.

    To read all of them takes 11 ms, a third of what is else done at start; a mistake in one
    is told when it is asked for, or when they are listed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = resource("fixtures/scenarios") if folder is None else folder
        self._read: dict[str, Scenario] = {}

    def __getitem__(self, name: str) -> Scenario:
        """Return the scenario called *name*, else raise `UnknownScenarioError`.

        Raises `BrokenScenarioError`, which is one, when its file does not hold a scenario.
        """
        scenario = self._read.get(name)
        if scenario is None:
            scenario = self._read[name] = self._open(name)
        return scenario

    def __iter__(self) -> Iterator[str]:
        """Yield the names in order, without reading a file."""
        return iter(sorted(path.stem for path in self._folder.glob("*.toml")))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in set(self)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Read and return all of them, by name; those that are broken are told in the log."""
        return tuple(self._readable())

    def _readable(self) -> Iterator[Scenario]:
        for name in self:
            try:
                yield self[name]
            except BrokenScenarioError as error:
                _log.warning("left out: %s", error)

    def _open(self, name: str) -> Scenario:
        path = self._folder / f"{name}.toml"
        if not NAME.fullmatch(name) or not path.is_file():
            from difflib import get_close_matches

            raise UnknownScenarioError(name, near=get_close_matches(name, list(self)))
        try:
            file = read_toml(path, source=f"{self._folder.name}/{path.name}")
        except TomlError as error:
            raise BrokenScenarioError(name, str(error)) from None
        try:
            return read_scenario(file.document, source=file.source, name=name)
        except InvalidScenarioError as error:
            raise BrokenScenarioError(name, str(file.wrong(error))) from None
