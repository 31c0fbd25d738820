"""What a buyer prefers: a wallet, and addresses, which are a deprecated part of the identity."""

from collections.abc import Iterator
from typing import Final

from sandbox.cart import refusals
from sandbox.cart.inputs import CartBuyerIdentityInput, DeliveryAddressInput
from sandbox.customers.records import Customer, MailingAddress
from sandbox.customers.typed_addresses import with_typed
from sandbox.gid import number_in
from sandbox.user_errors import Refused, UserError

_KEY: Final = "deliveryAddressPreferences"
_SHOP_PAY: Final = "shop_pay"
"""Shopify: the only wallet (documented)."""


def preference_problems(
    given: CartBuyerIdentityInput, customer: Customer | None, *path: str
) -> Iterator[UserError]:
    """Yield what is wrong with wallets and addresses. Shopify: reported by tests of its own client
    for a country; the codes of the rest are our choice."""
    wallets = given.preferences.wallet if given.preferences else None
    for at, wallet in enumerate(wallets or ()):
        if wallet != _SHOP_PAY:
            yield refusals.unknown_wallet(*path, "preferences", "wallet", str(at))
    for at, each in enumerate(given.delivery_address_preferences or ()):
        where = (*path, _KEY, str(at))
        try:
            if _address(each, customer) is None and each.customer_address_id is not None:
                sent = each.customer_address_id
                yield refusals.unknown_address(*where, "customerAddressId", sent=sent)
        except Refused as refused:
            for error in refused.errors:
                field = (*where, "deliveryAddress", *(error.field or ())[1:])
                is_country = field[-1] == "country"
                yield UserError("INVALID", field, "invalid value" if is_country else error.message)


def preferences_of(
    given: CartBuyerIdentityInput, customer: Customer | None
) -> tuple[MailingAddress, ...]:
    """Return the addresses, which have no problems."""
    found = (_address(each, customer) for each in given.delivery_address_preferences or ())
    return tuple(each for each in found if each is not None)


def _address(given: DeliveryAddressInput, customer: Customer | None) -> MailingAddress | None:
    """Return an address. Raises `Refused` for one that is wrong."""
    if given.delivery_address is not None:
        return with_typed(MailingAddress(id=0), given.delivery_address)
    number = number_in(given.customer_address_id or "", "MailingAddress")
    known = () if customer is None else customer.addresses
    return next((each for each in known if each.id == number), None)
