"""The root queries of pages, blogs, articles, menus and redirects.

Shopify: what is unknown or hidden is null (recorded). With both a handle and an id, the id
decides; with neither the answer is null: ours.
"""

from typing import Any, Unpack

from sandbox.content import records
from sandbox.content.menu_type import Menu, MenuItem, localized_menu
from sandbox.content.page_types import Article, Blog, Comment, Page, UrlRedirect, article_connection
from sandbox.content.sort_keys import (
    BLOG_SORT_KEYS,
    PAGE_FIELDS,
    PAGE_SORT_KEYS,
    REDIRECT_FIELDS,
    REDIRECT_SORT_KEY,
    ArticleSortKeys,
    BlogSortKeys,
    PageSortKeys,
)
from sandbox.content.visible import articles_of, is_visible
from sandbox.content.visible import blogs as all_blogs
from sandbox.content.visible import pages as visible_pages
from sandbox.gid import number_in
from sandbox.listing import Connection, PageArguments, listed
from sandbox.listing import Page as ListPage
from sandbox.search_syntax import matching
from sandbox.translations import localized, number_at
from sandbox.viewer import Viewer


def article(*, viewer: Viewer, id: str) -> Article | None:
    found = _by_id(viewer, records.Article, "Article", id)
    if found is None or not is_visible(found, viewer):
        return None
    return Article(localized(found, "Article", viewer), viewer)


def articles(
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: ArticleSortKeys = ArticleSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Return articles of all blogs. Raises `FieldError`."""
    return article_connection(articles_of(None, viewer), query, sort_key, viewer, **page)


def blog(*, viewer: Viewer, handle: str | None = None, id: str | None = None) -> Blog | None:
    found = _record(viewer, records.Blog, "Blog", handle, id)
    return None if found is None else Blog(localized(found, "Blog", viewer), viewer)


def blog_by_handle(*, viewer: Viewer, handle: str) -> Blog | None:
    return blog(viewer=viewer, handle=handle)


def blogs(
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: BlogSortKeys = BlogSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Raises `FieldError`."""
    world = viewer.world
    found = matching(all_blogs(viewer), query, PAGE_FIELDS, now=world.clock.now())
    by = BLOG_SORT_KEYS[sort_key]
    return listed(found, by, ListPage(**page), lambda record: Blog(record, viewer))


def menu(*, viewer: Viewer, handle: str) -> Menu | None:
    return _menu(viewer.world.store.find(records.Menu, "handle", handle), viewer)


def _menu(found: records.Menu | None, viewer: Viewer) -> Menu | None:
    return None if found is None else Menu(localized_menu(found, viewer), viewer.world.shop)


def page(*, viewer: Viewer, handle: str | None = None, id: str | None = None) -> Page | None:
    found = _record(viewer, records.Page, "Page", handle, id)
    if found is None or not is_visible(found, viewer):
        return None
    return Page(localized(found, "Page", viewer), viewer)


def page_by_handle(*, viewer: Viewer, handle: str) -> Page | None:
    return page(viewer=viewer, handle=handle)


def pages(
    *,
    viewer: Viewer,
    query: str | None = None,
    sort_key: PageSortKeys = PageSortKeys.ID,
    **page: Unpack[PageArguments],
) -> Connection[Any]:
    """Raises `FieldError`."""
    now = viewer.world.clock.now()
    found = matching(visible_pages(viewer), query, PAGE_FIELDS, now=now)
    by = PAGE_SORT_KEYS[sort_key]
    return listed(found, by, ListPage(**page), lambda record: Page(record, viewer))


def url_redirects(
    *, viewer: Viewer, query: str | None = None, **page: Unpack[PageArguments]
) -> Connection[Any]:
    """Raises `FieldError`.

    Shopify: Hydrogen asks by `path:/old` (its source); that case does not count is inferred.
    """
    world = viewer.world
    kept = world.store.after(records.UrlRedirect, 0)
    found = matching(kept, query, REDIRECT_FIELDS, now=world.clock.now())
    return listed(found, REDIRECT_SORT_KEY, ListPage(**page), UrlRedirect)


def _record(viewer: Viewer, kind: type[Any], name: str, handle: str | None, id: str | None) -> Any:
    if id is not None:
        return _by_id(viewer, kind, name, id)
    if handle is None:
        return None
    store = viewer.world.store
    found = store.find(kind, "handle", handle)
    number = None if found is not None else number_at(store, name, handle)
    return found if number is None else store.get(kind, number)


def _by_id(viewer: Viewer, kind: type[Any], name: str, id: str) -> Any:
    number = number_in(id, name)
    return None if number is None or "?" in id else viewer.world.store.get(kind, number)


# --- node ---


def article_node(viewer: Viewer, id: str) -> Article | None:
    return article(viewer=viewer, id=id)


def blog_node(viewer: Viewer, id: str) -> Blog | None:
    return blog(viewer=viewer, id=id)


def menu_node(viewer: Viewer, id: str) -> Menu | None:
    return _menu(_by_id(viewer, records.Menu, "Menu", id), viewer)


def menu_item_node(viewer: Viewer, id: str) -> MenuItem | None:
    number = number_in(id, "MenuItem")
    found = viewer.world.store.find(records.Menu, "item_ids", str(number))
    menu = None if "?" in id else _menu(found, viewer)
    if menu is None:
        return None
    item = next(each for each in records.all_items(menu.of.items) if each.id == number)
    return MenuItem(item, menu.shop)


def comment_node(viewer: Viewer, id: str) -> Comment | None:
    """Return a comment of an article that the *viewer* can see."""
    number = number_in(id, "Comment")
    found = viewer.world.store.find(records.Article, "comment_ids", str(number))
    if found is None or "?" in id or not is_visible(found, viewer):
        return None
    return next(Comment(each) for each in found.comments if each.id == number)


def page_node(viewer: Viewer, id: str) -> Page | None:
    return page(viewer=viewer, id=id)


def redirect_node(viewer: Viewer, id: str) -> UrlRedirect | None:
    found = _by_id(viewer, records.UrlRedirect, "UrlRedirect", id)
    return None if found is None else UrlRedirect(found)
