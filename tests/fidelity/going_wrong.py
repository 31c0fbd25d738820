"""Arguments that a mutation refuses, in the way that a line of the ledger says."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sandbox.customers import addresses
from sandbox.fidelity import Line
from sandbox.gid import gid
from tests.fidelity.asking import (
    ENABLED,
    HOME,
    TAKEN_PHONE,
    Arguments,
    Shop,
    good_arguments,
    link,
    new,
    perform,
)

LONG = "x" * 256
NOBODY = gid("Customer", 1_000_000_000)
NOBODYS_URL = "https://shop.example/account/login"

BAD_VALUES: Mapping[tuple[str, str], Any] = {
    ("TAKEN", "email"): ENABLED["email"],
    ("INVALID", "email"): "ada@example",
    ("BLANK", "email"): "",
    ("TOO_LONG", "email"): f"{LONG}@{LONG}",
    ("BAD_DOMAIN", "email"): "ada@-.example",
    ("BLANK", "password"): "",
    ("TOO_SHORT", "password"): "1234",
    ("TOO_LONG", "password"): "x" * 41,
    ("PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE", "password"): " padded",
    ("TAKEN", "phone"): TAKEN_PHONE,
    ("INVALID", "phone"): "not a phone",
    ("INVALID", "phoneNumber"): "not a phone",
    ("INVALID", "country"): "Nowhere",
    ("INVALID", "province"): "Nowhere",
    ("NOT_FOUND", "id"): gid("MailingAddress", 1_000_000_000),
    ("NOT_FOUND", "addressId"): gid("MailingAddress", 1_000_000_000),
    ("UNIDENTIFIED_CUSTOMER", "email"): "nobody@example.com",
    ("INVALID_MULTIPASS_REQUEST", "multipassToken"): "none",
}
BAD_TEXTS: Mapping[str, str] = {
    "CONTAINS_HTML_TAGS": "<b>Ada</b>",
    "CONTAINS_URL": "https://ada.example",
    "TOO_LONG": LONG,
    "INVALID": "Ada \N{GRINNING FACE}",
}
"""Of names and of the lines of an address."""


def bad_arguments(operation: str, line: Line, shop: Shop) -> Arguments:
    """Return arguments that *operation* refuses in the way of *line*."""
    good = good_arguments(operation, shop)
    special = _SPECIAL.get((operation, line.code or ""))
    if special and (told := special(shop, good, line)) is not None:
        return told
    assert line.field, f"say in _SPECIAL how {operation} comes to answer {line}"
    name = line.field[-1]
    value = BAD_VALUES.get((line.code or "", name), BAD_TEXTS.get(line.code or ""))
    if line.message and "emojis" in line.message:
        value = BAD_TEXTS["INVALID"]
    return _put(good, line.field, value)


def _put(arguments: Arguments, path: Sequence[str], value: Any) -> Arguments:
    """Return *arguments* with *value* at *path*, whose first part is an argument's name."""
    first, *inner = path
    key = {"addressId": "address_id", "multipassToken": "multipass_token"}.get(first, first)
    key = {"phoneNumber": "phone_number"}.get(key, key)
    return arguments | {key: {**arguments[key], inner[0]: value} if inner else value}


def _twin_or_crowd(shop: Shop, good: Arguments, line: Line) -> Arguments | None:
    if line.field != ("address",):
        return None
    if line.code == "INVALID":
        shop.move_in(most=addresses.MOST)
        return good
    return good | {"address": HOME}


def _twin_of_another(shop: Shop, good: Arguments, line: Line) -> Arguments | None:
    if line.field != ("address",):
        return None
    perform(
        "customerAddressCreate",
        shop.world,
        customer_access_token=shop.token,
        address={**HOME, "zip": "K1A 0B1"},
    )
    return good | {"address": {"zip": "K1A 0B1"}}


def _with(**bad: Any) -> Callable[[Shop, Arguments, Line], Arguments]:
    return lambda _shop, good, _line: good | bad


def _forged(key: str) -> Callable[[Shop, Arguments, Line], Arguments]:
    return lambda _shop, good, _line: good | {"input": {**good["input"], key: "forged"}}


def _already_enabled(shop: Shop, good: Arguments, _line: Line) -> Arguments:
    customer = shop.customer(ENABLED["email"])
    if "id" in good:
        return good | {"id": gid("Customer", customer.id)}
    return good | {"activation_url": link("activate", customer, "any")}


def _new_email(_shop: Shop, good: Arguments, line: Line) -> Arguments | None:
    if line.field != ("customer", "email"):
        return None
    return good | {"customer": {"email": "other@example.com"}}


_DEAD = _with(customer_access_token="0")
_SPECIAL: Mapping[tuple[str, str], Callable[[Shop, Arguments, Line], Arguments | None]] = {
    ("customerAccessTokenCreate", "UNIDENTIFIED_CUSTOMER"): _with(
        input={**ENABLED, "password": "wrong"}
    ),
    ("customerCreate", "CUSTOMER_DISABLED"): _with(input=new(email="invited@sandbox.example")),
    ("customerUpdate", "INVALID"): _new_email,
    ("customerActivate", "TOKEN_INVALID"): _forged("activationToken"),
    ("customerReset", "TOKEN_INVALID"): _forged("resetToken"),
    ("customerActivateByUrl", "TOKEN_INVALID"): lambda shop, good, _: (
        good | {"activation_url": link("activate", shop.invited(), "forged")}
    ),
    ("customerResetByUrl", "TOKEN_INVALID"): lambda shop, good, _: (
        good | {"reset_url": link("reset", shop.forgetful(), "forged")}
    ),
    ("customerActivate", "ALREADY_ENABLED"): _already_enabled,
    ("customerActivateByUrl", "ALREADY_ENABLED"): _already_enabled,
    ("customerActivate", "NOT_FOUND"): _with(id=NOBODY),
    ("customerReset", "NOT_FOUND"): _with(id=NOBODY),
    ("customerActivateByUrl", "NOT_FOUND"): _with(activation_url=NOBODYS_URL),
    ("customerResetByUrl", "NOT_FOUND"): _with(reset_url=NOBODYS_URL),
    ("customerAddressCreate", "TAKEN"): _twin_or_crowd,
    ("customerAddressCreate", "INVALID"): _twin_or_crowd,
    ("customerAddressUpdate", "TAKEN"): _twin_of_another,
    ("customerAccessTokenDelete", "ACCESS_DENIED"): _DEAD,
    ("customerAccessTokenRenew", "ACCESS_DENIED"): _DEAD,
    ("customerAddressCreate", "ACCESS_DENIED"): _DEAD,
    ("customerAddressDelete", "ACCESS_DENIED"): _DEAD,
    ("customerAddressUpdate", "ACCESS_DENIED"): _DEAD,
    ("customerDefaultAddressUpdate", "ACCESS_DENIED"): _DEAD,
    ("customerUpdate", "ACCESS_DENIED"): _DEAD,
}
