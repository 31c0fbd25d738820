"""The scenarios that are on in one world, and which of them answers a call."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.scenarios.effect import Effect
from sandbox.scenarios.library import Library, UnknownScenarioError
from sandbox.scenarios.magic import magic_names
from sandbox.scenarios.match import Match
from sandbox.scenarios.progress import Progress, draws
from sandbox.scenarios.scenario import Scenario

MOST: Final = 1_000
"""Scenarios on in one world, and of those that are over."""


class Chosen(Struct, frozen=True):
    """The scenario that answers a call, what it does to it, and which of its calls this is."""

    scenario: Scenario
    effect: Effect
    number: int | None = None
    """From 1; None where calls are not counted."""

    @property
    def words(self) -> str:
        """Tell what happens, and where it is counted how far the scenario has come."""
        if self.number is None:
            return self.scenario.description
        last = "" if self.scenario.lasts is None else f" of {self.scenario.lasts}"
        return f"{self.scenario.description} (call {self.number}{last})".lstrip()


class TooManyScenariosError(ValueError):
    """No more can be on in one world."""

    def __init__(self) -> None:
        super().__init__(f"{MOST:,} scenarios are on in this world: switch some of them off first")


class Switchboard:
    """Scenarios on in a world; of two that match, the one switched on last answers.

    `on` has the newest first; `over` are those that have answered all their calls, which is
    why they went off: a request that names one goes its way. To choose does not await, so no
    call is counted twice.
    """

    __slots__ = ("_progress", "_seed", "_world", "library", "on", "over")

    def __init__(
        self, library: Library, on: Iterable[Scenario] = (), *, seed: int = 0, world: str = ""
    ) -> None:
        """*on* are switched on in that order, so that the last of them is the newest.

        *seed* and the name of the *world* decide which calls a share of them is.
        """
        self.library = library
        self._seed = seed
        self._world = world
        self._progress: dict[str, Progress] | None = None  # made when one is first counted
        self.on: tuple[Scenario, ...] = ()
        self.over: tuple[Scenario, ...] = ()
        for scenario in on:
            self.put(scenario.name, scenario)

    def put(
        self,
        name: str,
        scenario: Scenario | None = None,
        *,
        times: int | None = None,
        match: Match | None = None,
    ) -> Scenario:
        """Switch *scenario* on as *name*, from its beginning, and return it as it is on.

        It replaces one of that name and is the newest. Without *scenario* it is the library's,
        else the one that is on or over. *times* and *match* stand in for its own. Raises
        `UnknownScenarioError` for a name without a scenario, `ContradictoryEffectError` for
        *times* below 1, `TooManyScenariosError`.
        """
        scenario = self.known(name) if scenario is None else scenario
        switched = replace(
            scenario,
            name=name,
            times=scenario.times if times is None else times,
            match=scenario.match if match is None else match,
        )
        self.drop(name)
        if len(self.on) >= MOST:
            raise TooManyScenariosError
        self.on = (switched, *self.on)
        return switched

    def drop(self, name: str) -> bool:
        """Switch the scenario off, forget how far it had come; return whether it was on."""
        on = _without(name, self.on)
        was_on = len(on) < len(self.on)
        self.on, self.over = on, _without(name, self.over)
        if self._progress:
            self._progress.pop(name, None)
        return was_on

    def clear(self) -> None:
        """Switch all off, and let those that requests name begin anew."""
        self.on = self.over = ()
        self._progress = None

    def fork(self, *, world: str | None = None) -> "Switchboard":
        """Return one with the same on, as far as they have come, that changes on its own.

        It is of the *world* of that name, else of this one.
        """
        fork = Switchboard(
            self.library, seed=self._seed, world=self._world if world is None else world
        )
        fork.on, fork.over = self.on, self.over
        if self._progress:
            fork._progress = {name: replace(step) for name, step in self._progress.items()}
        return fork

    def find(self, name: str) -> Scenario:
        """Return the scenario of that name, as it was switched on, else from the library.

        Raises `UnknownScenarioError`.
        """
        for scenario in (*self.on, *self.over):
            if scenario.name == name:
                return scenario
        return self.library[name]

    def progress(self, name: str) -> Progress:
        """Return how far the scenario of that name has come; to change it changes nothing."""
        known = self._progress.get(name) if self._progress else None
        return Progress() if known is None else replace(known)

    @property
    def counted(self) -> dict[str, Progress]:
        """How far each scenario has come whose calls are counted: on, over or asked for by name."""
        return {name: replace(step) for name, step in (self._progress or {}).items()}

    def resume(self, name: str, progress: Progress) -> None:
        """Let the scenario of that name go on from *progress*, as when a world is restored."""
        if self._progress is None:
            self._progress = {}
        self._progress[name] = replace(progress)

    def choose(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        *,
        requested: Sequence[Scenario] = (),
        unsealed: object = None,
        has_payload: bool = True,
    ) -> Chosen | None:
        """Return the scenario that answers this call, or None to let it go its way.

        First of *requested* (the request's header or cookie), of those that a magic value in
        *arguments* names, of those that are on. *unsealed* is what else may hold a magic
        value: the payload of a Multipass token. Without *has_payload* none that gives user
        errors is chosen. A scenario that is chosen has answered, whatever becomes of the
        request. Raises `UnknownScenarioError` for a magic value that names none.
        """
        named = (self.find(name) for name in magic_names((arguments, unsealed)))
        for scenario in _each_once(chain(requested, named, self.on)):
            if not scenario.match.holds(operation, arguments):
                continue
            if not has_payload and scenario.effect.speaks_in_payload:
                continue
            if chosen := self._take(scenario):
                return chosen
        return None

    def _take(self, scenario: Scenario) -> Chosen | None:
        """Count the call, unless *scenario* is over, or leaves this call out of its share."""
        if not scenario.has_state:
            return Chosen(scenario, scenario.effect)
        if self._progress is None:
            self._progress = {}
        progress = self._progress.setdefault(scenario.name, Progress())
        if progress.left(scenario) == 0 or not self._is_drawn(scenario, progress):
            return None
        chosen = Chosen(scenario, scenario.step(progress.answered), progress.answered + 1)
        progress.answered += 1
        if progress.left(scenario) == 0 and scenario in self.on:
            self.on = _without(scenario.name, self.on)
            self.over = (scenario, *self.over)[:MOST]
        return chosen

    def _is_drawn(self, scenario: Scenario, progress: Progress) -> bool:
        share = scenario.effect.share
        if share is None:
            return True
        progress.asked += 1
        return draws(
            share,
            seed=self._seed,
            world=self._world,
            name=scenario.name,
            number=progress.asked,
        )

    def known(self, name: str) -> Scenario:
        """Return what is switched on by that name alone: the library's, else as it is on or was.

        Raises `UnknownScenarioError`.
        """
        try:
            return self.library[name]
        except UnknownScenarioError:
            return self.find(name)


def _without(name: str, scenarios: tuple[Scenario, ...]) -> tuple[Scenario, ...]:
    return tuple([scenario for scenario in scenarios if scenario.name != name])


def _each_once(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """Yield the first of each name: a call is counted once, however often one is named."""
    seen = set()
    for scenario in scenarios:
        if scenario.name not in seen:
            seen.add(scenario.name)
            yield scenario
