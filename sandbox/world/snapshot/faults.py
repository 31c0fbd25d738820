"""What is wrong with a snapshot: each fault with its place in the document."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from sandbox.world.clock import EARLIEST, LATEST

MOST_TOLD: Final = 20
OUT_OF_RANGE: Final = f"is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}"
"""Said of an instant that no clock of a world can come to."""

# msgspec: a message ends in the place inside the value, as in " - at `$[0].city`".
_PLACE: Final = " - at `$"
_PART: Final = re.compile(r"[^\[\].`]+|\.{3}")
_SOME_KEY: Final = "..."


class SnapshotFault(Struct, frozen=True):
    """`pointer` is a JSON pointer in a URI's fragment (RFC 6901): `#/records/Customer/put/0`."""

    pointer: str
    detail: str


class InvalidSnapshotError(ValueError):
    """No world can be restored from the document. `faults` has the first of what is wrong."""

    def __init__(self, faults: Iterable[SnapshotFault], *, source: str = "the snapshot") -> None:
        self.faults: Final = tuple(faults)
        told = "; ".join(f"{fault.pointer} {fault.detail}" for fault in self.faults)
        super().__init__(f"{source} cannot be restored: {told}")


class NoJsonError(InvalidSnapshotError):
    """The document is no JSON at all."""

    def __init__(self, error: Exception) -> None:
        super().__init__([wrong(f"is no JSON: {error}")])


def fault(error: Exception, *at: object) -> SnapshotFault:
    """Return what *error*, of msgspec or ours, says of the value that stands *at* that path."""
    words, _, place = str(error).partition(_PLACE)
    inside = [part for part in _PART.findall(place) if part != _SOME_KEY]
    return wrong(f"is wrong: {words[:1].lower()}{words[1:]}", *at, *inside)


def wrong(detail: str, *at: object) -> SnapshotFault:
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in at)
    return SnapshotFault("/".join(("#", *parts)), detail)
