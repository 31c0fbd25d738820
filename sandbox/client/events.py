"""Server-sent events, read line by line."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from sandbox.client.call import OK, Reply

T = TypeVar("T")

_FOLLOWED = b"entry"


class Events(Generic[T]):
    """Reads the data of each `entry` with *read_data*, and ignores other events.

    The sandbox writes the data of an event in one line.
    """

    def __init__(self, read_data: Callable[[Reply], T]) -> None:
        self._read_data = read_data
        self._kind = b""

    def read(self, line: bytes) -> Iterator[T]:
        """Yield the result of the event that *line* completes, if it does."""
        name, _, value = line.strip().partition(b": ")
        if name == b"event":
            self._kind = value
        if name == b"data" and self._kind == _FOLLOWED:
            yield self._read_data(Reply(OK, {}, value))
