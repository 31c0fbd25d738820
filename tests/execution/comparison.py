"""One operation, executed twice: by a plan, by graphql-core. The answers are to be the same."""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    NoUnusedVariablesRule,
    OperationDefinitionNode,
    execute_sync,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from graphql import (
    Executor as GraphQLExecutor,
)

from sandbox.execution import Executor

RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]
"""What is declared and not used is of no consequence for an execution."""


@dataclass(frozen=True)
class Prepared:
    """A document that may be executed, or why it may not."""

    document: DocumentNode | None = None
    operation: OperationDefinitionNode | None = None
    refusal: tuple[str, ...] = ()
    weight: int = 1_000


@dataclass
class Preparing:
    """What an executor is given to prepare texts with; counts how often it is asked."""

    schema: GraphQLSchema
    calls: int = 0

    def __call__(self, text: str, operation_name: str | None) -> Prepared:
        self.calls += 1
        return prepare(self.schema, text, operation_name)


@dataclass
class Tally:
    """What was compared."""

    counts: Counter = field(default_factory=Counter)
    differences: list[Any] = field(default_factory=list)

    def add(self, case: Any, ours: str, core: str) -> None:
        answer = json.loads(core)
        self.counts["cases"] += 1
        self.counts["fields"] += fields(answer["data"])
        self.counts["errors"] += len(answer["errors"] or ())
        if ours != core:
            self.differences.append((case, ours, core))

    @property
    def first_difference(self) -> Any:
        return self.differences[0] if self.differences else None


@lru_cache(maxsize=64)
def prepare(schema: GraphQLSchema, text: str, operation_name: str | None = None) -> Prepared:
    try:
        document = parse(text)
    except GraphQLError as error:
        return Prepared(refusal=(error.message,))
    if errors := validate(schema, document, RULES):
        return Prepared(refusal=tuple(map(str, errors)))
    operation = get_operation_ast(document, operation_name)
    if operation is None:
        return Prepared(refusal=("no such operation",))
    return Prepared(document, operation)


def executor(schema: GraphQLSchema, **settings: Any) -> Executor:
    return Executor(schema, Preparing(schema), **settings)


def by_plan(
    executor: Executor,
    text: str,
    variables: dict[str, Any],
    *,
    root: Any = None,
    context: Any = None,
    operation_name: str | None = None,
) -> str:
    ready = executor.ready(text, operation_name)
    if ready.prepared.document is None:
        return told(None, None, refusal=ready.prepared.refusal)
    outcome = ready.execute(variables=variables, root=root, context=context)
    return told(outcome.data, outcome.errors)


def by_graphql_core(
    schema: GraphQLSchema,
    text: str,
    variables: dict[str, Any],
    *,
    root: Any = None,
    context: Any = None,
    operation_name: str | None = None,
) -> str:
    prepared = prepare(schema, text, operation_name)
    if prepared.document is None:
        return told(None, None, refusal=prepared.refusal)
    result = execute_sync(
        schema,
        prepared.document,
        root,
        context,
        variables,
        operation_name,
        executor_class=GraphQLExecutor,
    )
    return told(result.data, result.errors)


def told(data: Any, errors: list[GraphQLError] | None, *, refusal: Any = ()) -> str:
    """Write an answer down with all that may differ: order of keys and of errors, places."""
    causes = [type(error.original_error).__name__ for error in errors or ()]
    return json.dumps(
        {
            "data": data,
            "errors": errors and [error.formatted for error in errors],
            "causes": causes,
            "refusal": refusal,
        },
        default=repr,
        indent=1,
    )


def fields(data: Any) -> int:
    """Count the fields in *data*."""
    match data:
        case dict():
            return len(data) + sum(map(fields, data.values()))
        case list():
            return sum(map(fields, data))
    return 0
