"""A scenario: the calls that it matches, and its effect on them."""

from msgspec import Struct

from sandbox.scenarios.effect import ContradictoryEffectError, Effect
from sandbox.scenarios.match import Match


class Scenario(Struct, frozen=True, kw_only=True):
    """A named effect on the calls that match. Names are of a-z, 0-9 and `-`.

    `times` is how many calls it answers; None is each, or with a sequence one for each step.
    """

    name: str
    effect: Effect
    match: Match = Match()
    description: str = ""
    times: int | None = None

    def __post_init__(self) -> None:
        if self.effect.is_empty:
            raise ContradictoryEffectError("is empty: say what the scenario does", "effect")
        if self.times is not None and self.times < 1:
            raise ContradictoryEffectError(
                f"is {self.times}: write 1 or more, or leave it out", "times"
            )

    @property
    def lasts(self) -> int | None:
        """How many calls it answers before it is over; None for any number."""
        return len(self.effect.sequence) or None if self.times is None else self.times

    @property
    def has_state(self) -> bool:
        """Whether what it does to a call depends on the calls before."""
        return self.lasts is not None or self.effect.share is not None

    def step(self, number: int) -> Effect:
        """Return the effect on the call *number*, from 0: the last of a sequence stays."""
        steps = self.effect.sequence or (self.effect,)
        return steps[min(number, len(steps) - 1)]
