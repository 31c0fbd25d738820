"""Lists of a large shop: what its index finds is what a look at each product finds."""

from decimal import Decimal
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sandbox.app import worlds_of
from sandbox.catalog.availability import as_listed, is_published
from sandbox.catalog.chosen import all_of, by_filters, by_query
from sandbox.catalog.collecting import by_rules
from sandbox.catalog.filters import (
    CategoryFilter,
    MetafieldFilter,
    PriceRangeFilter,
    ProductFilter,
    VariantOptionFilter,
)
from sandbox.catalog.product_list import Chosen, ProductList
from sandbox.catalog.records import Collection, Product, Rule
from sandbox.catalog.relevance import by_relevance
from sandbox.catalog.sort_keys import COLUMNS
from sandbox.listing import Page
from sandbox.listing.window import Window
from sandbox.made_up.assortment import COLORS, GOODS, PLACES, QUALITIES, TAGS, VENDORS
from sandbox.scenarios import Library
from sandbox.search.hits import found_products
from sandbox.search.ranking import relevance
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from tests.budget import budget
from tests.catalog.conftest import MOMENT

SETTINGS = Settings(catalog=700)
WORLDS = worlds_of(SETTINGS, ShopData(SETTINGS), Library())


def changed_world():
    """A world with changed, deleted, hidden and new products."""
    world = WORLDS.open("changed")
    some = [*islice(world.store.after(Product, 0), 0, 700, 40)]
    for at, product in enumerate(some):
        match at % 4:
            case 0:
                world.store.remove(product)
            case 1:
                world.store.put(replace(product, published_at=None))
            case 2:
                world.store.put(replace(product, title="Winter Changed", tags=("gift",), sold=9))
            case _:
                variants = tuple(replace(v, price=Decimal(7), quantity=0) for v in product.variants)
                world.store.put(replace(product, variants=variants, vendor="Nobody"))
    world.store.put(replace(some[0], id=10**14, handle="new", title="Brand New Winter Hat"))
    return world


VIEWERS = [
    viewer_of(WORLDS.open("fresh")),
    viewer_of(WORLDS.open("fresh"), country="DE", language="DE"),
    viewer_of(WORLDS.open("fresh"), country="JP"),
    viewer_of(changed_world()),
    viewer_of(changed_world(), country="CA", language="FR"),
]


def looked_up(viewer, chosen):
    """Return what is found by a look at each product, by id."""
    found = viewer.world.store.after(Product, 0)
    shown = (as_listed(p, viewer) for p in found if is_published(p, viewer) and chosen.of_record(p))
    return [product for product in shown if chosen.test(product)]


WORDS = st.sampled_from(
    [
        *(word[:3] for word in PLACES[::9]),
        *(word.split()[0] for word in QUALITIES[::4]),
        *("winter", "Winter tent", '"winter tent"', "MU000017", "mu00001", "2000000100012"),
        *("NORTHWAY", "hearth", "rain", "every part", "tale", "🔥", "x", "山", "blanket"),
    ]
)
FIELDS = st.sampled_from(
    [
        *(f"tag:'{tag}'" for tag in TAGS),
        *(f'vendor:"{vendor}"' for vendor in VENDORS),
        *(f"product_type:'{goods.product_type}'" for goods in GOODS[::3]),
        *("tag:gif*", "tag:*", "tag_not:gift", "title:tent", "title:ten*", "title:*", "vendor:*"),
        *(
            "variants.price:>=100",
            "variants.price:<20",
            "variants.price:99.95",
            "title:'winter mug'",
        ),
        *("created_at:>2024-03", "updated_at:<=2023", "created_at:2022", "available_for_sale:true"),
        *("available_for_sale:false", "sku:MU000017-1", "sku:mu0000*", "sku:MU000017", "sku:RAIN*"),
        *("sku:MU000017-*", "sku:*", "barcode:20000001*", "barcode:2000000100012", "barcode:*"),
        *("handle:trail-tent", "handle:wi*", "id:1", "id:102*", "unknown:1", "variants.price:x"),
        *("product_type:Tents,Kitchen", "vendor:a,northway", "created_at:soon", "tag:"),
        *("collection:'shelter'", "collection:gifts-under-50", "collection:S*", "collection:gone"),
        *("collection:on-the-trail", "collection:staff-only", "collection:*"),
    ]
)
TERMS = st.one_of(WORDS, FIELDS)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR "]), inner).map("".join),
        inner.map("NOT {}".format),
        inner.map("-{}".format),
        inner.map("({})".format),
    ),
    max_leaves=4,
)
RULES = st.builds(
    Rule,
    tag=st.sampled_from([None, "GIFT", "sale"]),
    product_type=st.sampled_from([None, "Tents", "tents"]),
    vendor=st.sampled_from([None, "Northway"]),
    category=st.sampled_from([None, None, "sg-4-2", "aa-1", "sg-4-2-2"]),
    price_above=st.sampled_from([None, Decimal(50)]),
    price_below=st.sampled_from([None, Decimal("99.95")]),
    title_contains=st.sampled_from([None, None, "WIN"]),
    variant_title_contains=st.sampled_from([None, None, "moss / s"]),
    is_price_reduced=st.sampled_from([None, None, True, False]),
    inventory_above=st.sampled_from([None, 30]),
    inventory_below=st.sampled_from([None, 60]),
)
MATERIAL = MetafieldFilter(namespace="custom", key="material", value="Recycled nylon")
FILTERS = st.one_of(
    st.builds(
        ProductFilter,
        available=st.sampled_from([None, True, False]),
        product_type=st.sampled_from([None, "tents", "Clothing"]),
        product_vendor=st.sampled_from([None, "Northway"]),
        tag=st.sampled_from([None, None, "gift"]),
        price=st.sampled_from(
            [None, PriceRangeFilter(min=20.0, max=100.0), PriceRangeFilter(max=0.5)]
        ),
        category=st.sampled_from(
            [None, None, CategoryFilter(id="gid://shopify/TaxonomyCategory/sg-4-2-2")]
        ),
    ),
    st.sampled_from([*COLORS]).map(
        lambda color: ProductFilter(variant_option=VariantOptionFilter(name="color", value=color))
    ),
    st.just(ProductFilter(variant_option=VariantOptionFilter(name="Größe", value="M"))),
    st.just(ProductFilter(variant_option=VariantOptionFilter(name="size", value="m"))),
    st.just(ProductFilter(product_metafield=MATERIAL)),
    st.just(ProductFilter(taxonomy_metafield=MATERIAL)),
)


