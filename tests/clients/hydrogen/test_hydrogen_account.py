"""The template's account, unchanged: registering, logging in and out, the profile."""

import re
from typing import Final

import pytest

from tests.clients.hydrogen.browser import Browser, Shown
from tests.clients.hydrogen.pages import LOGGED_IN, account, customer_with, login, register

PROFILE: Final = {
    "firstName": "Zoë",
    "lastName": "Müller",
    "phone": "+16135550100",
    "email": "zoe@example.com",
    "currentPassword": "",
    "newPassword": "",
    "newPasswordConfirm": "",
}


def test_a_visitor_is_sent_to_log_in(visitor):
    assert visitor().load("account", "/account") == Shown(302, "/account/login")


def test_registering_logs_in(visitor):
    browser = visitor()
    assert register(browser) == LOGGED_IN
    assert browser.is_logged_in()


@pytest.mark.usefixtures("zoe")
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({}, "Email has already been taken"),
        ({"email": "zoe@"}, "Email is invalid"),
        (
            {"email": "new@example.com", "password": "four", "passwordConfirm": "four"},
            "Password is too short (minimum is 5 characters)",
        ),
    ],
    ids=["taken", "no-email", "short-password"],
)
def test_registering_shows_why_not(visitor, changed, error):
    assert register(visitor(), **changed) == Shown(400, page={"error": error})


@pytest.mark.usefixtures("zoe")
def test_logs_in_with_the_password(visitor):
    browser = visitor()
    assert login(browser, "zoe@example.com", "correct horse") == LOGGED_IN
    assert browser.is_logged_in()


@pytest.mark.usefixtures("zoe")
def test_shows_a_wrong_password(visitor):
    browser = visitor()
    refused = Shown(400, page={"error": "Unidentified customer"})
    assert login(browser, "zoe@example.com", "wrong horse") == refused
    assert not browser.is_logged_in()


def test_the_account_shows_the_customer(zoe):
    assert account(zoe) == customer_with(None)


def test_the_profile_changes_names_and_phone(zoe):
    shown = change_profile(zoe)
    customer = {
        "acceptsMarketing": False,
        "email": "zoe@example.com",
        "firstName": "Zoë",
        "id": shown.page["customer"]["id"],
        "lastName": "Müller",
        "phone": "+16135550100",
    }
    assert shown == Shown(200, page={"error": None, "customer": customer})
    assert re.fullmatch(r"gid://shopify/Customer/\d+", customer["id"])


def test_the_profile_keeps_the_email(zoe):
    """Shopify: recorded. The template offers it all the same, and shows the refusal."""
    error = {
        "code": "INVALID",
        "field": ["customer", "email"],
        "message": "CustomerUpdate access denied",
    }
    shown = change_profile(zoe, email="new@example.com")
    assert shown == Shown(400, page={"error": error})


def test_a_new_password_keeps_the_browser_logged_in_and_no_other(zoe, visitor):
    other = visitor()
    login(other, "zoe@example.com", "correct horse")
    new = {"newPassword": "battery staple", "newPasswordConfirm": "battery staple"}
    change_profile(zoe, currentPassword="correct horse", **new)
    assert account(zoe)["email"] == "zoe@example.com"
    assert other.load("account", "/account/orders") == Shown(302, "/account/login")


def test_logging_out_forgets_the_login(zoe):
    assert zoe.submit("account_.logout", "/account/logout") == Shown(302, "/")
    assert not zoe.is_logged_in()


def change_profile(browser: Browser, **changed: str) -> Shown:
    form = {**PROFILE, **changed}
    return browser.submit("account.profile", "/account/profile", method="PUT", **form)
