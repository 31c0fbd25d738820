"""The journal of a draft: what is read is the world's, what is added waits for the commit."""

from sandbox.world.coverage import Coverage
from sandbox.world.exchange import OK, Code, Exchange
from sandbox.world.journal import Journal, Shelf


class DraftJournal(Journal):
    """Shows the requests of *journal*, and keeps apart what is added to it."""

    __slots__ = ("added", "counts", "is_cleared", "is_read")

    def __init__(self, journal: Journal, *, is_read: bool) -> None:
        """Unless it *is_read*, it shows none of the requests: to copy them takes time."""
        super().__init__(Shelf(most=journal.most))
        self.is_read = is_read
        if is_read:
            self.show(journal)
        self.added: list[Exchange] = []
        self.counts: dict[str, int] = {}
        self.is_cleared = False

    @property
    def has_something(self) -> bool:
        """Whether there is something to be told to the store."""
        return bool(self.added or self.counts or self.is_cleared)

    def add(self, exchange: Exchange) -> None:
        if self.most:
            self.added.append(exchange)
        failed = exchange.outcome is not OK
        for operation in exchange.operations:
            self._count("a:" + operation)
            if failed:
                self._count("f:" + operation)
        if failed:
            for code in dict.fromkeys(exchange.codes):
                kind = "u" if code.is_user_error else "e"
                self._count(f"{kind}:{code.operation or ''}:{code.code or ''}")

    def clear(self) -> None:
        super().clear()
        self.is_cleared = True
        self.added.clear()

    def begin_again(self) -> None:
        """Forget what was added: the store has it now."""
        self.added.clear()
        self.counts.clear()

    def _count(self, key: str) -> None:
        self.counts[key] = self.counts.get(key, 0) + 1


def counts_of(coverage: dict[bytes, int]) -> Coverage:
    """Read the counts that journals of drafts have added up in the store."""
    read = Coverage()
    for key, count in coverage.items():
        kind, _, rest = key.decode().partition(":")
        if kind == "a":
            read.asked[rest] = count
        elif kind == "f":
            read.failed[rest] = count
        else:
            operation, _, code = rest.partition(":")
            read.codes[Code(operation or None, code or None, kind == "u")] = count
    return read
