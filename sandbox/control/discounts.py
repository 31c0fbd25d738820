"""Discounts, as a merchant sees and changes them."""

from collections.abc import Iterable
from typing import Final

from msgspec import convert

from sandbox.cart import discounts
from sandbox.cart.merchant import delete_discount, discount_named, discounts_after, put_discount
from sandbox.catalog.records import Collection, Product
from sandbox.control.coded_things import CodedThings
from sandbox.control.parts_shown import show_amount
from sandbox.control_models import discounts as models
from sandbox.gid import gid
from sandbox.world import World


def show_discount(world: World, discount: discounts.Discount) -> models.Discount:
    currency = world.shop.payment_settings.currency_code
    is_amount = discount.takes_amount
    is_automatic = isinstance(discount, discounts.AutomaticDiscount)
    least = discount.minimum_subtotal
    return models.Discount(
        code=discount.id if is_automatic else discount.title,
        kind=convert(discount.kind, models.DiscountKind),
        value=show_amount(discount.value, currency) if is_amount else str(discount.value),
        each=discount.each,
        automatic=is_automatic,
        title=discount.title,
        applies_to=_items(world, discount.products, discount.collections),
        applies_on_one_time_purchase=discount.one_time,
        applies_on_subscription=discount.subscription,
        minimum=models.DiscountMinimum(
            subtotal=show_amount(least or None, currency),
            quantity=discount.minimum_quantity or None,
        ),
        buys=discount.buys,
        gets=discount.gets,
        gets_from=_items(world, discount.gets_products, discount.gets_collections),
        customers=tuple(gid("Customer", each) for each in discount.customers),
        combines_with=tuple(convert(each, models.CombinesWith) for each in discount.combines_with),
        starts_at=discount.starts_at,
        ends_at=discount.ends_at,
        usage_limit=discount.usage_limit,
        once_per_customer=discount.once_per_customer,
        used=discount.used,
    )


def _items(
    world: World, of_products: Iterable[int], of_collections: Iterable[int]
) -> models.DiscountItems:
    """Return what it is for by handles; what the shop no longer has is left out."""
    products = (world.store.get(Product, each) for each in of_products)
    collections = (world.store.get(Collection, each) for each in of_collections)
    return models.DiscountItems(
        products=tuple(each.handle for each in products if each is not None),
        collections=tuple(each.handle for each in collections if each is not None),
    )


_DISCOUNTS: Final = CodedThings(
    path="discounts",
    singular="discount",
    new=models.NewDiscount,
    shown=models.Discount,
    page=models.DiscountPage,
    after=discounts_after,
    find=discount_named,
    put=put_discount,
    delete=delete_discount,
    show=show_discount,
)
ROUTES: Final = tuple(_DISCOUNTS.routes())
