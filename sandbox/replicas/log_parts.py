"""What goes to the log of a world, and what comes from it."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from msgspec import DecodeError, Struct, msgpack

Place: TypeAlias = tuple[str, int, str]
"""How far a log was read: its generation, the number of entries, and the id of the last one."""


class Tail(Struct, frozen=True):
    """What came to a world's log since a position.

    `generation` is empty for a world that the store does not have. `base` is None if the entries
    go on from where they were asked for; else it is what the world had before them, as bytes.
    `last` is the id of the entry before them.
    """

    generation: str
    last: str
    first: int
    origin: str
    written_as: str
    base: bytes | None
    entries: Sequence[bytes]


SPOILT: Final = Tail("spoilt", "", 0, "", "that is not readable", b"", ())
"""Stands for a head that this program did not write."""


class Commit(Struct, frozen=True):
    """What is to be put into a world if its log has nothing past a `place`.

    `entry` may be empty. `made` is the generation of a world that the store does not have, and
    empty for others, as is `origin`. The world lives `lives` milliseconds from now on if that is
    not 0. Its journal has up to `most` requests and `room` bytes; `counts` are names, each
    followed by what to add to it.
    """

    place: Place
    entry: bytes
    made: str
    origin: str
    format: int
    lives: int
    most: int
    room: int
    requests: Sequence[bytes]
    counts: Sequence[str | int]

    def packed(self) -> tuple[object, ...]:
        """Return it as `scripts.COMMIT` takes it."""
        return (
            *self.place,
            self.made,
            self.origin,
            self.format,
            self.lives,
            self.most,
            self.room,
            self.counts,
            len(self.entry),
            [len(request) for request in self.requests],
        )


class Committed(Struct, frozen=True):
    """What became of a commit.

    `newer` is None if it was done now; else what came first. It `is_done` also if an earlier try
    of the same commit had been done, and its answer was lost.
    """

    is_done: bool
    newer: Tail | None = None


DONE: Final = Committed(is_done=True)


class JournalTail(Struct, frozen=True):
    """The requests since a number, `last` being the number of the newest ever."""

    generation: str
    last: int
    entries: Sequence[bytes]
    coverage: dict[bytes, int]
    kept: int


_About: TypeAlias = tuple[str, str, int, str, str, tuple[int, ...]]
_about: Final = msgpack.Decoder(_About).decode


def tail_of(answer: Sequence[Any]) -> Tail:
    """Read what `scripts.READ` and `scripts.COMMIT` answer of a log."""
    packed, joined, base = answer
    try:
        generation, last, first, origin, written_as, sizes = _about(packed)
    except (DecodeError, UnicodeDecodeError):
        return SPOILT
    entries, start = [], 0
    for size in sizes:
        entries.append(joined[start : start + size])
        start += size
    return Tail(
        generation=generation,
        last=last,
        first=first,
        origin=origin,
        written_as=written_as,
        base=base,
        entries=entries,
    )
