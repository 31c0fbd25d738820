"""`extensions.cost.requestedQueryCost`: what the real service reckons an operation to cost.

Shopify: the formula is fitted to recordings against 2026-04; it gives the recorded figure of
each of the 45 operations looked at. A field of a mutation costs ten, another object or list of
objects one, a scalar nothing, but `__typename` one. What is in a connection counts for each of
2 * ln(first) of its items. Of an interface or a union the dearest type counts. No recording shows
what a field under `@skip`, `@include` or `@defer` costs: here each counts, whatever they say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import Any, Final, NamedTuple, TypeAlias

from graphql import (
    DocumentNode,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
)

from sandbox.service.cost_terms import Term, terms_of

HIGHEST: Final = 2**53 - 1
"""No cost is higher: the last integer that every JSON client reads as it was written."""

MOST_REMEMBERED: Final = 16
"""Combinations of page sizes that an operation remembers the cost of."""

Variables: TypeAlias = Mapping[str, Any]
Cost: TypeAlias = Callable[[Variables], int]
_Weigh: TypeAlias = Callable[[float], int]


class Reckoned(NamedTuple):
    """What an operation costs, and how many objects its answer can have, for a request's
    variables. Lists without pages count as one object."""

    cost: Cost
    objects: Cost


def cost_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Cost:
    """Return what computes the cost of *operation* for the variables of a request.

    *document* is valid. Fields are merged by response key, as in the answer. Where that takes
    too many steps, the cost is an upper bound, in which fields of one key count one by one.
    """
    return reckoned(schema, document, operation).cost


def reckoned(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> Reckoned:
    """Return what computes the cost and the objects of *operation*; all else is as of `cost_of`."""
    terms = terms_of(schema, document, operation)
    defaults = {
        definition.variable.name.value: definition.default_value
        for definition in operation.variable_definitions or ()
    }
    sizes = (size for term in terms for pages in term.pages for size in pages)
    names = sorted({size.name.value for size in sizes if isinstance(size, VariableNode)})
    return Reckoned(
        _remembering(names, lambda given: _reckoned(terms, {**defaults, **given}, _logarithm)),
        _remembering(names, lambda given: _reckoned(terms, {**defaults, **given}, int)),
    )


def _remembering(names: Sequence[str], reckon: Cost) -> Cost:
    """Return *reckon*, which depends on the variables of these *names* alone."""
    if not names:
        settled = reckon({})
        return lambda _: settled
    known: dict[tuple[Any, ...], int] = {}

    def remembered(variables: Variables) -> int:
        sizes = tuple([variables.get(name) for name in names if name in variables])
        if not all(type(size) is int for size in sizes) or len(sizes) < len(names):
            return reckon(variables)
        found = known.get(sizes)
        if found is None:
            if len(known) >= MOST_REMEMBERED:
                known.clear()
            found = known[sizes] = reckon(variables)
        return found

    return remembered


def _reckoned(terms: Sequence[Term], variables: Variables, weigh: _Weigh) -> int:
    costs: list[int] = []
    for own, pages, below in terms:
        inside = max((sum(costs[position] for position in typed) for typed in below), default=0)
        if pages:
            inside *= max(weigh(_size(sizes, variables)) for sizes in pages)
        costs.append(min(own + inside, HIGHEST))
    return costs[-1]


def _logarithm(size: float) -> int:
    return max(1, int(2 * log(size)))


def _size(sizes: Iterable[ValueNode], variables: Variables) -> float:
    """Return the first of *sizes* that is one: pages go forward or backward."""
    counts = (_count(size, variables) for size in sizes)
    return max(1, next(filter(None, counts), 1))


def _count(size: ValueNode, variables: Variables) -> float:
    value = variables.get(size.name.value) if isinstance(size, VariableNode) else size
    if isinstance(value, IntValueNode):
        value = int(value.value)
    return value if isinstance(value, int | float) and value > 0 else 0
