"""Where a browser may be sent after a login: to this shop, and to hosts that were named.

A token is signed, yet what it says of `return_to` often came from a query parameter of the site
that made it. So an address is followed only if every browser reads it as we do.
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

LONGEST: Final = 10_000  # characters; our choice
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NAME: Final = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")  # a name, or an address of IPv6
_PRINTABLE: Final = "".join(map(chr, range(0x21, 0x7F)))


class Host(NamedTuple):
    """A host, and its port unless that is the usual one of http or https."""

    name: str
    port: int | None


class ForbiddenReturnError(ValueError):
    """A browser is not sent there. The message says why, and how it could be."""


class InvalidReturnHostError(ValueError):
    """A setting names no host."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no host to return to: write it as localhost:3000")


def parse_host(text: str) -> Host | None:
    """Return what a `Host` header or a setting names, as in `shop.example` or `localhost:3000`."""
    try:
        parts = urlsplit(f"//{text}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if name is None or parts.netloc != text or "@" in text:
        return None
    return Host(name, None if port in _DEFAULT_PORTS.values() else port)


def return_host(text: str) -> Host:
    """Return the host of a setting. Raises `InvalidReturnHostError`."""
    host = parse_host(text)
    if host is None or not _NAME.fullmatch(host.name):
        raise InvalidReturnHostError(text)
    return host


def location(return_to: str, *, hosts: Collection[Host], prefix: str) -> str:
    """Return *return_to* as it may stand in a `Location` header.

    A path is one of the shop, which is served below *prefix*: `/w/NAME`, or nothing.
    Raises `ForbiddenReturnError`.
    """
    # Browsers drop tabs and line breaks wherever they stand, and take \ for /.
    if any(character < " " or character in "\\\x7f" for character in return_to):
        raise ForbiddenReturnError("return_to holds a control character or a backslash")
    address = quote(return_to, safe=_PRINTABLE, errors="replace")
    if address.startswith("/"):
        if address.startswith("//"):
            raise ForbiddenReturnError("return_to begins with //, which names another host")
        return address if _is_below(prefix, address) else prefix + address
    _check_host(address, hosts)
    return address


def _is_below(prefix: str, path: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")


def _check_host(address: str, hosts: Collection[Host]) -> None:
    if len(address) > LONGEST:
        raise ForbiddenReturnError(f"return_to is longer than {LONGEST:,} characters")
    try:
        parts = urlsplit(address)
        name, port = parts.hostname, parts.port
    except ValueError:
        raise ForbiddenReturnError("return_to is not a URL") from None
    if parts.scheme not in _DEFAULT_PORTS or name is None:
        raise ForbiddenReturnError("return_to is neither a path from / on nor an http(s) URL")
    if "@" in parts.netloc:
        raise ForbiddenReturnError("return_to has a user name in front of its host")
    if Host(name, None if port == _DEFAULT_PORTS[parts.scheme] else port) not in hosts:
        shown = name if port is None else f"{name}:{port}"
        raise ForbiddenReturnError(
            f"{shown} is not a host of this shop; --return-host {shown} would allow it"
        )
