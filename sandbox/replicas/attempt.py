"""One try to answer a request: it runs in drafts of worlds, which are committed or dropped."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from sandbox.origin import Origin
from sandbox.replicas.copies import Copies
from sandbox.replicas.copy import Copy
from sandbox.replicas.draft import Draft
from sandbox.world import World


class NotReadError(BaseException):
    """The attempt needs something from the store first. Then the request runs again.

    `name` is a world, None the list of all worlds. If it `is_opened` it may be made. No handler
    catches this as an error.
    """

    def __init__(self, name: str | None, *, is_opened: bool = False) -> None:
        super().__init__(name)
        self.name = name
        self.is_opened = is_opened


class Known:
    """What a request has read from the store, in all its attempts."""

    def __init__(self, *, is_live: bool = False, reads_journals: bool = True) -> None:
        self.is_live = is_live
        self.reads_journals = reads_journals
        self.read: set[str] = set()
        """Names of worlds that were read for this request, whether they exist or not."""
        self.listed: Mapping[str, Origin] | None = None
        self.on_follow: Callable[[], object] | None = None
        """Called when the request begins to wait for what others change."""


class Attempt:
    """Drafts of the worlds that a request opens, and the worlds that it replaces or deletes."""

    def __init__(self, copies: Copies, known: Known) -> None:
        self._copies = copies
        self.known = known
        self.drafts: dict[str, Draft] = {}
        self.made: dict[str, World] = {}
        self.gone: set[str] = set()
        self.counts: list[Callable[[], None]] = []
        """What is to be counted once the attempt has succeeded."""

    def open(self, name: str) -> World | None:
        """Return the world; None if it must be made, since the attempt deleted it.

        Raises `NotReadError`.
        """
        if name in self.made:
            return self.made[name]
        if name in self.gone:
            return None
        known = self._known(name, is_opened=True)
        return self._world(self._copies.new(name) if known is None else known)

    def peek(self, name: str) -> World | None:
        """Return the world, None if it does not exist. Raises `NotReadError`."""
        if name in self.made:
            return self.made[name]
        if name in self.gone:
            return None
        known = self._known(name)
        return None if known is None or known.is_new else self._world(known)

    def names(self) -> Iterable[tuple[str, Origin]]:
        """Return all worlds. Raises `NotReadError`."""
        if self.known.listed is None:
            raise NotReadError(None)
        return self.known.listed.items()

    def follow(self) -> None:
        """Go on with the copies themselves, which are kept up to date, and change nothing."""
        if not self.known.is_live:
            self.known.is_live = True
            self.drafts.clear()
            if self.known.on_follow is not None:
                self.known.on_follow()

    def _known(self, name: str, *, is_opened: bool = False) -> Copy | None:
        copy = self._copies.get(name)
        must_read = copy is None or self.known.is_live or self.known.reads_journals
        if must_read and name not in self.known.read:
            raise NotReadError(name, is_opened=is_opened)
        return copy

    def _world(self, copy: Copy) -> World:
        if self.known.is_live:
            return copy.world
        draft = self.drafts.get(copy.world.name)
        if draft is None:
            draft = self.drafts[copy.world.name] = self._copies.draft(
                copy, reads_journal=self.known.reads_journals
            )
        return draft.world


_CURRENT: Final[ContextVar[Attempt | None]] = ContextVar("attempt", default=None)


def current() -> Attempt | None:
    return _CURRENT.get()


@contextmanager
def running(attempt: Attempt) -> Iterator[None]:
    """Have *attempt* be the one that opens worlds."""
    token = _CURRENT.set(attempt)
    try:
        yield
    finally:
        _CURRENT.reset(token)
