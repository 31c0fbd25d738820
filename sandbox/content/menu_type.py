"""`Menu` and its items. What an item leads to is found where products and pages are both known."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from sandbox.content import records
from sandbox.content.records import MenuItemType
from sandbox.gid import gid
from sandbox.translations import texts_of
from sandbox.viewer import Viewer
from sandbox.world import Shop


class MenuItem(Struct, frozen=True, gc=False):
    of: records.MenuItem
    shop: Shop

    @property
    def id(self) -> str:
        return gid("MenuItem", self.of.id)

    @property
    def url(self) -> str | None:
        """Shopify: absolute on the primary domain, of the type HTTP as it is kept (recorded)."""
        if self.of.type is MenuItemType.HTTP:
            return self.of.url
        if self.of.type is MenuItemType.CUSTOMER_ACCOUNT_PAGE:
            return self.shop.customer_account_url
        return f"https://{self.shop.domain}{_path(self.of)}"

    @property
    def items(self) -> "list[MenuItem]":
        return [MenuItem(item, self.shop) for item in self.of.items]


_PATHS: Final[Mapping[MenuItemType, str]] = {
    MenuItemType.ARTICLE: "/blogs/{handle}",
    MenuItemType.BLOG: "/blogs/{handle}",
    MenuItemType.CATALOG: "/collections/all",
    MenuItemType.COLLECTION: "/collections/{handle}",
    MenuItemType.COLLECTIONS: "/collections",
    MenuItemType.FRONTPAGE: "/",
    MenuItemType.METAOBJECT: "/pages/{handle}",
    MenuItemType.PAGE: "/pages/{handle}",
    MenuItemType.PRODUCT: "/products/{handle}",
    MenuItemType.SEARCH: "/search",
    MenuItemType.SHOP_POLICY: "/policies/{handle}",
}


def _path(item: records.MenuItem) -> str:
    path = _PATHS[item.type].format(handle=item.handle or "")
    return f"{path}/{'+'.join(map(quote, item.tags))}" if item.tags else path


def localized_menu(menu: records.Menu, viewer: Viewer) -> records.Menu:
    """Return *menu* with the titles of its items in the viewer's language (documented)."""
    texts = texts_of(gid("Menu", menu.id), viewer)
    if not texts:
        return menu
    items = _localized_items(menu.items, texts)
    return replace(menu, title=texts.get("title", menu.title), items=items)


def _localized_items(
    items: tuple[records.MenuItem, ...], texts: Mapping[str, str]
) -> tuple[records.MenuItem, ...]:
    return tuple(
        replace(
            item,
            title=texts.get(f"item:{item.title}", item.title),
            items=_localized_items(item.items, texts),
        )
        for item in items
    )


class Menu(Struct, frozen=True, gc=False):
    of: records.Menu
    shop: Shop

    @property
    def id(self) -> str:
        return gid("Menu", self.of.id)

    @property
    def items(self) -> list[MenuItem]:
        return [MenuItem(item, self.shop) for item in self.of.items]

    @property
    def items_count(self) -> int:
        """How many items there are at the top."""
        return len(self.of.items)
