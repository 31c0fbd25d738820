"""One execution of a plan: what its fields share, and what goes wrong."""

from collections.abc import Mapping
from time import thread_time
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLObjectType,
    GraphQLOutputType,
    located_error,
)
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues

from sandbox.collector import COLLECTOR_TIME
from sandbox.execution.definition import Definition
from sandbox.execution.kept import Kept
from sandbox.execution.limits import (
    ERRORS_ROOM,
    LONGEST,
    MOST_BYTES,
    MOST_ERRORS,
    ROOM,
    STEP,
    STRETCH,
    too_large_answer,
    too_many_bytes,
    too_slow,
)
from sandbox.field_error import FieldError
from sandbox.pause import Pause


class Depth(int):
    """A hole in the path of a field: the list index at this depth, known only when it runs."""


Template = tuple[tuple[str | Depth, str | None], ...]
"""The path of a field as far as the document says it: response keys with their parent types."""


class Site:
    """A field at its place in an operation: what is known of it before the execution."""

    __slots__ = ("definition", "details", "nodes", "parent_type", "path", "return_type")

    def __init__(
        self,
        definition: Definition,
        parent_type: GraphQLObjectType,
        return_type: GraphQLOutputType,
        details: list[FieldDetails],
        path: Template,
    ) -> None:
        self.definition = definition
        self.parent_type = parent_type
        self.return_type = return_type
        self.details = details
        self.nodes = [detail.node for detail in details]
        self.path = path

    @property
    def field_name(self) -> str:
        return self.nodes[0].name.value

    @property
    def label(self) -> str:
        return f"{self.parent_type}.{self.field_name}"

    def no_null(self) -> TypeError:
        """Return the error of a null in a field that is not nullable."""
        return TypeError(f"Cannot return null for non-nullable field {self.label}.")


class Run:
    """The state of one execution: values in, list indices on the way, errors out.

    An error is kept when the null that stands for it is written. Fields run one after the
    other, so nothing can fail below a null that is there already. `is_full` says that no more
    errors are kept.

    `room` is what is left for fields of the answer: who takes of it calls `check` when there is
    less than `checkpoint`. `text_room` is what is left for long texts.
    """

    __slots__ = (
        "_errors_room",
        "_time",
        "_values",
        "checkpoint",
        "context",
        "definition",
        "errors",
        "indices",
        "is_settled",
        "pause",
        "raw",
        "renderings",
        "room",
        "root",
        "text_room",
        "variables",
    )

    def __init__(
        self,
        definition: Definition,
        *,
        root: Any,
        context: Any,
        variables: dict[str, Any],
        raw: Mapping[str, Any],
        values: VariableValues | None = None,
        pause: Pause | None = None,
        renderings: Kept | None = None,
    ) -> None:
        """*variables* are coerced, literals among them; *raw* are those that were sent.

        *values* are the same as graphql-core has them, if they are known. *renderings* are those
        of objects that look the same in each answer.
        """
        self.renderings = renderings
        self.is_settled = True
        self.definition = definition
        self.root = root
        self.context = context
        self.variables = variables
        self.raw = raw
        self.indices: dict[int, int] = {}
        self.errors: list[GraphQLError] = []
        self.room = ROOM
        self.pause = pause
        self.text_room = MOST_BYTES
        self.checkpoint = ROOM - (STRETCH if pause is None else STEP)
        self._time: float | None = None
        self._errors_room = ERRORS_ROOM
        self._values = values

    def variable_values(self) -> VariableValues:
        """Return the variables as graphql-core's functions want them."""
        if self._values is None:
            values = self.definition.variable_values(self.raw)
            assert isinstance(values, VariableValues)
            self._values = VariableValues(values.sources, self.variables)
        return self._values

    def path(self, template: Template) -> list[str | int]:
        return [self.indices[key] if type(key) is Depth else key for key, _ in template]

    def check(self) -> None:
        """Say that there is room, and time. Raises `ExecutionLimitError`.

        The clock runs from the first check on: what takes less room than a stretch is not timed,
        nor is a collection of garbage, which is of no request.
        """
        if self.room < 0:
            raise too_large_answer()
        if self.text_room < 0:
            raise too_many_bytes()
        self.check_time()
        self.checkpoint = max(0, self.room - (STRETCH if self.pause is None else STEP))
        if self.pause is not None:
            self.pause()

    def check_time(self) -> None:
        """Raises `ExecutionLimitError` where too much has passed since this was first called."""
        now = thread_time() - COLLECTOR_TIME.seconds
        self._time = self._time or now + LONGEST
        if now > self._time:
            raise too_slow()

    @property
    def is_full(self) -> bool:
        return len(self.errors) >= MOST_ERRORS or self._errors_room < 0

    def fail(self, error: Exception, site: Site, template: Template) -> None:
        """Keep *error*, for which there is a null in the answer, while there is room."""
        if not self.is_full:
            self.keep(self._located(error, site, template))

    def keep(self, failure: GraphQLError) -> None:
        if isinstance(failure.original_error, FieldError | GraphQLError | None):
            _let_go(failure)
        self.errors.append(failure)
        self._errors_room -= len(failure.message) + sum(len(str(key)) for key in failure.path or ())

    def failure(self, error: Exception, site: Site, template: Template) -> Exception:
        """Return *error* with its place, unless it has one, or no more errors are kept."""
        return error if self.is_full else self._located(error, site, template)

    def _located(self, error: Exception, site: Site, template: Template) -> GraphQLError:
        return located_error(error, site.nodes, self.path(template))


def _let_go(failure: BaseException | None) -> None:
    """Forget the frames that *failure* and its causes went through.

    They hold the run, which holds the failure: only the garbage collector would free it. What is
    no `FieldError` is a bug, whose frames are logged. An error that is raised again may be among
    its own causes.
    """
    met = set[int]()
    while failure is not None and id(failure) not in met:
        met.add(id(failure))
        failure.__traceback__ = None
        if isinstance(failure, GraphQLError) and failure.original_error is not None:
            failure.original_error.__traceback__ = None
        failure = failure.__cause__ or failure.__context__
