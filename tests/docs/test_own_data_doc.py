"""The examples of docs/own-data.md are files that the sandbox reads."""

import re
from pathlib import Path

import pytest

from sandbox.catalog.records import Collection, Product
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


@pytest.mark.parametrize("key", ["number", "title", "created_at"])
def test_a_product_needs_the_keys_that_the_page_names(catalog, key):
    path = catalog / "products" / "mug.toml"
    path.write_text(re.sub(rf"(?m)^{key} = .*\n", "", path.read_text("utf-8")), "utf-8")
    with pytest.raises(TomlError, match=rf"mug\.toml: `{key}` is missing"):
        read(catalog.parent)
