"""A handle in a file that names nothing: the message has the nearest one."""

import pytest

from sandbox.app import worlds_of
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.records import Collection, Product
from sandbox.content.records import Article
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.toml_file import TomlError

MUG = """number = 1
title = "Mug"
created_at = 2026-01-01T00:00:00Z
"""
KITCHEN = """number = 1
title = "Kitchen"
updated_at = 2026-01-01T00:00:00Z
products = ["{}"]
"""
NEWS = """number = 1
title = "News"
created_at = 2026-01-01T00:00:00Z
"""
OPENED = """number = 1
title = "Opened"
created_at = 2026-01-01T00:00:00Z
blog = "{}"
author = {{ name = "Ann" }}
"""
PRICES = """number = 1
name = "Cafés"
percentage = 20
[[prices]]
product = "{}"
price = 1
"""


@pytest.mark.parametrize(
    ("kind", "files", "message"),
    [
        (
            Product,
            {"catalog/products/mug": f"{MUG}related = ['mugg']\n"},
            "related[0]` is 'mugg', which is not a product: did you mean mug?",
        ),
        (
            Product,
            {"catalog/products/mug": f"{MUG}complementary = ['tent']\n"},
            "complementary[0]` is 'tent', which is not a product: write one such as mug",
        ),
        (
            Collection,
            {"catalog/products/mug": MUG, "catalog/collections/kitchen": KITCHEN.format("Mugs")},
            "products[0]` is 'Mugs', which is not a product: did you mean mug?",
        ),
        (
            PriceList,
            {"catalog/products/mug": MUG, "catalog/price_lists/cafes": PRICES.format("mgu")},
            "prices[0].product` is 'mgu', which is not a product: did you mean mug?",
        ),
        (
            Article,
            {"content/blogs/news": NEWS, "content/articles/opened": OPENED.format("new")},
            "blog` is 'new', which is not a blog: did you mean news?",
        ),
    ],
)
def test_the_message_names_the_nearest_handle(tmp_path, kind, files, message):
    for name, text in files.items():
        path = tmp_path / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = Settings(fixtures=str(tmp_path))
    with pytest.raises(TomlError) as error:
        [*worlds_of(settings, ShopData(settings), Library()).open("default").store.after(kind, 0)]
    assert str(error.value).endswith(message)
