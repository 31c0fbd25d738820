"""What a record is, and what keeps records: the seed, and a store of changes on top."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Protocol, TypeVar


class Record(Protocol):
    """An immutable struct with an id. Putting one replaces the one before it.

    `KEYS` names the attributes that are unique in a shop, by which a record is found.
    `LIMIT` bounds how many of the kind a store keeps; the oldest go first.
    """

    KEYS: ClassVar[tuple[str, ...]]
    LIMIT: ClassVar[int | None]

    @property
    def id(self) -> int | str: ...


R = TypeVar("R", bound=Record)


class Base(Protocol):
    """What a store holds before anything is put: the seed.

    `after` yields the records of a kind whose id, a number, is higher than the one given, by
    id; it makes none before it is asked for the next. `count` makes none at all.
    """

    def get(self, kind: type[R], record_id: int | str) -> R | None: ...
    def find(self, kind: type[R], key: str, value: str) -> R | None: ...
    def after(self, kind: type[R], record_id: int) -> Iterator[R]: ...
    def holds(self, kind: type[Record], record_id: int | str) -> bool: ...
    def count(self, kind: type[Record]) -> int: ...


class Store(Base, Protocol):
    """A base, with changes on top. All records of one `put` land together, or none.

    `changes` has, by kind and id, what differs from the base, in the order in which it was put;
    None stands for what the base has and this does not.
    """

    def put(self, *records: Record) -> None: ...
    def remove(self, *records: Record) -> None: ...
    def changes(self) -> Mapping[type[Record], Mapping[int | str, Record | None]]: ...
