"""One execution of a plan: what its fields share, and what goes wrong."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    OperationDefinitionNode,
    located_error,
)
from graphql.execution.collect_fields import FieldDetails
from graphql.execution.values import VariableValues
from graphql.pyutils import Path

from sandbox.execution.definition import Definition


class Depth(int):
    """A hole in the path of a field: the list index at this depth, known only when it runs."""


Template = tuple[tuple[str | Depth, str | None], ...]
"""The path of a field as far as the document says it: response keys with their parent types."""


class Site:
    """A field where it stands in an operation: what is known of it before anything runs."""

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
        """Return what goes wrong when there is null where there must be none."""
        return TypeError(f"Cannot return null for non-nullable field {self.label}.")


class Run:
    """The state of one execution: values in, list indices on the way, errors out.

    An error is kept when the null that stands for it is written. Fields run one after the
    other, so nothing can fail below a null that is there already.
    """

    __slots__ = (
        "_values",
        "context",
        "definition",
        "errors",
        "indices",
        "raw",
        "root",
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
    ) -> None:
        """*variables* are coerced, literals among them; *raw* are those that were sent."""
        self.definition = definition
        self.root = root
        self.context = context
        self.variables = variables
        self.raw = raw
        self.indices: dict[int, int] = {}
        self.errors: list[GraphQLError] = []
        self._values: VariableValues | None = None

    def variable_values(self) -> VariableValues:
        """Return the variables as graphql-core's functions want them."""
        if self._values is None:
            values = self.definition.variable_values(self.raw)
            assert isinstance(values, VariableValues)
            self._values = VariableValues(values.sources, self.variables)
        return self._values

    def path(self, template: Template) -> list[str | int]:
        return [self.indices[key] if type(key) is Depth else key for key, _ in template]

    def failure(self, error: Exception, site: Site, template: Template) -> GraphQLError:
        """Return *error* with its place in document and response, unless it has one."""
        return located_error(error, site.nodes, self.path(template))


class Info:
    """What a resolver may ask: the attributes of `GraphQLResolveInfo`, worked out when asked.

    `path` has the list indices of the moment: ask while the field is resolved or completed.
    """

    __slots__ = ("_run", "_site", "context")

    abort_signal = None

    def __init__(self, site: Site, run: Run) -> None:
        self._site = site
        self._run = run
        self.context = run.context

    @property
    def field_name(self) -> str:
        return self._site.field_name

    @property
    def field_nodes(self) -> list[FieldNode]:
        return self._site.nodes

    @property
    def return_type(self) -> GraphQLOutputType:
        return self._site.return_type

    @property
    def parent_type(self) -> GraphQLObjectType:
        return self._site.parent_type

    @property
    def path(self) -> Path | None:
        path: Path | None = None
        for (_, kind), key in zip(self._site.path, self._run.path(self._site.path), strict=True):
            path = Path(path, key, kind)
        return path

    @property
    def schema(self) -> GraphQLSchema:
        return self._site.definition.schema

    @property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        return self._site.definition.fragments

    @property
    def operation(self) -> OperationDefinitionNode:
        return self._site.definition.operation

    @property
    def root_value(self) -> Any:
        return self._run.root

    @property
    def variable_values(self) -> VariableValues:
        return self._run.variable_values()

    @staticmethod
    def is_awaitable(_value: object) -> bool:
        """Say no, as `execute_sync` does: what resolvers return is taken as it is."""
        return False
