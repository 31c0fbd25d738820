"""The template's pages that mails lead to, unchanged: a new password, and activation."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from tests.clients.hydrogen.browser import Browser, Shown
from tests.clients.hydrogen.pages import LOGGED_IN, login

NEW_PASSWORD: Final = {"password": "battery staple", "passwordConfirm": "battery staple"}


@pytest.mark.usefixtures("zoe")
def test_a_forgotten_password_is_set_anew_by_the_mailed_link(visitor, control):
    browser = visitor()
    assert recover(browser, "zoe@example.com") == Shown(200, page={"resetRequested": True})
    path = mailed_path(control, "zoe@example.com", "password-reset")
    assert follow_reset(browser, path) == LOGGED_IN
    assert browser.is_logged_in()
    assert login(visitor(), "zoe@example.com", "battery staple") == LOGGED_IN
    refused = Shown(400, page={"error": "Unidentified customer"})
    assert login(visitor(), "zoe@example.com", "correct horse") == refused


@pytest.mark.usefixtures("zoe")
def test_a_link_to_reset_works_once(visitor, control):
    recover(visitor(), "zoe@example.com")
    path = mailed_path(control, "zoe@example.com", "password-reset")
    follow_reset(visitor(), path)
    assert follow_reset(visitor(), path) == Shown(400, page={"error": "Invalid reset token"})


def test_nobody_is_mailed_for_an_unknown_email(visitor, control):
    assert recover(visitor(), "nobody@example.com") == Shown(200, page={"resetRequested": True})
    assert control("GET", "/inbox") == {"mails": []}


def test_an_invited_customer_activates_by_the_mailed_link(visitor, control):
    browser = visitor()
    path = invite(control, "ines@example.com")
    assert follow_activation(browser, path) == LOGGED_IN
    assert browser.is_logged_in()
    assert login(visitor(), "ines@example.com", "battery staple") == LOGGED_IN


def test_who_has_activated_cannot_again(visitor, control):
    path = invite(control, "ines@example.com")
    follow_activation(visitor(), path)
    again = follow_activation(visitor(), path)
    assert again == Shown(400, page={"error": "Customer already enabled"})


def invite(control: Callable[..., Any], email: str) -> str:
    """Return the path that a new customer is invited to."""
    made = control("POST", "/customers", {"email": email})
    control("POST", f"/customers/{made['id']}/invite")
    return mailed_path(control, email, "activation")


def recover(browser: Browser, email: str) -> Shown:
    return browser.submit("account_.recover", "/account/recover", email=email)


def follow_reset(browser: Browser, path: str) -> Shown:
    return browser.submit("account_.reset.$id.$resetToken", path, **NEW_PASSWORD)


def follow_activation(browser: Browser, path: str) -> Shown:
    return browser.submit("account_.activate.$id.$activationToken", path, **NEW_PASSWORD)


def mailed_path(control: Callable[..., Any], email: str, kind: str) -> str:
    """Return the path of the link in the one mail of that kind, as the shop's own pages have it."""
    [mail] = control("GET", f"/inbox?to={email}&kind={kind}")["mails"]
    [link] = mail["links"]
    return urlsplit(link).path
