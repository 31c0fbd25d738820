"""Each value that a mutation refuses, with the error that the ledger has for it."""

from collections.abc import Mapping
from typing import Any

import pytest

from sandbox.fidelity import Line, Place, load_ledger
from tests.conftest import Storefront
from tests.fidelity.asking import Arguments, errors_of, put

LONG = "x" * 256
PASSWORD = "a-password"
ENABLED = {"email": "enabled@sandbox.example", "password": "enabled-password"}
INVITED = "invited@sandbox.example"
HOME = {"address1": "1 Main Street", "city": "Ottawa", "country": "Canada", "province": "Ontario"}

VALUES: Mapping[tuple[str, str], Any] = {
    ("INVALID", "country"): "Nowhere",
    ("INVALID", "province"): "Nowhere",
    ("INVALID", "email"): "ada@example",
    ("BLANK", "email"): "",
    ("TOO_LONG", "email"): f"{LONG}@{LONG}",
    ("BAD_DOMAIN", "email"): "ada@-.example",
    ("BLANK", "password"): "",
    ("TOO_SHORT", "password"): "1234",
    ("TOO_LONG", "password"): "x" * 41,
    ("PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE", "password"): " padded",
}
TEXTS: Mapping[str, str] = {
    "CONTAINS_HTML_TAGS": "<b>Ada</b>",
    "CONTAINS_URL": "https://ada.example",
    "TOO_LONG": LONG,
    "INVALID": "Ada \N{GRINNING FACE}",
}
"""Of the lines of an address."""


async def address(storefront: Storefront) -> Arguments:
    login = """mutation ($input: CustomerAccessTokenCreateInput!) {
        customerAccessTokenCreate(input: $input) { customerAccessToken { accessToken } } }"""
    answer = await storefront.ask(login, input=ENABLED)
    payload = answer["data"]["customerAccessTokenCreate"]
    token = payload["customerAccessToken"]["accessToken"]
    return {"customerAccessToken": token, "address": HOME}


async def known_address(storefront: Storefront) -> Arguments:
    arguments = await address(storefront)
    made = """mutation ($customerAccessToken: String!, $address: MailingAddressInput!) {
        customerAddressCreate(customerAccessToken: $customerAccessToken, address: $address) {
            customerAddress { id } } }"""
    answer = await storefront.ask(made, **arguments)
    return arguments | {"id": answer["data"]["customerAddressCreate"]["customerAddress"]["id"]}


async def activation_link(storefront: Storefront) -> str:
    sign_up = {"input": {"email": INVITED, "password": PASSWORD}}
    await errors_of(storefront, "customerCreate", sign_up)
    return await newest_link(storefront)


async def reset_link(storefront: Storefront) -> str:
    await errors_of(storefront, "customerRecover", {"email": ENABLED["email"]})
    return await newest_link(storefront)


async def newest_link(storefront: Storefront) -> str:
    inbox = await storefront.client.get("/_sandbox/api/worlds/default/inbox")
    return str((await inbox.json())["mails"][-1]["links"][0])


async def activation(storefront: Storefront) -> Arguments:
    return shown(await activation_link(storefront), "activationToken")


async def reset(storefront: Storefront) -> Arguments:
    return shown(await reset_link(storefront), "resetToken")


def shown(link: str, key: str) -> Arguments:
    *_, number, token = link.split("/")
    return {"id": f"gid://shopify/Customer/{number}", "input": {key: token, "password": PASSWORD}}


async def activation_by_url(storefront: Storefront) -> Arguments:
    return {"activationUrl": await activation_link(storefront), "password": PASSWORD}


async def reset_by_url(storefront: Storefront) -> Arguments:
    return {"resetUrl": await reset_link(storefront), "password": PASSWORD}


async def subscription(_: Storefront) -> Arguments:
    return {"email": "news@example.com"}


GOOD = {
    "customerActivate": activation,
    "customerActivateByUrl": activation_by_url,
    "customerAddressCreate": address,
    "customerAddressUpdate": known_address,
    "customerEmailMarketingSubscribe": subscription,
    "customerReset": reset,
    "customerResetByUrl": reset_by_url,
}
"""Arguments of which a mutation refuses none."""


def value_of(line: Line) -> Any:
    """Return a value that is refused as *line* has it; None where it takes more than a value."""
    if not line.field or not line.code:
        return None
    texts = TEXTS if line.field[0] == "address" and len(line.field) > 1 else {}
    return VALUES.get((line.code, line.field[-1]), texts.get(line.code))


LINES = [
    pytest.param(name, line, id=f"{name}-{line.code}-{'.'.join(line.field or ())}-{line.message}")
    for name in GOOD
    for line in load_ledger()[name].errors
    if line.place is Place.CUSTOMER_USER_ERRORS and value_of(line) is not None
]


@pytest.mark.parametrize(("name", "line"), LINES)
async def test_is_refused_as_its_line_has_it(storefront: Storefront, name: str, line: Line):
    good = await GOOD[name](storefront)
    assert line.field is not None
    errors = await errors_of(storefront, name, put(good, line.field, value_of(line)))
    expected = {"code": line.code, "field": list(line.field), "message": line.message}
    assert expected in errors


@pytest.mark.parametrize("name", GOOD)
async def test_what_is_right_is_not_refused(storefront: Storefront, name: str):
    assert await errors_of(storefront, name, await GOOD[name](storefront)) == []


@pytest.mark.parametrize("name", ["customerActivate", "customerReset"])
async def test_an_id_that_is_no_customers_is_not_found(storefront: Storefront, name: str):
    good = await GOOD[name](storefront)
    (error,) = await errors_of(storefront, name, good | {"id": "gid://shopify/Customer/1"})
    assert (error["message"], error["extensions"]) == (
        "Unidentified customer",
        {"code": "NOT_FOUND"},
    )
