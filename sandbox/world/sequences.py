"""The numbers that a world gives its new records."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final

from msgspec import Meta, Struct

from sandbox.faults import FaultError
from sandbox.gid import FIRST, STEP
from sandbox.store import Store

_LAST_ORDER: Final = 2_000_000_000


class Sequence(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The number that was given `last`; `id` is the kind that it was given to."""

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = None

    id: str
    last: Annotated[int, Meta(ge=0, le=10**17)]

    def wrong(self) -> Iterator[FaultError]:
        """Yield a last number of orders after which none could be shown: they are `Int`s."""
        if self.id == "OrderNumber" and self.last > _LAST_ORDER:
            yield FaultError(f"is {self.last}: orders have numbers up to {_LAST_ORDER:,}", "last")


class Sequences:
    """Gives the numbers of each kind in order, so that two runs agree."""

    __slots__ = ("_last", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: dict[str, int] = {}

    def refresh(self) -> None:
        """Go by what is in the store."""
        self._last.clear()

    def next(self, kind: str, *, first: int = FIRST, step: int = STEP) -> int:
        """Return a new number of that *kind*; by default, of a gid."""
        last = self._last.get(kind) or self.last(kind, first=first)
        number = self._last[kind] = last + step
        self._store.put(Sequence(kind, number))
        return number

    def last(self, kind: str, *, first: int = FIRST) -> int:
        """Return the number that was given last; *first*, which nothing has, before any was."""
        known = self._store.get(Sequence, kind)
        return first if known is None else known.last
