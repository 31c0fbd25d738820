"""The shop's own pages of the API, on one screen."""

from typing import Final

from sandbox.content import page_types, queries, records
from sandbox.content.localization import Country, Currency, Language, Localization, Market
from sandbox.content.menu_type import Menu, MenuItem
from sandbox.content.seed import SEEDS
from sandbox.content.seed.articles import WrittenArticle, WrittenBlog
from sandbox.content.seed.menus import WrittenMenu
from sandbox.content.seed.pages import WrittenPage, WrittenRedirects
from sandbox.content.shop_type import (
    Brand,
    BrandColors,
    Domain,
    PaymentSettings,
    Shop,
    ShopPolicy,
)
from sandbox.department import Department
from sandbox.gid import number_in
from sandbox.viewer import Viewer
from sandbox.world import World
from sandbox.world.shop import Colors


def localization(viewer: Viewer) -> Localization:
    return Localization(viewer)


def payment_settings(world: World) -> PaymentSettings:
    return Shop(world.shop).payment_settings


def shop(world: World) -> Shop:
    return Shop(world.shop)


def _market(viewer: Viewer, id: str) -> Market | None:
    number = number_in(id, "Market")
    markets = viewer.world.shop.markets
    return next((Market(market) for market in markets if market.id == number), None)


def _policy(viewer: Viewer, id: str) -> ShopPolicy | None:
    number = number_in(id, "ShopPolicy")
    policies = Shop(viewer.world.shop).policies
    return next((policy for policy in policies if policy.of.id == number), None)


def _shop(viewer: Viewer, id: str) -> Shop | None:
    found = viewer.world.shop
    return Shop(found) if number_in(id, "Shop") == found.id else None


CONTENT: Final = Department(
    queries={
        "article": queries.article,
        "articles": queries.articles,
        "blog": queries.blog,
        "blogByHandle": queries.blog_by_handle,
        "blogs": queries.blogs,
        "localization": localization,
        "menu": queries.menu,
        "page": queries.page,
        "pageByHandle": queries.page_by_handle,
        "pages": queries.pages,
        "paymentSettings": payment_settings,
        "shop": shop,
        "urlRedirects": queries.url_redirects,
    },
    nodes={
        "Article": queries.article_node,
        "Blog": queries.blog_node,
        "Comment": queries.comment_node,
        "Market": _market,
        "Menu": queries.menu_node,
        "MenuItem": queries.menu_item_node,
        "Page": queries.page_node,
        "Shop": _shop,
        "ShopPolicy": _policy,
        "UrlRedirect": queries.redirect_node,
    },
    records=(records.Article, records.Blog, records.Menu, records.Page, records.UrlRedirect),
    seeds=SEEDS,
    files={
        "content/articles/*.toml": WrittenArticle,
        "content/blogs/*.toml": WrittenBlog,
        "content/menus/*.toml": WrittenMenu,
        "content/pages/*.toml": WrittenPage,
        "content/redirects.toml": WrittenRedirects,
    },
    types={
        "Article": page_types.Article,
        "ArticleAuthor": page_types.ArticleAuthor,
        "Blog": page_types.Blog,
        "Brand": Brand,
        "BrandColorGroup": Colors,
        "BrandColors": BrandColors,
        "Comment": page_types.Comment,
        "CommentAuthor": page_types.CommentAuthor,
        "Country": Country,
        "Currency": Currency,
        "Domain": Domain,
        "Language": Language,
        "Localization": Localization,
        "Market": Market,
        "Menu": Menu,
        "MenuItem": MenuItem,
        "Page": page_types.Page,
        "PaymentSettings": PaymentSettings,
        "Shop": Shop,
        "ShopPolicy": ShopPolicy,
        "ShopPolicyWithDefault": ShopPolicy,
        "UrlRedirect": page_types.UrlRedirect,
    },
)
