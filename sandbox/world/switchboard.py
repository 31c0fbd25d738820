"""The scenarios that are on in one world, and which of them answers a call."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.control_models.scenarios import VariantsChange
from sandbox.scenarios import Effect, Library, Match, Scenario, UnknownScenarioError, magic_names
from sandbox.scenarios.share import draws
from sandbox.scenarios.writing import as_written
from sandbox.store import Store
from sandbox.world.scenario_records import ScenarioOn, ScenarioOver, ScenarioProgress
from sandbox.world.sequences import Sequences

MOST: Final = ScenarioOn.LIMIT or 0
"""Scenarios that are on in one world, and as many that are over."""


class Chosen(Struct, frozen=True):
    """The scenario that answers a call, and its effect.

    `number` is that of the call, from 1, if the scenario counts its calls; else None.
    """

    scenario: Scenario
    effect: Effect
    number: int | None = None

    @property
    def message(self) -> str:
        """The description of the scenario, with the number of the call if there is one."""
        if self.number is None:
            return self.scenario.description
        last = "" if self.scenario.lasts is None else f" of {self.scenario.lasts}"
        return f"{self.scenario.description} (call {self.number}{last})".lstrip()


class TooManyScenariosError(ValueError):
    """No more can be on in one world."""

    def __init__(self) -> None:
        super().__init__(f"{MOST:,} scenarios are on in this world: switch some of them off first")


class Switchboard:
    """The scenarios of a world. If several match a call, the one switched on last answers.

    `on` has the newest first. `over` are those that have answered all their calls and are off: a
    request that names one is answered as usual. Choosing does not await, so no call is counted
    twice.
    """

    __slots__ = ("_numbers", "_seed", "_store", "_world", "library", "on", "over")

    def __init__(
        self,
        store: Store,
        numbers: Sequences,
        library: Library,
        *,
        seed: int = 0,
        world: str = "",
    ) -> None:
        """*seed* and the name of the *world* decide which calls a scenario with a share answers."""
        self.library = library
        self._store = store
        self._numbers = numbers
        self._seed = seed
        self._world = world
        self.refresh()

    def refresh(self) -> None:
        """Read the scenarios from the store again."""
        self.on = _newest_first(self._store.after(ScenarioOn, 0))
        self.over = _newest_first(self._store.after(ScenarioOver, 0))

    def put(
        self,
        name: str,
        scenario: Scenario | None = None,
        *,
        times: int | None = None,
        match: Match | None = None,
    ) -> Scenario:
        """Switch *scenario* on as *name*, with no calls counted yet, and return it.

        It replaces one of that name and is the newest. By default it is the library's, else the
        one that is on or over. *times* and *match* replace its own. Raises `UnknownScenarioError`,
        `ContradictoryEffectError` for *times* below 1, `TooManyScenariosError`.
        """
        scenario = self.known(name) if scenario is None else scenario
        switched = replace(
            scenario,
            name=name,
            times=scenario.times if times is None else times,
            match=scenario.match if match is None else match,
        )
        if len(_without(name, self.on)) >= MOST:
            raise TooManyScenariosError
        self.drop(name)
        self._add(ScenarioOn, switched)
        self.on = (switched, *self.on)
        return switched

    def drop(self, name: str) -> bool:
        """Switch the scenario off, forget its progress, and return whether it was on."""
        on, over = (self._store.find(kind, "name", name) for kind in (ScenarioOn, ScenarioOver))
        progress = self._store.get(ScenarioProgress, name)
        self._store.remove(*(record for record in (on, over, progress) if record))
        self.on, self.over = _without(name, self.on), _without(name, self.over)
        return on is not None

    def clear(self) -> None:
        """Switch all off, and forget the progress of all."""
        self._store.remove(
            *self._store.after(ScenarioOn, 0),
            *self._store.after(ScenarioOver, 0),
            *self._store.after(ScenarioProgress, ""),
        )
        self.on = self.over = ()

    def find(self, name: str) -> Scenario:
        """Return the scenario of that name, as it was switched on, else from the library.

        Raises `UnknownScenarioError`.
        """
        for scenario in (*self.on, *self.over):
            if scenario.name == name:
                return scenario
        return self.library[name]

    def progress(self, name: str) -> ScenarioProgress:
        """Return how many calls the scenario of that name has answered."""
        return self._store.get(ScenarioProgress, name) or ScenarioProgress(name)

    def choose(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        *,
        requested: Sequence[Scenario] = (),
        unsealed: object = None,
        has_payload: bool = True,
    ) -> Chosen | None:
        """Return the scenario that answers this call; None to answer as usual.

        In this order: *requested* (the request's header or cookie), those that a magic value in
        *arguments* names, those that are on. *unsealed*, the payload of a Multipass token, may
        have magic values, too. Without *has_payload* none that gives user errors is chosen. The
        call is counted, even if the request fails later. Raises `UnknownScenarioError` for a magic
        value that names none.
        """
        named = (self.find(name) for name in magic_names((arguments, unsealed)))
        for scenario in _each_once(chain(requested, named, self.on)):
            if scenario.effect.tokenless or not scenario.match.holds(operation, arguments):
                continue
            if not has_payload and scenario.effect.speaks_in_payload:
                continue
            if chosen := self._take(scenario):
                return chosen
        return None

    def choose_tokenless(
        self,
        operations: Collection[str],
        variables: Mapping[str, Any],
        *,
        requested: Sequence[Scenario] = (),
    ) -> Chosen | None:
        """Return the scenario that lets a request for *operations* be answered without its token.

        In this order: *requested*, those that are on.
        """
        for scenario in _each_once(chain(requested, self.on)):
            if scenario.effect.tokenless and any(
                scenario.match.holds(operation, variables) for operation in operations
            ):
                return self._take(scenario)
        return None

    def variants(
        self,
        operation: str,
        variables: Mapping[str, Any],
        *,
        requested: Sequence[Scenario] = (),
    ) -> VariantsChange | None:
        """Return what variants are like for whoever looks at the page of that *operation*: no call
        is counted.

        In this order: *requested*, those that are on. One with a share is passed over.
        """
        for scenario in chain(requested, self.on):
            progress = self.progress(scenario.name)
            effect = scenario.step(progress.answered)
            if (
                effect.variants is not None
                and scenario.effect.share is None
                and progress.left(scenario) != 0
                and scenario.match.holds(operation, variables)
            ):
                return effect.variants
        return None

    @property
    def lags(self) -> bool:
        """Whether a scenario is on that answers queries with older data."""
        return any(scenario.effect.lags for scenario in self.on)

    def _take(self, scenario: Scenario) -> Chosen | None:
        """Count the call; None if *scenario* is over, or the call is not in its share."""
        if not scenario.has_state:
            return Chosen(scenario, scenario.effect)
        before = self.progress(scenario.name)
        if before.left(scenario) == 0:
            return None
        asked = before.asked + (scenario.effect.share is not None)
        is_drawn = self._is_drawn(scenario, asked)
        progress = replace(before, asked=asked, answered=before.answered + is_drawn)
        self._store.put(progress)
        if not is_drawn:
            return None
        if progress.left(scenario) == 0 and scenario in self.on:
            self._end(scenario)
        return Chosen(scenario, scenario.step(before.answered), progress.answered)

    def _is_drawn(self, scenario: Scenario, number: int) -> bool:
        share = scenario.effect.share
        return share is None or draws(
            share, seed=self._seed, world=self._world, name=scenario.name, number=number
        )

    def _end(self, scenario: Scenario) -> None:
        """Move *scenario* from those that are on to those that are over."""
        on = self._store.find(ScenarioOn, "name", scenario.name)
        assert on is not None
        self._store.remove(on)
        self._add(ScenarioOver, scenario)
        self.on = _without(scenario.name, self.on)
        self.over = (scenario, *self.over)[:MOST]

    def _add(self, kind: type[ScenarioOn | ScenarioOver], scenario: Scenario) -> None:
        number = self._numbers.next(kind.__name__, first=kind.FIRST, step=1)
        self._store.put(kind(number, as_written(scenario)))

    def known(self, name: str) -> Scenario:
        """Return the library's scenario of that name, else the one that is on or over.

        Raises `UnknownScenarioError`.
        """
        try:
            return self.library[name]
        except UnknownScenarioError:
            return self.find(name)


def _newest_first(switched: Iterable[ScenarioOn | ScenarioOver]) -> tuple[Scenario, ...]:
    return tuple([each.scenario() for each in switched][::-1])


def _without(name: str, scenarios: tuple[Scenario, ...]) -> tuple[Scenario, ...]:
    return tuple([scenario for scenario in scenarios if scenario.name != name])


def _each_once(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """Yield the first of each name: one that is named twice counts a call once."""
    seen = set()
    for scenario in scenarios:
        if scenario.name not in seen:
            seen.add(scenario.name)
            yield scenario
