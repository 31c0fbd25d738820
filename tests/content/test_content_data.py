"""The built-in content holds a case of everything that a storefront has to cope with."""

from datetime import UTC, datetime

import pytest

from sandbox.app import worlds_of
from sandbox.content.menu_type import MenuItem as Shown
from sandbox.content.records import Article, Blog, Menu, MenuItem, MenuItemType, Page, UrlRedirect
from sandbox.content.visible import is_visible
from sandbox.fixture_files import BUILT_IN
from sandbox.scenarios import Library
from sandbox.search.menu_resources import resource
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of

WORLD = worlds_of(Settings(), ShopData(Settings()), Library()).open("default")
VIEWER = viewer_of(WORLD)
BLOGS = {each.handle: each for each in WORLD.store.after(Blog, 0)}
ARTICLES = list(WORLD.store.after(Article, 0))
SHOWN = [each for each in ARTICLES if is_visible(each, VIEWER)]
PAGES = {each.handle: each for each in WORLD.store.after(Page, 0)}
MENUS = {each.handle: each for each in WORLD.store.after(Menu, 0)}
LEADS_NOWHERE = {
    MenuItemType.CATALOG,
    MenuItemType.COLLECTIONS,
    MenuItemType.CUSTOMER_ACCOUNT_PAGE,
    MenuItemType.FRONTPAGE,
    MenuItemType.HTTP,
    MenuItemType.SEARCH,
}


def every_item(items: tuple[MenuItem, ...]) -> list[MenuItem]:
    return [each for item in items for each in (item, *every_item(item.items))]


def depth(items: tuple[MenuItem, ...]) -> int:
    return 1 + max(depth(item.items) for item in items) if items else 0


@pytest.mark.parametrize("kind", [Article, Blog, Menu, Page])
def test_each_file_is_a_record_of_its_own(kind):
    folder = f"content/{kind.__name__.lower()}s"
    handles = sorted(file.handle for file in BUILT_IN.files(folder))
    assert sorted(each.handle for each in WORLD.store.after(kind, 0)) == handles


# --- articles ---


def test_two_blogs_have_more_articles_than_one_page_of_four():
    counts = {
        handle: sum(each.blog_id == blog.id for each in SHOWN) for handle, blog in BLOGS.items()
    }
    assert counts == {"news": 4, "journal": 6}


def test_articles_have_several_authors_one_of_them_with_a_biography():
    assert {each.author.name for each in SHOWN} == {"Mara Lindqvist", "Tomás Rey", "Jun"}
    assert {each.author.name for each in SHOWN if each.author.bio} == {"Mara Lindqvist"}


@pytest.mark.parametrize("part", ["excerpt_html", "image", "tags", "comments"])
def test_some_articles_have_a_part_and_some_do_not(part):
    assert {bool(getattr(each, part)) for each in SHOWN} == {False, True}


def test_an_article_is_hidden_and_another_is_to_come():
    hidden = {each.handle: each.published_at for each in ARTICLES if each not in SHOWN}
    assert hidden == {
        "gear-test": None,
        "looking-ahead": datetime(2099, 1, 1, 9, tzinfo=UTC),
    }


# --- pages ---


def test_the_pages_are_there_that_templates_link_to():
    assert {"contact", "about", "data-sharing-opt-out"} <= PAGES.keys()


def test_a_page_is_hidden_and_another_is_to_come():
    hidden = {h: each.published_at for h, each in PAGES.items() if not is_visible(each, VIEWER)}
    assert hidden == {
        "wholesale": None,
        "open-workshop": datetime(2099, 5, 1, 9, tzinfo=UTC),
    }


def test_a_page_holds_a_script():
    assert [handle for handle, page in PAGES.items() if "<script>" in page.body] == [
        "care-and-repair"
    ]


# --- menus ---


def test_the_menus_are_there_that_templates_ask_for():
    assert MENUS.keys() == {
        "main-menu",
        "footer",
        "next-js-frontend-header-menu",
        "next-js-frontend-footer-menu",
        "customer-account-main-menu",
        "every-kind",
    }


def test_a_menu_has_three_levels():
    assert {handle: depth(menu.items) for handle, menu in MENUS.items()}["main-menu"] == 3


def test_a_menu_has_every_type_of_item():
    assert [item.type for item in MENUS["every-kind"].items] == list(MenuItemType)


def test_every_item_of_a_menu_leads_to_something_but_for_one_that_is_not_published():
    broken = {
        (handle, item.handle)
        for handle, menu in MENUS.items()
        for item in every_item(menu.items)
        if item.type not in LEADS_NOWHERE
        and resource(Shown(item, WORLD.shop), viewer=VIEWER) is None
    }
    assert broken == {("footer", "wholesale")}


# --- policies and redirects ---


def test_all_policies_but_one_are_written():
    policies = WORLD.shop.policies
    missing = [name for name in policies.__struct_fields__ if getattr(policies, name) is None]
    assert missing == ["legal_notice"]


def test_redirects_are_plain_with_a_query_to_another_host_and_in_capitals():
    found = {each.path: each.target for each in WORLD.store.after(UrlRedirect, 0)}
    assert found == {
        "/old-tents": "/collections/camp-kitchen",
        "/products/tin-mug": "/products/enamel-mug",
        "/catalogue?season=spring": "/collections/new-season?sort_by=created-descending",
        "/workshop": "https://elsewhere.example/workshop",
        "/Sale/Lanterns": "/products/storm-lantern",
    }


# --- markets ---


def test_markets_differ_in_currency_rate_and_languages():
    markets = {each.handle: (each.currency, each.rate is None) for each in WORLD.shop.markets}
    assert markets["united-states"] == ("USD", True)
    assert markets["europe"] == ("EUR", False)
    assert markets["japan"] == ("JPY", False)
    assert markets["international"] == ("USD", True)
