"""A store that is a log. It shows that a world keeps no state outside of its store.

What an operation changed is encoded to bytes and appended. Before the next operation the whole log
is replayed into an empty store, and all parts of the world are made anew over it: state that was
kept elsewhere is lost, and tests fail.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from sandbox.app import record_kinds
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.seeding.fresh_worlds import FreshWorlds
from sandbox.settings import Settings
from sandbox.store import Base, Change, Changes, MemoryStore, R, Record, RecordId, Seeds
from sandbox.world import World, Worlds

PARTS: Final = ("clock", "gids", "inbox", "switchboard", "throttles")
"""Attributes of a world that read and write records."""

MOST: Final = 10
"""Past so many entries a log is made shorter: they become one."""

_KEPT: Final = frozenset({"_numbers", "_waiters"})
"""Attributes of parts that are no state: another part, and the requests that wait just now."""


class LogStore:
    """A `Store` over *base*. An operation is over when `commit` is called."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._kept = MemoryStore(base)
        self._draft = MemoryStore(self._kept)
        self.log: list[bytes] = []

    def get(self, kind: type[R], record_id: RecordId) -> R | None:
        return self._draft.get(kind, record_id)

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        return self._draft.find(kind, key, value)

    def find_all(self, kind: type[R], key: str, value: str) -> Sequence[R]:
        return self._draft.find_all(kind, key, value)

    def after(self, kind: type[R], record_id: RecordId) -> Iterator[R]:
        return self._draft.after(kind, record_id)

    def holds(self, kind: type[Record], record_id: RecordId) -> bool:
        return self._draft.holds(kind, record_id)

    def count(self, kind: type[Record]) -> int:
        return self._draft.count(kind)

    @property
    def seeds(self) -> Seeds:
        return self._base.seeds

    def differing(self, kind: type[R]) -> Change[R]:
        return self._draft.differing(kind)

    def stamp(self, kinds: Collection[type[Record]], *, others: bool = False) -> Hashable:
        return self._draft.stamp(kinds, others=others)

    def put(self, *records: Record) -> None:
        self._draft.put(*records)

    def remove(self, *records: Record) -> None:
        self._draft.remove(*records)

    def apply(self, changes: Changes) -> None:
        self._draft.apply(changes)

    def changes(self) -> Changes:
        self.commit()
        return self._kept.changes()

    def fork(self, base: Base) -> "LogStore":
        self.commit()
        fork = LogStore(base)
        fork.log = self.log.copy()
        fork._go_on_with(fork._replayed())
        return fork

    def commit(self) -> None:
        """Append what was changed, and go on with what a replay of the log comes to."""
        changes = self._draft.changes()
        if not changes:
            return
        self._kept.apply(changes)
        self.log.append(encoded(changes))
        if len(self.log) > MOST:
            self.log = [encoded(self._kept.changes())]
        replayed = self._replayed()
        assert replayed.changes() == self._kept.changes()
        self._go_on_with(replayed)

    def _replayed(self) -> MemoryStore:
        replayed = MemoryStore(self._base)
        for entry in self.log:
            replayed.apply(decoded(entry))
        return replayed

    def _go_on_with(self, replayed: MemoryStore) -> None:
        self._kept = replayed
        self._draft = MemoryStore(replayed)


class LogWorlds(Worlds):
    """Worlds that are made anew from their logs for each request."""

    def open(self, name: str) -> World:
        world = super().open(name)
        renew(world)
        return world


def log_worlds_of(settings: Settings, data: ShopData, library: Library) -> Worlds:
    """Return what `worlds_of` does, over logs."""
    return FreshWorlds(settings, data, library, record_kinds, store=LogStore, kind=LogWorlds).worlds


def renew(world: World) -> None:
    """End an operation in *world*. From now on its parts know only what is in the log."""
    assert isinstance(world.store, LogStore)
    world.store.commit()
    fresh = world.over(world.store)
    world.shop = fresh.shop
    for name in PARTS:
        part = getattr(world, name)
        for slot in () if part is None else set(part.__slots__) - _KEPT:
            setattr(part, slot, getattr(getattr(fresh, name), slot))


def encoded(changes: Changes) -> bytes:
    return msgspec.msgpack.encode(
        {kind.__name__: (change.put, change.removed) for kind, change in changes.items()}
    )


def decoded(entry: bytes) -> Changes:
    kinds: Mapping[str, Any] = record_kinds()
    by_name = msgspec.msgpack.decode(entry, type=dict[str, tuple[msgspec.Raw, tuple[Any, ...]]])
    return {
        kinds[name]: Change(msgspec.msgpack.decode(put, type=tuple[kinds[name], ...]), removed)
        for name, (put, removed) in by_name.items()
    }
