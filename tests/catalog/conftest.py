"""A small catalog of which a test knows every product."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from sandbox.app import worlds_of
from sandbox.catalog.filter_settings import FilterSetting
from sandbox.catalog.records import Collection, Media, Option, OptionValue, Product, Variant
from sandbox.images import Image
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of

MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def option(number, name, *values):
    named = tuple(OptionValue(id=number * 100 + n, name=each) for n, each in enumerate(values))
    return Option(id=number, name=name, values=named)


def product(number, title="Thing", **changed):
    known = {
        "id": number,
        "handle": f"thing-{number}",
        "title": title,
        "created_at": MOMENT,
        "updated_at": MOMENT,
        "published_at": MOMENT,
        "options": (option(number, "Title", "Default Title"),),
        "variants": (Variant(id=number * 1000, price=Decimal(number)),),
    }
    return Product(**{**known, **changed})


@pytest.fixture
def world():
    """A world that sells nothing but what a test puts into it."""
    worlds = worlds_of(Settings(), ShopData(Settings()), Library())
    world = worlds.open("default")
    for kind in (Product, Collection, FilterSetting):
        world.store.remove(*list(world.store.after(kind, 0)))
    return world


@pytest.fixture
def viewer(world):
    return viewer_of(world)


def image(number, alt=None):
    return Media(image=Image(id=number, src=f"files/{number}.png", alt=alt, width=10, height=20))
