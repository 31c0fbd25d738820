"""The examples of docs/own-data.md are files that the sandbox reads."""

import re
from pathlib import Path

import pytest

from sandbox.cart.discounts import AutomaticDiscount, DiscountCode, GiftCard
from sandbox.catalog.records import Collection, Product
from sandbox.content.records import Menu, Page
from sandbox.origin import Origin
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.toml_file import TomlError

PAGE = Path(__file__).parents[2] / "docs" / "own-data.md"


def examples(heading):
    text = PAGE.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"```toml\n(.*?)```", text, re.DOTALL)


@pytest.fixture
def catalog(tmp_path):
    product, collection = examples("Products")
    for name, text in {"products/mug": product, "collections/kitchen": collection}.items():
        path = tmp_path / "catalog" / f"{name}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return tmp_path / "catalog"


def read(folder):
    settings = Settings(fixtures=folder, customers=0)
    return ShopData(settings).seeds(Origin.of(settings))


def test_the_product_and_the_collection_of_the_page_are_read(catalog):
    seeds = read(catalog.parent)
    mug = seeds.find(Product, "handle", "mug")
    kitchen = seeds.find(Collection, "handle", "kitchen")
    assert (mug.title, kitchen.title, seeds.count(Product)) == ("Mug", "Kitchen", 1)


@pytest.fixture
def shop(catalog):
    """A folder with all that the page shows of products, content and discounts."""
    folder = catalog.parent
    page, menu = examples("Pages and menus")
    (discounts,) = examples("Discounts and gift cards")
    for name, text in {"pages/about": page, "menus/main-menu": menu}.items():
        path = folder / "content" / f"{name}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    (folder / "discounts.toml").write_text(discounts, "utf-8")
    return folder


def test_the_page_the_menu_and_the_discounts_of_the_page_are_read(shop, caplog):
    seeds = read(shop)
    menu = seeds.find(Menu, "handle", "main-menu")
    kinds = (Page, DiscountCode, AutomaticDiscount, GiftCard)
    assert ([item.title for item in menu.items], [seeds.count(kind) for kind in kinds]) == (
        ["Kitchen", "About us", "Our blog"],
        [1, 1, 1, 1],
    )
    assert caplog.messages == []


@pytest.mark.parametrize("key", ["number", "title", "created_at"])
def test_a_page_needs_the_keys_that_the_page_names(shop, key):
    path = shop / "content" / "pages" / "about.toml"
    path.write_text(re.sub(rf"(?m)^{key} = .*\n", "", path.read_text("utf-8")), "utf-8")
    with pytest.raises(TomlError, match=rf"about\.toml: `{key}` is missing"):
        read(shop)


@pytest.mark.parametrize("key", ["number", "title", "created_at"])
def test_a_product_needs_the_keys_that_the_page_names(catalog, key):
    path = catalog / "products" / "mug.toml"
    path.write_text(re.sub(rf"(?m)^{key} = .*\n", "", path.read_text("utf-8")), "utf-8")
    with pytest.raises(TomlError, match=rf"mug\.toml: `{key}` is missing"):
        read(catalog.parent)
