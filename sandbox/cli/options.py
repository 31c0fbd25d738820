"""Options of more than one command, and the types of their values."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from sandbox.settings import Settings

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


def add_population(parser: ArgumentParser) -> None:
    """Add the options that decide which customers are generated."""
    usual = Settings()
    parser.add_argument(
        "--seed",
        type=whole_number,
        default=usual.seed,
        metavar="NUMBER",
        help="Number that decides which customers are generated (default: %(default)s)",
    )
    parser.add_argument(
        "--customers",
        type=_customers,
        default=usual.customers,
        metavar="NUMBER",
        help="Number of generated customers (default: %(default)s)",
    )
    parser.add_argument(
        "--locale",
        type=_locale,
        default=usual.locale,
        help="Language and country of their names and addresses (default: %(default)s)",
    )


def add_catalog(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--catalog",
        type=_products,
        default=Settings().catalog,
        metavar="NUMBER",
        help="Number of generated products, besides those of the shop (default: %(default)s)",
    )


def add_fixtures(parser: ArgumentParser) -> None:
    """Add the option for a folder with the user's own data."""
    parser.add_argument(
        "--fixtures",
        type=Path,
        metavar="DIR",
        help="Folder with your own shop, personas and scenarios; for what is missing in it, the "
        "built-in files are used",
    )


def add_shop(parser: ArgumentParser) -> None:
    """Add the option for one of the built-in shops, beside the one that is always there."""
    parser.add_argument(
        "--shop",
        metavar="NAME",
        help="Serve another built-in shop: hydrogen-preview, which Hydrogen's quick start and "
        "recipes point at",
    )


def _check_shop(parser: ArgumentParser, arguments: Namespace) -> None:
    """Let the folder be that of the built-in shop, if one is named."""
    name: str | None = getattr(arguments, "shop", None)
    if name is None:
        return
    if arguments.fixtures is not None:
        parser.error("argument --shop: cannot be used with --fixtures, which names another shop")
    from sandbox.resources import resource

    known = sorted(path.name for path in resource("fixtures/shops").iterdir())
    if name not in known:
        parser.error(f"argument --shop: there is no shop {name!r}; choose from {', '.join(known)}")
    arguments.fixtures = resource("fixtures/shops") / name


def check_fixtures(parser: ArgumentParser, arguments: Namespace) -> None:
    """Refuse a folder that does not exist, and scenarios that are neither in it nor built in."""
    _check_shop(parser, arguments)
    folder: Path | None = arguments.fixtures
    if folder is not None and not folder.is_dir():
        parser.error(f"argument --fixtures: {folder} is not a folder")
    if not (names := getattr(arguments, "scenario", ())):
        return
    from sandbox.fixture_files import Fixtures
    from sandbox.scenarios import Library, UnknownScenarioError

    library = Library.of(Fixtures(folder))
    for name in names:
        try:
            library[name]
        except UnknownScenarioError as error:
            parser.error(f"argument --scenario: {error}")


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
        raise ArgumentTypeError(f"{text!r} is not an address such as https://shop.test:8443")
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


def _customers(text: str) -> int:
    from sandbox.customers.seed.keys import MOST_CUSTOMERS

    return _between(0, MOST_CUSTOMERS, text)


def _products(text: str) -> int:
    from sandbox.made_up.catalog_size import MOST_PRODUCTS

    products = _between(0, MOST_PRODUCTS, text)
    if products and not _has_full_text():
        raise ArgumentTypeError(
            "generated products are listed by SQLite's FTS5, which this Python does not have. Use "
            "a Python from python.org, your system or uv"
        )
    return products


def _has_full_text() -> bool:
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database, suppress(sqlite3.OperationalError):
        database.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        return True
    return False


def _locale(name: str) -> str:
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
