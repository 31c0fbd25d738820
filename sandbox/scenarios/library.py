"""The scenarios that come with the sandbox, one a file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from sandbox.resources import resource
from sandbox.scenarios.reading import NAME, InvalidScenarioError, read_scenario
from sandbox.scenarios.scenario import Scenario


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


class Library:
    """Scenarios by name. A file is read when its scenario is first asked for, and once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = resource("fixtures/scenarios") if folder is None else folder
        self._read: dict[str, Scenario] = {}

    def __getitem__(self, name: str) -> Scenario:
        """Return the scenario called *name*, else raise `UnknownScenarioError`.

        Raises `InvalidScenarioError` when its file is not a scenario.
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
        """Read and return all of them, by name."""
        return tuple(self[name] for name in self)

    def _open(self, name: str) -> Scenario:
        path = self._folder / f"{name}.toml"
        if not NAME.fullmatch(name) or not path.is_file():
            from difflib import get_close_matches

            raise UnknownScenarioError(name, near=get_close_matches(name, list(self)))
        source = f"{self._folder.name}/{path.name}"
        try:
            document = tomllib.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise InvalidScenarioError(f"{source}: {error}") from None
        return read_scenario(document, source=source, name=name)
