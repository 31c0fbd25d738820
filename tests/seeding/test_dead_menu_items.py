"""Items of a user's menus that lead to nothing."""

import logging
from pathlib import Path

import pytest

from sandbox.seeding import ShopData
from sandbox.settings import Settings

PAGE = """
number = 1
title = "About"
body = ""
created_at = 2026-01-01T09:00:00Z
updated_at = 2026-01-01T09:00:00Z
"""


@pytest.fixture
def warnings(tmp_path, caplog):
    """Read a shop with a page `about` and this menu; return the warnings of the log."""

    def warnings(*items):
        menu = "\n".join(["number = 1", 'title = "Main menu"', *items])
        for name, text in {"pages/about": PAGE, "menus/main-menu": menu}.items():
            path = tmp_path / "content" / f"{name}.toml"
            path.parent.mkdir(parents=True)
            path.write_text(text)
        with caplog.at_level(logging.WARNING, "sandbox"):
            ShopData(Settings(fixtures=tmp_path, customers=0))
        return caplog.messages

    return warnings


def item(title, **keys):
    return "\n".join(
        ["[[items]]", f'title = "{title}"', *(f'{key} = "{keys[key]}"' for key in keys)]
    )


def test_are_named_with_the_handle_that_was_probably_meant(warnings):
    below = '[[items.items]]\ntitle = "Deep"\ntype = "COLLECTION"\nhandle = "slep"'
    assert warnings(
        item("About", type="PAGE", handle="abuot"),
        below,
        item("Mug", type="PRODUCT", handle="enamel-mugs"),
        item("Story", type="ARTICLE", handle="about"),
    ) == [
        (
            "content/menus/main-menu.toml: the item 'About' leads nowhere: its handle is 'abuot', "
            "which is not a page: did you mean about?"
        ),
        (
            "content/menus/main-menu.toml: the item 'Deep' leads nowhere: its handle is 'slep', "
            "which is not a collection: did you mean sleep?"
        ),
        (
            "content/menus/main-menu.toml: the item 'Mug' leads nowhere: its handle is "
            "'enamel-mugs', which is not a product: did you mean enamel-mug?"
        ),
        (
            "content/menus/main-menu.toml: the item 'Story' leads nowhere: its handle is 'about', "
            "which is not an article"
        ),
    ]


def test_are_those_without_a_handle_or_a_url(warnings):
    assert warnings(item("Sleep", type="COLLECTION"), item("Elsewhere", type="HTTP")) == [
        (
            "content/menus/main-menu.toml: the item 'Sleep' of the type COLLECTION has no handle: "
            "write that of a collection"
        ),
        (
            "content/menus/main-menu.toml: the item 'Elsewhere' of the type HTTP has no url: "
            "write the address that it leads to"
        ),
    ]


def test_items_that_lead_somewhere_are_fine(warnings):
    assert (
        warnings(
            item("About", type="PAGE", handle="about"),
            item("Sleep", type="COLLECTION", handle="sleep"),
            item("Home", type="FRONTPAGE"),
            item("Elsewhere", type="HTTP", url="https://elsewhere.example/"),
        )
        == []
    )


def test_all_items_of_the_built_in_menus_lead_somewhere(tmp_path, caplog):
    built_in = Path(__file__).parents[2] / "fixtures" / "content"
    (tmp_path / "content").symlink_to(built_in)
    with caplog.at_level(logging.WARNING, "sandbox"):
        ShopData(Settings(fixtures=tmp_path, customers=0))
    assert caplog.messages == []
