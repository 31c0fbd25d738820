"""One world as a process has it: a copy, as far as it has read the log."""

import os
from base64 import urlsafe_b64encode
from typing import Final

from sandbox.replicas.log_parts import Tail
from sandbox.world import World

ID: Final = 16
"""Letters of an entry's id."""
_RANDOM: Final = 12
"""Bytes that they stand for."""


class Copy:
    """A world as it is after `count` entries of the log of its `generation`.

    The generation is empty while the store does not have the world. What was read first decides:
    `world` is another object after a reset.
    """

    __slots__ = (
        "base_size",
        "count",
        "generation",
        "is_shared",
        "last",
        "log_size",
        "touched",
        "world",
    )

    def __init__(self, world: World, generation: str = "", count: int = 0, last: str = "") -> None:
        self.world = world
        self.generation = generation
        self.count = count
        self.last = last
        """The id of the last of these entries."""
        self.base_size = 0
        self.log_size = 0
        self.touched = 0.0
        self.is_shared = False
        """Whether other processes changed the world since this one did last."""

    @property
    def is_new(self) -> bool:
        """Whether the store did not have the world when it was read last."""
        return not self.generation

    @property
    def place(self) -> tuple[str, int, str]:
        """How far it is: the generation, the number of entries and the id of the last one."""
        return self.generation, self.count, self.last

    def go_on(self, entry: bytes) -> None:
        """Count an entry, whose changes are in the world now."""
        self.count += 1
        self.last = entry[:ID].decode()
        self.log_size += len(entry)

    def goes_on(self, tail: Tail) -> bool:
        """Say whether *tail* has the last entry of this copy, so that what follows is new."""
        if self.generation != tail.generation:
            return False
        seen = self.count - tail.first
        if not 0 < seen <= len(tail.entries):
            return not seen and self.last == tail.last
        return self.last == tail.entries[seen - 1][:ID].decode()


def new_id() -> bytes:
    """Return the id of an entry: letters, since the store packs it as text."""
    return urlsafe_b64encode(os.urandom(_RANDOM))
