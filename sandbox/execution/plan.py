"""A plan: one operation, compiled to a tree of closures that answers it.

Fields are collected and merged by graphql-core's own functions, once, when the plan is made.
An error is an exception on its way to the nearest field that may be null, as in graphql-core.
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLError, GraphQLObjectType, default_field_resolver, get_nullable_type
from graphql.execution.collect_fields import (
    FieldDetails,
    FragmentDetails,
    GroupedFieldSet,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues

from sandbox.execution.arguments import arguments_of
from sandbox.execution.completion import Completer
from sandbox.execution.definition import Definition
from sandbox.execution.leaves import settled_type
from sandbox.execution.limits import MOST_PLAN_FIELDS, too_large_plan
from sandbox.execution.plain import getter_of
from sandbox.execution.renderings import (
    deciding,
    is_kept,
    is_kept_when_again,
    is_settled,
    keeping,
    unsettling,
    variables_below,
)
from sandbox.execution.run import Run, Site, Template
from sandbox.execution.selections import (
    Field,
    KeyedField,
    Selections,
    failing,
    guarded,
    selecting,
)
from sandbox.pause import Pause, go_on


class Plan:
    """One operation, for one outcome of its `@skip` and `@include`.

    Raises `GraphQLError` when a condition has no value, as graphql-core does when it executes;
    `ExecutionLimitError`.
    """

    def __init__(
        self,
        definition: Definition,
        values: VariableValues,
        *,
        grown: Callable[[int], None] = lambda _: None,
        pause: Pause = go_on,
    ) -> None:
        """*grown* is called with the number of fields that were compiled, whenever some were."""
        self._compiler = _Compiler(definition, values, grown)
        self._run = self._compiler.operation(pause)

    @property
    def fields(self) -> int:
        """How many were compiled by now."""
        return self._compiler.fields

    def execute(self, run: Run) -> dict[str, Any] | None:
        """Return the data; errors are in *run*. Raises `ExecutionLimitError`."""
        try:
            return self._run(run.root, run)
        except GraphQLError as error:
            run.keep(error)
            return None
        except Exception:
            if run.is_full:  # then errors go up as they are
                return None
            raise


class _Compiler:
    """Compiles the fields of a plan.

    It has no reference to the plan, whose closures refer to it: a circle of references would be
    freed by the garbage collector alone.
    """

    def __init__(
        self,
        definition: Definition,
        values: VariableValues,
        grown: Callable[[int], None],
    ) -> None:
        self._definition = definition
        self._values = values
        self._grown = grown
        self.fields = 0
        self._details = {name: FragmentDetails(node) for name, node in definition.fragments.items()}

    def operation(self, pause: Pause) -> Selections:
        """Compile the root fields, and what they have besides objects."""
        schema, operation = self._definition.schema, self._definition.operation
        root = schema.get_root_type(operation.operation)
        assert root is not None, "an operation without a root is left to graphql-core"
        fields, *_ = collect_fields(schema, self._details, self._values, root, operation)
        return self._selections(root, fields, (), pause)

    def _subfields(
        self, kind: GraphQLObjectType, details: list[FieldDetails], path: Template, pause: Pause
    ) -> Selections:
        """Compile what is selected of *kind* by all *details* of one field; call *pause* often."""
        definition = self._definition
        fields, *_ = collect_subfields(
            definition.schema, self._details, self._values, definition.operation, kind, details
        )
        select = self._selections(kind, fields, path, pause)
        if not is_kept(kind):
            return select
        below = deciding(kind, [detail.node for detail in details])
        names = variables_below(below, definition)
        return keeping(select, names, when_again=is_kept_when_again(kind))

    def _selections(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template, pause: Pause
    ) -> Selections:
        select = selecting(self._compiled(parent, fields, path, pause))
        return select if self._are_settled(parent, fields) else unsettling(select)

    def _are_settled(self, parent: GraphQLObjectType, fields: GroupedFieldSet) -> bool:
        """Say whether all *fields* follow from the object and their arguments alone."""
        schema = self._definition.schema
        names = {details[0].node.name.value for details in fields.values()} - {"__typename"}
        known = [schema.get_field(parent, name) for name in names]
        return all(field is not None and is_settled(field) for field in known)

    def _compiled(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template, pause: Pause
    ) -> tuple[KeyedField, ...]:
        self._make_room(len(fields))
        compiled: list[KeyedField] = []
        for key, details in fields.items():
            pause()
            field = self._field(parent, details, (*path, (key, parent.name)))
            if field is not None:
                compiled.append((key, *field))
        return tuple(compiled)

    def _make_room(self, count: int) -> None:
        if self.fields + count > MOST_PLAN_FIELDS:
            raise too_large_plan()
        self.fields += count
        self._grown(count)

    def _field(
        self, parent: GraphQLObjectType, details: list[FieldDetails], path: Template
    ) -> Field | None:
        node = details[0].node
        if node.name.value == "__typename":
            return Field(lambda _source, _run: parent.name)
        field = self._definition.schema.get_field(parent, node.name.value)
        if field is None:
            return None
        site = Site(self._definition, parent, field.type, details, path)
        complete = Completer(site, self._subfields).of(field.type, path)
        arguments = arguments_of(field, node, self._values)
        getter = getter_of(field.resolve) if field.resolve else None
        if getter and arguments is None:
            settled = settled_type(get_nullable_type(field.type))
            return Field(complete, getter, settled, failing(site))
        resolver = field.resolve or default_field_resolver
        return Field(guarded(site, complete, getter=getter, resolver=resolver, arguments=arguments))
