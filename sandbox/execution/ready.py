"""An operation that is ready to be executed, of one text or of many that differ in strings."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from graphql import DocumentNode, OperationDefinitionNode
from msgspec.structs import replace

from sandbox.execution.kept import Kept
from sandbox.execution.limits import PLAN_FIELD
from sandbox.execution.literals import Lifted
from sandbox.execution.locations import relocate
from sandbox.execution.operation import Operation, Outcome
from sandbox.pause import Pause


class Prepared(Protocol):
    """What the caller makes of a text: parsed, checked, an operation chosen, or refused.

    `weight` is how many bytes of memory it takes, about.
    """

    @property
    def document(self) -> DocumentNode | None: ...
    @property
    def operation(self) -> OperationDefinitionNode | None: ...
    @property
    def weight(self) -> int: ...


P = TypeVar("P", bound=Prepared)


class ExactReady(Generic[P]):
    """An operation of one text. `operation` is None when the text was refused."""

    __slots__ = ("operation", "prepared")

    def __init__(self, prepared: P, operation: Operation | None) -> None:
        self.prepared = prepared
        self.operation = operation

    def execute(
        self,
        *,
        variables: Mapping[str, Any],
        coerced: dict[str, Any] | None = None,
        root: Any = None,
        context: Any = None,
        pause: Pause | None = None,
        renderings: Kept | None = None,
    ) -> Outcome:
        assert self.operation is not None, "the document was refused: see `prepared`"
        outcome = self.operation.execute(
            root=root,
            context=context,
            variables=variables,
            coerced=coerced,
            pause=pause,
            renderings=renderings,
        )
        assert outcome is not None, "without literals there is always an answer"
        return outcome

    def exact(self) -> "ExactReady[P]":
        return self

    def weight(self) -> int:
        fields = 0 if self.operation is None else self.operation.fields
        return self.prepared.weight + fields * PLAN_FIELD


class LiftedReady(Generic[P]):
    """An operation that other texts share, with the strings of one of them.

    `prepared` is that of the text which came first: its locations are not this text's. Those
    are in `exact().prepared`.
    """

    __slots__ = ("_exact", "_literals", "_outline", "_text")

    def __init__(
        self,
        outline: "Outline[P]",
        text: str,
        literals: dict[str, str],
        exact: Callable[[], ExactReady[P]],
    ) -> None:
        """*exact* prepares the *text* itself."""
        self._outline = outline
        self._text = text
        self._literals = literals
        self._exact = exact

    @property
    def prepared(self) -> P:
        return self._outline.prepared

    def execute(
        self,
        *,
        variables: Mapping[str, Any],
        coerced: dict[str, Any] | None = None,
        root: Any = None,
        context: Any = None,
        pause: Pause | None = None,
        renderings: Kept | None = None,
    ) -> Outcome:
        outcome = self._lifted.operation.execute(
            root=root,
            context=context,
            variables=variables,
            coerced=coerced,
            literals=self._literals,
            pause=pause,
            renderings=renderings,
        )
        if outcome is None or not outcome.executed:
            return self.exact().execute(
                variables=variables,
                coerced=coerced,
                root=root,
                context=context,
                pause=pause,
                renderings=renderings,
            )
        return self._relocated(outcome) if outcome.errors else outcome

    @property
    def _lifted(self) -> Lifted:
        lifted = self._outline.lifted
        assert lifted is not None, "an outline without literals makes exact operations"
        return lifted

    def _relocated(self, outcome: Outcome) -> Outcome:
        errors = relocate(outcome.errors or [], self._lifted.document, self._text)
        return replace(outcome, errors=errors)

    def exact(self) -> ExactReady[P]:
        """Prepare the text itself: for locations in it."""
        return self._exact()


Ready: TypeAlias = ExactReady[P] | LiftedReady[P]


class Outline(NamedTuple, Generic[P]):
    """What all texts of one outline share; nothing is lifted where strings decide more."""

    prepared: P
    lifted: Lifted | None

    def literals(self, strings: list[str]) -> dict[str, str] | None:
        return None if self.lifted is None else self.lifted.literals(strings)

    def weight(self) -> int:
        if self.lifted is None:
            return self.prepared.weight
        return 2 * self.prepared.weight + self.lifted.operation.fields * PLAN_FIELD
