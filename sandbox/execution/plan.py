"""A plan: one operation, compiled to a tree of closures that answers it.

Fields are collected and merged by graphql-core's own functions, once, when the plan is made.
An error is an exception on its way to the nearest field that may be null, as in graphql-core.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    default_field_resolver,
)
from graphql.execution.collect_fields import (
    FieldDetails,
    FragmentDetails,
    GroupedFieldSet,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues

from sandbox.execution.arguments import Arguments, arguments_of
from sandbox.execution.completion import Completer
from sandbox.execution.plain import getter_of
from sandbox.execution.run import Info, Run, Site, Template

Resolve = Callable[[Any, Run], Any]
Selections = Callable[[Any, Run], dict[str, Any]]


class NotCompilableError(Exception):
    """A plan does not cover the operation; graphql-core executes it."""


class Plan:
    """One operation, for one outcome of its `@skip` and `@include`."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        values: VariableValues,
        *,
        variable_values: Callable[[Mapping[str, Any]], VariableValues | list[GraphQLError]],
    ) -> None:
        root = schema.get_root_type(operation.operation)
        if root is None or operation.operation is OperationType.SUBSCRIPTION:
            raise NotCompilableError
        self.schema = schema
        self.operation = operation
        self.fragments = fragments
        self.variable_values = variable_values
        self.depth = 0
        self._values = values
        self._details = {name: FragmentDetails(node) for name, node in fragments.items()}
        fields, *_ = collect_fields(schema, self._details, values, root, operation)
        self._run = self._selections(root, fields, (), 0)

    def execute(self, run: Run) -> dict[str, Any] | None:
        """Return the data; errors are in *run*."""
        try:
            return self._run(run.root, run)
        except GraphQLError as error:
            run.note(error)
            return None

    def subfields(
        self, kind: GraphQLObjectType, details: list[FieldDetails], path: Template, depth: int
    ) -> Selections:
        """Compile what is selected of *kind* by all *details* of one field."""
        fields, *_ = collect_subfields(
            self.schema, self._details, self._values, self.operation, kind, details
        )
        return self._selections(kind, fields, path, depth)

    def _selections(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template, depth: int
    ) -> Selections:
        compiled = [
            (key, resolve)
            for key, details in fields.items()
            if (resolve := self._field(parent, details, (*path, (key, parent.name)), depth))
        ]
        if len(compiled) == 1:
            ((only, resolve_only),) = compiled
            return lambda source, run: {only: resolve_only(source, run)}
        settled = tuple(compiled)
        return lambda source, run: {key: resolve(source, run) for key, resolve in settled}

    def _field(
        self, parent: GraphQLObjectType, details: list[FieldDetails], path: Template, depth: int
    ) -> Resolve | None:
        node = details[0].node
        name = node.name.value
        if name == "__typename":
            return lambda _source, _run: parent.name
        if name.startswith("__"):
            raise NotCompilableError
        field = self.schema.get_field(parent, name)
        if field is None:
            return None
        site = Site(self, parent, field.type, [detail.node for detail in details], path)
        complete = Completer(site, details).of(field.type, path, depth)
        return _guarded(
            site, _reading(site, field, arguments_of(field, node, self._values)), complete
        )


def _reading(site: Site, field: GraphQLField, arguments: Arguments | None) -> Resolve:
    """Return what calls the resolver of *field*."""
    resolver: Callable[..., Any] = field.resolve or default_field_resolver
    if getter := getter_of(resolver):
        if arguments is None:
            return lambda source, _run: getter(source)
        return lambda source, run: getter(source, **arguments(run))
    if arguments is None:
        return lambda source, run: resolver(source, Info(site, run))
    return lambda source, run: resolver(source, Info(site, run), **arguments(run))


def _guarded(site: Site, read: Resolve, complete: Resolve) -> Resolve:
    """Return a field that is null when it fails, or fails its parent when it must not be null."""
    is_non_null = isinstance(site.return_type, GraphQLNonNull)

    def resolve(source: Any, run: Run) -> Any:
        try:
            return complete(read(source, run), run)
        except Exception as error:  # noqa: BLE001 - a resolver may raise anything
            failure = run.fail(error, site.nodes, site.path)
        if is_non_null:
            raise failure
        run.note(failure)
        return None

    return resolve
