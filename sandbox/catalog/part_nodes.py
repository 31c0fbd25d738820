"""Parts of products by their global ids: options, their values, media; categories of the taxonomy.

Shopify: `Node` covers them (documented).
"""

from typing import Any

from sandbox.catalog import records
from sandbox.catalog.availability import as_sold, is_published
from sandbox.catalog.category_type import TaxonomyCategory
from sandbox.catalog.filter_settings import Category
from sandbox.catalog.media_types import MediaPresentation, media
from sandbox.catalog.option_types import ProductOption, ProductOptionValue
from sandbox.catalog.product_type import Product
from sandbox.gid import kind_in, number_in
from sandbox.viewer import Viewer


def _product_of(viewer: Viewer, kind: str, id: str) -> Product | None:
    """Return the oldest product that has the part of that *kind* and *id*, of those that the
    *viewer* can see."""
    number = number_in(id, kind)
    if number is None or "?" in id:
        return None
    found = viewer.world.store.find_all(records.Product, "part_ids", records.part_id(kind, number))
    shown = next((each for each in found if is_published(each, viewer)), None)
    return None if shown is None else Product(as_sold(shown, viewer), viewer)


def option_node(viewer: Viewer, id: str) -> ProductOption | None:
    """Return an option. A child of a combined listing shows the options of its parent: its own
    are nowhere to be seen."""
    product = _product_of(viewer, "ProductOption", id)
    options = () if product is None else product.options()
    return next((each for each in options if each.id == id), None)


def option_value_node(viewer: Viewer, id: str) -> ProductOptionValue | None:
    product = _product_of(viewer, "ProductOptionValue", id)
    options = () if product is None else product.options()
    values = (value for option in options for value in option.option_values)
    return next((each for each in values if each.id == id), None)


def media_node(viewer: Viewer, id: str) -> Any:
    """Return an image, a video or a model; None for one of another type than the id has."""
    found = _media(viewer, number_in(id, kind_in(id) or ""), id)
    shown = None if found is None else media(found)
    return None if shown is None or shown.id != id else shown


def presentation_node(viewer: Viewer, id: str) -> MediaPresentation | None:
    found = _media(viewer, number_in(id, "MediaPresentation"), id)
    return None if found is None else MediaPresentation(found.image.id)


def _media(viewer: Viewer, number: int | None, id: str) -> records.Media | None:
    product = None if "?" in id else _product_of(viewer, "Media", f"gid://shopify/Media/{number}")
    if product is None:
        return None
    return next(each for each in product.of.media if each.image.id == number)


def category_node(viewer: Viewer, id: str) -> TaxonomyCategory | None:
    """Return the category of that id; None for one that has no name here."""
    category = id.rpartition("/")[2]
    found = viewer.world.store.get(Category, category)
    return None if found is None else TaxonomyCategory(category)
