"""Customers, as a merchant sees and changes them."""

from base64 import b64encode
from collections.abc import Iterator
from typing import Any, Final

from msgspec import convert, to_builtins
from msgspec.structs import replace

from sandbox.control.customer_shown import show_address, show_customer
from sandbox.control.paging import opened_number
from sandbox.control.problems import ProblemError, absent, invalid_values
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import INVALID
from sandbox.control_models import customers as models
from sandbox.control_models.customers import (
    CustomerChange,
    CustomerFilter,
    CustomerPage,
    ExpiredTokens,
    Invitation,
    NewAddress,
    NewCustomer,
)
from sandbox.control_models.pages import PageInfo
from sandbox.customers.access_tokens import expire
from sandbox.customers.activation import invite
from sandbox.customers.addresses import add_address
from sandbox.customers.merchant import create, delete, update
from sandbox.customers.records import Customer
from sandbox.customers.search import Page, read_terms, search
from sandbox.customers.seed.personas import Persona
from sandbox.customers.typed_addresses import MailingAddressInput
from sandbox.door.lanes import in_lane
from sandbox.email_address import kept_email
from sandbox.faults import FaultError, fault_of
from sandbox.gid import gid, number_of
from sandbox.identity.tokens import expire_access
from sandbox.orders.merchant import Draft, draft, place
from sandbox.pause import Pause
from sandbox.world import World


def list_customers(request: ControlRequest[CustomerFilter, Empty]) -> CustomerPage:
    """Find customers. Raises `ProblemError` for an `after` that is no cursor."""
    query, terms = request.query, read_terms(request.query.query)
    if query.email is not None:
        terms = replace(terms, email=kept_email(query.email))
    after = opened_number(query.after)
    return _shown(search(request.world, terms, first=query.first, after=after))


def post_customer(request: ControlRequest[Empty, NewCustomer]) -> models.Customer:
    drafts = list(_drafts(request.world, request.body))
    customer = create(request.world, _fields(request.body))
    if drafts:
        customer, _ = place(request.world, customer, drafts)
    return show_customer(customer)


def _drafts(world: World, new: NewCustomer) -> Iterator[Draft]:
    for at, order in enumerate(new.orders):
        try:
            yield draft(world, order, new.email or None)
        except FaultError as error:
            raise invalid_values([fault_of(error.under("orders", at))]) from None


def _fields(new: NewCustomer) -> CustomerChange:
    names = CustomerChange.__struct_fields__
    return CustomerChange(**{name: getattr(new, name) for name in names})


def get_customer(request: ControlRequest[Empty, Empty]) -> models.Customer:
    return show_customer(_customer(request))


def patch_customer(request: ControlRequest[Empty, CustomerChange]) -> models.Customer:
    return show_customer(update(request.world, _customer(request), request.body))


def delete_customer(request: ControlRequest[Empty, Empty]) -> None:
    delete(request.world, _customer(request))


def post_invitation(request: ControlRequest[Empty, Invitation]) -> models.Customer:
    language = request.body.language
    return show_customer(invite(request.world, _customer(request), language=language))


async def post_expiry(request: ControlRequest[Empty, Empty]) -> ExpiredTokens:
    world, customer = request.world, _customer(request)

    def expired(pause: Pause) -> int:
        return expire(world, customer, pause) + expire_access(world, customer, pause)

    return ExpiredTokens(expired=await in_lane(expired))


def post_address(request: ControlRequest[Empty, NewAddress]) -> models.Address:
    given = request.body
    fields = to_builtins(given)
    fields |= {"country": given.country_code} if given.country_code else {}
    fields |= {"province": given.province_code} if given.province_code else {}
    address = convert(fields, MailingAddressInput)
    return show_address(
        add_address(request.world, _customer(request), address, default=given.default)
    )


def _customer(request: ControlRequest[Any, Any]) -> Customer:
    """Find the customer of the path, by number or by gid. Raises `ProblemError`."""
    given = request.path["id"]
    number = number_of(given, "Customer")
    customer = None if number is None else request.world.store.get(Customer, number)
    if customer is None:
        raise ProblemError(404, "customer-not-found", _unknown(request.world, given))
    return customer


def _unknown(world: World, given: str) -> str:
    """Return the detail for an unknown customer, with the id of the one whose email or name as a
    persona was *given*."""
    persona = world.store.find(Persona, "name", given)
    customer = world.store.find(Customer, "email", kept_email(given))
    found = persona.customer if persona else customer
    if found is None:
        return absent(world.name, f"customer {given}", "customers")
    number = gid("Customer", found.id)
    return f"the world {world.name} has no customer {given}: the id of {given} is {number}"


def _shown(page: Page) -> CustomerPage:
    cursor = None if page.reached is None else b64encode(b"%d" % page.reached).decode()
    return CustomerPage(
        customers=tuple(map(show_customer, page.customers)),
        page_info=PageInfo(has_next_page=cursor is not None, end_cursor=cursor),
    )


_PATH: Final = "/worlds/{world}/customers"
_ONE: Final = f"{_PATH}/{{id}}"
_NOBODY: Final = {404: "The world has no such customer."}
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=list_customers,
        summary="Find customers, sorted by id, in pages.",
        query=CustomerFilter,
        answers={200: CustomerPage},
    ),
    Route(
        method="POST",
        path=_PATH,
        handle=post_customer,
        summary="Create a customer. The state is DISABLED by default.",
        body=NewCustomer,
        answers={201: models.Customer},
        refusals=INVALID,
    ),
    Route(
        method="GET",
        path=_ONE,
        handle=get_customer,
        summary="Show a customer.",
        answers={200: models.Customer},
        refusals=_NOBODY,
    ),
    Route(
        method="PATCH",
        path=_ONE,
        handle=patch_customer,
        summary="Change a customer. Null deletes a value.",
        body=CustomerChange,
        answers={200: models.Customer},
        refusals={**_NOBODY, **INVALID},
    ),
    Route(
        method="DELETE",
        path=_ONE,
        handle=delete_customer,
        summary="Delete a customer and all its access tokens.",
        answers={204: None},
        refusals=_NOBODY,
    ),
    Route(
        method="POST",
        path=f"{_ONE}/invite",
        handle=post_invitation,
        summary="Make a customer INVITED, and send an activation mail to the inbox.",
        body=Invitation,
        answers={200: models.Customer},
        refusals={
            **_NOBODY,
            409: "The customer is already enabled.",
            422: "The customer has no email.",
        },
    ),
    Route(
        method="POST",
        path=f"{_ONE}/expire-tokens",
        handle=post_expiry,
        summary="Let all logins of a customer expire, without moving the clock.",
        answers={200: ExpiredTokens},
        refusals=_NOBODY,
    ),
    Route(
        method="POST",
        path=f"{_ONE}/addresses",
        handle=post_address,
        summary="Add an address to a customer.",
        body=NewAddress,
        answers={201: models.Address},
        refusals={**_NOBODY, **INVALID},
    ),
)
