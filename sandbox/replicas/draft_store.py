"""The store of a draft: it collects what is put, and shows all that differs from the seed."""

from sandbox.store import Base, Changes, MemoryStore, Record
from sandbox.store.table import Table
from sandbox.webhooks.watched_store import WatchedStore


class DraftStore(MemoryStore):
    """Changes over *store*, which has changes over the seed itself."""

    __slots__ = ("_spares", "_under")

    def __init__(self, store: MemoryStore) -> None:
        super().__init__(store)
        self._under = store
        self._spares: dict[type, Table] = {}
        """Empty tables: to make one takes longer than to fill it with what a request changes."""

    def begin_again(self) -> None:
        """Forget what was put: the store below has it now."""
        for table in self._tables.values():
            table.clear()
        self._spares |= self._tables
        self._tables.clear()

    def drafted(self) -> Changes:
        """Return what differs from the store that it was begun over."""
        return super().changes()

    def changes(self) -> Changes:
        return self.fork().changes()

    def fork(self, base: Base | None = None) -> MemoryStore:
        whole = self._under.fork(base)
        whole.apply(self.drafted())
        return whole

    def _new_table(self, kind: type[Record]) -> Table:
        spare = self._spares.pop(kind, None)
        if spare is None:
            return super()._new_table(kind)
        self._tables[kind] = spare
        return spare


class WatchedDraftStore(WatchedStore, DraftStore):
    """The same, and tells what is put, so that webhooks are sent of it."""
