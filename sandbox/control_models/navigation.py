"""Menus and redirects, as a merchant sees and changes them. Names are the schema's."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.merchant_texts import ShortText, Tags, Title
from sandbox.control_models.pages import PageInfo

MenuItemType: TypeAlias = Literal[
    "ARTICLE",
    "BLOG",
    "CATALOG",
    "COLLECTION",
    "COLLECTIONS",
    "CUSTOMER_ACCOUNT_PAGE",
    "FRONTPAGE",
    "HTTP",
    "METAOBJECT",
    "PAGE",
    "PRODUCT",
    "SEARCH",
    "SHOP_POLICY",
]
"""Where an item of a menu leads. Shopify: the enum of that name."""

Location: TypeAlias = Annotated[str, Meta(min_length=1, max_length=2_048)]


class NewMenuItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of a menu. Items nest three levels deep.

    `handle` is that of its target: of an article `BLOG/ARTICLE`, of a metaobject `TYPE/HANDLE`.
    `url` is the target of an item of the type HTTP.
    """

    title: Title
    type: MenuItemType
    handle: ShortText | None = None
    url: Location | None = None
    tags: Tags = ()
    items: Annotated[tuple["NewMenuItem", ...], Meta(max_length=1_000)] = ()


class MenuChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a menu to set. What is left out stays as it is; `items` are all items."""

    title: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    items: Annotated[tuple[NewMenuItem, ...], Meta(max_length=1_000)] | UnsetType = UNSET


class NewMenu(MenuChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new menu."""

    title: Title


class MenuItem(Struct, frozen=True, kw_only=True):
    """A line of a menu."""

    id: str
    title: str
    type: MenuItemType
    handle: str | None
    url: str | None
    tags: tuple[str, ...]
    items: tuple["MenuItem", ...]


class Menu(Struct, frozen=True, kw_only=True):
    """A menu."""

    id: str
    handle: str
    title: str
    items: tuple[MenuItem, ...]


class MenuPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Menus, by id. A page may have few menus or none although more follow."""

    menus: tuple[Menu, ...]
    page_info: PageInfo


class RedirectChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a redirect to set. What is left out stays as it is."""

    path: Location | UnsetType = UNSET
    target: Location | UnsetType = UNSET


class NewRedirect(RedirectChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A redirect: a path of the shop, such as `/old`, and the path or the URL that it leads to."""

    path: Location
    target: Location


class Redirect(Struct, frozen=True, kw_only=True, rename="camel"):
    """A redirect."""

    id: str
    path: str
    target: str
    created_at: datetime


class RedirectPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Redirects, by id. A page may have few redirects or none although more follow."""

    redirects: tuple[Redirect, ...]
    page_info: PageInfo
