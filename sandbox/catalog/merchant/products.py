"""Products, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.catalog.merchant.media import media_told
from sandbox.catalog.merchant.memberships import put_into_collections
from sandbox.catalog.merchant.numbers import new_id
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
from sandbox.control_models.products import (
    NewOption,
    NewProduct,
    ProductChange,
    VariantChange,
)
from sandbox.faults import FaultError
from sandbox.gid import gid
from sandbox.merchant import given, handle_for, publication, seo_told, sorted_tags
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_product(world: World, told: NewProduct) -> Product:
    """Make a product.

    Shopify: it is by the shop's own vendor, and its inventory is not tracked (recorded). That it
    is published is our choice: the Admin API makes it first, and publishes it then.
    """
    now = world.clock.now()
    product = Product(
        id=new_id(world, "Product"),
        handle="",
        title=told.title,
        created_at=now,
        updated_at=now,
        published_at=now,
        vendor=world.shop.name,
        options=(),
        variants=(),
    )
    product = _put(world, product, told)
    if product.is_gift_card:
        product = _of_gift_card(product, told)
        world.store.put(product)
    return product


def _of_gift_card(product: Product, told: NewProduct) -> Product:
    """Shopify: a gift card is not sent by post (inferred)."""
    given_ones = () if told.variants is UNSET else told.variants
    variants = tuple(
        each
        if at < len(given_ones) and given_ones[at].requires_shipping is not UNSET
        else replace(each, requires_shipping=False)
        for at, each in enumerate(product.variants)
    )
    return replace(product, variants=variants)


def update_product(world: World, product: Product, told: ProductChange) -> Product:
    """Change what is told of *product*. Shopify: a new title keeps the handle."""
    return _put(world, product, told)


def delete_product(world: World, product: Product) -> None:
    put_into_collections(world, product, ())
    forget_metafields(world, gid("Product", product.id))
    for variant in product.variants:
        forget_metafields(world, gid("ProductVariant", variant.id))
    world.store.remove(product)


def update_variant(world: World, product: Product, variant_id: int, told: VariantChange) -> Product:
    """Change what is told of a variant of *product*."""
    variants = tuple(
        changed_variant(each, told) if each.id == variant_id else each for each in product.variants
    )
    changed = replace(product, variants=variants, updated_at=world.clock.now())
    world.store.put(changed)
    set_metafields(world, gid("ProductVariant", variant_id), told.metafields)
    return changed


def _put(world: World, product: Product, told: ProductChange) -> Product:
    options, variants = _options_and_variants(world, product, told)
    tags, media, plans = told.tags, told.media, told.selling_plan_groups
    changed = replace(
        product,
        **given(
            title=told.title,
            vendor=told.vendor,
            product_type=told.product_type,
            description_html=told.description_html,
            is_gift_card=told.is_gift_card,
            requires_selling_plan=told.requires_selling_plan,
            selling_plan_groups=plans if plans is UNSET else tuple(_plan_groups(world, plans)),
            tags=tags if tags is UNSET else sorted_tags(tags),
            media=media if media is UNSET else media_told(world, media, product.media),
        ),
        handle=handle_for(world, product, told.handle),
        published_at=publication(world, product.published_at, told),
        updated_at=world.clock.now(),
        options=options,
        variants=variants,
        seo=seo_told(told.seo, product.seo),
    )
    world.store.put(changed)
    set_metafields(world, gid("Product", changed.id), told.metafields)
    if told.variants is not UNSET:
        for at, (kept, given_one) in enumerate(zip(changed.variants, told.variants, strict=True)):
            owner = gid("ProductVariant", kept.id)
            set_metafields(world, owner, given_one.metafields, "variants", at)
    if told.collections is not UNSET:
        put_into_collections(world, changed, told.collections)
    return changed


def _plan_groups(world: World, handles: Sequence[str]) -> Iterator[int]:
    for at, handle in enumerate(handles):
        group = world.store.find(SellingPlanGroup, "handle", handle)
        if group is None:
            detail = f"is {handle!r}: the world has no such group of selling plans"
            raise FaultError(detail, "sellingPlanGroups", at)
        yield group.id


def _options_and_variants(
    world: World, product: Product, told: ProductChange
) -> tuple[tuple[Option, ...], tuple[Variant, ...]]:
    named = _options_to_have(product, told)
    options = product.options
    if named is not UNSET:
        options = options_named(world, named, product.options)
    if told.variants is not UNSET:
        return options, variants_chosen(world, options, told.variants, product)
    if named is not UNSET:
        return options, every_variant(world, options, product)
    return options, product.variants


def _options_to_have(product: Product, told: ProductChange) -> Sequence[NewOption] | UnsetType:
    """Return the options to have, if they change: what variants name is enough for a product
    without any."""
    if told.options is not UNSET:
        return told.options or DEFAULT
    if product.variants and not has_default_only(product):
        return UNSET
    named = () if told.variants is UNSET else options_in(told.variants)
    return named or (UNSET if product.variants else DEFAULT)
