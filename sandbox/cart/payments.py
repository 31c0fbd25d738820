"""Payments of carts by the API: billing address and payment.

Shopify: for approved apps only (documented).

No card is ever charged. The id of the session decides how the payment ends: see `completion`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.cart_type import Cart as CartType
from sandbox.cart.costs import NOTHING
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import Cart, Payment
from sandbox.cart.revision import Edited, revise
from sandbox.customers.records import MailingAddress
from sandbox.customers.typed_addresses import MailingAddressInput, with_typed
from sandbox.user_errors import Refused, UserError, refuse
from sandbox.viewer import Viewer

CARD_ERRORS: Final = frozenset(
    f"PAYMENTS_CREDIT_CARD_{name}"
    for name in (
        "BASE_EXPIRED",
        "BASE_GATEWAY_NOT_SUPPORTED",
        "GENERIC",
        "MONTH_INCLUSION",
        "NUMBER_INVALID",
        "NUMBER_INVALID_FORMAT",
        "VERIFICATION_VALUE_BLANK",
        "VERIFICATION_VALUE_INVALID_FOR_CARD_TYPE",
        "YEAR_EXPIRED",
        "YEAR_INVALID_EXPIRY_YEAR",
    )
)
"""Ids of sessions whose card is refused at once: values of the schema's `CartErrorCode`."""


class MoneyInput(Struct, frozen=True, kw_only=True, gc=False, rename="camel"):
    amount: Decimal
    currency_code: str


class CartDirectPaymentMethodInput(Struct, frozen=True, kw_only=True, rename="camel"):
    billing_address: MailingAddressInput
    session_id: str
    accepted_subscription_terms: bool | None = False
    card_source: str | None = None


class CartFreePaymentMethodInput(Struct, frozen=True, kw_only=True, rename="camel"):
    billing_address: MailingAddressInput


class ApplePayWalletContentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """`data` is the payment as Apple Pay has encrypted it. Here it says how the payment ends."""

    billing_address: MailingAddressInput
    data: str


class ShopPayWalletContentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    billing_address: MailingAddressInput
    session_token: str


class CartWalletPaymentMethodInput(Struct, frozen=True, kw_only=True, rename="camel"):
    apple_pay_wallet_content: ApplePayWalletContentInput | None = None
    shop_pay_wallet_content: ShopPayWalletContentInput | None = None


class CartPaymentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One of the three methods. `free` is for a cart that costs nothing."""

    amount: MoneyInput
    direct_payment_method: CartDirectPaymentMethodInput | None = None
    free_payment_method: CartFreePaymentMethodInput | None = None
    wallet_payment_method: CartWalletPaymentMethodInput | None = None
    source_identifier: str | None = None


def cart_billing_address_update(
    viewer: Viewer, *, cart_id: str, billing_address: MailingAddressInput | None = None
) -> CartPayload:
    """Set the billing address; null clears it."""

    def edit(cart: Cart, _: Viewer) -> Edited:
        address = None if billing_address is None else _typed(billing_address, "billingAddress")
        return Edited(replace(cart, billing_address=address))

    return revise(viewer, cart_id, edit)


def cart_payment_update(viewer: Viewer, *, cart_id: str, payment: CartPaymentInput) -> CartPayload:
    """Set how the cart is paid. What is wrong leaves the cart null (our choice)."""

    def edit(cart: Cart, of: Viewer) -> Edited:
        shown = CartType(cart, of)
        refuse(_problems(payment, shown), about="cart")
        (name,), method = _names(payment), _method(payment)
        assert method is not None, "one without content is refused"
        address = _typed(method.billing_address, "payment", name, "billingAddress")
        paid = Payment(
            kind=name,
            amount=payment.amount.amount,
            currency_code=payment.amount.currency_code,
            session=_session(method),
        )
        return Edited(replace(cart, payment=paid, billing_address=address))

    return revise(viewer, cart_id, edit)


def dues(cart: CartType) -> tuple[Decimal, ...]:
    """Return what may be paid for *cart*: its total, and that with the delivery.

    Shopify: whether the total of a cart has the delivery in it is not known.
    """
    return cart.reckoning.total, cart.due.amount


def _problems(payment: CartPaymentInput, cart: CartType) -> Iterator[UserError]:
    methods = _names(payment)
    if not any(line.quantity for line in cart.of.lines):
        yield refusals.payment_of_empty_cart("payment")
    elif len(methods) != 1:
        yield refusals.invalid_payment("payment")
    elif payment.amount.currency_code != cart.currency or payment.amount.amount not in dues(cart):
        yield refusals.invalid_payment("payment", "amount")
    else:
        yield from _method_problems(payment, cart, methods[0])


def _method_problems(payment: CartPaymentInput, cart: CartType, name: str) -> Iterator[UserError]:
    free, direct = payment.free_payment_method, payment.direct_payment_method
    is_deferred = cart.reckoning.charge < cart.reckoning.subtotal
    if (free is not None) is not (payment.amount.amount == NOTHING):
        yield refusals.payment_not_applicable("payment", name)
    elif is_deferred and direct is None:
        yield refusals.deferred_payment("payment", name)
    elif direct is not None and direct.session_id in CARD_ERRORS:
        yield refusals.card_refused("payment", name, "sessionId", code=direct.session_id)
    elif direct is not None and not direct.session_id.strip():
        yield refusals.invalid_payment("payment", name, "sessionId")
    elif payment.wallet_payment_method is not None:
        yield from _wallet_problems(payment.wallet_payment_method, cart, name)


def _wallet_problems(
    wallet: CartWalletPaymentMethodInput, cart: CartType, name: str
) -> Iterator[UserError]:
    """Yield what is wrong with a wallet. That the shop must take it is our choice."""
    given = [kind for kind, key in _WALLETS.items() if getattr(wallet, key) is not None]
    taken = cart.viewer.world.shop.payment_settings.supported_digital_wallets
    if len(given) > 1:
        yield refusals.invalid_payment("payment", name)
    elif not given or given[0] not in taken:
        yield refusals.payment_not_supported("payment", name)


_WALLETS: Final = {
    "APPLE_PAY": "apple_pay_wallet_content",
    "SHOPIFY_PAY": "shop_pay_wallet_content",
}
"""Values of the schema's `DigitalWallet` that carts are paid by, and what has their content."""


_METHODS: Final = {
    "directPaymentMethod": "direct_payment_method",
    "freePaymentMethod": "free_payment_method",
    "walletPaymentMethod": "wallet_payment_method",
}
"""Key of each method, and its attribute."""
_Method: TypeAlias = (
    CartDirectPaymentMethodInput
    | CartFreePaymentMethodInput
    | ApplePayWalletContentInput
    | ShopPayWalletContentInput
)


def _names(payment: CartPaymentInput) -> list[str]:
    return [key for key, name in _METHODS.items() if getattr(payment, name) is not None]


def _method(payment: CartPaymentInput) -> _Method | None:
    """Return what has the billing address; None for a wallet without content."""
    wallet = payment.wallet_payment_method
    if wallet is not None:
        return wallet.shop_pay_wallet_content or wallet.apple_pay_wallet_content
    return payment.direct_payment_method or payment.free_payment_method


def _session(method: _Method) -> str:
    """Return what decides how the payment ends: see `completion`."""
    match method:
        case CartDirectPaymentMethodInput():
            return method.session_id
        case ShopPayWalletContentInput():
            return method.session_token
        case ApplePayWalletContentInput():
            return method.data
        case CartFreePaymentMethodInput():
            return ""


def _typed(given: MailingAddressInput, *path: str) -> MailingAddress:
    """Return the address that is *given*. Raises `Refused` with fields below *path*."""
    try:
        return with_typed(MailingAddress(id=0), given)
    except Refused as refused:
        errors = (
            UserError("INVALID", (*path, *(each.field or ())[1:]), each.message)
            for each in refused.errors
        )
        raise Refused(*errors, reason=refused.reason) from None
