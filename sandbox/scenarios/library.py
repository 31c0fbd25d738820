"""Scenarios in files, one in each: the built-in ones, and those of the user."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Self, TypeAlias

from sandbox.faults import Fault, FaultError
from sandbox.fixture_files import Fixtures
from sandbox.near_names import near_names
from sandbox.resources import resource
from sandbox.scenarios.reading import NAME, InvalidScenarioError, read_scenario
from sandbox.scenarios.scenario import Scenario
from sandbox.toml_file import TomlError, read_toml

_log: Final = logging.getLogger("sandbox")
_FILES: Final = "*.toml"
_Stamp: TypeAlias = tuple[str, int, int]
Check: TypeAlias = Callable[[Scenario], Sequence[Fault]]


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
    """The file of that name is wrong; the message says what.

    A request that names it is answered as for an unknown scenario.
    """

    def __init__(self, name: str, mistake: str) -> None:
        Exception.__init__(self, mistake)
        self.name = name
        self.near = []


class Library:
    """Scenarios by name. A file is read when its scenario is asked for, unless it was before.

    To read all of them takes 11 ms, a third of what is else done at start. A mistake in one is
    reported when it is asked for, or when they are listed.
    """

    def __init__(self, *folders: Path, check: Check | None = None) -> None:
        """*folders* have the files: of one name the first counts. Default: the built-in ones.

        *check* returns what is wrong with the names that a file of the user mentions.
        """
        self._folders = folders or (_built_in(),)
        self._check = check
        self._read: dict[str, tuple[_Stamp, Scenario]] = {}

    @classmethod
    def of(cls, fixtures: Fixtures, *, check: Check | None = None) -> Self:
        """Return those of *fixtures*: the user's, and the built-in ones."""
        return cls(*fixtures.folders("scenarios"), check=check)

    def __getitem__(self, name: str) -> Scenario:
        """Return the scenario called *name*, else raise `UnknownScenarioError`.

        Raises `BrokenScenarioError`, which is one, when its file does not hold a scenario.
        """
        path, stamp = self._file(name)
        known = self._read.get(name)
        if known is None or known[0] != stamp:
            check = None if path.parent == _built_in() else self._check
            known = self._read[name] = (stamp, _opened(path, name, check))
        return known[1]

    def __iter__(self) -> Iterator[str]:
        """Yield the names in order, without reading a file."""
        return iter(sorted({path.stem for folder in self._folders for path in folder.glob(_FILES)}))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in set(self)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Read and return all, by name; the log names files that are wrong."""
        return tuple(self._readable())

    def _readable(self) -> Iterator[Scenario]:
        for name in self:
            try:
                yield self[name]
            except BrokenScenarioError as error:
                _log.warning("left out: %s", error)

    def _file(self, name: str) -> tuple[Path, _Stamp]:
        """Return the file of the scenario called *name*, and a stamp that changes with it."""
        if NAME.fullmatch(name):
            for folder in self._folders:
                path = folder / f"{name}.toml"
                with suppress(OSError):
                    state = path.stat()
                    return path, (str(path), state.st_mtime_ns, state.st_size)
        raise UnknownScenarioError(name, near=near_names(name, self, most=3))


def _built_in() -> Path:
    return resource("fixtures/scenarios")


def _refuse(faults: Sequence[Fault]) -> None:
    """Raise `FaultError` for the first of *faults*, if there is one."""
    for fault in faults:
        raise FaultError(fault.detail, *fault.at)


def _opened(path: Path, name: str, check: Check | None) -> Scenario:
    try:
        file = read_toml(path, source=f"{path.parent.name}/{path.name}")
    except TomlError as error:
        raise BrokenScenarioError(name, str(error)) from None
    try:
        scenario = read_scenario(file.document, source=file.source, name=name)
        _refuse(check(scenario) if check else ())
    except FaultError as error:
        raise BrokenScenarioError(name, str(file.wrong(error))) from None
    return scenario
