"""The seed of a world: what it holds before anything is put, each kind of record by itself."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

from sandbox.fixture_files import Fixtures
from sandbox.origin import Origin
from sandbox.store.protocols import STAMPS, Change, R, Record, RecordId

T = TypeVar("T")
R_co = TypeVar("R_co", bound=Record, covariant=True)


class SeedOf(Protocol[R_co]):
    """The records of one kind that a fresh world holds.

    They are the same each time, and none is made before it is asked for. `find` returns the one
    whose *key*, of the kind's `KEYS`, is *value*. `after` yields those whose id is higher than
    *record_id*, by id. Neither `holds` nor `count` makes a record. That of a kind with
    `SHARED_KEYS` also has `find_all`, which returns all whose *key* is *value*, by id.
    """

    def get(self, record_id: Any) -> R_co | None: ...
    def find(self, key: str, value: str) -> R_co | None: ...
    def after(self, record_id: Any) -> Iterator[R_co]: ...
    def holds(self, record_id: Any) -> bool: ...
    def count(self) -> int: ...


Factory: TypeAlias = Callable[["Seeds"], SeedOf[Any]]
"""Makes the seed of one kind. It raises what is wrong with the origin, a `ValueError`."""


class Seeds:
    """The `Base` of a store: for each kind of record the seed that a department brings.

    Factories are called when their kind is first asked for, and may ask for others by `of`.
    """

    __slots__ = (
        "_factories",
        "_made",
        "_once",
        "_stamp",
        "fixtures",
        "is_indexed",
        "limits",
        "origin",
    )

    def __init__(
        self,
        origin: Origin,
        fixtures: Fixtures,
        factories: Mapping[type[Any], Factory],
        limits: Mapping[str, int] | None = None,
    ) -> None:
        """*limits* say of which kinds, by name, a store keeps more or fewer than their `LIMIT`."""
        self.origin = origin
        self.fixtures = fixtures
        self.limits = limits or {}
        self._factories = factories
        self._made: dict[type, SeedOf[Any]] = {}
        self.is_indexed = False
        """Whether lists need nothing more to be made before they are asked for."""
        self._once: dict[Callable[[Seeds], Any], Any] = {}
        self._stamp = next(STAMPS)

    def of(self, kind: type[R]) -> SeedOf[R]:
        made = self._made.get(kind)
        if made is None:
            make = self._factories.get(kind)
            made = self._made[kind] = Nothing() if make is None else make(self)
        return made

    @property
    def seeds(self) -> "Seeds":
        return self

    def once(self, make: Callable[["Seeds"], T]) -> T:
        """Return what *make* makes of the seeds; it is made once, and kept as long as they are."""
        if make not in self._once:
            self._once[make] = make(self)
        made: T = self._once[make]
        return made

    def differing(self, _kind: type[R]) -> Change[R]:
        return Change()

    def stamp(self, kinds: Collection[type[Record]], *, others: bool = False) -> Hashable:
        """Return a stamp that no other seeds have: seeds never change."""
        del kinds, others
        return self._stamp

    def read(self) -> None:
        """Read all files now. Otherwise each is read when it is first needed."""
        for kind in self._factories:
            self.of(kind).count()

    def get(self, kind: type[R], record_id: RecordId) -> R | None:
        return self.of(kind).get(record_id)

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        return (self._made.get(kind) or self.of(kind)).find(key, value)

    def find_all(self, kind: type[R], key: str, value: str) -> Sequence[R]:
        seed: Any = self.of(kind)
        found: Sequence[R] = seed.find_all(key, value)
        return found

    def after(self, kind: type[R], record_id: RecordId) -> Iterator[R]:
        return self.of(kind).after(record_id)

    def holds(self, kind: type[Record], record_id: RecordId) -> bool:
        return self.of(kind).holds(record_id)

    def count(self, kind: type[Record]) -> int:
        return (self._made.get(kind) or self.of(kind)).count()


class Nothing:
    """The seed of a kind of which a fresh world has none."""

    def get(self, _: RecordId) -> None:
        return None

    def find(self, _key: str, _value: str) -> None:
        return None

    def find_all(self, _key: str, _value: str) -> Sequence[Any]:
        return ()

    def after(self, _: RecordId) -> Iterator[Any]:
        return iter(())

    def holds(self, _: RecordId) -> bool:
        return False

    def count(self) -> int:
        return 0
