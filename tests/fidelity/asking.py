"""Asking each mutation of a shop in which it can be asked."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec.structs import replace

from sandbox.app import worlds_of
from sandbox.customers import activation, recovery
from sandbox.customers.records import Customer
from sandbox.fidelity import Place
from sandbox.field_error import FieldError
from sandbox.gid import gid
from sandbox.multipass import Multipass
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import MULTIPASS_SECRET, Settings
from sandbox.storefront.api import STOREFRONT
from sandbox.storefront.field_resolver import converted, converters_of
from sandbox.user_errors import DeadTokenError, Payload, Refused
from sandbox.world import World

PASSWORD = "a-password"
ENABLED = {"email": "enabled@sandbox.example", "password": "enabled-password"}
TAKEN_PHONE = "+16134505293"
HOME = {"address1": "1 Main Street", "city": "Ottawa", "country": "Canada", "province": "Ontario"}

Arguments = dict[str, Any]


class Asked(NamedTuple):
    """One error that was answered."""

    place: Place
    code: str
    field: tuple[str, ...] | None
    message: str


_WORLDS = worlds_of(Settings(), ShopData(Settings()), Library())


class Shop:
    """A fresh world with one customer who is logged in and at home, and others to be let in."""

    def __init__(self) -> None:
        self.world = world = _WORLDS.make("fidelity")
        perform("customerCreate", world, input=new(email="called@example.com", phone=TAKEN_PHONE))
        login = perform("customerAccessTokenCreate", world, input=ENABLED)
        self.token = login.customer_access_token.access_token
        made = perform(
            "customerAddressCreate", world, address=HOME, customer_access_token=self.token
        )
        self.home = gid("MailingAddress", made.customer_address.of.id)

    def customer(self, email: str) -> Customer:
        customer = self.world.store.find(Customer, "email", email)
        assert customer is not None
        return customer

    def invited(self) -> Customer:
        return activation.invite(self.world, self.customer("invited@sandbox.example"))

    def forgetful(self) -> Customer:
        return recovery.recover(self.world, self.customer(ENABLED["email"]))

    def move_in(self, *, most: int) -> None:
        """Give the customer as many addresses as one may have."""
        customer = self.customer(ENABLED["email"])
        homes = tuple(replace(customer.addresses[0], id=n + 1, zip=str(n)) for n in range(most))
        self.world.store.put(replace(customer, addresses=homes))


def perform(operation: str, world: World, **arguments: Any) -> Payload:
    perform = STOREFRONT.mutations[operation].perform
    return perform(world, **converted(arguments, converters_of(perform)))


def ask(operation: str, world: World, arguments: Arguments) -> Sequence[Asked]:
    """Return the errors that *operation* answers: none when all is well."""
    try:
        perform(operation, world, **arguments)
    except Refused as refused:
        place = Place.CUSTOMER_USER_ERRORS
        return [Asked(place, error.code, error.field, error.message) for error in refused.errors]
    except FieldError as error:
        return [Asked(Place.ERRORS, (error.extensions or {})["code"], None, str(error))]
    except DeadTokenError:
        return [Asked(Place.ERRORS, "ACCESS_DENIED", None, "")]
    return []


def good_arguments(operation: str, shop: Shop) -> Arguments:
    """Return arguments of which *operation* refuses none."""
    return _GOOD[operation](shop)


def new(**more: str) -> dict[str, str]:
    return {"email": "new@example.com", "password": PASSWORD, **more}


def link(to: str, customer: Customer, token: str | None) -> str:
    return f"https://shop.example/account/{to}/{customer.id}/{token}"


def _activation(shop: Shop) -> Arguments:
    customer = shop.invited()
    given = {"activationToken": customer.activation_token, "password": PASSWORD}
    return {"id": gid("Customer", customer.id), "input": given}


def _reset(shop: Shop) -> Arguments:
    customer = shop.forgetful()
    given = {"resetToken": customer.reset_token, "password": PASSWORD}
    return {"id": gid("Customer", customer.id), "input": given}


def _activation_by_url(shop: Shop) -> Arguments:
    customer = shop.invited()
    url = link("activate", customer, customer.activation_token)
    return {"activation_url": url, "password": PASSWORD}


def _reset_by_url(shop: Shop) -> Arguments:
    customer = shop.forgetful()
    return {"reset_url": link("reset", customer, customer.reset_token), "password": PASSWORD}


def _multipass(shop: Shop) -> Arguments:
    customer, now = {"email": "ada@example.com"}, shop.world.clock.now()
    return {"multipass_token": Multipass(MULTIPASS_SECRET).seal(customer, now=now)}


_GOOD: dict[str, Callable[[Shop], Arguments]] = {
    "customerAccessTokenCreate": lambda _: {"input": ENABLED},
    "customerAccessTokenCreateWithMultipass": _multipass,
    "customerAccessTokenDelete": lambda shop: {"customer_access_token": shop.token},
    "customerAccessTokenRenew": lambda shop: {"customer_access_token": shop.token},
    "customerActivate": _activation,
    "customerActivateByUrl": _activation_by_url,
    "customerAddressCreate": lambda shop: {
        "customer_access_token": shop.token,
        "address": {**HOME, "zip": "K1A 0B1"},
    },
    "customerAddressDelete": lambda shop: {"customer_access_token": shop.token, "id": shop.home},
    "customerAddressUpdate": lambda shop: {
        "customer_access_token": shop.token,
        "id": shop.home,
        "address": {},
    },
    "customerCreate": lambda _: {"input": new()},
    "customerDefaultAddressUpdate": lambda shop: {
        "customer_access_token": shop.token,
        "address_id": shop.home,
    },
    "customerEmailMarketingSubscribe": lambda _: {"email": "news@example.com"},
    "customerRecover": lambda _: {"email": ENABLED["email"]},
    "customerReset": _reset,
    "customerResetByUrl": _reset_by_url,
    "customerSmsMarketingSubscribe": lambda _: {"phone_number": "+16135550177"},
    "customerUpdate": lambda shop: {"customer_access_token": shop.token, "customer": {}},
}
