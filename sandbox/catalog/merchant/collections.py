"""Collections, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.catalog.merchant.memberships import product_named
from sandbox.catalog.merchant.variants import amount
from sandbox.catalog.records import Collection, CollectionSortOrder, Rule
from sandbox.control_models.collections import CollectionChange, NewCollection, NewRule
from sandbox.control_models.orders import Price
from sandbox.faults import FaultError
from sandbox.gid import gid
from sandbox.merchant import given, handle_for, image_told, seo_told
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.world import World


def create_collection(world: World, told: NewCollection) -> Collection:
    """Make a collection. Shopify: it is sorted by BEST_SELLING; here it keeps the order that it
    is given, which is our choice."""
    collection = Collection(
        id=world.gids.next("Collection"),
        handle="",
        title=told.title,
        updated_at=world.clock.now(),
    )
    return update_collection(world, collection, told)


def update_collection(world: World, collection: Collection, told: CollectionChange) -> Collection:
    """Change what is told of *collection*. Raises `FaultError`."""
    order, rules = told.sort_order, told.rules
    changed = replace(
        collection,
        **given(
            title=told.title,
            description_html=told.description_html,
            is_published=told.published,
            sort_order=order if order is UNSET else CollectionSortOrder(order),
            rules=rules if rules is UNSET else tuple(_rules(rules)),
            image=image_told(told.image, collection.id),
        ),
        handle=handle_for(world, collection, told.handle),
        updated_at=world.clock.now(),
        seo=seo_told(told.seo, collection.seo),
    )
    if told.products is not UNSET:
        changed = replace(changed, products=tuple(dict.fromkeys(_products(world, told.products))))
    if changed.is_smart and told.products:
        raise FaultError("cannot be listed: the collection has rules", "products")
    if changed.is_smart:
        changed = replace(changed, products=())
    world.store.put(changed)
    set_metafields(world, gid("Collection", changed.id), told.metafields)
    return changed


def delete_collection(world: World, collection: Collection) -> None:
    forget_metafields(world, gid("Collection", collection.id))
    world.store.remove(collection)


def _rules(told: Sequence[NewRule]) -> Iterator[Rule]:
    for at, rule in enumerate(told):
        if rule == NewRule():
            raise FaultError("is empty: every product would meet it", "rules", at)
        yield Rule(
            tag=rule.tag,
            product_type=rule.product_type,
            vendor=rule.vendor,
            price_above=_amount(rule.price_above),
            price_below=_amount(rule.price_below),
            title_contains=rule.title_contains,
            variant_title_contains=rule.variant_title_contains,
            category=rule.category,
            is_price_reduced=rule.is_price_reduced,
            inventory_above=rule.inventory_above,
            inventory_below=rule.inventory_below,
        )


def _amount(price: Price | None) -> Decimal | None:
    return None if price is None else amount(price)


def _products(world: World, told: Sequence[str]) -> Iterator[int]:
    for at, text in enumerate(told):
        found = product_named(world, text)
        if found is None:
            raise FaultError(f"is {text!r}: the world has no such product", "products", at)
        yield found.id
