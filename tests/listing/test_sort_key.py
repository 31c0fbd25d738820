"""What a list is ordered by, and what its cursors say."""

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from sandbox.field_error import FieldError
from sandbox.listing import Page, SortKey, listed, milliseconds
from tests.listing.cursors import decoded, encoded


class Product(NamedTuple):
    id: int
    title: str
    price: float = 1.0
    updated_at: datetime = datetime(2026, 7, 16, tzinfo=UTC)
    sku: str | None = None


def number(product):
    return product.id


ID = SortKey(number, number, int)
PRICE = SortKey(number, lambda product: product.price, float)
TITLE = SortKey(number, lambda product: product.title.lower(), str)
UPDATED_AT = SortKey(number, lambda product: milliseconds(product.updated_at), int)
SKU = SortKey(number, lambda product: product.sku, str | None)
NONE = SortKey(number)

PRODUCTS = [
    Product(3, "banana", 1.0, sku="b"),
    Product(1, "Cherry", 2.0),
    Product(4, "apple", 1.0),
    Product(2, "Apple", 3.0, sku="a"),
]


def ids(sort_key, products=PRODUCTS, **arguments):
    page = Page(**({"first": 9} | arguments))
    return [product.id for product in listed(products, sort_key, page).nodes]


@pytest.mark.parametrize(
    ("sort_key", "expected"),
    [
        pytest.param(ID, [1, 2, 3, 4], id="id"),
        pytest.param(NONE, [1, 2, 3, 4], id="none"),
        pytest.param(PRICE, [3, 4, 1, 2], id="price"),
        pytest.param(TITLE, [2, 4, 3, 1], id="title"),
        pytest.param(SKU, [1, 4, 2, 3], id="null-first"),
    ],
)
def test_orders_by_value_then_by_id(sort_key, expected):
    assert ids(sort_key) == expected
    assert ids(sort_key, reverse=True) == expected[::-1]


@pytest.mark.parametrize(
    ("sort_key", "product", "cursor"),
    [
        pytest.param(
            PRICE,
            Product(10241258225970, "", 14.25),
            '{"last_id":10241258225970,"last_value":14.25,"offset":0}',
            id="price",
        ),
        pytest.param(
            TITLE,
            Product(10241258225970, "Storefront Catalog Product 1"),
            '{"last_id":10241258225970,"last_value":"storefront catalog product 1","offset":0}',
            id="title",
        ),
        pytest.param(
            UPDATED_AT,
            Product(514489057586, "", updated_at=datetime(2026, 7, 16, 3, 36, 46, tzinfo=UTC)),
            '{"last_id":514489057586,"last_value":1784173006000,"offset":0}',
            id="updated-at",
        ),
        pytest.param(
            ID,
            Product(514489090354, ""),
            '{"last_id":514489090354,"last_value":514489090354,"offset":0}',
            id="id",
        ),
        pytest.param(
            NONE, Product(12, ""), '{"last_id":12,"last_value":null,"offset":0}', id="none"
        ),
    ],
)
def test_a_cursor_has_the_value(sort_key, product, cursor):
    """Shopify: all of these forms are recorded against 2026-04."""
    edge = listed([product], sort_key, Page(first=1)).edges[0]
    assert decoded(edge.cursor) == cursor


@pytest.mark.parametrize(
    ("sort_key", "cursor", "expected"),
    [
        pytest.param(PRICE, '{"last_id":3,"last_value":1.0}', [4, 1, 2], id="no-offset"),
        pytest.param(PRICE, '{"last_id":3,"last_value":1,"offset":7}', [4, 1, 2], id="integer"),
        pytest.param(PRICE, '{"last_id":2,"last_value":1.5,"offset":0}', [1, 2], id="it-rose"),
        pytest.param(TITLE, '{"last_id":3,"last_value":"apple","offset":0}', [4, 3, 1], id="gone"),
        pytest.param(SKU, '{"last_id":1,"last_value":null,"offset":0}', [4, 2, 3], id="null"),
    ],
)
def test_goes_on_by_value(sort_key, cursor, expected):
    assert ids(sort_key, after=encoded(cursor)) == expected


@pytest.mark.parametrize(
    ("sort_key", "cursor"),
    [
        pytest.param(ID, '{"last_id":3,"last_value":"banana","offset":0}', id="title-for-id"),
        pytest.param(ID, '{"last_id":3,"last_value":1784173006000,"offset":0}', id="time-for-id"),
        pytest.param(TITLE, '{"last_id":3,"last_value":3,"offset":0}', id="id-for-title"),
        pytest.param(TITLE, '{"last_id":3,"last_value":null,"offset":0}', id="null-for-title"),
        pytest.param(
            UPDATED_AT, '{"last_id":3,"last_value":14.25,"offset":0}', id="price-for-date"
        ),
        pytest.param(NONE, '{"last_id":3,"last_value":3,"offset":0}', id="id-for-none"),
    ],
)
def test_refuses_the_cursor_of_another_sort_key(sort_key, cursor):
    with pytest.raises(FieldError) as refused:
        ids(sort_key, after=encoded(cursor))
    assert str(refused.value) == "Invalid cursor for current pagination sort."
    assert refused.value.extensions == {"code": "BAD_REQUEST"}


@pytest.mark.parametrize("arguments", [{"value": number}, {"kind": int}])
def test_a_value_without_a_kind_and_a_kind_without_a_value_are_mistakes(arguments):
    with pytest.raises(TypeError, match="needs its kind"):
        SortKey(number, **arguments)


@pytest.mark.parametrize("last_id", [-(10**400), 10**400])
def test_an_id_may_be_any_number(last_id):
    cursor = encoded(f'{{"last_id":{last_id},"last_value":1.0}}')
    assert ids(PRICE, after=cursor) == ([3, 4, 1, 2] if last_id < 0 else [1, 2])
