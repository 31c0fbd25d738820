"""Customers choosing how a subscription is delivered: first the options, then one of them."""

from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.customer_account.account_errors import refusal
from sandbox.customer_account.address_input import CustomerAddressInput, with_given
from sandbox.customer_account.payloads import (
    SubscriptionContractFetchDeliveryOptionsPayload,
    SubscriptionContractSelectDeliveryMethodPayload,
)
from sandbox.customer_account.root_queries import current
from sandbox.customer_account.subscription_delivery import (
    SubscriptionDeliveryOptionsResultFailure,
    SubscriptionDeliveryOptionsResultSuccess,
    delivery_options,
    shipping_rates,
)
from sandbox.customer_account.subscription_types import SubscriptionContract
from sandbox.customer_account.subscriptions import changed_contract, owned_contract
from sandbox.customers.records import MailingAddress
from sandbox.gid import number_in
from sandbox.locations.stock import pickup_locations
from sandbox.subscriptions.records import ContractStatus, DeliveryMethod, DeliveryOffer
from sandbox.subscriptions.records import SubscriptionContract as Contract
from sandbox.user_errors import Refused
from sandbox.viewer import Viewer

_ENDED: Final = (ContractStatus.CANCELLED, ContractStatus.EXPIRED)
_INVALID: Final = "INPUT_INVALID"
_METHOD: Final = "deliveryMethodInput"
_TOKEN: Final = "subscriptionDeliveryOptionsResultToken"  # noqa: S105 - the name of an argument


class SubscriptionDeliveryMethodShippingInput(Struct, frozen=True, kw_only=True, rename="camel"):
    shipping_address: CustomerAddressInput | None = None


class SubscriptionDeliveryMethodPickupInput(Struct, frozen=True, kw_only=True, rename="camel"):
    location_id: str


class SubscriptionDeliveryMethodLocalDeliveryInput(
    Struct, frozen=True, kw_only=True, rename="camel"
):
    phone: str
    delivery_address: CustomerAddressInput | None = None
    instructions: str | None = None


class SubscriptionDeliveryMethodInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """One of the three."""

    shipping: SubscriptionDeliveryMethodShippingInput | None = None
    pickup: SubscriptionDeliveryMethodPickupInput | None = None
    local_delivery: SubscriptionDeliveryMethodLocalDeliveryInput | None = None


def subscription_contract_fetch_delivery_options(
    viewer: Viewer, *, subscription_contract_id: str, address: CustomerAddressInput | None = None
) -> SubscriptionContractFetchDeliveryOptionsPayload:
    """Return how the contract can be delivered to *address*, or the customer's. Raises `Refused`.

    Shopify: the result may be null while it is made (documented); here it is there at once.
    """
    contract = _running(viewer, subscription_contract_id)
    place = _place(viewer, contract, address, "address")
    options = delivery_options(viewer, contract, place)
    if not options:
        message = "No delivery options are available for this address."
        failure = SubscriptionDeliveryOptionsResultFailure(message)
        return SubscriptionContractFetchDeliveryOptionsPayload(delivery_options_result=failure)
    token = viewer.world.secrets.token()
    viewer.world.store.put(replace(contract, offer=DeliveryOffer(token=token, address=place)))
    success = SubscriptionDeliveryOptionsResultSuccess(options, token)
    return SubscriptionContractFetchDeliveryOptionsPayload(delivery_options_result=success)


def subscription_contract_select_delivery_method(
    viewer: Viewer,
    *,
    subscription_contract_id: str,
    delivery_method_input: SubscriptionDeliveryMethodInput,
    subscription_delivery_options_result_token: str,
) -> SubscriptionContractSelectDeliveryMethodPayload:
    """Have the contract delivered so. Raises `Refused`.

    Of several rates it is the first: the input names none.
    """
    contract = _running(viewer, subscription_contract_id)
    token = subscription_delivery_options_result_token
    if not token:
        raise refusal(viewer, "BLANK", _TOKEN, text="INPUT_BLANK", why="the token is empty")
    if contract.offer is None or contract.offer.token != token:
        why = "the token is not that of the last subscriptionContractFetchDeliveryOptions"
        raise _invalid(viewer, _TOKEN, why=why)
    method, price = _chosen(viewer, contract, contract.offer, delivery_method_input)
    changed = changed_contract(
        viewer, replace(contract, delivery=method, delivery_price=price, offer=None)
    )
    shown = SubscriptionContract(changed, viewer)
    return SubscriptionContractSelectDeliveryMethodPayload(contract=shown)


def _chosen(
    viewer: Viewer, contract: Contract, offer: DeliveryOffer, given: SubscriptionDeliveryMethodInput
) -> tuple[DeliveryMethod, Decimal]:
    methods = (given.shipping, given.pickup, given.local_delivery)
    if sum(each is not None for each in methods) != 1:
        raise _invalid(viewer, _METHOD, why="give one of shipping, pickup and localDelivery")
    if given.pickup is not None:
        return _picked_up(viewer, given.pickup.location_id), Decimal(0)
    if given.shipping is None:
        at = (_METHOD, "localDelivery")
        raise _invalid(viewer, *at, why="the shop has no local delivery")
    address = given.shipping.shipping_address
    place = offer.address
    if address is not None:
        place = _place(viewer, contract, address, _METHOD, "shipping", "shippingAddress")
    rates = shipping_rates(viewer, place)
    if not rates:
        at = (_METHOD, "shipping")
        raise _invalid(viewer, *at, why=f"the shop does not ship to {place.country_code}")
    rate = rates[0]
    method = DeliveryMethod(title=rate.name, description=rate.description, address=place)
    return method, rate.price


def _picked_up(viewer: Viewer, location_id: str) -> DeliveryMethod:
    wanted = number_in(location_id, "Location")
    for each in pickup_locations(viewer):
        if each.id == wanted:
            return DeliveryMethod(title=each.name, address=each.address, location_id=each.id)
    at = (_METHOD, "pickup", "locationId")
    raise _invalid(viewer, *at, why=f"nobody can pick up at {location_id}")


def _running(viewer: Viewer, id: str) -> Contract:
    """Return a contract of the customer that has not ended. Raises `Refused`."""
    contract = owned_contract(viewer, id)
    if contract.status in _ENDED:
        why = f"contract {contract.id} is {contract.status}"
        raise _invalid(viewer, "subscriptionContractId", why=why)
    return contract


def _place(
    viewer: Viewer, contract: Contract, given: CustomerAddressInput | None, *at: str
) -> MailingAddress:
    """Return the address that is *given*, else where the parcels go. Raises `Refused`."""
    before = contract.delivery.address if contract.delivery is not None else None
    known = before or current(viewer).default_address
    if given is None or given.is_empty:
        if known is None:
            why = "no address is given, and the customer has none"
            raise refusal(viewer, "BLANK", *at, text="INPUT_BLANK", why=why)
        return known
    try:
        return with_given(viewer, MailingAddress(id=contract.id), given)
    except Refused as refused:
        raise _invalid(viewer, *at, why=f"the address: {refused.errors[0].message}") from None


def _invalid(viewer: Viewer, *at: str, why: str) -> Refused:
    return refusal(viewer, "INVALID", *at, text=_INVALID, why=why)
