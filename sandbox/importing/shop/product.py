"""A product of a shop as a fixture."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeVar

from msgspec import Struct

from sandbox.catalog.records import WeightUnit
from sandbox.catalog.seed.written import (
    WrittenComponent,
    WrittenMeasurement,
    WrittenMedia,
    WrittenOption,
    WrittenProduct,
    WrittenSource,
    WrittenValue,
    WrittenVariant,
)
from sandbox.catalog.units import measured_unit
from sandbox.importing.product_parts import shared
from sandbox.importing.shop import catalog_answers as answers
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.metafields import Metafields
from sandbox.translations import WrittenTranslation

T = TypeVar("T")

TAXONOMY: Final = "gid://shopify/TaxonomyCategory/"


class MarketPrice(Struct, frozen=True):
    """A fixed price in the market of that handle."""

    market: str
    price: Decimal
    compare_at_price: Decimal | None


class Around(Struct, frozen=True):
    """What a product refers to: handles of locations by their ids, the handle and the position,
    from 1, of components by the ids of their variants, and names of files by their URLs."""

    locations: Mapping[str, str]
    components: Mapping[str, tuple[str, int]]
    file_of: Callable[[str], str]
    metafields: Metafields


class Market(Struct, frozen=True):
    """What of a product differs in markets and languages: fixed prices by ids of variants."""

    prices: Mapping[str, Sequence[MarketPrice]]
    hidden_in: tuple[str, ...]
    translations: dict[str, WrittenTranslation]


class Recommended(Struct, frozen=True):
    """Handles of the products that a shop recommends with one."""

    related: tuple[str, ...]
    complementary: tuple[str, ...]


class Whole(Struct, frozen=True):
    """A product with all its variants and media, its place by sales, its selling plans, and what is
    recommended with it."""

    of: answers.Product
    variants: Sequence[answers.Variant]
    media: Sequence[answers.Medium]
    sold: int
    selling_plans: tuple[str, ...]
    recommended: Recommended


def written_product(whole: Whole, number: int, market: Market, around: Around) -> WrittenProduct:
    product = whole.of
    media = tuple(_media(whole.media, around))
    first = whole.variants[0] if whole.variants else None
    return WrittenProduct(
        number=number,
        id=number_in(product.id),
        title=product.title,
        vendor=product.vendor,
        product_type=product.product_type,
        tags=tuple(product.tags),
        description=product.description_html,
        category=None if product.category is None else category_id(product.category),
        seo_title=product.seo.title,
        seo_description=product.seo.description,
        created_at=product.created_at,
        updated_at=product.updated_at,
        published_at=product.published_at,
        hidden_in=market.hidden_in,
        sold=whole.sold,
        complementary=whole.recommended.complementary,
        related=whole.recommended.related,
        gift_card=product.is_gift_card,
        selling_plans=whole.selling_plans,
        only_by_selling_plan=product.requires_selling_plan,
        requires_shipping=first is None or first.requires_shipping,
        taxable=first is None or first.taxable,
        weight_unit=WeightUnit.KILOGRAMS if first is None else first.weight_unit,
        options=tuple(_options(whole, around)),
        media=media,
        metafields=around.metafields.written("Product", product.metafields),
        translations=market.translations,
        **shared(tuple(_variants(whole, media, market, around))),
    )


def category_id(category: answers.Category) -> str:
    return category.id.removeprefix(TAXONOMY)


def _media(media: Sequence[answers.Medium], around: Around) -> Iterator[WrittenMedia]:
    seen: set[str] = set()
    for each in media:
        preview = each.preview_image
        if preview is None or preview.url in seen:
            continue
        seen.add(preview.url)
        yield WrittenMedia(
            file=around.file_of(preview.url),
            id=number_in(each.id),
            kind=each.media_content_type,
            alt=each.alt,
            width=preview.width,
            height=preview.height,
            sources=tuple(
                WrittenSource(
                    file=around.file_of(source.url),
                    mime_type=source.mime_type,
                    format=source.format,
                    width=source.width,
                    height=source.height,
                    filesize=source.filesize,
                )
                for source in each.sources
            ),
            origin_url=each.origin_url,
            embed_url=each.embed_url,
        )


def _options(whole: Whole, around: Around) -> Iterator[WrittenOption]:
    """Yield the options. A child of a combined listing shows those of its parent: its own are
    what its variants have."""
    names = [each.name for each in whole.variants[0].selected_options] if whole.variants else []
    options = whole.of.options
    if names and names != [option.name for option in options]:
        for at, name in enumerate(names):
            values = dict.fromkeys(each.selected_options[at].value for each in whole.variants)
            yield WrittenOption(name=name, values=tuple(values))
        return
    for option in options:
        yield WrittenOption(
            name=option.name,
            id=number_in(option.id),
            values=tuple(_value(value, around) for value in option.option_values),
        )


def _value(value: answers.Value, around: Around) -> WrittenValue:
    image = None if value.swatch is None else value.swatch.image
    url = None if image is None or image.preview_image is None else image.preview_image.url
    return WrittenValue(
        name=value.name,
        id=number_in(value.id),
        color=None if value.swatch is None else value.swatch.color,
        image=None if url is None else around.file_of(url),
    )


def _variants(
    whole: Whole, media: Sequence[WrittenMedia], market: Market, around: Around
) -> Iterator[WrittenVariant]:
    files = {each.file for each in media}
    first = whole.variants[0] if whole.variants else None
    for each in whole.variants:
        is_own = each.product.handle == whole.of.handle
        prices = market.prices.get(each.id, ())
        image = _own_image(each, whole.of, around)
        yield WrittenVariant(
            id=number_in(each.id) if is_own else None,
            stands_for=None if is_own else each.product.handle,
            options=tuple(option.value for option in each.selected_options),
            price=each.price.amount,
            compare_at_price=None
            if each.compare_at_price is None
            else each.compare_at_price.amount,
            prices={price.market: price.price for price in prices},
            compare_at_prices={
                price.market: price.compare_at_price
                for price in prices
                if price.compare_at_price is not None
            },
            sku=each.sku,
            barcode=each.barcode,
            quantity=_quantity(each),
            stock=_stock(each, around),
            oversell=each.currently_not_in_stock or None,
            weight=each.weight,
            weight_unit=_unless(first and first.weight_unit, each.weight_unit),
            requires_shipping=_unless(first and first.requires_shipping, each.requires_shipping),
            taxable=_unless(first and first.taxable, each.taxable),
            image=image if image in files else None,
            measurement=_measurement(each.unit_price_measurement),
            components=tuple(_components(each, around)),
            metafields=around.metafields.written("ProductVariant", each.metafields),
        )


def _own_image(variant: answers.Variant, product: answers.Product, around: Around) -> str | None:
    """Return the file of the image of *variant*, None where it is that of the product."""
    shown = product.featured_image and product.featured_image.url
    if variant.image is None or variant.image.url == shown:
        return None
    return around.file_of(variant.image.url)


def _unless(alike: object, own: T) -> T | None:
    """Return what is the variant's *own*, None where it is like the product's."""
    return None if own == alike else own


def _quantity(variant: answers.Variant) -> int | None:
    """Return the stock; None where it is not tracked. The API does not say which are tracked:
    what can be bought at a quantity of 0, and is in stock, is not."""
    quantity = variant.quantity_available or 0
    if variant.available_for_sale and quantity <= 0 and not variant.currently_not_in_stock:
        return None
    return quantity


def _stock(variant: answers.Variant, around: Around) -> dict[str, int]:
    """Return how much is where; nothing if all is at the first location, as it would be anyway."""
    stock = {
        around.locations[each.location.id]: each.quantity_available
        for each in variant.store_availability.nodes
        if each.location.id in around.locations and each.quantity_available
    }
    return {} if list(stock) == list(around.locations.values())[:1] else stock


def _measurement(measure: answers.Measure | None) -> WrittenMeasurement | None:
    """Return a measurement; None if its unit is none that the sandbox knows."""
    unit = None if measure is None else measured_unit(measure.quantity_unit or "")
    if measure is None or unit is None or measure.quantity_value <= 0:
        return None
    return WrittenMeasurement(
        quantity=measure.quantity_value,
        unit=unit,
        reference=max(1, measure.reference_value),
        reference_unit=measured_unit(measure.reference_unit or ""),
    )


def _components(variant: answers.Variant, around: Around) -> Iterator[WrittenComponent]:
    for each in variant.components.nodes:
        handle, position = around.components.get(
            each.product_variant.id, (each.product_variant.product.handle, 1)
        )
        yield WrittenComponent(product=handle, variant=position, quantity=each.quantity)
