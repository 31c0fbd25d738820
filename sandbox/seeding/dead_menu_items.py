"""Items of a user's menus that lead to nothing: the answer of the API does not say so."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sandbox.catalog.records import Collection, Product
from sandbox.content.records import Article, Blog, Menu, MenuItem, MenuItemType, Page
from sandbox.faults import not_one
from sandbox.store import Seeds

_KINDS: Final[Mapping[MenuItemType, tuple[type[Any], str]]] = {
    MenuItemType.ARTICLE: (Article, "an article"),
    MenuItemType.BLOG: (Blog, "a blog"),
    MenuItemType.COLLECTION: (Collection, "a collection"),
    MenuItemType.PAGE: (Page, "a page"),
    MenuItemType.PRODUCT: (Product, "a product"),
}


def dead_menu_items(seeds: Seeds) -> Iterator[str]:
    """Yield a warning for each item of a menu whose handle nothing has."""
    for menu in seeds.of(Menu).after(0):
        for item in _all(menu.items):
            if wrong := _wrong(item, seeds):
                yield f"content/menus/{menu.handle}.toml: the item {item.title!r} {wrong}"


def _all(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        yield item
        yield from _all(item.items)


def _wrong(item: MenuItem, seeds: Seeds) -> str:
    """Return what is wrong with *item*, or nothing. What is not published counts as there."""
    if item.type is MenuItemType.HTTP and item.url is None:
        return "of the type HTTP has no url: write the address that it leads to"
    if item.type not in _KINDS:
        return ""
    kind, name = _KINDS[item.type]
    if item.handle is None:
        return f"of the type {item.type} has no handle: write that of {name}"
    if _is_there(item.handle, kind, seeds):
        return ""
    return f"leads nowhere: its handle {not_one(item.handle, name, _handles(kind, seeds))}"


def _is_there(handle: str, kind: type[Any], seeds: Seeds) -> bool:
    if kind is Article:
        return handle in _handles(kind, seeds)
    return seeds.of(kind).find("handle", handle) is not None


def _handles(kind: type[Any], seeds: Seeds) -> Iterator[str]:
    """Yield how an item names things of this *kind*: an article with its blog."""
    for thing in seeds.of(kind).after(0):
        blog = seeds.of(Blog).get(thing.blog_id) if kind is Article else None
        yield f"{blog.handle}/{thing.handle}" if blog else thing.handle
