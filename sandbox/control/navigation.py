"""Menus and redirects, as a merchant sees and changes them."""

from typing import Final

from msgspec import convert

from sandbox.content import records
from sandbox.content.merchant.navigation import (
    create_menu,
    create_redirect,
    delete_menu,
    delete_redirect,
    update_menu,
    update_redirect,
)
from sandbox.content.sort_keys import REDIRECT_FIELDS
from sandbox.control.things import Things
from sandbox.control_models import navigation as models
from sandbox.gid import gid
from sandbox.search_syntax import SearchFields, whole, words
from sandbox.world import World

MENU_FIELDS: Final = SearchFields(
    lambda menu: (menu.title,),
    {
        "handle": whole(lambda menu: (menu.handle,)),
        "id": whole(lambda menu: (str(menu.id),)),
        "title": words(lambda menu: menu.title),
    },
)


def show_menu(_: World, menu: records.Menu) -> models.Menu:
    return models.Menu(
        id=gid("Menu", menu.id),
        handle=menu.handle,
        title=menu.title,
        items=tuple(map(_item, menu.items)),
    )


def _item(item: records.MenuItem) -> models.MenuItem:
    return models.MenuItem(
        id=gid("MenuItem", item.id),
        title=item.title,
        type=convert(item.type, models.MenuItemType),
        handle=item.handle,
        url=item.url,
        tags=item.tags,
        items=tuple(map(_item, item.items)),
    )


def show_redirect(_: World, redirect: records.UrlRedirect) -> models.Redirect:
    return models.Redirect(
        id=gid("UrlRedirect", redirect.id),
        path=redirect.path,
        target=redirect.target,
        created_at=redirect.created_at,
    )


MENUS: Final = Things(
    path="menus",
    singular="menu",
    name="Menu",
    kept=records.Menu,
    fields=lambda _: MENU_FIELDS,
    new=models.NewMenu,
    change=models.MenuChange,
    shown=models.Menu,
    page=models.MenuPage,
    create=create_menu,
    update=update_menu,
    delete=delete_menu,
    show=show_menu,
)
REDIRECTS: Final = Things(
    path="redirects",
    singular="redirect",
    name="UrlRedirect",
    kept=records.UrlRedirect,
    key="path",
    fields=lambda _: REDIRECT_FIELDS,
    new=models.NewRedirect,
    change=models.RedirectChange,
    shown=models.Redirect,
    page=models.RedirectPage,
    create=create_redirect,
    update=update_redirect,
    delete=delete_redirect,
    show=show_redirect,
)
ROUTES: Final = (*MENUS.routes(), *REDIRECTS.routes())
