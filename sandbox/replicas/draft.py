"""A world as one request changes it, before that is committed."""

from sandbox.replicas.copy import Copy
from sandbox.replicas.draft_journal import DraftJournal
from sandbox.replicas.draft_store import DraftStore
from sandbox.store import MemoryStore


class Draft:
    """A world to be changed, over the copy that it was begun from."""

    __slots__ = ("copy", "journal", "place", "store", "world")

    def __init__(
        self, copy: Copy, *, reads_journal: bool, store: type[DraftStore] = DraftStore
    ) -> None:
        self.copy = copy
        self.place = copy.place
        assert isinstance(copy.world.store, MemoryStore)
        self.store = store(copy.world.store)
        self.world = copy.world.over(self.store)
        self.journal = DraftJournal(copy.world.journal, is_read=reads_journal)
        self.world.use_journal(self.journal)

    def begin_again(self) -> None:
        """Draft something else over the copy, which has all that was drafted until now."""
        self.place = self.copy.place
        self.store.begin_again()
        self.journal.begin_again()

    @property
    def is_unchanged(self) -> bool:
        """Whether there is nothing to be told to the store."""
        return bool(self.place[0] and not self.journal.has_something and not self.store.drafted())
