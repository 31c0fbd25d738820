"""The forms and pages of the template's account, as a customer fills in and reads them."""

from typing import Final

from tests.clients.hydrogen.browser import Browser, Shown

LOGGED_IN: Final = Shown(302, "/account")
NEW_ACCOUNT: Final = {
    "email": "zoe@example.com",
    "password": "correct horse",
    "passwordConfirm": "correct horse",
}


def register(browser: Browser, **changed: str) -> Shown:
    return browser.submit("account_.register", "/account/register", **{**NEW_ACCOUNT, **changed})


def login(browser: Browser, email: str, password: str) -> Shown:
    form = {"email": email, "password": password}
    return browser.submit("account_.login", "/account/login", **form)


def account(browser: Browser) -> dict:
    """Return the customer that the account's pages show."""
    shown = browser.load("account", "/account/addresses")
    customer = shown.page["customer"]
    flags = {"isLoggedIn": True, "isPrivateRoute": True, "isAccountHome": False}
    assert shown == Shown(200, page={**flags, "customer": customer})
    return customer


def customer_with(default: dict | None, *addresses: dict, **changed: object) -> dict:
    registered = {
        "acceptsMarketing": False,
        "email": "zoe@example.com",
        "firstName": None,
        "lastName": None,
        "numberOfOrders": "0",
        "phone": None,
    }
    listed = {"addresses": {"nodes": list(addresses)}, "defaultAddress": default}
    return {**registered, **listed, **changed}
