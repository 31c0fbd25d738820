"""`Count`: how many there are of something."""

from msgspec import Struct


class Count(Struct, frozen=True, gc=False):
    count: int
    precision = "EXACT"
