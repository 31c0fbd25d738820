"""A plan: one operation, compiled to a tree of closures that answers it.

Fields are collected and merged by graphql-core's own functions, once, when the plan is made.
An error is an exception on its way to the nearest field that may be null, as in graphql-core.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from graphql import (
    GraphQLError,
    GraphQLNonNull,
    GraphQLObjectType,
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
from sandbox.execution.definition import Definition
from sandbox.execution.info import Info
from sandbox.execution.leaves import Complete, settled_type
from sandbox.execution.limits import (
    FIELD,
    MOST_PLAN_FIELDS,
    TOGETHER,
    too_large_plan,
)
from sandbox.execution.plain import Getter, getter_of
from sandbox.execution.renderings import (
    deciding,
    is_kept,
    is_settled,
    keeping,
    unsettling,
    variables_below,
)
from sandbox.execution.run import Run, Site, Template
from sandbox.pause import Pause, go_on

Resolve = Callable[[Any, Run], Any]
Selections = Callable[[Any, Run], dict[str, Any]]


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
    """Compiles the fields of a plan, which it does not know: closures of the plan refer to it,
    and what refers to itself is freed by the garbage collector alone."""

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
        return keeping(select, variables_below(below, definition))

    def _selections(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template, pause: Pause
    ) -> Selections:
        select = _selecting(self._compiled(parent, fields, path, pause))
        return select if self._are_settled(parent, fields) else unsettling(select)

    def _are_settled(self, parent: GraphQLObjectType, fields: GroupedFieldSet) -> bool:
        """Say whether all *fields* follow from the object and their arguments alone."""
        schema = self._definition.schema
        names = {details[0].node.name.value for details in fields.values()} - {"__typename"}
        known = [schema.get_field(parent, name) for name in names]
        return all(field is not None and is_settled(field) for field in known)

    def _compiled(
        self, parent: GraphQLObjectType, fields: GroupedFieldSet, path: Template, pause: Pause
    ) -> "tuple[_KeyedField, ...]":
        self._make_room(len(fields))
        compiled: list[_KeyedField] = []
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
    ) -> "_Field | None":
        node = details[0].node
        if node.name.value == "__typename":
            return _Field(lambda _source, _run: parent.name)
        field = self._definition.schema.get_field(parent, node.name.value)
        if field is None:
            return None
        site = Site(self._definition, parent, field.type, details, path)
        complete = Completer(site, self._subfields).of(field.type, path)
        arguments = arguments_of(field, node, self._values)
        getter = getter_of(field.resolve) if field.resolve else None
        settled = settled_type(get_nullable_type(field.type))
        if getter and settled and arguments is None:
            return _Field(_guarded(site, complete, getter=_as_it_is), getter, settled)
        resolver = field.resolve or default_field_resolver
        return _Field(
            _guarded(site, complete, getter=getter, resolver=resolver, arguments=arguments)
        )


class _Field(NamedTuple):
    """How a field comes to its value.

    Most are asked for what is there, as it should be: *getter* gives a value of the type
    *settled* without a call more. What it gives else, an error too, is for *resolve*; without a
    *getter* the source is.
    """

    resolve: Resolve
    getter: Getter | None = None
    settled: type | None = None


_KeyedField: TypeAlias = tuple[str, Resolve, Getter | None, type | None]
"""The key in the answer, then what a `_Field` has."""


def _selecting(fields: Sequence[_KeyedField]) -> Selections:
    """Return what makes an object of the answer. One of many fields is made in parts: there is a
    check before each."""
    if len(fields) <= TOGETHER:
        return _selecting_at_once(fields)
    parts = [
        _selecting_at_once(fields[start : start + TOGETHER])
        for start in range(0, len(fields), TOGETHER)
    ]

    def select(source: Any, run: Run) -> dict[str, Any]:
        selected: dict[str, Any] = {}
        for part in parts:
            selected |= part(source, run)
        return selected

    return select


def _selecting_at_once(fields: Sequence[_KeyedField]) -> Selections:
    room = sum(FIELD + len(key) for key, *_ in fields)

    def select(source: Any, run: Run) -> dict[str, Any]:
        run.room -= room
        if run.room < run.checkpoint:
            run.check()
        selected: dict[str, Any] = {}
        for key, resolve, getter, settled in fields:
            if getter is None:
                selected[key] = resolve(source, run)
                continue
            try:
                value = getter(source)
            except Exception as error:  # noqa: BLE001 - a getter may raise anything
                value = error
            selected[key] = value if type(value) is settled else resolve(value, run)
        return selected

    return select


def _as_it_is(value: Any) -> Any:
    return value


def _guarded(
    site: Site,
    complete: Complete,
    *,
    getter: Getter | None,
    resolver: Callable[..., Any] = default_field_resolver,
    arguments: Arguments | None = None,
) -> Resolve:
    """Return a field that is null when it fails, or fails its parent when it must not be null.

    It has its value from *getter*, or else from *resolver*.
    """
    may_be_null = not isinstance(site.return_type, GraphQLNonNull)

    def resolve(source: Any, run: Run) -> Any:
        try:
            if arguments is None:
                value = getter(source) if getter else resolver(source, Info(site, run))
            else:
                given = arguments(run)
                value = (
                    getter(source, **given)
                    if getter
                    else resolver(source, Info(site, run), **given)
                )
            completed = complete(value, run)
            if completed is None and not may_be_null:
                raise site.no_null()  # noqa: TRY301 - placed as any other failure is
        except Exception as error:
            if not may_be_null:
                raise run.failure(error, site, site.path) from error
            run.fail(error, site, site.path)
            return None
        return completed

    return resolve
