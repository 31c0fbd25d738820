"""How far a scenario has come in one world, where that decides what it does next."""

from hashlib import blake2b
from typing import Final

from msgspec import Struct

from sandbox.scenarios.scenario import Scenario

_BITS: Final = 64


class Progress(Struct):
    """How many calls that match were *asked* of a scenario with a share, and *answered*."""

    asked: int = 0
    answered: int = 0

    def left(self, scenario: Scenario) -> int | None:
        """Return how many calls *scenario* will answer yet; None for any number."""
        return None if scenario.lasts is None else max(scenario.lasts - self.answered, 0)


def draws(share: float, *, seed: int, world: str, name: str, number: int) -> bool:
    """Say whether the call *number* is of the *share* that scenario *name* answers in *world*.

    The same call of the same world and seed is drawn in each run, whatever else was drawn.
    """
    text = f"{seed}/{world}/{name}/{number}".encode()
    drawn = int.from_bytes(blake2b(text, digest_size=_BITS // 8).digest())
    return drawn < share * (1 << _BITS)
