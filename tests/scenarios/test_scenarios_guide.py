"""docs/scenarios.md says what is so."""

import re
from pathlib import Path

import pytest
import tomli
from graphql import GraphQLField, build_schema, get_named_type

from sandbox.scenarios import Library, Scenario, read_scenario

GUIDE = Path(__file__).parents[2].joinpath("docs", "scenarios.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
NAMED = re.findall(
    r"(?:X-Sandbox-Scenario: |sandbox_scenario=|--scenario |\+scenario\.)([a-z-]+)", GUIDE
)


MUTATIONS = build_schema(
    Path(__file__).parents[2].joinpath("schema.graphql").read_text("utf-8"), assume_valid=True
).mutation_type.fields


def returns_a_cart(mutation: GraphQLField) -> bool:
    return "cart" in get_named_type(mutation.type).fields


SHORT = {
    frozenset(
        name for name, each in MUTATIONS.items() if returns_a_cart(each)
    ): "all mutations that return a `cart`",
    frozenset(
        name for name, each in MUTATIONS.items() if "cartId" in each.args
    ): "all mutations that take a `cartId`",
}


def row(scenario: Scenario) -> str:
    names, listed = set(scenario.match.operations or ()), []
    for known, words in SHORT.items():
        if known <= names:
            names -= known
            listed.append(words)
    operations = ", ".join((*listed, *(f"`{name}`" for name in sorted(names)))) or "any"
    return f"| `{scenario.name}` | {operations} | {scenario.description} |"


def test_lists_the_bundled_scenarios_as_they_are():
    table = GUIDE[GUIDE.index("| scenario | operations |") :].splitlines()
    assert table[2:] == [row(scenario) for scenario in Library().scenarios()]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_a_scenario(example: str):
    document = tomli.loads(example)
    assert read_scenario(document, source="here").name == document["name"]


def test_has_examples():
    assert len(EXAMPLES) == 8


def test_names_scenarios_that_there_are():
    assert [name for name in NAMED if name not in Library()] == []
