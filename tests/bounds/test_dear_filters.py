"""Searches for the filters that cost most, in the largest shop whose lists have filters.

`make nightly` searches for long.
"""

import asyncio

import msgspec
import pytest
from hypothesis import given, settings, target
from hypothesis import strategies as st

from sandbox.catalog.filter_types import MOST_PRODUCTS
from sandbox.settings import Settings
from tests.bounds.attack import Attack, full
from tests.bounds.measuring import Sandbox
from tests.bounds.test_attacks import MOST_CALLS
from tests.budget import budget

pytestmark = pytest.mark.slow

WRITTEN = 100
"""More than the shop has in files."""
SANDBOX = Sandbox(Settings(catalog=MOST_PRODUCTS - WRITTEN))
QUERIES = (
    "*",
    "NOT zzz",
    "a OR NOT b",
    "title:s* OR tag:sale",
    " ".join(f"-w{number}*" for number in range(99)),
)
SEARCH = """a%d: search(query: $q, first: 250, productFilters: $f) {
    totalCount productFilters { id values { count input } } nodes { __typename } }"""
BY_PRICE = """a%d: search(query: "NOT x%d", first: 1, sortKey: PRICE, productFilters: $f) {
    productFilters { id values { count } } }"""
PRODUCTS = """a%d: products(query: $q, first: 250, sortKey: TITLE) {
    filters { values { label } } }"""
COLLECTIONS = """a%d: collections(first: 250) {
    nodes { products(first: 1, filters: $f) { filters { id } nodes { id } } } }"""
LISTS = (SEARCH, BY_PRICE, PRODUCTS, COLLECTIONS)
CONTEXTS = ("", "@inContext(country: CA, language: FR)", "@inContext(country: DE, language: DE)")


def placed(namespace, key, value):
    return {"namespace": namespace, "key": key, "value": value}


def asked(number, *, known):
    """Return one filter of each kind: what some products have, or what none has."""
    metafields = [("details", "care"), ("custom", "material")]
    namespace, key = metafields[number % 2] if known else ("n", f"k{number}")
    return {
        "available": {"available": number % 2 == 0},
        "price": {"price": {"min": number if known else 0.0, "max": 10.0**9}},
        "tag": {"tag": "sale" if known else f"t{number}"},
        "type": {"productType": "Jackets" if known else f"t{number}"},
        "vendor": {"productVendor": "Northway" if known else f"v{number}"},
        "category": {
            "category": {"id": f"gid://shopify/TaxonomyCategory/{'sg' if known else number}"}
        },
        "option": {"variantOption": {"name": "size" if known else f"n{number}", "value": "M"}},
        "product metafield": {"productMetafield": placed(namespace, key, "v")},
        "variant metafield": {"variantMetafield": placed(namespace, key, "v")},
    }


KINDS = sorted(asked(0, known=True))
FILTER = st.tuples(st.sampled_from(KINDS), st.integers(1, 250), st.booleans())


def of(drawn):
    """Return the filters of some kinds, each so many times; 250 at the most."""
    found = [
        asked(number, known=known)[kind] for kind, count, known in drawn for number in range(count)
    ]
    return found[:250]


@st.composite
def attacks(draw):
    head = f"query ($q: String!, $f: [ProductFilter!]) {draw(st.sampled_from(CONTEXTS))} {{"
    fields = draw(st.sampled_from(LISTS))
    room = draw(st.sampled_from([300, 3_000, 30_000]))
    filters = of(draw(st.lists(FILTER, max_size=5)))
    used = " unused: search(query: $q, first: 1, productFilters: $f) { totalCount }"
    text = full(fields, head=head, tail=f"{used} }}", room=room + len(head + used + fields))
    return Attack(text, {"q": draw(st.sampled_from(QUERIES)), "f": filters})


@given(attacks())
@settings(max_examples=budget(10, nightly=500))
def test_others_need_not_wait_for_any_filters_of_a_list(attack):
    """So an operation is also given up in time: its clock is looked at when others were first."""
    turns = asyncio.run(SANDBOX.turns(attack))
    target(turns.calls, label="calls")
    assert turns.calls < MOST_CALLS
    assert turns.interruptions >= turns.questions
    assert {each["extensions"]["code"] for each in turns.errors} <= {"SANDBOX_LIMIT_EXCEEDED"}
    assert msgspec.json.decode(turns.answered)
