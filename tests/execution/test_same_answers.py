"""A plan gives graphql-core's answers: data, key order, errors, their order, paths and places."""

from itertools import product
from random import Random

import pytest
from graphql import type_from_ast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import mutations, nodes, queries

from tests.budget import budget
from tests.execution.comparison import Tally, by_graphql_core, by_plan, executor, prepare
from tests.execution.found_documents import found_documents
from tests.execution.random_documents import RandomDocument, spelt
from tests.execution.random_values import FAULTS

pytestmark = pytest.mark.slow

CONTEXT = "what resolvers are told"
CHUNK = 50


def compare(chance, text, all_variables, tally, *, seed, name=None):
    """Execute *text* through one executor, with each of *all_variables*, well and less well."""
    ours = executor(chance.schema)
    for variables, faultiness in product(all_variables, range(len(FAULTS))):
        chance.seed = seed * len(FAULTS) + faultiness
        tally.add(
            (text, variables),
            by_plan(ours, text, variables, context=CONTEXT, operation_name=name),
            by_graphql_core(chance.schema, text, variables, context=CONTEXT, operation_name=name),
        )


def compare_random(chance, seeds):
    tally = Tally()
    for seed in seeds:
        document = RandomDocument(chance.schema, seed, depth=3)
        text = spelt(document.text, Random(seed))
        if prepare(chance.schema, text, "Op").operation is not None:
            all_variables = (document.variables, document.flipped(), document.spoilt())
            compare(chance, text, all_variables, tally, seed=seed, name="Op")
    return tally


def compare_found(chance, seed):
    tally = Tally()
    draw = RandomDocument(chance.schema, seed, depth=0).given
    for text in found_documents(chance.schema):
        definitions = prepare(chance.schema, text).operation.variable_definitions or ()
        types = {d.variable.name.value: type_from_ast(chance.schema, d.type) for d in definitions}
        variables = {name: draw(kind) for name, kind in types.items()}
        compare(chance, text, [variables, {}], tally, seed=seed)
    return tally


@pytest.mark.parametrize("first", range(0, budget(100, nightly=3_000), CHUNK))
def test_answers_random_documents_of_the_rich_schema_alike(rich, first):
    tally = compare_random(rich, range(first, first + CHUNK))
    assert (tally.first_difference, tally.counts["errors"] > 0) == (None, True)


@pytest.mark.parametrize("first", range(0, budget(50, nightly=1_000), CHUNK))
def test_answers_random_documents_of_the_real_schema_alike(real, first):
    tally = compare_random(real, range(first, first + CHUNK))
    assert (tally.first_difference, tally.counts["errors"] > 0) == (None, True)


@pytest.mark.parametrize("seed", range(budget(1, nightly=10)))
def test_answers_the_documents_of_the_tests_alike(real, seed):
    tally = compare_found(real, seed)
    assert (tally.first_difference, tally.counts["cases"] > 20) == (None, True)


def texts(*values):
    return st.sampled_from(values).map(nodes.String)


SCALARS = {
    "Color": texts("#ff0000", "#00f"),
    "DateTime": texts("2026-11-23T12:00:00Z", "noon"),
    "Decimal": texts("1.5", "-2"),
    "HTML": texts("<b>"),
    "ISO8601DateTime": texts("2026-11-23T12:00:00Z"),
    "JSON": texts("{}"),
    "URL": texts("https://a.example"),
    "UnsignedInt64": texts("7"),
}


@pytest.fixture(scope="module")
def documents(real):
    """Draws documents of the real schema. Takes seconds to make."""
    of_scalars = {"custom_scalars": SCALARS}
    return queries(real.schema, **of_scalars) | mutations(real.schema, **of_scalars)


@settings(
    max_examples=budget(20, nightly=1_000),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data(), seed=st.integers(0, 99))
def test_answers_generated_documents_of_the_real_schema_alike(real, documents, data, seed):
    tally = Tally()
    compare(real, data.draw(documents), [{}], tally, seed=seed)
    assert tally.first_difference is None
