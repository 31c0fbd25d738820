"""`Count`: how many things there are."""

from msgspec import Struct


class Count(Struct, frozen=True, gc=False):
    count: int
    precision: str = "EXACT"
