"""A cart as the control API shows one: priced, with amounts as text."""

from collections.abc import Iterator

from sandbox.cart import records
from sandbox.cart.cart_type import Cart
from sandbox.cart.causes import cause_of
from sandbox.cart.finding import viewer_in
from sandbox.cart.line_type import CartLine
from sandbox.control.parts_shown import show_amount
from sandbox.control_models import carts as models
from sandbox.gid import gid
from sandbox.orders.records import Attribute
from sandbox.viewer import viewer_of
from sandbox.world import World


def show_cart(world: World, cart: records.Cart, *, base_url: str) -> models.Cart:
    priced = Cart(cart, viewer_in(cart, viewer_of(world, base_url=base_url)))
    buyer, reckoning = cart.buyer, priced.reckoning
    customer = buyer.customer_id
    return models.Cart(
        id=priced.id,
        token=cart.id,
        checkout_url=priced.checkout_url,
        created_at=cart.created_at,
        updated_at=cart.updated_at,
        note=cart.note,
        attributes=_attributes(cart.attributes),
        email=buyer.email,
        phone=buyer.phone,
        country_code=buyer.country_code,
        customer=None if customer is None else gid("Customer", customer),
        lines=tuple(map(_line, reckoning.lines)),
        total_quantity=priced.total_quantity,
        discount_codes=tuple(_codes(priced)),
        gift_cards=tuple(
            models.CartGiftCard(
                code=each.of.card.code,
                amount_used=show_amount(each.of.used, each.of.card.currency_code),
                currency_code=each.of.card.currency_code,
            )
            for each in priced.applied_gift_cards
        ),
        addresses=tuple(map(_address, cart.addresses)),
        delivery_options=tuple(group.selected_delivery_option.of.name for group in priced.groups),
        currency_code=priced.currency,
        subtotal=show_amount(reckoning.subtotal, priced.currency),
        total=show_amount(priced.cost.total_amount.amount, priced.currency),
    )


def _line(line: CartLine) -> models.CartLine:
    variant, plan = line.merchandise, line.of.selling_plan_id
    return models.CartLine(
        id=line.id,
        variant=gid("ProductVariant", line.of.variant_id),
        title=variant.product.of.title,
        variant_title=variant.title,
        quantity=line.of.quantity,
        selling_plan=None if plan is None else gid("SellingPlan", plan),
        attributes=_attributes(line.of.attributes),
        price=show_amount(line.unit.amount, line.unit.currency_code),
        total=show_amount(line.total.amount, line.unit.currency_code),
    )


def _codes(cart: Cart) -> Iterator[models.CartCode]:
    for each in cart.reckoning.codes:
        is_good = each.verdict is None
        reason = None if is_good else cause_of(each, cart.reckoning.goods)
        yield models.CartCode(code=each.code, applicable=is_good, reason=reason)


def _address(address: records.CartAddress) -> models.CartAddress:
    names = models.CartAddress.__struct_fields__
    return models.CartAddress(**{name: getattr(address, name) for name in names})


def _attributes(attributes: tuple[Attribute, ...]) -> tuple[models.CartAttribute, ...]:
    return tuple(models.CartAttribute(key=each.key, value=each.value) for each in attributes)
