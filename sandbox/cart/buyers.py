"""Buyers of carts: the customer of an access token, an email, a phone number, a country."""

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.inputs import CartBuyerIdentityInput, CartPreferencesInput
from sandbox.cart.preferred_addresses import preference_problems, preferences_of
from sandbox.cart.records import Buyer, DeliveryPreference, Preferences
from sandbox.companies.buying import Purchase, purchase_at
from sandbox.companies.records import Company
from sandbox.customers.records import Customer
from sandbox.email_address import normalize
from sandbox.gid import number_in
from sandbox.identity.buyers import identify_buyer
from sandbox.phone_number import e164
from sandbox.reason import Reason
from sandbox.user_errors import DeadTokenError, UserError
from sandbox.world import World


class Identified:
    """The customer of an access token, or the error and the reason why it is nobody's."""

    __slots__ = ("customer", "is_dead", "reason")

    def __init__(self, world: World, given: CartBuyerIdentityInput) -> None:
        self.customer: Customer | None = None
        self.reason: Reason | None = None
        token = given.customer_access_token
        if isinstance(token, str):
            try:
                self.customer = identify_buyer(world, token)
            except DeadTokenError as dead:
                self.reason = dead.reason
        self.is_dead = self.reason is not None


def problems(
    given: CartBuyerIdentityInput, found: Identified, buyer: Buyer, world: World, *path: str
) -> Iterator[UserError]:
    """Yield what is wrong with what is *given* for *buyer*."""
    if found.is_dead:
        yield refusals.invalid_customer(*path, "customerAccessToken")
    if isinstance(given.email, str) and normalize(given.email) is None:
        yield refusals.invalid_email(*path, "email")
    customer, location = found.customer, given.company_location_id
    if given.customer_access_token is UNSET and buyer.customer_id is not None:
        customer = world.store.get(Customer, buyer.customer_id)
    if not _is_phone(given.phone, buyer, customer):
        yield refusals.invalid_phone(*path, "phone")
    yield from preference_problems(given, customer, *path)
    if isinstance(location, str) and not found.is_dead:
        yield from _company_problems(world, location, customer, (*path, "companyLocationId"))


def _is_phone(given: Any, buyer: Buyer, customer: Customer | None) -> bool:
    """Say whether what is *given* can be a phone number. One that the shop has is not judged."""
    if not isinstance(given, str) or not given or given == buyer.phone:
        return True
    return e164(given) is not None or (customer is not None and given == customer.phone)


def _company_problems(
    world: World, location: str, customer: Customer | None, path: tuple[str, ...]
) -> Iterator[UserError]:
    number = number_in(location, "CompanyLocation")
    if customer is None:
        yield refusals.missing_customer_access_token(*path)
    elif world.store.find(Company, "location_ids", str(number)) is None:
        yield refusals.invalid_company_location(*path)
    elif purchase_at(world, location, customer.email) is None:
        yield refusals.no_buyer_of_company(*path)


def purchase_of(world: World, buyer: Buyer) -> Purchase | None:
    """Return for which company *buyer* buys; None for one who buys for nobody else."""
    if buyer.customer_id is None or buyer.company_location is None:
        return None
    customer = world.store.get(Customer, buyer.customer_id)
    return None if customer is None else purchase_at(world, buyer.company_location, customer.email)


def changed(buyer: Buyer, given: CartBuyerIdentityInput, found: Identified, world: World) -> Buyer:
    """Return *buyer* with what is *given*, which has no problems.

    Shopify: what is left out stays (inferred). With a token alone, email and phone are the
    customer's, and a token that is null lets go of the customer only (our choice).
    """
    changes: dict[str, Any] = {}
    if given.customer_access_token is not UNSET:
        customer = found.customer
        changes["customer_id"] = None if customer is None else customer.id
        if customer is not None:
            changes["email"] = buyer.email or customer.email
            changes["phone"] = buyer.phone or customer.phone
        else:
            changes["company_location"] = None
    if given.company_location_id is not UNSET:
        changes["company_location"] = given.company_location_id or None
    for name in ("email", "phone", "country_code"):
        if (value := getattr(given, name)) is not UNSET:
            changes[name] = value or None
    if given.delivery_address_preferences is not UNSET:
        customer_id = changes.get("customer_id", buyer.customer_id)
        customer = world.store.get(Customer, customer_id or 0)
        changes["preferred_addresses"] = preferences_of(given, customer)
    if given.preferences is not UNSET:
        changes["preferences"] = _preferences(given.preferences)
    return replace(buyer, **changes)


def _preferences(given: CartPreferencesInput | None) -> Preferences | None:
    if given is None:
        return None
    delivery = given.delivery
    return Preferences(
        delivery=None
        if delivery is None
        else DeliveryPreference(
            delivery_method=tuple(delivery.delivery_method or ()),
            pickup_handle=tuple(delivery.pickup_handle or ()),
            coordinates=delivery.coordinates,
        ),
        wallet=None if given.wallet is None else tuple(given.wallet),
    )
