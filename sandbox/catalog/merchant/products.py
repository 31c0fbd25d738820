"""Products, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.catalog.former import remember
from sandbox.catalog.merchant.media import new_media
from sandbox.catalog.merchant.memberships import put_into_collections
from sandbox.catalog.merchant.numbers import new_id
from sandbox.catalog.merchant.variant_details import with_details
from sandbox.catalog.merchant.variants import (
    DEFAULT,
    changed_variant,
    every_variant,
    has_default_only,
    options_in,
    options_named,
    variants_chosen,
)
from sandbox.catalog.records import Option, Product, Variant
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.control_models.new_products import NewOption, NewProduct, ProductChange, VariantChange
from sandbox.faults import FaultError, no_such
from sandbox.gid import gid
from sandbox.merchant import changed_seo, given, handle_for, publication, sorted_tags
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_product(world: World, new: NewProduct) -> Product:
    """Make a product.

    Shopify: it is by the shop's own vendor, and its inventory is not tracked (recorded). That it
    is published is our choice: the Admin API makes it first, and publishes it then.
    """
    now = world.clock.now()
    product = Product(
        id=new_id(world, "Product"),
        handle="",
        title=new.title,
        created_at=now,
        updated_at=now,
        published_at=now,
        vendor=world.shop.name,
        options=(),
        variants=(),
    )
    product = _put(world, product, new)
    if product.is_gift_card:
        product = _of_gift_card(product, new)
        world.put_listed(product)
    return product


def _of_gift_card(product: Product, new: NewProduct) -> Product:
    """Shopify: a gift card is not sent by post (inferred)."""
    given_ones = () if new.variants is UNSET else new.variants
    variants = tuple(
        each
        if at < len(given_ones) and given_ones[at].requires_shipping is not UNSET
        else replace(each, requires_shipping=False)
        for at, each in enumerate(product.variants)
    )
    return replace(product, variants=variants)


def update_product(world: World, product: Product, change: ProductChange) -> Product:
    """Apply *change* to *product*. Shopify: a new title keeps the handle (documented)."""
    return _put(world, product, change)


def delete_product(world: World, product: Product) -> None:
    remember(world, product, product.variants)
    put_into_collections(world, product, ())
    forget_metafields(world, gid("Product", product.id))
    for variant in product.variants:
        forget_metafields(world, gid("ProductVariant", variant.id))
    world.remove_listed(product)


def update_variant(
    world: World, product: Product, variant_id: int, change: VariantChange
) -> Product:
    """Apply *change* to a variant of *product*."""
    variants = tuple(
        with_details(world, changed_variant(each, change), change, product.media)
        if each.id == variant_id
        else each
        for each in product.variants
    )
    changed = replace(product, variants=variants, updated_at=world.clock.now())
    world.put_listed(changed)
    set_metafields(world, gid("ProductVariant", variant_id), change.metafields)
    return changed


def _put(world: World, product: Product, change: ProductChange) -> Product:
    changed = _changed(world, product, change)
    world.put_listed(changed)
    kept_ids = {each.id for each in changed.variants}
    remember(world, product, (each for each in product.variants if each.id not in kept_ids))
    set_metafields(world, gid("Product", changed.id), change.metafields)
    if change.variants is not UNSET:
        for at, (kept, given_one) in enumerate(zip(changed.variants, change.variants, strict=True)):
            owner = gid("ProductVariant", kept.id)
            set_metafields(world, owner, given_one.metafields, "variants", at)
    if change.collections is not UNSET:
        put_into_collections(world, changed, change.collections)
    return changed


def _changed(world: World, product: Product, change: ProductChange) -> Product:
    options, variants = _options_and_variants(world, product, change)
    media = product.media
    if change.media is not UNSET:
        media = new_media(world, change.media, product.media)
    if change.variants is not UNSET:
        variants = tuple(
            with_details(world, variant, given_one, media, "variants", at)
            for at, (variant, given_one) in enumerate(zip(variants, change.variants, strict=True))
        )
    return replace(
        product,
        **_given(world, change),
        handle=handle_for(world, product, change.handle),
        published_at=publication(world, product.published_at, change),
        updated_at=world.clock.now(),
        options=options,
        variants=variants,
        media=media,
        seo=changed_seo(change.seo, product.seo),
    )


def _given(world: World, change: ProductChange) -> dict[str, Any]:
    """Return what replaces fields of a product as it was given, or nearly so."""
    tags, plans, category = change.tags, change.selling_plan_groups, change.category
    return given(
        title=change.title,
        vendor=change.vendor,
        product_type=change.product_type,
        description_html=change.description_html,
        is_gift_card=change.is_gift_card,
        requires_selling_plan=change.requires_selling_plan,
        selling_plan_groups=plans if plans is UNSET else tuple(_plan_groups(world, plans)),
        tags=tags if tags is UNSET else sorted_tags(tags),
        category=category if category is UNSET else _category(category),
    )


def _category(category: str | None) -> str | None:
    """Return the id of a category of the taxonomy, without what makes it a gid."""
    return None if not category else category.removeprefix("gid://shopify/TaxonomyCategory/")


def _plan_groups(world: World, handles: Sequence[str]) -> Iterator[int]:
    for at, handle in enumerate(handles):
        group = world.store.find(SellingPlanGroup, "handle", handle)
        if group is None:
            detail = no_such(handle, "group of selling plans", by="the handle")
            raise FaultError(detail, "sellingPlanGroups", at)
        yield group.id


def _options_and_variants(
    world: World, product: Product, change: ProductChange
) -> tuple[tuple[Option, ...], tuple[Variant, ...]]:
    named = _options_to_have(product, change)
    options = product.options
    if named is not UNSET:
        options = options_named(world, named, product.options)
    if change.variants is not UNSET:
        return options, variants_chosen(world, options, change.variants, product)
    if named is not UNSET:
        return options, every_variant(world, options, product)
    return options, product.variants


def _options_to_have(product: Product, change: ProductChange) -> Sequence[NewOption] | UnsetType:
    """Return the options to have, if they change: what variants name is enough for a product
    without any."""
    if change.options is not UNSET:
        return change.options or DEFAULT
    if product.variants and not has_default_only(product):
        return UNSET
    named = () if change.variants is UNSET else options_in(change.variants)
    return named or (UNSET if product.variants else DEFAULT)
