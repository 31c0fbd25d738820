"""Why a cart has less than was asked for: of goods, and of ways to deliver them."""

from collections.abc import Sequence
from typing import Final

from sandbox.cart import records
from sandbox.cart.destinations import is_served
from sandbox.cart.line_type import CartLine
from sandbox.cart.stock import available, reaches
from sandbox.catalog import availability
from sandbox.catalog.former import former_variant_of
from sandbox.catalog.item_names import item_name
from sandbox.catalog.product_type import any_variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.reason import Reason
from sandbox.viewer import Viewer
from sandbox.world import World

NOT_SELECTED: Final = "no delivery address is selected: send selected: true with it"


def of_merchandise(variant_id: int, viewer: Viewer) -> str:
    """Say why a variant "does not exist" for the *viewer*: Shopify says no more (reported)."""
    variant = any_variant_of(variant_id, viewer)
    if variant is not None:
        return unpublished(variant, viewer)
    if former_variant_of(variant_id, viewer) is not None:
        return f"the variant {variant_id} was deleted"
    return f"this world has no variant {variant_id}"


def unpublished(variant: ProductVariant, viewer: Viewer) -> str:
    product = variant.product.of
    if product.published_at is None:
        return f"the product {product.handle} is not published"
    return f"the product {product.handle} is not sold in the market {viewer.market.handle}"


def of_line(
    line: CartLine,
    wanted: int,
    lines: Sequence[records.CartLine],
    viewer: Viewer,
    destination: str | None,
) -> str:
    """Say why *line*, of which *wanted* were asked for, has fewer; *lines* are all of the cart."""
    merchandise = line.merchandise
    name = f"'{item_name(merchandise.product.of.title, merchandise.title)}'"
    if not availability.is_published(merchandise.product.of, viewer):
        return f"{name}: {unpublished(merchandise, viewer)}"
    if not reaches(merchandise, destination):
        return f"{name}: the shop does not deliver to {destination}"
    stock = available(line.of.variant_id, viewer, destination)
    if not wanted:
        left = "is not counted" if stock is None else f"is {stock}"
        return f"{name}: the line has 0 until its quantity is changed; the stock {left}"
    same = (each for each in lines if each.variant_id == line.of.variant_id)
    others = sum(each.quantity for each in same if each.id != line.of.id)
    shared = f", {others} of them in other lines" if others else ""
    if stock is not None and stock - others > line.of.quantity:
        shared += ", the rest in bundles or their components"
    return f"{name}: {wanted} wanted, {stock} in stock{shared}; the line has {line.of.quantity}"


def of_delivery(
    lines: Sequence[CartLine], address: records.CartAddress | None, world: World
) -> Reason | None:
    """Say why *lines* have no delivery group; None for a cart without any."""
    if not lines:
        return None
    if not any(line.merchandise.of.requires_shipping for line in lines):
        message = "nothing in the cart needs shipping"
    elif address is None:
        message = NOT_SELECTED
    elif not is_served(address.country_code, world):
        message = f"the shop does not deliver to {address.country_code}: no zone has this country"
    elif not any(line.of.quantity for line in lines):
        message = "everything in the cart is sold out"
    else:
        message = f"nothing leads to the address in {address.country_code}"
    return Reason("cart.no-delivery-group", message)
