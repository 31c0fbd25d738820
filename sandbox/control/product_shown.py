"""A product as the control API shows one: the schema's fields, with prices as text."""

from collections.abc import Iterator

from msgspec import convert

from sandbox.catalog import records
from sandbox.catalog.availability import is_available
from sandbox.catalog.merchant.memberships import collections_listing
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.control.parts_shown import show_amount, show_metafields, show_seo
from sandbox.control_models import products as models
from sandbox.control_models.new_products import MediaContentType, WeightUnit
from sandbox.gid import gid
from sandbox.world import World


def show_product(world: World, product: records.Product) -> models.Product:
    return models.Product(
        id=gid("Product", product.id),
        handle=product.handle,
        title=product.title,
        vendor=product.vendor,
        product_type=product.product_type,
        category=product.category,
        tags=product.tags,
        description_html=product.description_html,
        published=product.published_at is not None,
        published_at=product.published_at,
        created_at=product.created_at,
        updated_at=product.updated_at,
        is_gift_card=product.is_gift_card,
        requires_selling_plan=product.requires_selling_plan,
        selling_plan_groups=tuple(_plan_groups(world, product)),
        seo=show_seo(product.seo),
        options=tuple(map(_option, product.options)),
        variants=tuple(show_variant(world, product, each) for each in product.variants),
        media=tuple(map(_media, product.media)),
        collections=tuple(each.handle for each in collections_listing(world, product)),
        metafields=show_metafields(world, gid("Product", product.id)),
    )


def _plan_groups(world: World, product: records.Product) -> Iterator[str]:
    for number in product.selling_plan_groups:
        group = world.store.get(SellingPlanGroup, number)
        if group is not None:
            yield group.handle


def _option(option: records.Option) -> models.Option:
    return models.Option(
        id=gid("ProductOption", option.id),
        name=option.name,
        values=tuple(value.name for value in option.values),
    )


def show_variant(
    world: World, product: records.Product, variant: records.Variant
) -> models.Variant:
    currency = world.shop.payment_settings.currency_code
    chosen = {
        option.name: option.values[choice].name
        for option, choice in zip(product.options, variant.choices, strict=True)
    }
    return models.Variant(
        id=gid("ProductVariant", variant.id),
        title=" / ".join(chosen.values()),
        selected_options=chosen,
        price=show_amount(variant.price, currency),
        compare_at_price=show_amount(variant.compare_at_price, currency),
        sku=variant.sku,
        barcode=variant.barcode,
        quantity_available=variant.quantity,
        inventory_policy="CONTINUE" if variant.oversell else "DENY",
        available_for_sale=is_available(variant),
        requires_shipping=variant.requires_shipping,
        taxable=variant.taxable,
        weight=variant.weight,
        weight_unit=convert(variant.weight_unit, WeightUnit),
        unit_price_measurement=_measurement(variant.measurement),
        image=next((m.image.src for m in product.media if m.image.id == variant.image_id), None),
        market_prices=dict(_market_prices(world, variant)),
        metafields=show_metafields(world, gid("ProductVariant", variant.id)),
    )


def _measurement(measurement: records.Measurement | None) -> models.Measurement | None:
    if measurement is None:
        return None
    return models.Measurement(
        quantity_value=float(measurement.quantity_value),
        quantity_unit=measurement.quantity_unit,
        reference_value=measurement.reference_value,
        reference_unit=measurement.reference_unit,
    )


def _market_prices(
    world: World, variant: records.Variant
) -> Iterator[tuple[str, models.MarketPrice]]:
    currencies = {market.handle: market.currency for market in world.shop.markets}
    for fixed in variant.fixed_prices:
        currency = currencies.get(fixed.market, world.shop.payment_settings.currency_code)
        yield (
            fixed.market,
            models.MarketPrice(
                price=show_amount(fixed.price, currency),
                compare_at_price=show_amount(fixed.compare_at_price, currency),
            ),
        )


_TYPES = {
    records.MediaContentType.EXTERNAL_VIDEO: "ExternalVideo",
    records.MediaContentType.IMAGE: "MediaImage",
    records.MediaContentType.MODEL_3D: "Model3d",
    records.MediaContentType.VIDEO: "Video",
}


def _media(media: records.Media) -> models.Media:
    image = media.image
    return models.Media(
        id=gid(_TYPES[media.kind], image.id),
        url=image.src,
        media_content_type=convert(media.kind, MediaContentType),
        alt=image.alt,
        width=image.width,
        height=image.height,
        sources=tuple(
            models.MediaSource(
                url=source.src,
                mime_type=source.mime_type,
                format=source.format,
                width=source.width,
                height=source.height,
                filesize=source.filesize,
            )
            for source in media.sources
        ),
        origin_url=media.origin_url,
        embed_url=media.embed_url,
    )
