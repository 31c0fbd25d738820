"""What happens in a shop while somebody pays: others buy the last piece, a price goes up, …"""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from sandbox.cart.cart_type import Cart as CartType
from sandbox.cart.costs import NOTHING
from sandbox.cart.records import Cart
from sandbox.catalog.records import Product, Variant
from sandbox.checkout.records import Checkout
from sandbox.money import rounded
from sandbox.world import World

_RAISE: Final = Decimal("1.1")


def sell_out(world: World, cart: Cart) -> None:
    """Sell out the first line of *cart*; of a bundle its first component."""
    _change_first(
        world, cart, lambda variant, _: replace(variant, quantity=0, stock=(), oversell=False)
    )


def raise_price(world: World, cart: Cart) -> None:
    """Raise the price of the first line of *cart* by a tenth, in each market."""
    _change_first(world, cart, _raised)


def use_up(world: World, cart: CartType) -> None:
    """Use up the first code that lowers *cart*, else the first gift card that pays for it."""
    for code in cart.reckoning.codes:
        if code.discount is not None and code.verdict is None:
            used = code.discount.used + 1
            world.store.put(replace(code.discount, used=used, usage_limit=used))
            return
    if cards := cart.reckoning.cards:
        world.store.put(replace(cards[0].card, balance=NOTHING))


def expire(world: World, token: str) -> None:
    """Delete the cart with a *token*, and its checkout."""
    gone = (world.store.get(Cart, token), world.store.get(Checkout, token))
    world.store.remove(*(each for each in gone if each is not None))


def _raised(variant: Variant, currency: str) -> Variant:
    fixed = tuple(
        replace(each, price=rounded(each.price * _RAISE, currency)) for each in variant.fixed_prices
    )
    return replace(variant, price=rounded(variant.price * _RAISE, currency), fixed_prices=fixed)


def _change_first(world: World, cart: Cart, change: Callable[[Variant, str], Variant]) -> None:
    currency = world.shop.payment_settings.currency_code
    for line in cart.lines:
        found = _sold(world, line.variant_id) if line.quantity else None
        if found is not None:
            product, variant_id = found
            variants = tuple(
                change(each, currency) if each.id == variant_id else each
                for each in product.variants
            )
            world.put_listed(replace(product, variants=variants))
            return


def _sold(world: World, variant_id: int) -> tuple[Product, int] | None:
    """Return the product whose variant is sold: of a bundle that of its first component."""
    product = world.store.find(Product, "variant_ids", str(variant_id))
    if product is None:
        return None
    variant = next(each for each in product.variants if each.id == variant_id)
    if variant.components:
        return _sold(world, variant.components[0].variant_id)
    return product, variant_id
