"""The tables of several departments as one. A department is imported when it is first needed.

A start, and a login after it, need one department of ten. So a new department costs a start
nothing: what a table does not have yet is looked for in one department after another.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any, Final, TypeVar

from msgspec import Struct

from sandbox.department import Department, Mutation, Node
from sandbox.pause import begin_long
from sandbox.store import Factory, Record
from sandbox.storefront.node import node_queries
from sandbox.user_errors import Payload

K = TypeVar("K")
V = TypeVar("V")


class Later(Struct, frozen=True):
    """A department that `load` imports.

    `packages` are the folders of `sandbox/` whose records have their seeds in it. What
    `is_for_login` is imported at once, since suites wait for a first login.
    """

    load: Callable[[], Department]
    packages: tuple[str, ...]
    is_for_login: bool = False


class Table(Mapping[K, V]):
    """One table of all departments. What it does not have is looked for in the *next* ones.

    *next_of* imports a department that may have the key, and says whether there was one.
    """

    def __init__(self, next_of: Callable[[object], bool]) -> None:
        self._next_of = next_of
        self.known: dict[K, V] = {}
        """Of the departments that were imported."""

    def __getitem__(self, key: K) -> V:
        while key not in self.known and self._next_of(key):
            pass
        return self.known[key]

    def __iter__(self) -> Iterator[K]:
        while self._next_of(None):
            pass
        return iter(self.known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def add(self, table: Mapping[K, V]) -> None:
        """Raises `ValueError` where two departments answer for the same thing."""
        if twice := sorted(map(_name, self.known.keys() & table.keys())):
            raise ValueError(f"two departments answer for {', '.join(twice)}")
        self.known.update(table)


class StorefrontApi:
    """What all departments answer. Tables import departments when they are asked.

    Where only short work is done they raise `TakesLongError` instead: see `load_all`.
    """

    def __init__(self, departments: Sequence[Department], later: Sequence[Later] = ()) -> None:
        """Raises `ValueError` where two of *departments* answer for the same thing.

        For those of *later* it is raised when the second is imported.
        """
        self._later: Final = [*later]
        self._adding: Final = Lock()
        self._departments: Final[list[Department]] = []
        self.nodes: Final[Table[str, Node]] = Table(self._next)
        self.queries: Final[Table[str, Callable[..., Any]]] = Table(self._next)
        self.mutations: Final[Table[str, Mutation]] = Table(self._next)
        self.types: Final[Table[str, type]] = Table(self._next)
        self.fields: Final[Table[str, Callable[..., Any]]] = Table(self._next)
        self.seeds: Final[Table[type[Record], Factory]] = Table(self._next_with_seed)
        self.files: Final[Table[str, type[Struct]]] = Table(self._next)
        self._names: Final[dict[type, str]] = {}
        for department in (Department(queries=node_queries(self.nodes)), *departments):
            self._add(department)

    @property
    def records(self) -> tuple[type[Record], ...]:
        self.load_all()
        return tuple(kind for department in self._departments for kind in department.records)

    @property
    def secrets(self) -> frozenset[str]:
        self.load_all()
        return frozenset[str]().union(*(each.secrets for each in self._departments))

    def payload(self, mutation: str) -> type[Payload]:
        """Return the class of the payload of *mutation*; one that is not built has none."""
        kind = self.types.get(f"{mutation[0].upper()}{mutation[1:]}Payload", Payload)
        assert issubclass(kind, Payload)
        return kind

    def type_of(self, value: object) -> str | None:
        """Return the type of the schema whose class *value* has: the first, if it has several."""
        kind = type(value)
        while kind not in self._names and self._next(kind):
            pass
        return self._names.get(kind)

    def load(self, roots: Collection[str]) -> None:
        """Import what answers these root fields."""
        for name in roots:
            while name not in self.mutations.known and name not in self.queries.known:
                if not self._next(name):
                    break

    def load_all(self) -> None:
        """Import the departments that were not needed yet. Any thread may do so."""
        while self._next(None):
            pass

    def _next(self, _: object) -> bool:
        first = self._later[:1]  # another thread may take it away meanwhile
        for each in first:
            self._import(each)
        return bool(first)

    def _next_with_seed(self, kind: object) -> bool:
        """Import the department of a kind of record; any, if *kind* is None."""
        if kind is None:
            return self._next(None)
        package = str(getattr(kind, "__module__", "")).split(".")[1:2]
        for each in tuple(self._later):
            if package and package[0] in each.packages:
                self._import(each)
                return True
        return False

    def _import(self, later: Later) -> None:
        if not later.is_for_login:
            begin_long()
        department = later.load()
        with self._adding:
            if later in self._later:
                self._add(department)
                self._later.remove(later)

    def _add(self, department: Department) -> None:
        self._departments.append(department)
        self.nodes.add(department.nodes)
        self.queries.add(department.queries)
        self.mutations.add(department.mutations)
        self.types.add(department.types)
        self.fields.add(department.fields)
        self.seeds.add(department.seeds)
        self.files.add(department.files)
        for name, kind in department.types.items():
            self._names.setdefault(kind, name)


def _name(key: object) -> str:
    return key.__name__ if isinstance(key, type) else str(key)
