"""The template's address book, unchanged."""

import re
from typing import Final

from tests.clients.hydrogen.browser import Browser, Shown
from tests.clients.hydrogen.pages import account, customer_with

ADDRESS: Final = {
    "firstName": "Zoë",
    "lastName": "Müller",
    "company": "",
    "address1": "150 Elgin Street",
    "address2": "",
    "city": "Ottawa",
    "province": "Ontario",
    "zip": "K2P 1L4",
    "country": "Canada",
    "phone": "+1 (613) 555-0199",
}
SHOWN_ADDRESS: Final = {
    **ADDRESS,
    "company": None,
    "address2": None,
    "formatted": ["150 Elgin Street", "Ottawa ON K2P 1L4", "Canada"],
}
TORONTO: Final = {
    "city": "Toronto",
    "formatted": ["150 Elgin Street", "Toronto ON K2P 1L4", "Canada"],
}
ADDRESS_ID: Final = re.compile(r"gid://shopify/MailingAddress/\d+\?model_name=CustomerAddress")


def test_the_first_address_is_the_default(zoe):
    shown = send_address(zoe, "POST", "new")
    address_id = shown.page["createdAddress"]["id"]
    page = {"error": None, "createdAddress": {"id": address_id}, "defaultAddress": None}
    assert shown == Shown(200, page=page)
    assert ADDRESS_ID.fullmatch(address_id)
    address = {**SHOWN_ADDRESS, "id": address_id}
    assert account(zoe) == customer_with(address, address)


def test_another_address_can_be_made_the_default(zoe):
    first = {**SHOWN_ADDRESS, "id": new_address(zoe)}
    shown = send_address(zoe, "POST", "new", city="Toronto", defaultAddress="on")
    address_id = shown.page["createdAddress"]["id"]
    page = {"error": None, "createdAddress": {"id": address_id}, "defaultAddress": True}
    assert shown == Shown(200, page=page)
    second = {**SHOWN_ADDRESS, **TORONTO, "id": address_id}
    assert account(zoe) == customer_with(second, first, second)


def test_an_address_is_changed(zoe):
    address_id = new_address(zoe)
    page = {"error": None, "updatedAddress": {"id": address_id}, "defaultAddress": True}
    changed = {"city": "Toronto", "defaultAddress": "on"}
    assert send_address(zoe, "PUT", address_id, **changed) == Shown(200, page=page)
    address = {
        **SHOWN_ADDRESS,
        "id": address_id,
        **TORONTO,
    }
    assert account(zoe) == customer_with(address, address)


def test_an_address_is_deleted_and_another_becomes_the_default(zoe):
    first, second = new_address(zoe), new_address(zoe, city="Toronto")
    page = {"error": None, "deletedAddress": first}
    assert send_address(zoe, "DELETE", first) == Shown(200, page=page)
    left = {**SHOWN_ADDRESS, **TORONTO, "id": second}
    assert account(zoe) == customer_with(left, left)


def test_an_address_in_no_country_is_refused(zoe):
    page = {"error": {"new": "Country is invalid"}}
    assert send_address(zoe, "POST", "new", country="Atlantis") == Shown(400, page=page)


def send_address(browser: Browser, method: str, address_id: str, **changed: str) -> Shown:
    form = {**ADDRESS, "addressId": address_id, **changed}
    return browser.submit("account.addresses", "/account/addresses", method=method, **form)


def new_address(browser: Browser, **changed: str) -> str:
    """Add an address; returns its id."""
    return send_address(browser, "POST", "new", **changed).page["createdAddress"]["id"]
