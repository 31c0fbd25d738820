"""Chooses the calls that a scenario with a `share` answers."""

from hashlib import blake2b
from typing import Final

_BITS: Final = 64


def draws(share: float, *, seed: int, world: str, name: str, number: int) -> bool:
    """Say whether the call *number* is of the *share* that scenario *name* answers in *world*.

    The same call of the same world and seed is drawn in each run, whatever else was drawn.
    """
    text = f"{seed}/{world}/{name}/{number}".encode()
    drawn = int.from_bytes(blake2b(text, digest_size=_BITS // 8).digest())
    return drawn < share * (1 << _BITS)
