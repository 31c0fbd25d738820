"""From the text of a document to an answer: prepared once, kept, executed by its plan."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode

from sandbox.execution.cache import MOST_CHARACTERS, MOST_ENTRIES, BoundedCache, Key
from sandbox.execution.literals import Lifted, Pieces, lift, relocate, take_apart
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
    without a `document` it is a refusal. It is called once for a text, and for all texts that
    differ only in strings given for arguments of the types *liftable*: what it makes must not
    depend on those.
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
        outline_key = (pieces.outline, operation_name)
        outline = self._outlines.get(outline_key)
        if outline is None:
            exact = self.exactly(text, operation_name)
            if exact.operation is None:
                return self._keep(key, exact)
            outline = self._outline(exact, pieces)
            self._outlines.put(outline_key, outline)
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

    def _outline(self, exact: "ExactReady[P]", pieces: Pieces) -> "_Outline[P]":
        document, operation = exact.prepared.document, exact.prepared.operation
        assert document is not None
        assert operation is not None
        lifted = lift(self._schema, document, operation, pieces.strings, liftable=self._liftable)
        if lifted is None:
            return _Outline(exact.prepared, None, None)
        compiled = Operation(self._schema, lifted.document, lifted.operation)
        return _Outline(exact.prepared, lifted, compiled)


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

    `prepared` is that of the text which came first: its locations are not this text's.
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
        outline = self._outline
        assert outline.operation is not None
        assert outline.lifted is not None
        outcome = outline.operation.execute(
            root=root, context=context, variables=variables, literals=self._literals
        )
        if outcome is None or not outcome.executed:
            return self.exact().execute(variables=variables, root=root, context=context)
        if not outcome.errors:
            return outcome
        errors = relocate(outcome.errors, outline.lifted.document, self._key[0])
        return outcome._replace(errors=errors)

    def exact(self) -> ExactReady[P]:
        """Prepare the text itself: for locations in it."""
        return self._executor.exactly(*self._key)


Ready: TypeAlias = ExactReady[P] | LiftedReady[P]


class _Outline(NamedTuple, Generic[P]):
    """What all texts of one outline share; nothing is lifted where strings decide more."""

    prepared: P
    lifted: Lifted | None
    operation: Operation | None

    def literals(self, strings: list[str]) -> dict[str, str] | None:
        return None if self.lifted is None else self.lifted.literals(strings)
