"""The `info` argument of resolvers."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.execution.values import VariableValues
from graphql.pyutils import Path

from sandbox.execution.run import Run, Site


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