def choices(viewer):
    rules = st.lists(RULES, min_size=1, max_size=2).map(
        lambda rules: by_rules(
            Collection(id=1, handle="c", title="C", updated_at=MOMENT, rules=tuple(rules))
        )
    )
    queries = QUERIES.map(lambda query: by_query(query, viewer))
    filters = st.lists(FILTERS, max_size=3).map(lambda asked: by_filters(asked, viewer))
    either = st.one_of(rules, queries, st.just(Chosen()))
    return st.tuples(either, filters).map(lambda pair: all_of(*pair))


@given(st.data())
@settings(max_examples=budget(150, nightly=3_000))
def test_a_list_has_what_a_look_at_each_product_finds(data):
    viewer = data.draw(st.sampled_from(VIEWERS))
    chosen = data.draw(choices(viewer))
    products, expected = ProductList(viewer, chosen), looked_up(viewer, chosen)
    assert products.index is not None
    assert [each.id for each in products.each()] == [each.id for each in expected]
    assert products.count() == len(expected)
    start = data.draw(st.integers(0, 60))
    assert products.some(start, 7) == expected[start : start + 7]


@given(st.data())
@settings(max_examples=budget(150, nightly=3_000))
def test_the_pages_of_a_list_are_those_of_the_sorted_products(data):
    viewer = data.draw(st.sampled_from(VIEWERS))
    chosen = data.draw(choices(viewer))
    by = data.draw(st.sampled_from([*COLUMNS]))
    reverse, is_last = data.draw(st.booleans()), data.draw(st.booleans())
    expected = sorted(looked_up(viewer, chosen), key=by.position, reverse=reverse)
    products, found, cursor = ProductList(viewer, chosen), [], None
    for _ in range(3):
        page = (
            Page(last=20, before=cursor, reverse=reverse)
            if is_last
            else Page(first=20, after=cursor, reverse=reverse)
        )
        window = Window(products.by(by), by, page)
        found = [*window.items, *found] if is_last else [*found, *window.items]
        if not window.items:
            break
        cursor = window.cursor(0 if is_last else len(window.items) - 1)
    assert found == (expected[-60:] if is_last else expected[:60])


@given(st.data())
@settings(max_examples=budget(100, nightly=2_000))
def test_the_order_of_relevance_is_that_of_each_product(data):
    viewer = data.draw(st.sampled_from(VIEWERS))
    query = data.draw(QUERIES)
    chosen = by_query(query, viewer)
    products = ProductList(viewer, chosen)
    order = by_relevance(query, products)
    expected = sorted(looked_up(viewer, chosen), key=order.position)
    found = order.source(products).beyond(None, 40, down=False)
    assert [each.id for each in found] == [each.id for each in expected[:40]]
    window = Window(order.source(products), order, Page(last=15))
    assert [each.id for each in window.items] == [each.id for each in expected[-15:]]


@given(st.data())
@settings(max_examples=budget(100, nightly=2_000))
def test_a_search_finds_products_in_the_order_of_relevance_those_sold_out_last(data):
    viewer = data.draw(st.sampled_from(VIEWERS))
    query = data.draw(QUERIES)
    products = found_products(query, viewer)
    order = relevance(query, viewer, sold_out_last=True)
    everything = [*order.source(products).beyond(None, 10_000, down=False)]
    assert everything == sorted(looked_up(viewer, products.chosen), key=order.position)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_an_index_finds_no_more_than_there_is(viewer):
    assert ProductList(viewer).count() == len(looked_up(viewer, Chosen()))
