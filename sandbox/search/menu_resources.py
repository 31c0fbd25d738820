"""`MenuItem.resource`: what a line of a menu leads to."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sandbox.catalog.queries import collection, product
from sandbox.content.menu_type import MenuItem
from sandbox.content.page_types import Article
from sandbox.content.queries import blog, page
from sandbox.content.records import MenuItemType
from sandbox.content.shop_type import Shop, ShopPolicy
from sandbox.metaobjects.metaobject_type import Metaobject
from sandbox.metaobjects.queries import metaobject_at
from sandbox.viewer import Viewer


def _article(viewer: Viewer, handle: str) -> Article | None:
    blog_handle, _, article_handle = handle.partition("/")
    found = blog(viewer=viewer, handle=blog_handle)
    return None if found is None else found.article_by_handle(handle=article_handle)


def _metaobject(viewer: Viewer, path: str) -> Metaobject | None:
    return metaobject_at(path, viewer)


def _policy(viewer: Viewer, handle: str) -> ShopPolicy | None:
    policies = Shop(viewer.world.shop).policies
    return next((policy for policy in policies if policy.of.handle == handle), None)


_FIND: Final[Mapping[MenuItemType, Callable[[Viewer, str], Any]]] = {
    MenuItemType.ARTICLE: _article,
    MenuItemType.BLOG: lambda viewer, handle: blog(viewer=viewer, handle=handle),
    MenuItemType.COLLECTION: lambda viewer, handle: collection(viewer=viewer, handle=handle),
    MenuItemType.METAOBJECT: _metaobject,
    MenuItemType.PAGE: lambda viewer, handle: page(viewer=viewer, handle=handle),
    MenuItemType.PRODUCT: lambda viewer, handle: product(viewer=viewer, handle=handle),
    MenuItemType.SHOP_POLICY: _policy,
}


def resource(item: MenuItem, *, viewer: Viewer) -> Any:
    """Return the object, None where it is unpublished or the item leads to none (inferred)."""
    find = _FIND.get(item.of.type)
    return None if find is None or item.of.handle is None else find(viewer, item.of.handle)


def resource_id(item: MenuItem, *, viewer: Viewer) -> str | None:
    found = resource(item, viewer=viewer)
    number: str | None = None if found is None else found.id
    return number
