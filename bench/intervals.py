"""Medians, and how far they can be trusted."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

CONFIDENCE: Final = 0.95
ENOUGH: Final = 5
"""Of fewer values the bootstrap gives intervals that are too narrow to be true."""

_RESAMPLES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A median, its 95 % confidence interval, and how many values it is of."""

    value: float
    low: float
    high: float
    count: int

    @property
    def is_of_enough(self) -> bool:
        return self.count >= ENOUGH

    @property
    def interval(self) -> str:
        """Return the interval in words: none, when it would say more than is known."""
        if not self.is_of_enough:
            return f"of {self.count} only"
        return f"{short(self.low)}-{short(self.high)}"

    def __str__(self) -> str:
        return f"{short(self.value)} [{self.interval}]"


def estimate(values: Sequence[float]) -> Estimate:
    """Return the median of *values*, at least one, with a bootstrap interval.

    The same values give the same interval: what is drawn does not depend on the moment.
    """
    if not values:
        raise ValueError("There is no median of no values: every burst was dropped.")
    draw = random.Random(len(values))
    medians = sorted(median(draw.choices(values, k=len(values))) for _ in range(_RESAMPLES))
    tail = int(_RESAMPLES * (1 - CONFIDENCE) / 2)
    return Estimate(median(values), medians[tail], medians[-tail - 1], len(values))


def short(value: float) -> str:
    """Write *value* with about three digits."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
