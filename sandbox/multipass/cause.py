"""The likely cause of a refused token, and its remedy."""

from msgspec import Struct


class Cause(Struct, frozen=True):
    """`name` is stable. `message` says what was found, `remedy` what to do, as sentences."""

    name: str
    message: str
    remedy: str
