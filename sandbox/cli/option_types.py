"""The types of the values of options: each reads a text, or raises `ArgumentTypeError`."""

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Final

_LARGEST_PORT: Final = 65535
_MOST_REMEMBERED: Final = 100_000  # requests of a world
_MOST_WORLDS: Final = 1_000_000
_MOST_CARTS: Final = 1_000_000
_LONGEST_CART: Final = 365  # days
_SIGNS: Final = "- . _ ~ + / ="
_BEARER: Final = re.compile(r"[A-Za-z0-9._~+/=-]+")
_LONGEST_DRAIN: Final = 3_600  # seconds
_LARGEST_THROTTLE: Final = 1_000_000
_HIGHEST_COST: Final = 14  # 128 MiB and a fifth of a second for each password


def whole_number(text: str) -> int:
    """Read a number such as `12` or `-3`. Raises `ArgumentTypeError`."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a whole number") from None


def port(text: str) -> int:
    return _between(0, _LARGEST_PORT, text)


def host(text: str) -> str:
    """Take a name or an address to listen on. Not "": aiohttp would listen on all addresses.

    Raises `ArgumentTypeError`.
    """
    try:
        plausible = bool(text.strip() and text.encode("idna"))
    except UnicodeError:
        plausible = False
    if not plausible:
        raise ArgumentTypeError(
            f"{text!r} is neither a name nor an address. Use 127.0.0.1 for this machine only, "
            "0.0.0.0 for other machines, too"
        )
    return text


def return_host(text: str) -> str:
    """Take a host that logins may return to. Raises `ArgumentTypeError`."""
    from sandbox.return_hosts import InvalidReturnHostError
    from sandbox.return_hosts import return_host as read

    try:
        read(text)
    except InvalidReturnHostError as error:
        raise ArgumentTypeError(str(error)) from None
    return text


def public_url(text: str) -> str:
    """Take the address of a server, without a path. Raises `ArgumentTypeError`."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text.rstrip("/"))
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise ArgumentTypeError(f"{text!r} is not the URL of a host: write https://shop.test:8443")
    return text.rstrip("/")


def some_text(what: str) -> Callable[[str], str]:
    """Return the type of an option that takes any text but the empty one. *what* names it.

    The type raises `ArgumentTypeError`.
    """

    def read(text: str) -> str:
        if not text:
            raise ArgumentTypeError(f"{what} must not be empty")
        return text

    return read


def bearer_token(text: str) -> str:
    """Take a token that can be sent as `Authorization: Bearer TOKEN` (RFC 6750).

    Raises `ArgumentTypeError`.
    """
    if not _BEARER.fullmatch(text):
        raise ArgumentTypeError(f"the token must consist of a-z, A-Z, 0-9 and {_SIGNS}")
    return text


def store(text: str) -> str:
    """Take the URL of a shared store. Raises `ArgumentTypeError`."""
    from sandbox.replicas.address import StoreAddressError, check_address

    try:
        return check_address(text)
    except StoreAddressError as error:
        raise ArgumentTypeError(str(error)) from None


def webhook(text: str) -> str:
    """Take a webhook, whose host is looked at with `--webhook-host`. Raises `ArgumentTypeError`."""
    from sandbox.webhooks.subscriptions import InvalidWebhookError, read_subscription

    try:
        read_subscription(text)
    except InvalidWebhookError as error:
        raise ArgumentTypeError(str(error)) from None
    return text


def password_cost(text: str) -> int:
    return _between(0, _HIGHEST_COST, text)


def journal(text: str) -> int:
    return _between(0, _MOST_REMEMBERED, text)


def carts(text: str) -> int:
    return _between(1, _MOST_CARTS, text)


def cart_days(text: str) -> int:
    return _between(1, _LONGEST_CART, text)


def worlds(text: str) -> int:
    return _between(1, _MOST_WORLDS, text)


def drain(text: str) -> int:
    return _between(0, _LONGEST_DRAIN, text)


def throttles(text: str) -> int:
    return _between(0, _LARGEST_THROTTLE, text)


def some_customers(text: str) -> int:
    from sandbox.customers.seed.keys import MOST_CUSTOMERS

    return _between(1, MOST_CUSTOMERS, text)


def customers(text: str) -> int:
    from sandbox.customers.seed.keys import MOST_CUSTOMERS

    return _between(0, MOST_CUSTOMERS, text)


def products(text: str) -> int:
    """Return a number of generated products. Raises `ArgumentTypeError`."""
    from sandbox.made_up.catalog_size import MOST_PRODUCTS

    number = _between(0, MOST_PRODUCTS, text)
    if number and not _has_full_text():
        raise ArgumentTypeError(
            "generated products are listed by SQLite's FTS5, which this Python does not have. Use "
            "a Python from python.org, your system or uv"
        )
    return number


def _has_full_text() -> bool:
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database, suppress(sqlite3.OperationalError):
        database.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        return True
    return False


def locale(name: str) -> str:
    """Return the name of a locale of Faker. Raises `ArgumentTypeError`."""
    from sandbox.made_up.locales import Locale, UnknownLocaleError

    try:
        Locale(name)
    except UnknownLocaleError as error:
        raise ArgumentTypeError(str(error)) from None
    return name


def _between(least: int, most: int, text: str) -> int:
    with suppress(ValueError):
        if least <= (number := int(text)) <= most:
            return number
    raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
