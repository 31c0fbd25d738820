"""Searches of a shop of 50,000 products: SQLite answers in long steps, others go on meanwhile."""

import pytest

from sandbox.execution.limits import LONGEST
from sandbox.settings import Settings
from tests.bounds.attack import Attack
from tests.bounds.measuring import Sandbox, collector_is_off
from tests.bounds.test_attacks import MOST_BYTES, MOST_CALLS, MOST_OBJECTS

pytestmark = pytest.mark.slow

SIZE = 50_000
TOO_LONG = "SANDBOX_LIMIT_EXCEEDED"
LONG = 600
"""Seconds that a search may take here: how long it takes is no matter of this test."""
NODES = "nodes { __typename }"
FILTERED = f"filters {{ id values {{ count }} }} {NODES}"
FIELDS = {
    "products": f"products(first: 250, query: $q) {{ {NODES} }}",
    "turned round, with filters": (
        f"products(first: 250, query: $q, sortKey: PRICE, reverse: true) {{ {FILTERED} }}"
    ),
    "by relevance": f"products(first: 250, query: $q, sortKey: RELEVANCE) {{ {NODES} }}",
    "search": f"search(first: 250, query: $q) {{ totalCount {NODES} }}",
    "search with filters": (
        "search(first: 250, query: $q, productFilters: [{price: {min: 1}}, {available: true}])"
        f" {{ totalCount productFilters {{ id values {{ count }} }} {NODES} }}"
    ),
    "predictions": "predictiveSearch(query: $q) { products { id } }",
}
QUERIES = {
    "denied brackets": "NOT (-l OR NOT n) NOT w (m AND (sku:n* OR n)) collection_id:*",
    "brackets of all kinds": (
        "(NOT ((id:4* NOT p e)) OR NOT (a OR (NOT collection_id:* c -l)"
        " OR (-p tag:f* NOT s) OR -v)) AND NOT o AND variants.price:>127"
    ),
    "ten brackets": " OR ".join(f"(-{letter} title:{letter}*)" for letter in "abcdefghi"),
    "deep brackets": "(a OR NOT " * 9 + "b" + ")" * 9,
    "some thousand products": "NOT (NOT winter)",
}
FILTERED_SEARCH = (
    "query ($q: String!, $f: [ProductFilter!]) { search(query: $q, first: 250, productFilters: $f)"
    f" {{ totalCount productFilters {{ id }} {NODES} }} }}"
)
FILTERS = {
    "tags": [{"tag": f"t{number}"} for number in range(250)],
    "values of an option": [
        {"variantOption": {"name": "size", "value": f"v{number}"}} for number in range(250)
    ],
    "categories": [
        {"category": {"id": f"gid://shopify/TaxonomyCategory/aa-{number}"}} for number in range(250)
    ],
}


@pytest.fixture(scope="module")
def sandbox():
    with collector_is_off():
        yield Sandbox(Settings(catalog=SIZE))


def codes(turns):
    return [each["extensions"]["code"] for each in turns.errors]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("field", FIELDS)
async def test_a_search_of_a_large_shop_lets_others_go_first(sandbox, field, query):
    document = f"query ($q: String!) {{ {FIELDS[field]} }}"
    turns = await sandbox.turns(Attack(document, {"q": QUERIES[query]}), seconds=LONG)
    assert codes(turns) == []
    assert len(turns.answered) < MOST_BYTES
    assert turns.objects < MOST_OBJECTS
    assert turns.calls < MOST_CALLS
    assert turns.interruptions >= turns.questions > 0


@pytest.mark.parametrize("kind", FILTERS)
async def test_hundreds_of_filters_are_given_up(sandbox, kind):
    """Also within one step of SQLite: they would need many seconds."""
    attack = Attack(FILTERED_SEARCH, {"q": "NOT zzz", "f": FILTERS[kind]})
    turns = await sandbox.turns(attack, seconds=LONGEST)
    assert codes(turns) == [TOO_LONG]
    assert turns.calls < MOST_CALLS
    assert turns.interruptions >= turns.questions > 0
