"""What catalog, content, companies and locations keep comes back from a snapshot as it was."""

import pytest

from sandbox.app import worlds_of
from sandbox.catalog.filter_settings import Category, FilterSetting
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.records import Collection, Product
from sandbox.catalog.selling_plan_records import SellingPlanGroup
from sandbox.companies.records import Company
from sandbox.content.records import Article, Blog, Menu, Page, UrlRedirect
from sandbox.locations.records import Location
from sandbox.metafields.records import MetafieldDefinition, OwnedMetafields
from sandbox.metaobjects.records import Metaobject, MetaobjectDefinition, ShopFile
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.translations.records import Translations
from sandbox.world.snapshot import at_once, pieces, restoring

DATA = ShopData(Settings())
FIRST = {Category: "", OwnedMetafields: "", Translations: ""}
"""Kinds whose ids are texts, to an id that is below all."""
KINDS = [
    Article,
    Blog,
    Category,
    Collection,
    Company,
    FilterSetting,
    Location,
    Menu,
    MetafieldDefinition,
    Metaobject,
    MetaobjectDefinition,
    OwnedMetafields,
    Page,
    PriceList,
    Product,
    SellingPlanGroup,
    ShopFile,
    Translations,
    UrlRedirect,
]


def worlds():
    return worlds_of(Settings(), DATA, Library())


def inside(record, store):
    """Return what goes with *record*: the articles of a blog."""
    articles = store.after(Article, 0) if isinstance(record, Blog) else ()
    return [article for article in articles if article.blog_id == record.id]


@pytest.mark.parametrize("kind", KINDS)
def test_records_that_were_put_and_removed_are_restored(kind):
    first, second = worlds(), worlds()
    world = first.open("blue")
    records = list(world.store.after(kind, FIRST.get(kind, 0)))
    world.store.put(*records)
    world.store.remove(records[0], *inside(records[0], world.store))
    document = b"".join(pieces(world, first.kinds))
    restored = at_once(restoring(second, "blue", document))
    assert list(restored.store.after(kind, FIRST.get(kind, 0))) == records[1:]
    assert dict(restored.store.changes()) == dict(world.store.changes())
