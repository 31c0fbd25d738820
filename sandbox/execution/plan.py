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
    default_field_resolver,
    get_nullable_type,
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
from sandbox.execution.leaves import Complete, settled_type
from sandbox.execution.plain import Getter, getter_of
from sandbox.execution.run import Info, Run, Site, Template

Resolve = Callable[[Any, Run], Any]
Selections = Callable[[Any, Run], dict[str, Any]]


class Plan:
    """One operation, for one outcome of its `@skip` and `@include`.

    Raises `GraphQLError` when a condition has no value, as graphql-core does when it executes.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDefinitionNode],
        values: VariableValues,
        *,
        variable_values: Callable[[Mapping[str, Any]], VariableValues | list[GraphQLError]],
    ) -> None:
        self.schema = schema
        self.operation = operation
        self.fragments = fragments
        self.variable_values = variable_values
        self._values = values
        self._details = {name: FragmentDetails(node) for name, node in fragments.items()}
        root = schema.get_root_type(operation.operation)
        assert root is not None, "an operation without a root is left to graphql-core"
        fields, *_ = collect_fields(schema, self._details, values, root, operation)
        self._run = self._selections(root, fields, ())

    def execute(self, run: Run) -> dict[str, Any] | None:
        """Return the data; errors are in *run*."""
        try:
            return self._run(run.root, run)
        except GraphQLError as error:
            run.errors.append(error)
            return None

    def subfields(
        self, kind: GraphQLObjectType, details: list[FieldDetails], path: Template
    ) -> Selections:
        """Compile what is selected of *kind* by all *details* of one field."""
        fields, *_ = collect_subfields(
            self.schema, self._details, self._values, self.operation, kind, details
        )
        return self._selections(kind, fields, path)

    def _selections(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template
    ) -> Selections:
        compiled = tuple(
            (key, resolve)
            for key, details in fields.items()
            if (resolve := self._field(parent, details, (*path, (key, parent.name))))
        )

        def select(source: Any, run: Run) -> dict[str, Any]:
            selected = {}
            for key, resolve in compiled:
                selected[key] = resolve(source, run)
            return selected

        return select

    def _field(
        self, parent: GraphQLObjectType, details: list[FieldDetails], path: Template
    ) -> Resolve | None:
        node = details[0].node
        if node.name.value == "__typename":
            return lambda _source, _run: parent.name
        field = self.schema.get_field(parent, node.name.value)
        if field is None:
            return None
        site = Site(self, parent, field.type, details, path)
        complete = Completer(site).of(field.type, path)
        arguments = arguments_of(field, node, self._values)
        getter = getter_of(field.resolve) if field.resolve else None
        settled = settled_type(get_nullable_type(field.type))
        if getter and settled and arguments is None:
            return _leaf(site, getter, settled, complete)
        return _guarded(site, _reading(site, field, getter, arguments), complete)


def _reading(
    site: Site, field: GraphQLField, getter: Getter | None, arguments: Arguments | None
) -> Resolve:
    """Return what calls the resolver of *field*."""
    if getter:
        if arguments is None:
            return lambda source, _run: getter(source)
        return lambda source, run: getter(source, **arguments(run))
    resolver: Callable[..., Any] = field.resolve or default_field_resolver
    if arguments is None:
        return lambda source, run: resolver(source, Info(site, run))
    return lambda source, run: resolver(source, Info(site, run), **arguments(run))


def _guarded(site: Site, read: Resolve, complete: Complete) -> Resolve:
    """Return a field that is null when it fails, or fails its parent when it must not be null."""
    may_be_null = not isinstance(site.return_type, GraphQLNonNull)

    def resolve(source: Any, run: Run) -> Any:
        try:
            completed = complete(read(source, run), run)
            if completed is None and not may_be_null:
                raise site.no_null()  # noqa: TRY301 - placed as any other failure is
        except Exception as error:
            failure = run.failure(error, site, site.path)
            if not may_be_null:
                raise failure from error
            run.errors.append(failure)
            return None
        return completed

    return resolve


def _leaf(site: Site, getter: Getter, settled: type, complete: Complete) -> Resolve:
    """Do the same for the field that is asked most: one that has its value, as it should be."""
    failing = _guarded(site, lambda value, _run: value, complete)

    def resolve(source: Any, run: Run) -> Any:
        try:
            value = getter(source)
        except Exception as error:  # noqa: BLE001 - a getter may raise anything
            value = error
        return value if type(value) is settled else failing(value, run)

    return resolve
