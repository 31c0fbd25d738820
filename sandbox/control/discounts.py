"""Discounts, as a merchant sees and changes them."""

from typing import Final

from msgspec import convert

from sandbox.cart import discounts
from sandbox.cart.merchant import delete_discount, discount_named, discounts_after, put_discount
from sandbox.catalog.records import Collection, Product
from sandbox.control.paging import next_page, opened
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.things import INVALID, not_found, tried
from sandbox.control_models import discounts as models
from sandbox.control_models.pages import PageFilter
from sandbox.gid import gid
from sandbox.money import rounded
from sandbox.world import World


def list_discounts(request: ControlRequest[PageFilter, Empty]) -> models.DiscountPage:
    world, asked = request.world, request.query
    found, info = next_page(discounts_after(world, opened(asked.after)), asked.first)
    shown = tuple(show_discount(world, each) for each in found)
    return models.DiscountPage(discounts=shown, page_info=info)


def put(request: ControlRequest[Empty, models.NewDiscount]) -> WithStatus:
    """Make or replace a discount. Raises `ProblemError`."""
    world, code = request.world, request.path["code"]
    is_known = discount_named(world, code) is not None
    made = tried(world, put_discount, code, request.body)
    return WithStatus(200 if is_known else 201, show_discount(world, made))


def get_discount(request: ControlRequest[Empty, Empty]) -> models.Discount:
    return show_discount(request.world, _one(request))


def delete(request: ControlRequest[Empty, Empty]) -> None:
    tried(request.world, delete_discount, _one(request))


def show_discount(world: World, discount: discounts.Discount) -> models.Discount:
    currency = world.shop.payment_settings.currency_code
    is_amount = discount.kind is discounts.Kind.AMOUNT
    is_automatic = isinstance(discount, discounts.AutomaticDiscount)
    least = discount.minimum_subtotal
    return models.Discount(
        code=discount.id if is_automatic else discount.title,
        kind=convert(discount.kind, models.DiscountKind),
        value=str(rounded(discount.value, currency) if is_amount else discount.value),
        each=discount.each,
        automatic=is_automatic,
        title=discount.title,
        applies_to=_items(world, discount),
        applies_on_one_time_purchase=discount.one_time,
        applies_on_subscription=discount.subscription,
        minimum=models.DiscountMinimum(
            subtotal=str(rounded(least, currency)) if least else None,
            quantity=discount.minimum_quantity or None,
        ),
        buys=discount.buys,
        gets=discount.gets,
        customers=tuple(gid("Customer", each) for each in discount.customers),
        combines_with=tuple(convert(each, models.CombinesWith) for each in discount.combines_with),
        starts_at=discount.starts_at,
        ends_at=discount.ends_at,
        usage_limit=discount.usage_limit,
        once_per_customer=discount.once_per_customer,
        used=discount.used,
    )


def _items(world: World, discount: discounts.Discount) -> models.DiscountItems:
    """Return what it is for by handles; what the shop no longer has is left out."""
    products = (world.store.get(Product, each) for each in discount.products)
    collections = (world.store.get(Collection, each) for each in discount.collections)
    return models.DiscountItems(
        products=tuple(each.handle for each in products if each is not None),
        collections=tuple(each.handle for each in collections if each is not None),
    )


def _one(request: ControlRequest[Empty, Empty]) -> discounts.Discount:
    """Return the discount that the path names. Raises `ProblemError`."""
    code = request.path["code"]
    found = discount_named(request.world, code)
    if found is None:
        raise not_found(request, "discount", code)
    return found


_PATH: Final = "/worlds/{world}/discounts"
_ONE: Final = f"{_PATH}/{{code}}"
_NOTHING: Final = {404: "The world has no such discount."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_discounts,
        summary="List discounts, sorted by code, in pages.",
        query=PageFilter,
        answers={200: models.DiscountPage},
    ),
    Route(
        method="PUT",
        path=_ONE,
        handle=put,
        summary="Make a discount, or replace one.",
        body=models.NewDiscount,
        answers={200: models.Discount, 201: models.Discount},
        refusals=INVALID,
        name="put_discount",
    ),
    Route(
        method="GET",
        path=_ONE,
        handle=get_discount,
        summary="Show a discount.",
        answers={200: models.Discount},
        refusals=_NOTHING,
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete,
        summary="Delete a discount.",
        answers={204: None},
        refusals=_NOTHING,
        name="delete_discount",
    ),
)
