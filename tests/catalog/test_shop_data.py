"""The built-in shop holds a case of everything that a storefront has to cope with."""

from decimal import Decimal
from itertools import product as combinations

import pytest

from sandbox.app import worlds_of
from sandbox.catalog.availability import is_available, is_oversold, is_published
from sandbox.catalog.collecting import products_of
from sandbox.catalog.pricing import price, unit_price
from sandbox.catalog.records import (
    DEFAULT_OPTION,
    Collection,
    CollectionSortOrder,
    MediaContentType,
    Product,
    Variant,
)
from sandbox.catalog.units import measured_type
from sandbox.fixture_files import BUILT_IN
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.store import Record
from sandbox.viewer import viewer_of

WORLD = worlds_of(Settings(), ShopData(Settings()), Library()).open("default")


def by_handle(kind: type[Record]):
    return {each.handle: each for each in WORLD.store.after(kind, 0)}


PRODUCTS: dict[str, Product] = by_handle(Product)
COLLECTIONS: dict[str, Collection] = by_handle(Collection)
SOLD = {handle: each for handle, each in PRODUCTS.items() if is_published(each, viewer_of(WORLD))}
VARIANTS = [variant for each in SOLD.values() for variant in each.variants]
PRICES = {variant.price for variant in VARIANTS}


def stock(handle: str) -> set[tuple[str, int | None]]:
    """Return what can be said of the product's variants, with how many of each there are."""
    return {(state(each), each.quantity) for each in PRODUCTS[handle].variants}


def state(variant: Variant) -> str:
    if is_oversold(variant):
        return "sold without stock"
    return "available" if is_available(variant) else "sold out"


def members(handle: str) -> list[str]:
    return [each.handle for each in products_of(COLLECTIONS[handle], viewer_of(WORLD))]


# --- how much there is ---


def test_there_are_sixty_products_of_six_vendors_some_with_a_category():
    assert len(SOLD) >= 60
    assert len({each.vendor for each in SOLD.values()}) >= 6
    assert {each.category for each in SOLD.values()} >= {None, "sg-4-2", "aa-1"}


@pytest.mark.parametrize("kind", [Product, Collection])
def test_each_file_is_a_record_of_its_own(kind):
    folder = f"catalog/{kind.__name__.lower()}s"
    handles = sorted(file.handle for file in BUILT_IN.files(folder))
    assert sorted(each.handle for each in WORLD.store.after(kind, 0)) == handles


def test_one_product_has_no_type():
    assert [handle for handle, each in SOLD.items() if each.product_type == ""] == ["trail-map"]


def test_creations_changes_and_sales_differ():
    assert len({each.created_at for each in SOLD.values()}) == len(SOLD)
    assert len({each.updated_at for each in SOLD.values()}) == len(SOLD)
    assert len({each.sold for each in SOLD.values()}) > 50
    assert all(each.created_at <= each.updated_at for each in PRODUCTS.values())


# --- options and variants ---


@pytest.mark.parametrize(
    ("handle", "options"),
    [
        ("enamel-mug", [DEFAULT_OPTION]),
        ("wool-socks", ["Size"]),
        ("trail-tent", ["Color", "Size"]),
        ("sleeping-bag", ["Color", "Length", "Zip"]),
    ],
)
def test_a_product_has_no_option_or_one_or_two_or_three(handle, options):
    assert [option.name for option in PRODUCTS[handle].options] == options


def test_a_matrix_has_holes_and_a_value_that_no_variant_has():
    jacket = PRODUCTS["rain-jacket"]
    matrix = set(combinations(*(range(len(option.values)) for option in jacket.options)))
    chosen = {variant.choices for variant in jacket.variants}
    colors = [value.name for value in jacket.options[0].values]
    assert len(matrix) == 18
    assert len(chosen) == 7
    assert {colors[color] for color, _, _ in matrix - chosen} == {"Moss", "Ochre", "Ink"}
    assert {colors[color] for color, _, _ in chosen} == {"Moss", "Ink"}


def test_a_product_has_twelve_times_ten_variants():
    wide = PRODUCTS["merino-base-layer"]
    assert [len(option.values) for option in wide.options] == [12, 10]
    assert len({variant.choices for variant in wide.variants}) == 120


def test_swatches_are_colors_images_both_or_none():
    kinds = {
        (value.color is not None, value.image is not None)
        for each in SOLD.values()
        for option in each.options
        for value in option.values
    }
    assert kinds == set(combinations((False, True), repeat=2))


