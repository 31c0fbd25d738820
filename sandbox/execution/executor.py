"""From the text of a document to an answer: prepared once, kept, executed by its plan."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from graphql import (
    DocumentNode,
    GraphQLID,
    GraphQLSchema,
    GraphQLString,
    OperationDefinitionNode,
)

from sandbox.execution.cache import MOST_CHARACTERS, MOST_ENTRIES, BoundedCache, Key
from sandbox.execution.literals import Lifted, Pieces, lift, take_apart
from sandbox.execution.locations import relocate
from sandbox.execution.operation import Operation, Outcome


class Prepared(Protocol):
    """What the caller makes of a text: parsed, checked, an operation chosen, or refused."""

    @property
    def document(self) -> DocumentNode | None: ...
    @property
    def operation(self) -> OperationDefinitionNode | None: ...


P = TypeVar("P", bound=Prepared)


class Executor(Generic[P]):
    """Executes operations against *schema*, whose resolvers do not await.

    *prepare* turns a text and an operation name into whatever the caller needs of a document;
    without a `document` it is a refusal. It promises that a document is valid, as graphql-core's
    `validate` has it, but may be more or less strict about what the schema calls deprecated,
    unused and the like. It is called once for a text that is kept.

    *liftable* are types, of "String" and "ID", of which *prepare* promises more: what it makes
    does not depend on what such a string says where it is an argument of a field, or part of
    one. So it is called once for all texts, of up to `literals.LONGEST` characters, that differ
    only in those. IDs may be lifted where any string passes for one: not if *prepare* wants them
    to be of a form. Resolvers promise not to look into `info` for the literals of a document:
    in `field_nodes` and `variable_values` they are variables, whose names begin with
    `__literal_`, and places are those of the text that came first.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        prepare: Callable[[str, str | None], P],
        *,
        liftable: frozenset[str] = frozenset(),
        most_entries: int = MOST_ENTRIES,
        most_characters: int = MOST_CHARACTERS,
    ) -> None:
        _check_liftable(schema, liftable)
        self._schema = schema
        self._prepare = prepare
        self._liftable = liftable
        self._texts = BoundedCache[ExactReady[P]](
            most_entries=most_entries, most_characters=most_characters
        )
        self._outlines = BoundedCache[_Outline[P]](
            most_entries=most_entries, most_characters=most_characters
        )

    def ready(self, text: str, operation_name: str | None) -> "Ready[P]":
        """Return the operation, ready to be executed; its `prepared` says whether it can be."""
        key = (text, operation_name)
        if known := self._texts.get(key):
            return known
        pieces = take_apart(text) if self._liftable else None
        if pieces is None:
            return self._keep(key, self.exactly(text, operation_name))
        outline = self._outlines.get((pieces.outline, operation_name))
        if outline is None:
            return self._first(key, pieces)
        if (literals := outline.literals(pieces.strings)) is not None:
            return LiftedReady(self, outline, key, literals)
        return self._keep(key, self.exactly(text, operation_name))

    def exactly(self, text: str, operation_name: str | None) -> "ExactReady[P]":
        """Prepare *text* as it stands, and keep nothing."""
        prepared = self._prepare(text, operation_name)
        if prepared.document is None or prepared.operation is None:
            return ExactReady(prepared, None)
        return ExactReady(prepared, Operation(self._schema, prepared.document, prepared.operation))

    def _keep(self, key: Key, ready: "ExactReady[P]") -> "ExactReady[P]":
        self._texts.put(key, ready)
        return ready

    def _first(self, key: Key, pieces: Pieces) -> "ExactReady[P]":
        """Prepare the first text of an outline; lift its strings, for those that follow."""
        exact = self.exactly(*key)
        document, operation = exact.prepared.document, exact.prepared.operation
        if document is None or operation is None:
            return self._keep(key, exact)
        lifted = lift(self._schema, document, operation, pieces.strings, liftable=self._liftable)
        self._outlines.put((pieces.outline, key[1]), _Outline(exact.prepared, lifted))
        return exact if lifted else self._keep(key, exact)


def _check_liftable(schema: GraphQLSchema, names: frozenset[str]) -> None:
    """Refuse types whose values are not the strings that stand for them."""
    for name in sorted(names):
        kind = schema.get_type(name)
        if kind is not GraphQLString and kind is not GraphQLID:
            raise ValueError(
                f"{name} is not liftable: only String and ID are, with GraphQL's own coercion"
            )


class ExactReady(Generic[P]):
    """An operation of one text. `operation` is None when the text was refused."""

    __slots__ = ("operation", "prepared")

    def __init__(self, prepared: P, operation: Operation | None) -> None:
        self.prepared = prepared
        self.operation = operation

    def execute(
        self, *, variables: Mapping[str, Any], root: Any = None, context: Any = None
    ) -> Outcome:
        assert self.operation is not None, "the document was refused: see `prepared`"
        outcome = self.operation.execute(root=root, context=context, variables=variables)
        assert outcome is not None, "without literals there is always an answer"
        return outcome

    def exact(self) -> "ExactReady[P]":
        return self


class LiftedReady(Generic[P]):
    """An operation that other texts share, with the strings of one of them.

    `prepared` is that of the text which came first: its locations are not this text's. Those
    are in `exact().prepared`.
    """

    __slots__ = ("_executor", "_key", "_literals", "_outline")

    def __init__(
        self, executor: Executor[P], outline: "_Outline[P]", key: Key, literals: dict[str, str]
    ) -> None:
        self._executor = executor
        self._outline = outline
        self._key = key
        self._literals = literals

    @property
    def prepared(self) -> P:
        return self._outline.prepared

    def execute(
        self, *, variables: Mapping[str, Any], root: Any = None, context: Any = None
    ) -> Outcome:
        lifted = self._outline.lifted
        assert lifted is not None, "an outline without literals makes exact operations"
        outcome = lifted.operation.execute(
            root=root, context=context, variables=variables, literals=self._literals
        )
        if outcome is None or not outcome.executed:
            return self.exact().execute(variables=variables, root=root, context=context)
        if not outcome.errors:
            return outcome
        return outcome._replace(errors=relocate(outcome.errors, lifted.document, self._key[0]))

    def exact(self) -> ExactReady[P]:
        """Prepare the text itself: for locations in it."""
        return self._executor.exactly(*self._key)


Ready: TypeAlias = ExactReady[P] | LiftedReady[P]


class _Outline(NamedTuple, Generic[P]):
    """What all texts of one outline share; nothing is lifted where strings decide more."""

    prepared: P
    lifted: Lifted | None

    def literals(self, strings: list[str]) -> dict[str, str] | None:
        return None if self.lifted is None else self.lifted.literals(strings)
