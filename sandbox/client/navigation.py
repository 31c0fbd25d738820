"""Menus and redirects of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, filled
from sandbox.client.called import Via, called
from sandbox.client.things import Things
from sandbox.control_models.navigation import (
    Menu,
    MenuChange,
    MenuPage,
    NewMenu,
    NewRedirect,
    Redirect,
    RedirectChange,
    RedirectPage,
)


class MenuFields(TypedDict, total=False):
    """Fields of a menu. Items have the keys of the control API."""

    title: str
    handle: str
    items: Sequence[Mapping[str, Any]]


class RedirectFields(TypedDict, total=False):
    """A path of the shop, and the path or the URL that it leads to."""

    path: str
    target: str


class Menus(Things[Via, Menu, MenuPage]):
    """Finds, makes and changes menus. An *id* is a number, a gid or a handle."""

    one = Menu
    page = MenuPage

    @called
    def create(self, **fields: Unpack[MenuFields]) -> Call[Menu]:
        """Make a menu."""
        return self._post(filled(NewMenu, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[MenuFields]) -> Call[Menu]:
        """Change a menu. *items* are all of its items."""
        return self._patch(id, filled(MenuChange, fields))


class Redirects(Things[Via, Redirect, RedirectPage]):
    """Finds, makes and changes redirects. An *id* is a number or a gid."""

    one = Redirect
    page = RedirectPage

    @called
    def create(self, **fields: Unpack[RedirectFields]) -> Call[Redirect]:
        """Make a redirect."""
        return self._post(filled(NewRedirect, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[RedirectFields]) -> Call[Redirect]:
        """Change a redirect."""
        return self._patch(id, filled(RedirectChange, fields))
