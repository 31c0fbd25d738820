"""Pseudo-random numbers that depend on a seed, an index and a field, and on nothing else."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final, TypeVar

_BITS: Final = 64
T = TypeVar("T")


class Draws:
    """Draws one number for each (index, field), whatever was drawn before."""

    __slots__ = ("_start",)

    def __init__(self, seed: int) -> None:
        self._start = blake2b(b"%d" % seed, digest_size=_BITS // 8)

    def number(self, index: int, field: str) -> int:
        """Return a number of 64 bits."""
        state = self._start.copy()
        state.update(b"/%d/%b" % (index, field.encode()))
        return int.from_bytes(state.digest(), "big")

    def below(self, limit: int, index: int, field: str) -> int:
        """Return a number from 0 to *limit* - 1."""
        return self.number(index, field) * limit >> _BITS

    def chance(self, percent: int, index: int, field: str) -> bool:
        return self.below(100, index, field) < percent

    def one_of(self, choices: Sequence[T], index: int, field: str) -> T:
        return choices[self.below(len(choices), index, field)]
