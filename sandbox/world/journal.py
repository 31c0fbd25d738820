"""The journal of a world: its last requests and answers, as many as the limits allow."""

from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final
from weakref import ref

from sandbox.world.coverage import Coverage
from sandbox.world.exchange import OK, Exchange
from sandbox.world.waiters import Waiters

MOST: Final = 1_000  # exchanges of a world; past this, or past its room, the oldest go
ROOM: Final = 4 * 1024 * 1024  # bytes of a world
SHARED_ROOM: Final = 64 * 1024 * 1024  # bytes of all worlds of a process


class Shelf:
    """The room that the journals of one process share, and how much one may have of it.

    When all is taken, each journal in turn loses the older half of what it has.
    """

    def __init__(
        self, *, most: int = MOST, room: int = ROOM, shared_room: int = SHARED_ROOM
    ) -> None:
        """*most* exchanges a world, 0 for no journal; *room* and *shared_room* in bytes."""
        self.most: Final = most
        self.room: Final = room
        self.shared_room: Final = shared_room
        self.taken = 0
        self._journals: OrderedDict[int, ref[Journal]] = OrderedDict()

    def join(self, journal: "Journal") -> None:
        self._journals[id(journal)] = ref(journal)

    def leave(self, journal: "Journal") -> None:
        self.taken -= journal.size
        self._journals.pop(id(journal), None)

    def make_room(self) -> None:
        while self.taken > self.shared_room and self._journals:
            key, place = self._journals.popitem(last=False)
            journal = place()
            if journal is not None:
                self._journals[key] = place
                journal.halve()


class Journal:
    """The exchanges of one world, numbered from 1."""

    __slots__ = (
        "__weakref__",
        "_asked",
        "_exchanges",
        "_most",
        "_shelf",
        "_waiters",
        "coverage",
        "last_id",
        "size",
    )

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._most = shelf.most
        self._exchanges: deque[Exchange] = deque()
        self._waiters = Waiters()
        self.last_id = 0
        """The number of the newest exchange ever kept; 0 before the first."""
        self.coverage: Final = Coverage()
        """What was asked in all: neither room nor `clear` takes from it."""
        self.size = 0
        """What the exchanges take, in bytes."""
        self._asked = self.coverage.asked
        shelf.join(self)

    def __del__(self) -> None:
        self._shelf.leave(self)

    def __len__(self) -> int:
        return len(self._exchanges)

    @property
    def most(self) -> int:
        """How many exchanges are kept at the most; 0 for none."""
        return self._most

    @property
    def is_kept(self) -> bool:
        """Whether the process keeps journals at all."""
        return self._most > 0

    @property
    def first_id(self) -> int:
        """The number of the oldest exchange that is still there."""
        return self.last_id - len(self._exchanges) + 1

    def add(self, exchange: Exchange) -> None:
        """Count *exchange*, keep it, and wake those who wait for it."""
        asked = self._asked
        for operation in exchange.operations:
            asked[operation] = asked.get(operation, 0) + 1
        if exchange.outcome is not OK:
            self.coverage.fail(exchange.operations, exchange.codes)
        shelf, exchanges, grown = self._shelf, self._exchanges, exchange.size
        exchanges.append(exchange)
        if len(exchanges) > self._most:
            grown -= exchanges.popleft().size
        self.last_id += 1
        self.size = size = self.size + grown
        shelf.taken = taken = shelf.taken + grown
        if size > shelf.room or taken > shelf.shared_room:
            self._make_room()
        if self._waiters.waiting:
            self._waiters.wake()

    def exchanges(self, *, after: int = 0) -> tuple[tuple[int, Exchange], ...]:
        """Return the entries after that number, each with its own number, newest last."""
        return tuple(self._numbered(after))

    def take_over(self, exchanges: Iterable[Exchange], *, last_id: int, kept: int) -> None:
        """Go on with *exchanges* that another process counted, the newest of them *last_id*.

        *kept* is how many it keeps of all.
        """
        for exchange in exchanges:
            self._exchanges.append(exchange)
            self.size += exchange.size
            self._shelf.taken += exchange.size
        has_more = last_id != self.last_id
        self.last_id = last_id
        self._drop(max(0, len(self._exchanges) - kept))
        self._make_room()
        if has_more:
            self._waiters.wake()

    def show(self, journal: "Journal") -> None:
        """Have the exchanges of *journal*, as they are now, and its counts."""
        self._exchanges = deque(exchange for _, exchange in journal.exchanges())
        self.last_id, self.size = journal.last_id, journal.size
        self._shelf.taken += self.size
        self.coverage.show(journal.coverage)

    async def arrival(self) -> None:
        """Wait for the next exchange. To give up, cancel: `asyncio.timeout`."""
        await self._waiters.wait()

    def clear(self) -> None:
        """Throw all away. Numbers go on where they were."""
        self._drop(len(self._exchanges))

    def halve(self) -> None:
        """Throw the older half away."""
        self._drop((len(self._exchanges) + 1) // 2)

    def _make_room(self) -> None:
        while self.size > self._shelf.room:
            self._drop(1)
        self._shelf.make_room()

    def _drop(self, count: int) -> None:
        for _ in range(count):
            size = self._exchanges.popleft().size
            self.size -= size
            self._shelf.taken -= size

    def _numbered(self, after: int) -> Iterator[tuple[int, Exchange]]:
        start = max(min(after, self.last_id) + 1, self.first_id)
        newest_first = islice(reversed(self._exchanges), self.last_id - start + 1)
        return enumerate(reversed(tuple(newest_first)), start)
