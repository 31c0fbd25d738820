"""An operation of a checked document, ready to be executed again and again."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, cast

from graphql import (
    DirectiveNode,
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    OperationType,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    execute_sync,
    get_variable_values,
    visit,
)
from graphql.execution import Executor as GraphQLExecutor
from graphql.execution.values import VariableValues

from sandbox.execution.plan import NotCompilableError, Plan
from sandbox.execution.run import Run

MOST_PLANS: Final = 32
"""An operation has a plan for each combination of its `@skip` and `@include` that is seen."""

_MISSING: Final = object()
_PLAIN_TYPES: Final = {"String": str, "ID": str, "Boolean": bool}


class Outcome(NamedTuple):
    """What an execution gives. `executed` is false when the variables were refused."""

    data: dict[str, Any] | None
    errors: list[GraphQLError] | None
    executed: bool = True


class _Variable(NamedTuple):
    """A variable whose plain values need no coercion."""

    name: str
    plain: type
    may_be_null: bool
    may_be_absent: bool


class Operation:
    """One operation. Its plans are made when first needed; what they do not cover is executed
    by graphql-core, with the same answer."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        *,
        compiled: bool = True,
    ) -> None:
        self.operation = operation
        self._schema = schema
        self._document = document
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._definitions = operation.variable_definitions or ()
        self._plain = _plain_variables(self._definitions)
        self._conditions = _condition_variables(document)
        self._plans: dict[tuple[Any, ...], Plan] = {}
        self.is_covered = compiled and _is_covered(document, operation)

    def execute(
        self,
        *,
        root: Any = None,
        context: Any = None,
        variables: Mapping[str, Any],
        literals: Mapping[str, Any] | None = None,
    ) -> Outcome | None:
        """Execute with the *variables* a client sent, and *literals* taken out of its text.

        Returns None, with nothing done, where no plan covers it and literals are out of the
        text: graphql-core would miss them.
        """
        coerced, values = self._coerced(variables)
        if isinstance(values, list):
            return Outcome(None, values, executed=False)
        if literals:
            coerced.update(literals)
        plan = self._plan(coerced, variables) if self.is_covered else None
        if plan is None:
            return None if literals else self._by_graphql_core(root, context, variables)
        run = Run(plan, root=root, context=context, variables=coerced, raw=variables)
        data = plan.execute(run)
        return Outcome(data, run.errors)

    def _coerced(
        self, variables: Mapping[str, Any]
    ) -> tuple[dict[str, Any], list[GraphQLError] | None]:
        if self._plain is not None:
            coerced = _plain_values(self._plain, variables)
            if coerced is not None:
                return coerced, None
        values = self._values(variables)
        return ({}, values) if isinstance(values, list) else (values.coerced, None)

    def _values(self, variables: Mapping[str, Any]) -> VariableValues | list[GraphQLError]:
        return get_variable_values(self._schema, self._definitions, dict(variables), 50)

    def _plan(self, coerced: dict[str, Any], variables: Mapping[str, Any]) -> Plan | None:
        key = tuple([coerced.get(name) for name in self._conditions])
        plan = self._plans.get(key)
        if plan is None and len(self._plans) < MOST_PLANS:
            plan = self._compiled(variables)
            if plan is not None:
                self._plans[key] = plan
        return plan

    def _compiled(self, variables: Mapping[str, Any]) -> Plan | None:
        values = self._values(variables)
        assert isinstance(values, VariableValues)
        try:
            return Plan(
                self._schema,
                self.operation,
                self._fragments,
                values,
                variable_values=self._values,
            )
        except NotCompilableError:
            self.is_covered = False
            return None

    def _by_graphql_core(self, root: Any, context: Any, variables: Mapping[str, Any]) -> Outcome:
        result = execute_sync(
            self._schema,
            self._document,
            root,
            context,
            variable_values=dict(variables),
            operation_name=self.operation.name.value if self.operation.name else None,
            executor_class=GraphQLExecutor,
        )
        return Outcome(result.data, result.errors)


def _plain_variables(definitions: Iterable[VariableDefinitionNode]) -> tuple[_Variable, ...] | None:
    """Return the variables, if all of them have plain types; else None."""
    plain = tuple(map(_plain_variable, definitions))
    return None if None in plain else cast("tuple[_Variable, ...]", plain)


def _plain_variable(definition: VariableDefinitionNode) -> _Variable | None:
    kind = definition.type
    is_required = isinstance(kind, NonNullTypeNode)
    named = kind.type if isinstance(kind, NonNullTypeNode) else kind
    if not isinstance(named, NamedTypeNode) or named.name.value not in _PLAIN_TYPES:
        return None
    return _Variable(
        definition.variable.name.value,
        _PLAIN_TYPES[named.name.value],
        may_be_null=not is_required,
        may_be_absent=not is_required and definition.default_value is None,
    )


def _plain_values(
    plain: tuple[_Variable, ...], variables: Mapping[str, Any]
) -> dict[str, Any] | None:
    """Return the coerced variables; None where graphql-core has to have a look."""
    coerced = {}
    for name, kind, may_be_null, may_be_absent in plain:
        value = variables.get(name, _MISSING)
        if type(value) is kind or (value is None and may_be_null):
            coerced[name] = value
        elif value is not _MISSING or not may_be_absent:
            return None
    return coerced


def _condition_variables(document: DocumentNode) -> tuple[str, ...]:
    """Return the variables that decide what `@skip` and `@include` leave."""
    names: dict[str, None] = {}

    class Finder(Visitor):
        def enter_directive(self, directive: DirectiveNode, *_: Any) -> None:
            if directive.name.value in ("skip", "include"):
                values = (argument.value for argument in directive.arguments or ())
                names.update((v.name.value, None) for v in values if isinstance(v, VariableNode))

    visit(document, Finder())
    return tuple(names)


def _is_covered(document: DocumentNode, operation: OperationDefinitionNode) -> bool:
    """Say whether plans know all that the document may use of GraphQL."""
    if any(
        directive.name.value == "experimental_disableErrorPropagation"
        for directive in operation.directives or ()
    ):
        return False
    return operation.operation is not OperationType.SUBSCRIPTION and not any(
        isinstance(node, FragmentDefinitionNode) and node.variable_definitions
        for node in document.definitions
    )
