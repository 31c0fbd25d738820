"""Queries of many terms in a large shop: what SQLite takes, and what would hold others up."""

import pytest

from sandbox.catalog.chosen import by_query
from sandbox.catalog.index.query_limits import refuse_too_much
from sandbox.catalog.index.where import EVERYTHING
from sandbox.catalog.product_list import ProductList
from sandbox.field_error import FieldError
from sandbox.search_syntax import terms_of
from tests.catalog.test_product_index import VIEWERS, looked_up

VIEWER = VIEWERS[0]
WORDS = [f"{letter}{number}" for number in range(10) for letter in "abcdefghijklmnopqrstuvwxy"]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(" OR ".join(["tent", *WORDS[1:]]), id="words"),
        pytest.param(" OR ".join(["tag:gift", *(f"tag:{word}" for word in WORDS[1:])]), id="tags"),
        pytest.param(" ".join(f"NOT {word}" for word in WORDS), id="denied words"),
        pytest.param(" ".join(f"NOT tag:{word}*" for word in WORDS), id="denied tags"),
        pytest.param(" OR ".join(f"tag:gift {word[0]}" for word in WORDS[:120]), id="pairs"),
        pytest.param("NOT " * 301 + "tent", id="denied again and again"),
        pytest.param("tag:gift OR (t AND (NOT " * 5 + "w" + "))" * 5, id="brackets"),
        pytest.param("((" * 5_000 + "tent" + "))" * 5_000, id="brackets that join nothing"),
        pytest.param("(t* OR title:w*) (tag:gift OR NOT vendor:x)", id="alternatives of each kind"),
    ],
)
def test_a_long_query_finds_what_a_look_at_each_product_does(query):
    chosen = by_query(query, VIEWER)
    found = [product.id for product in ProductList(VIEWER, chosen).each()]
    assert found == [product.id for product in looked_up(VIEWER, chosen)]


def test_a_query_with_deep_brackets_is_refused():
    query = "tag:gift OR NOT (t AND NOT (" * 8 + "w" + "))" * 8
    with pytest.raises(FieldError, match="more than 10 brackets within each other"):
        by_query(query, VIEWER)


def test_many_terms_are_refused_in_a_very_large_shop():
    with pytest.raises(FieldError, match="more than 100 terms, in a shop of 10,000 products"):
        refuse_too_much(terms_of(" OR ".join(WORDS[:101])), EVERYTHING, 10_000)


def test_ids_are_found_at_once_in_a_shop_of_any_size():
    ids = terms_of(" OR ".join(f"id:{number}" for number in range(250)))
    refuse_too_much(ids, EVERYTHING, 1_000_000)
