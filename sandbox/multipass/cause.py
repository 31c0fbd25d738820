"""What most likely went wrong where a token was made, and what to do about it."""

from msgspec import Struct


class Cause(Struct, frozen=True):
    """`name` is stable; `words` say what was found, `remedy` what to do, a sentence or two each."""

    name: str
    message: str
    remedy: str
