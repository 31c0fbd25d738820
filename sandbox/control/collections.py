"""Collections, as a merchant sees and changes them."""

from typing import Final

from msgspec import convert

from sandbox.catalog import records
from sandbox.catalog.merchant.collections import (
    create_collection,
    delete_collection,
    update_collection,
)
from sandbox.catalog.search_fields import COLLECTION_FIELDS
from sandbox.control.parts_shown import show_amount, show_image, show_metafields, show_seo
from sandbox.control.things import Things
from sandbox.control_models import collections as models
from sandbox.control_models.collections import CollectionChange, CollectionPage, NewCollection
from sandbox.gid import gid
from sandbox.world import World


def show_collection(world: World, collection: records.Collection) -> models.Collection:
    kept = (world.store.get(records.Product, number) for number in collection.products)
    return models.Collection(
        id=gid("Collection", collection.id),
        handle=collection.handle,
        title=collection.title,
        description_html=collection.description_html,
        published=collection.is_published,
        sort_order=convert(collection.sort_order, models.CollectionSortOrder),
        products=tuple(product.handle for product in kept if product is not None),
        rules=tuple(_rule(world, rule) for rule in collection.rules),
        image=show_image(collection.image),
        seo=show_seo(collection.seo),
        updated_at=collection.updated_at,
        metafields=show_metafields(world, gid("Collection", collection.id)),
    )


def _rule(world: World, rule: records.Rule) -> models.Rule:
    currency = world.shop.payment_settings.currency_code
    return models.Rule(
        tag=rule.tag,
        product_type=rule.product_type,
        vendor=rule.vendor,
        price_above=show_amount(rule.price_above, currency),
        price_below=show_amount(rule.price_below, currency),
        title_contains=rule.title_contains,
        variant_title_contains=rule.variant_title_contains,
        category=rule.category,
        is_price_reduced=rule.is_price_reduced,
        inventory_above=rule.inventory_above,
        inventory_below=rule.inventory_below,
    )


COLLECTIONS: Final = Things(
    path="collections",
    singular="collection",
    name="Collection",
    kept=records.Collection,
    fields=lambda _: COLLECTION_FIELDS,
    new=NewCollection,
    change=CollectionChange,
    shown=models.Collection,
    page=CollectionPage,
    create=create_collection,
    update=update_collection,
    delete=delete_collection,
    show=show_collection,
)
ROUTES: Final = (*COLLECTIONS.routes(),)
