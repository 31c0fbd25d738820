"""Reads the products of the fixtures: `catalog/products/HANDLE.toml`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product as combinations
from typing import Final, TypeAlias, TypeVar

from msgspec.structs import replace

from sandbox.catalog.made_up.keys import FIRST_MEDIA
from sandbox.catalog.records import (
    DEFAULT_OPTION,
    DEFAULT_VALUE,
    Component,
    FixedPrice,
    LocationStock,
    Measurement,
    Media,
    MediaSource,
    Product,
    Variant,
)
from sandbox.catalog.seed.options import check_apart, choices_of, names_of, options_of
from sandbox.catalog.seed.written import (
    Price,
    WrittenMeasurement,
    WrittenMedia,
    WrittenOption,
    WrittenProduct,
    WrittenVariant,
)
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.faults import FaultError, not_one
from sandbox.file_ids import PARTS, id_of, variant_id
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.seo import Seo
from sandbox.store import SeedOf
from sandbox.toml_file import TomlFile

T = TypeVar("T")

FOLDER: Final = "catalog/products"

Products: TypeAlias = Mapping[str, WrittenProduct]
"""All that are written, by handle."""

_DEFAULT: Final = (WrittenOption(name=DEFAULT_OPTION, values=(DEFAULT_VALUE,)),)


def read_products(fixtures: Fixtures, plans: SeedOf[SellingPlanGroup]) -> Iterator[Product]:
    """Yield the products, which may be bought by *plans*. Raises `TomlError`."""
    files = {file.handle: file for file in fixtures.files(FOLDER)}
    written = {handle: file.toml.read(WrittenProduct) for handle, file in files.items()}
    taken: dict[int, str] = {}
    parents = {
        variant.stands_for: _id(parent)
        for parent in written.values()
        for variant in parent.variants
        if variant.stands_for is not None
    }
    for handle, product in written.items():
        other = taken.setdefault(product.number, handle)
        if other != handle:
            error = FaultError(f"is that of {other} too: each product has its own", "number")
            raise files[handle].toml.wrong(error)
        made = _product(handle, product, written, plans, files[handle].toml)
        parent = parents.get(handle)
        yield made if parent is None else replace(made, combined_by=parent)


def _product(
    handle: str,
    written: WrittenProduct,
    others: Products,
    plans: SeedOf[SellingPlanGroup],
    file: TomlFile,
) -> Product:
    number = written.number
    options = written.options or _DEFAULT
    with file.checked():
        media = [_media(each, number, at) for at, each in enumerate(written.media)]
        return Product(
            id=_id(written),
            handle=handle,
            title=written.title,
            created_at=written.created_at,
            updated_at=written.changed_at,
            published_at=(written.published_at or written.created_at)
            if written.published
            else None,
            vendor=written.vendor,
            product_type=written.product_type,
            tags=tuple(sorted(written.tags, key=str.casefold)),
            description_html=written.description.strip(),
            category=written.category,
            seo=Seo(written.seo_title, written.seo_description),
            options=tuple(options_of(options, number)),
            variants=tuple(_variants(written, options, others)),
            media=tuple(media),
            is_gift_card=written.gift_card,
            requires_selling_plan=written.only_by_selling_plan,
            selling_plan_groups=tuple(_plan_groups(written.selling_plans, plans)),
            sold=written.sold,
            hidden_in=written.hidden_in,
            complementary=tuple(_ids(written.complementary, others, "complementary")),
            related=tuple(_ids(written.related, others, "related")),
        )


def _id(written: WrittenProduct) -> int:
    return id_of("Product", written.number, written.id)


def _ids(handles: Sequence[str], others: Products, key: str) -> Iterator[int]:
    for at, handle in enumerate(handles):
        if handle not in others:
            raise FaultError(not_one(handle, "a product", others), key, at)
        yield _id(others[handle])


def _plan_groups(handles: Sequence[str], plans: SeedOf[SellingPlanGroup]) -> Iterator[int]:
    for at, handle in enumerate(handles):
        group = plans.find("handle", handle)
        if group is None:
            known = (each.handle for each in plans.after(0))
            raise FaultError(not_one(handle, "a group of plans", known), "selling_plans", at)
        yield group.id


def _media_id(written: WrittenMedia, number: int, position: int) -> int:
    return written.id or FIRST_MEDIA + (number * PARTS + position) * STEP


def _media(written: WrittenMedia, number: int, position: int) -> Media:
    return Media(
        kind=written.kind,
        image=written.record(_media_id(written, number, position)),
        sources=tuple(
            MediaSource(
                src=source.file,
                mime_type=source.mime_type,
                format=source.format,
                width=source.width,
                height=source.height,
                filesize=source.filesize,
            )
            for source in written.sources
        ),
        origin_url=written.origin_url,
        embed_url=written.embed_url,
    )


def _variants(
    written: WrittenProduct, options: Sequence[WrittenOption], others: Products
) -> Iterator[Variant]:
    names = [names_of(option) for option in options]
    given = written.variants or tuple(
        WrittenVariant(options=combination) for combination in combinations(*names)
    )
    number = written.number
    images = {each.file: _media_id(each, number, at) for at, each in enumerate(written.media)}
    taken: dict[tuple[int, ...], int] = {}
    for position, variant in enumerate(given):
        chosen = variant.options or tuple(each[0] for each in names)
        choices = tuple(choices_of(chosen, names, position))
        check_apart(choices, taken, position)
        yield Variant(
            id=variant_id(number, position, variant.id),
            choices=choices,
            price=_decimal(written.price if variant.price is None else variant.price),
            compare_at_price=_optional(variant.compare_at_price, written.compare_at_price),
            fixed_prices=tuple(_fixed_prices(variant)),
            sku=variant.sku,
            barcode=variant.barcode,
            quantity=written.quantity if variant.quantity is None else variant.quantity,
            stock=_stock(variant),
            oversell=_own_or(variant.oversell, written.oversell),
            requires_shipping=_own_or(variant.requires_shipping, written.requires_shipping),
            taxable=_own_or(variant.taxable, written.taxable),
            weight=_own_or(variant.weight, written.weight),
            weight_unit=_own_or(variant.weight_unit, written.weight_unit),
            image_id=_image_id(variant.image, images, position),
            measurement=_measurement(variant.measurement),
            components=tuple(_components(variant, others, position)),
            stands_for=_child(variant, others, position),
        )


def _own_or(own: T | None, of_product: T) -> T:
    return of_product if own is None else own


def _stock(variant: WrittenVariant) -> tuple[LocationStock, ...]:
    held = variant.stock.items()
    return tuple(LocationStock(location=handle, quantity=number) for handle, number in held)


def _image_id(file: str | None, images: dict[str, int], position: int) -> int | None:
    if file is None:
        return None
    if file not in images:
        at = ("variants", position, "image")
        raise FaultError(f"is {file!r}, which is none of the product's media", *at)
    return images[file]


def _fixed_prices(variant: WrittenVariant) -> Iterator[FixedPrice]:
    for market, price in variant.prices.items():
        compare_at = variant.compare_at_prices.get(market)
        yield FixedPrice(
            market=market, price=_decimal(price), compare_at_price=_optional(compare_at)
        )


def _components(variant: WrittenVariant, others: Products, position: int) -> Iterator[Component]:
    for at, component in enumerate(variant.components):
        if component.product not in others:
            place = ("variants", position, "components", at, "product")
            raise FaultError(not_one(component.product, "a product", others), *place)
        yield Component(
            variant_id=_variant_id(others[component.product], component.variant - 1),
            quantity=component.quantity,
        )


def _variant_id(product: WrittenProduct, position: int) -> int:
    own = product.variants[position].id if position < len(product.variants) else None
    return variant_id(product.number, position, own)


def _child(variant: WrittenVariant, others: Products, position: int) -> int | None:
    if variant.stands_for is None:
        return None
    if variant.stands_for not in others:
        at = ("variants", position, "stands_for")
        raise FaultError(not_one(variant.stands_for, "a product", others), *at)
    return _variant_id(others[variant.stands_for], 0)


def _measurement(written: WrittenMeasurement | None) -> Measurement | None:
    if written is None:
        return None
    return Measurement(
        quantity_value=written.quantity,
        quantity_unit=written.unit,
        reference_value=written.reference,
        reference_unit=written.reference_unit or written.unit,
    )


def _decimal(price: Price) -> Decimal:
    return Decimal(price)


def _optional(*prices: Price | None) -> Decimal | None:
    return next((Decimal(price) for price in prices if price is not None), None)
