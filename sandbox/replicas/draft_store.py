"""The store of a draft: it collects what is put, and shows all that differs from the seed."""

from sandbox.store import Base, Changes, MemoryStore
from sandbox.webhooks.watched_store import Watched


class DraftStore(MemoryStore):
    """Changes over *store*, which has changes over the seed itself."""

    __slots__ = ("_under",)

    def __init__(self, store: MemoryStore) -> None:
        super().__init__(store)
        self._under = store

    def begin_again(self) -> None:
        """Forget what was put: the store below has it now."""
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


class WatchedDraftStore(Watched, DraftStore):
    """The same, and tells what is put, so that webhooks are sent of it."""
