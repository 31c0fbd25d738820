"""Collections, as a merchant makes, changes and deletes them. What is wrong is a `FaultError`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.catalog.merchant.memberships import product_named
from sandbox.catalog.records import Collection, CollectionSortOrder, Rule
from sandbox.control_models.collections import CollectionChange, NewCollection, NewRule
from sandbox.control_models.orders import Price
from sandbox.faults import FaultError, no_such
from sandbox.gid import gid
from sandbox.merchant import changed_seo, given, handle_for, new_image
from sandbox.metafields.merchant import forget_metafields, set_metafields
from sandbox.money import amount_given
from sandbox.world import World


def create_collection(world: World, new: NewCollection) -> Collection:
    """Make a collection. Shopify: it is sorted by BEST_SELLING; here it keeps the order that it
    is given, which is our choice."""
    collection = Collection(
        id=world.gids.next("Collection"),
        handle="",
        title=new.title,
        updated_at=world.clock.now(),
    )
    return update_collection(world, collection, new)


def update_collection(world: World, collection: Collection, change: CollectionChange) -> Collection:
    """Apply *change* to *collection*. Raises `FaultError`."""
    order, rules = change.sort_order, change.rules
    changed = replace(
        collection,
        **given(
            title=change.title,
            description_html=change.description_html,
            is_published=change.published,
            sort_order=order if order is UNSET else CollectionSortOrder(order),
            rules=rules if rules is UNSET else tuple(_rules(rules)),
            image=new_image(change.image, collection.id),
        ),
        handle=handle_for(world, collection, change.handle),
        updated_at=world.clock.now(),
        seo=changed_seo(change.seo, collection.seo),
    )
    if change.products is not UNSET:
        changed = replace(changed, products=tuple(dict.fromkeys(_products(world, change.products))))
    if changed.is_smart and change.products:
        raise FaultError(
            "cannot be listed: the collection has rules. Leave it out, or let rules be []",
            "products",
        )
    if changed.is_smart:
        changed = replace(changed, products=())
    world.put_listed(changed)
    set_metafields(world, gid("Collection", changed.id), change.metafields)
    return changed


def delete_collection(world: World, collection: Collection) -> None:
    forget_metafields(world, gid("Collection", collection.id))
    world.remove_listed(collection)


def _rules(rules: Sequence[NewRule]) -> Iterator[Rule]:
    for at, rule in enumerate(rules):
        if rule == NewRule():
            raise FaultError(
                "is empty: every product would meet it. Write a condition", "rules", at
            )
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
    return None if price is None else amount_given(price)


def _products(world: World, names: Sequence[str]) -> Iterator[int]:
    for at, text in enumerate(names):
        found = product_named(world, text)
        if found is None:
            raise FaultError(no_such(text, "product"), "products", at)
        yield found.id
