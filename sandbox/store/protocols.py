"""Protocols of records, of the seed, and of the store of changes over it."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, ClassVar, Final, Generic, Protocol, Self, TypeAlias, TypeVar

from msgspec import Struct

RecordId: TypeAlias = int | str | bytes
Values: TypeAlias = tuple[str, ...]
STAMPS: Final = count(1)
"""Numbers that are given once in a process."""


class Record(Protocol):
    """An immutable struct with an id. Putting one replaces the one before it.

    `KEYS` names the attributes that are unique in a shop, by which a record is found: a text, a
    tuple of texts, or None. A kind may also have `SHARED_KEYS`, attributes whose values several
    records may have: then all of them are found. `KEYS_FROM` names the attributes that a key
    follows from: where they are the same objects as before, so are its values.
    `LIMIT` bounds how many of the kind a store keeps; the oldest go first.
    """

    KEYS: ClassVar[tuple[str, ...]]
    LIMIT: ClassVar[int | None]

    @property
    def id(self) -> RecordId: ...


def shared_keys_of(kind: type[Record]) -> tuple[str, ...]:
    shared: tuple[str, ...] = getattr(kind, "SHARED_KEYS", ())
    return shared


def key_values(record: Record, key: str) -> Values:
    """Return the values by which *record* is found: *key* has none, one or several."""
    return values_of(getattr(record, key))


def values_of(value: Any) -> Values:
    return () if value is None else value if type(value) is tuple else (value,)


class Lapsing(Record, Protocol):
    """A record that is of no use once it has lapsed: a store keeps up to `FEW` that have."""

    FEW: ClassVar[int]

    def has_lapsed(self, newest: Self) -> bool:
        """Say whether it had lapsed when the *newest* of its kind was put."""
        ...


class Growing(Record, Protocol):
    """A record of many parts, which has the keys of all of them."""

    def apart(self, other: Self) -> tuple[Self, Self | None]:
        """Return this record and the *other* without the parts that both begin with; None for an
        *other* that has no more.

        A store looks at the keys of those two only.
        """
        ...


R = TypeVar("R", bound=Record)


class Change(Struct, Generic[R], frozen=True):
    """How the records of one kind differ from a base.

    `put` are new or changed, in the order in which they were put. `removed` are the ids of those
    that the base has and that are gone; no id is in both.
    """

    put: tuple[R, ...] = ()
    removed: tuple[RecordId, ...] = ()


Changes: TypeAlias = Mapping[type[Record], Change[Record]]
"""By kind, without those that do not differ."""


class Base(Protocol):
    """What a store holds before anything is put: the seed, or another store.

    `after` yields the records of a kind whose id is higher than the one given, by id; it makes
    none before it is asked for the next. `count` makes none at all. `find` is by one of `KEYS`;
    `find_all` is by one of `SHARED_KEYS`, and gives all that have the value, by id. `differing` is
    how the records of a kind differ from the `seeds`, which are below everything: a `Seeds`.
    `stamp` is another one whenever a record of one of the kinds may be another, or of one of all
    *others*; no two bases have the same.
    """

    @property
    def seeds(self) -> Any: ...

    def get(self, kind: type[R], record_id: RecordId) -> R | None: ...
    def find(self, kind: type[R], key: str, value: str) -> R | None: ...
    def find_all(self, kind: type[R], key: str, value: str) -> Sequence[R]: ...
    def after(self, kind: type[R], record_id: RecordId) -> Iterator[R]: ...
    def holds(self, kind: type[Record], record_id: RecordId) -> bool: ...
    def count(self, kind: type[Record]) -> int: ...
    def differing(self, kind: type[R]) -> Change[R]: ...
    def stamp(self, kinds: Collection[type[Record]], *, others: bool = False) -> Hashable: ...


class Store(Base, Protocol):
    """A base, with changes on top. All records of one `put` land together, or none.

    `changes` is all that differs from the base. Applied to another store over the same base, in
    the order in which they came, changes make it hold the same, and forget the same: which
    records go when there are too many follows from those that were put, and from nothing else.
    A `fork` holds the same over *base*, which has what the base of this one has, and changes on
    its own.
    """

    def put(self, *records: Record) -> None: ...
    def remove(self, *records: Record) -> None: ...
    def changes(self) -> Changes: ...
    def apply(self, changes: Changes) -> None: ...
    def fork(self, base: Base) -> "Store": ...
