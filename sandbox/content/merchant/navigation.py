"""Menus and redirects, as a merchant makes, changes and deletes them."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.content.records import Menu, MenuItem, MenuItemType, UrlRedirect
from sandbox.control_models.navigation import (
    MenuChange,
    NewMenu,
    NewMenuItem,
    NewRedirect,
    RedirectChange,
)
from sandbox.faults import FaultError
from sandbox.merchant import given, handle_for
from sandbox.world import World

DEEPEST: Final = 3
"""Levels of items. Shopify: documented."""


def create_menu(world: World, new: NewMenu) -> Menu:
    """Make a menu. Raises `FaultError`."""
    menu = Menu(id=world.gids.next("Menu"), handle="", title=new.title)
    return update_menu(world, menu, new)


def update_menu(world: World, menu: Menu, change: MenuChange) -> Menu:
    """Apply *change* to *menu*. Raises `FaultError`."""
    items = menu.items if change.items is UNSET else tuple(_items(world, change.items, "items"))
    changed = replace(
        menu,
        **given(title=change.title),
        handle=handle_for(world, menu, change.handle),
        items=items,
    )
    world.put_listed(changed)
    return changed


def delete_menu(world: World, menu: Menu) -> None:
    world.remove_listed(menu)


def _items(world: World, items: Sequence[NewMenuItem], *place: object) -> Iterator[MenuItem]:
    if items and place.count("items") > DEEPEST:
        raise FaultError(f"are deeper than {DEEPEST} levels, which is the most", *place)
    for at, item in enumerate(items):
        if item.type == MenuItemType.HTTP and item.url is None:
            raise FaultError("is missing: an item of the type HTTP has one", *place, at, "url")
        yield MenuItem(
            id=world.gids.next("MenuItem"),
            title=item.title,
            type=MenuItemType(item.type),
            handle=item.handle,
            url=item.url,
            tags=item.tags,
            items=tuple(_items(world, item.items, *place, at, "items")),
        )


def create_redirect(world: World, new: NewRedirect) -> UrlRedirect:
    """Make a redirect. Raises `FaultError`."""
    redirect = UrlRedirect(
        id=world.gids.next("UrlRedirect"),
        path=new.path,
        target=new.target,
        created_at=world.clock.now(),
    )
    return update_redirect(world, redirect, new)


def update_redirect(world: World, redirect: UrlRedirect, change: RedirectChange) -> UrlRedirect:
    """Apply *change* to *redirect*. Raises `FaultError`."""
    changed = replace(redirect, **given(path=change.path, target=change.target))
    other = world.store.find(UrlRedirect, "path", changed.path)
    if not changed.path.startswith("/"):
        raise FaultError("does not begin with a slash: it is a path of the shop", "path")
    if other is not None and other.id != changed.id:
        raise FaultError(
            f"is {changed.path!r}, which leads to {other.target} already: change that redirect",
            "path",
        )
    world.put_listed(changed)
    return changed


def delete_redirect(world: World, redirect: UrlRedirect) -> None:
    world.remove_listed(redirect)
