"""An operation of a checked document, ready to be executed again and again."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Final

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableDefinitionNode,
    execute_sync,
    get_variable_values,
)
from graphql.execution import Executor as GraphQLExecutor
from graphql.execution.values import VariableValues
from msgspec import Struct

from sandbox.execution.definition import Definition
from sandbox.execution.kept import Kept
from sandbox.execution.limits import FIELD, MOST_PLAN_FIELDS, ROOM
from sandbox.execution.plan import Plan
from sandbox.execution.quick_variables import Coercion, quick_coercion
from sandbox.execution.run import Run
from sandbox.execution.variables import conditions
from sandbox.pause import Pause, checked, go_on

MOST_PLANS: Final = 32
"""An operation has a plan for each combination of its `@skip` and `@include` that is seen. When
there are too many, or they are too large together, they are made anew."""

MOST_VARIABLE_ERRORS: Final = 50
"""graphql-core stops there by default."""


class Outcome(Struct, frozen=True):
    """What an execution gives. `executed` is false when the variables were refused.

    `fields` is how many the data has, about: items of lists count, and the length of names.
    """

    data: dict[str, Any] | None
    errors: list[GraphQLError] | None
    executed: bool = True
    fields: int = 0


class Operation:
    """One operation. Its plans are made when first needed; what they do not cover is executed
    by graphql-core, with the same answer."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        *,
        grown: Callable[[int], None] = lambda _: None,
    ) -> None:
        """*grown* is called with the number of fields that were compiled, whenever some were."""
        self.operation = operation
        self._grown = grown
        self._schema = schema
        self._document = document
        fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }
        self._definitions = operation.variable_definitions or ()
        self._values = partial(_variable_values, schema, self._definitions)
        self._definition = Definition(schema, operation, fragments, self._values)
        self._conditions = conditions(document, operation)
        self._plans: dict[tuple[Any, ...], Plan] = {}
        self._is_covered = _is_covered(schema, document, operation)

    @property
    def fields(self) -> int:
        """How many fields its plans have by now."""
        return sum(plan.fields for plan in self._plans.values())

    def execute(
        self,
        *,
        root: Any = None,
        context: Any = None,
        variables: Mapping[str, Any],
        coerced: dict[str, Any] | None = None,
        literals: Mapping[str, Any] | None = None,
        pause: Pause | None = None,
        renderings: Kept | None = None,
    ) -> Outcome | None:
        """Execute with the *variables* a client sent, and *literals* taken out of its text.

        *coerced* are the variables as `quick_coercion` gave them, if it has.
        *pause* is called between fields, often. Returns None, with nothing done, where no plan
        covers it and literals are out of the text: graphql-core would miss them. Raises
        `ExecutionLimitError`.
        """
        values: VariableValues | None = None
        if coerced is None:
            coerced = self._coerced(variables)
        if coerced is None:
            found = self._values(variables)
            if isinstance(found, list):
                return Outcome(None, found, executed=False)
            values, coerced = found, found.coerced
        if literals:
            coerced = {**coerced, **literals}
        plan = self._plan(coerced, variables, values, pause) if self._is_covered else None
        if plan is None:
            return None if literals else self._by_graphql_core(root, context, variables)
        run = Run(
            self._definition,
            root=root,
            context=context,
            variables=coerced,
            raw=variables,
            values=values,
            pause=pause,
            renderings=renderings,
        )
        data = plan.execute(run) if pause is None else _timed(plan, run)
        return Outcome(data, run.errors or None, fields=(ROOM - run.room) // FIELD)

    @cached_property
    def _coerced(self) -> Coercion:
        return quick_coercion(self._schema, self._definitions)

    def _plan(
        self,
        coerced: dict[str, Any],
        variables: Mapping[str, Any],
        values: VariableValues | None,
        pause: Pause | None,
    ) -> Plan | None:
        key = tuple([coerced.get(name) for name in self._conditions]) if self._conditions else ()
        plan = self._plans.get(key)
        if plan is None:
            if len(self._plans) >= MOST_PLANS or self.fields > MOST_PLAN_FIELDS:
                self._plans.clear()
            plan = self._compiled(values or self._values(variables), pause or go_on)
            if plan is not None:
                self._plans[key] = plan
        return plan

    def _compiled(self, values: VariableValues | list[GraphQLError], pause: Pause) -> Plan | None:
        """Make a plan, or return None where it cannot be: graphql-core will say why.

        Of the variables it keeps only those that it depends on.
        """
        assert isinstance(values, VariableValues)
        kept = VariableValues(
            {name: values.sources[name] for name in self._conditions if name in values.sources},
            {name: values.coerced[name] for name in self._conditions if name in values.coerced},
        )
        try:
            return Plan(self._definition, kept, grown=self._grown, pause=pause)
        except (GraphQLError, RecursionError):
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


def _variable_values(
    schema: GraphQLSchema,
    definitions: Sequence[VariableDefinitionNode],
    variables: Mapping[str, Any],
) -> VariableValues | list[GraphQLError]:
    return get_variable_values(schema, definitions, dict(variables), MOST_VARIABLE_ERRORS)


def _timed(plan: Plan, run: Run) -> dict[str, Any] | None:
    """Execute *plan*, with its time looked at in each pause: one field may take long."""
    run.check_time()
    with checked(run.check_time):
        return plan.execute(run)


def _is_covered(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> bool:
    """Say whether plans know all that the document may use of GraphQL."""
    if operation.operation is OperationType.SUBSCRIPTION:
        return False
    if schema.get_root_type(operation.operation) is None:
        return False
    directives = {directive.name.value for directive in operation.directives or ()}
    return "experimental_disableErrorPropagation" not in directives and not any(
        isinstance(node, FragmentDefinitionNode) and node.variable_definitions
        for node in document.definitions
    )