# --- inventory ---


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        pytest.param("enamel-mug", {("available", None)}, id="not tracked"),
        pytest.param("tent-pegs", {("available", 200)}, id="in stock"),
        pytest.param("storm-shelter", {("sold out", 0)}, id="sold out"),
        pytest.param("cast-iron-pan", {("sold without stock", 0)}, id="sold without stock"),
        pytest.param("folding-oven", {("sold without stock", -3)}, id="sold below zero"),
        pytest.param("wool-mittens", {("available", 9), ("sold out", 0)}, id="partly sold out"),
    ],
)
def test_a_product_has_each_kind_of_inventory(handle, expected):
    assert stock(handle) == expected


# --- prices ---


def test_prices_are_free_without_cents_with_cents_and_high():
    assert {Decimal(text) for text in ("0", "2.5", "12.5", "16", "49.50", "1999.99")} <= PRICES


def test_a_compare_at_price_is_above_equal_below_missing_or_on_some_variants():
    found = {
        handle: {
            (variant.compare_at_price > variant.price) - (variant.compare_at_price < variant.price)
            if variant.compare_at_price is not None
            else None
            for variant in PRODUCTS[handle].variants
        }
        for handle in ("camp-pillow", "tent-pegs", "day-pack", "enamel-mug", "down-vest")
    }
    assert found == {
        "camp-pillow": {1},
        "tent-pegs": {0},
        "day-pack": {-1},
        "enamel-mug": {None},
        "down-vest": {1, None},
    }


@pytest.mark.parametrize(
    ("handle", "measure", "amount"),
    [
        ("lamp-oil", "VOLUME", "1.83"),
        ("campfire-coffee", "WEIGHT", "4.76"),
        ("trail-mix", "WEIGHT", "3.84"),
        ("guy-line", "LENGTH", "1.3"),
        ("day-tarp", "AREA", "5.44"),
        ("tent-pegs", "COUNT", "1.75"),
    ],
)
def test_unit_prices_are_fractions_of_each_measure(handle, measure, amount):
    variant = PRODUCTS[handle].variants[0]
    assert variant.measurement is not None
    shown = unit_price(variant, variant.measurement, viewer_of(WORLD)).amount
    assert (measured_type(variant.measurement.quantity_unit), shown) == (measure, Decimal(amount))


@pytest.mark.parametrize(
    ("handle", "country", "expected"),
    [
        pytest.param("camp-shirt", "DE", ("69", "EUR"), id="a fixed price"),
        pytest.param("enamel-mug", "DE", ("11.5", "EUR"), id="a rate"),
        pytest.param("travel-chopsticks", "JP", ("1800", "JPY"), id="fixed, without cents"),
        pytest.param("enamel-mug", "JP", ("1900", "JPY"), id="a rate, without cents"),
        pytest.param("enamel-mug", "AU", ("12.5", "USD"), id="the shop's own currency"),
    ],
)
def test_a_price_in_a_market_is_fixed_or_follows_a_rate(handle, country, expected):
    shown = price(PRODUCTS[handle].variants[0], viewer_of(WORLD, country=country))
    assert (shown.amount, shown.currency_code) == (Decimal(expected[0]), expected[1])


# --- media ---


def test_all_four_kinds_of_media_are_there():
    assert {each.kind for product in SOLD.values() for each in product.media} == set(
        MediaContentType
    )


def test_a_product_has_no_image_or_more_than_twenty():
    assert len(PRODUCTS["repair-kit"].media) == 0
    assert len(PRODUCTS["ridge-pack"].media) == 22


def test_an_image_has_no_alternative_text():
    without = [
        (handle, at)
        for handle, each in SOLD.items()
        for at, medium in enumerate(each.media)
        if medium.image.alt is None
    ]
    assert without == [("enamel-mug", 1)]


def test_variants_have_images_of_their_own():
    assert len({variant.image_id for variant in PRODUCTS["sleeping-mat"].variants}) == 3


# --- texts ---


@pytest.mark.parametrize(
    ("part", "handle"),
    [
        ("'", "rangers-hat"),
        ("&", "salt-and-pepper-tin"),
        (":", "compass"),
        ("ü", "huettenschuhe"),
        ("風呂敷", "furoshiki"),
        ("🔥", "campfire-sticker"),
    ],
)
def test_a_title_holds_what_breaks_templates(part, handle):
    assert part in PRODUCTS[handle].title


