"""What is read of server-sent events, line by line."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from sandbox.client.call import OK, Reply

T = TypeVar("T")

_FOLLOWED = b"entry"


class Events(Generic[T]):
    """Reads the data of each `entry` as a reply by *read*. Those of other kinds are passed over.

    The sandbox writes the data of an event in one line.
    """

    def __init__(self, read: Callable[[Reply], T]) -> None:
        self._read = read
        self._kind = b""

    def told(self, line: bytes) -> Iterator[T]:
        """Yield the result that *line* completes, if it does."""
        name, _, value = line.strip().partition(b": ")
        if name == b"event":
            self._kind = value
        if name == b"data" and self._kind == _FOLLOWED:
            yield self._read(Reply(OK, {}, value))
