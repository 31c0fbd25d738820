"""Records of scenarios: which are on, which are over, how far each has come."""

from typing import ClassVar

from msgspec import Struct, to_builtins

from sandbox.bounds import Number
from sandbox.control_models.scenarios import Scenario as WrittenScenario
from sandbox.scenarios import Scenario, read_scenario


class _Switched(Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario as a file would have it. Those with a higher `id` came later.

    Raises `InvalidScenarioError` for one that cannot be.
    """

    id: Number
    written: WrittenScenario

    def __post_init__(self) -> None:
        self.scenario()

    @property
    def name(self) -> str:
        return self.written.name

    def scenario(self) -> Scenario:
        return read_scenario(to_builtins(self.written), source=f"scenario {self.name}")


class ScenarioOn(_Switched, frozen=True, forbid_unknown_fields=True):
    """A scenario that is on. No more than `LIMIT` can be."""

    KEYS: ClassVar[tuple[str, ...]] = ("name",)
    LIMIT: ClassVar[int | None] = 1_000
    FIRST: ClassVar[int] = 0


class ScenarioOver(_Switched, frozen=True, forbid_unknown_fields=True):
    """One that went off by itself, as it has answered all its calls. The oldest are forgotten."""

    KEYS: ClassVar[tuple[str, ...]] = ("name",)
    LIMIT: ClassVar[int | None] = 1_000
    FIRST: ClassVar[int] = 0


class ScenarioProgress(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """How many calls were `asked` of a scenario with a share, and how many it `answered`.

    `id` is the scenario's name: it is on, over, or asked for by requests. Past `LIMIT` the one
    that answered longest ago is forgotten.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    asked: Number = 0
    answered: Number = 0

    def left(self, scenario: Scenario) -> int | None:
        """Return how many calls *scenario* will answer yet; None for any number."""
        return None if scenario.lasts is None else max(scenario.lasts - self.answered, 0)