def test_a_title_has_two_hundred_characters():
    assert len(PRODUCTS["everything-tin"].title) == 200


def test_a_description_holds_a_script():
    assert "<script>" in PRODUCTS["weather-glass"].description_html


def test_tags_hold_blanks_signs_and_an_emoji():
    assert {tag for each in SOLD.values() for tag in each.tags} >= {
        "new season",
        "pens & paper",
        "🔥 fire",
    }


# --- kinds of products ---


def test_a_gift_card_has_denominations_and_is_not_shipped():
    card = PRODUCTS["gift-card"]
    assert [handle for handle, each in SOLD.items() if each.is_gift_card] == ["gift-card"]
    assert [option.name for option in card.options] == ["Denominations"]
    assert {variant.requires_shipping for variant in card.variants} == {False}


def test_a_bundle_has_components_of_other_products():
    (bundle,) = PRODUCTS["camp-kitchen-set"].variants
    known = {variant.id: handle for handle, each in SOLD.items() for variant in each.variants}
    assert [(known[each.variant_id], each.quantity) for each in bundle.components] == [
        ("enamel-mug", 2),
        ("enamel-plates", 1),
        ("kettle", 1),
    ]


def test_a_combined_listing_has_a_parent_and_two_children():
    parents = [handle for handle, each in SOLD.items() if "combined" in each.tags]
    assert parents == ["trail-bottle"]
    assert {"trail-bottle-steel", "trail-bottle-glass"} <= SOLD.keys()


def test_two_products_have_complementary_ones():
    known = {each.id: handle for handle, each in SOLD.items()}
    found = {
        handle: [known[number] for number in each.complementary]
        for handle, each in SOLD.items()
        if each.complementary
    }
    assert found == {
        "trail-tent": ["tent-pegs", "guy-line"],
        "storm-lantern": ["lamp-oil", "match-tin"],
    }


# --- what cannot be seen ---


def test_a_draft_is_in_no_market():
    assert [h for h, each in PRODUCTS.items() if each.published_at is None] == ["winter-tent"]


def test_a_product_is_in_one_market_only_and_another_is_in_all_but_one():
    def markets(handle: str) -> set[str]:
        shown = [market.handle for market in WORLD.shop.markets]
        return {each for each in shown if each not in PRODUCTS[handle].hidden_in}

    everywhere = {market.handle for market in WORLD.shop.markets}
    assert markets("rice-pot") == {"japan"}
    assert markets("lamp-oil") == everywhere - {"japan"}


def test_a_product_is_hidden_from_templates_by_its_tag():
    hidden = [h for h, each in SOLD.items() if "nextjs-frontend-hidden" in each.tags]
    assert hidden == ["homepage-banner"]


# --- collections ---


def test_a_manual_collection_has_an_order_that_is_no_sort():
    shown = [PRODUCTS[handle] for handle in members("camp-kitchen")]
    assert len(shown) > 8
    for key in ("title", "created_at", "updated_at", "sold", "handle"):
        values = [getattr(each, key) for each in shown]
        assert values not in (sorted(values), sorted(values, reverse=True))


def test_smart_collections_follow_rules_in_several_orders():
    smart = {each.sort_order for each in COLLECTIONS.values() if each.is_smart}
    assert smart == {
        CollectionSortOrder.ALPHA_ASC,
        CollectionSortOrder.BEST_SELLING,
        CollectionSortOrder.CREATED,
        CollectionSortOrder.CREATED_DESC,
        CollectionSortOrder.PRICE_ASC,
        CollectionSortOrder.PRICE_DESC,
    }
    assert all(members(handle) for handle, each in COLLECTIONS.items() if each.is_smart)


def test_a_collection_is_empty_and_another_is_not_published():
    assert [handle for handle in COLLECTIONS if not members(handle)] == ["coming-soon"]
    assert [h for h, each in COLLECTIONS.items() if not each.is_published] == ["staff-only"]


def test_collections_have_an_image_or_none():
    assert {each.image is None for each in COLLECTIONS.values()} == {False, True}


def test_templates_find_the_collections_of_their_home_page():
    assert {
        handle: len(members(handle)) for handle in COLLECTIONS if handle.startswith("hidden")
    } == {"hidden-homepage-featured-items": 3, "hidden-homepage-carousel": 8}


def test_no_collection_is_called_all():
    """Shopify: reported: there is one only where a merchant made it."""
    assert "all" not in COLLECTIONS
