"""Scenarios of a world: list them, switch them on and off."""

from collections.abc import Awaitable, Callable, Generator, Mapping
from types import TracebackType
from typing import Any, Final, Self, TypedDict, Unpack
from urllib.parse import quote

from sandbox.client.call import Call, check_gone, decoded, filled, given, nothing
from sandbox.client.called import Awaiting, Blocking, Part, Via, called
from sandbox.control_models.scenarios import (
    ActiveScenario,
    ScenarioFilter,
    ScenarioList,
    ScenarioSwitch,
)


class ScenarioFields(TypedDict, total=False):
    """The keys of a scenario, as in its file. With an `effect` it is one of your own.

    `times` is the number of calls that it answers, `match` which ones.
    """

    times: int | None
    match: Mapping[str, object]
    effect: Mapping[str, object]
    description: str


class Scenarios(Part[Via]):
    """Switches scenarios on and off."""

    @called
    def list(self, *, library: bool | None = None) -> Call[ScenarioList]:
        """List all scenarios, and those that are on; with *library* False only these."""
        filters = given(ScenarioFilter, library=library)
        return Call(method="GET", path=self._path, query=filters, read=decoded(ScenarioList))

    @called
    def put(self, name: str, **fields: Unpack[ScenarioFields]) -> Call[ActiveScenario]:
        """Switch the scenario *name* on, from its beginning: a known one, or one of your own."""
        return Call(
            method="PUT",
            path=self._one(name),
            body=filled(ScenarioSwitch, fields),
            read=decoded(ActiveScenario),
        )

    @called
    def delete(self, name: str) -> Call[None]:
        """Switch a scenario off. It is no error if there is none of that name."""
        return Call(method="DELETE", path=self._one(name), read=check_gone)

    @called
    def clear(self) -> Call[None]:
        """Switch all scenarios off."""
        return Call(method="DELETE", path=self._path, read=nothing)

    def _one(self, name: str) -> str:
        return f"{self._path}/{quote(name, safe='')}"


class SwitchedOn:
    """A scenario that is on until `off()`, or until the end of a `with` block."""

    def __init__(self, scenarios: Scenarios[Blocking], name: str) -> None:
        self._scenarios = scenarios
        self.name: Final = name

    def off(self) -> None:
        self._scenarios.delete(self.name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.off()


class SwitchingOn:
    """A scenario: `await` switches it on, `async with` has it on until the end of the block."""

    def __init__(
        self, scenarios: Scenarios[Awaiting], name: str, put: Callable[[], Awaitable[object]]
    ) -> None:
        self._scenarios = scenarios
        self._put = put
        self.name: Final = name

    async def on(self) -> Self:
        await self._put()
        return self

    async def off(self) -> None:
        await self._scenarios.delete(self.name)

    def __await__(self) -> Generator[Any, None, Self]:
        return self.on().__await__()

    async def __aenter__(self) -> Self:
        return await self.on()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.off()
