"""Addresses that browsers may be sent to after a login or logout: the shop, and named hosts.

A token is signed, yet what it says of `return_to` often came from a query parameter of the site
that made it. So an address is followed only if every browser reads it as we do.
"""

from collections.abc import Collection
from typing import Final
from urllib.parse import quote, urlsplit

from sandbox.return_hosts import DEFAULT_PORTS, Host

LONGEST: Final = 10_000  # characters; our choice
_PRINTABLE: Final = "".join(map(chr, range(0x21, 0x7F)))


class ForbiddenReturnError(ValueError):
    """A browser is not sent there. The message says why, and how it could be."""


def location(return_to: str, *, hosts: Collection[Host], prefix: str) -> str:
    """Return *return_to* as it may stand in a `Location` header.

    A path is one of the shop, which is served below *prefix*: `/w/NAME`, or nothing.
    Raises `ForbiddenReturnError`.
    """
    # Browsers drop tabs and line breaks wherever they stand, and take \ for /.
    if any(character < " " or character in "\\\x7f" for character in return_to):
        raise ForbiddenReturnError("it holds a control character or a backslash")
    address = quote(return_to, safe=_PRINTABLE, errors="replace")
    if address.startswith("/"):
        if address.startswith("//"):
            raise ForbiddenReturnError("it begins with //, which names another host")
        return address if _is_below(prefix, address) else prefix + address
    _check_host(address, hosts)
    return address


def _is_below(prefix: str, path: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")


def _check_host(address: str, hosts: Collection[Host]) -> None:
    if len(address) > LONGEST:
        raise ForbiddenReturnError(f"it is longer than {LONGEST:,} characters")
    try:
        parts = urlsplit(address)
        name, port = parts.hostname, parts.port
    except ValueError:
        raise ForbiddenReturnError("it is not a URL") from None
    if parts.scheme not in DEFAULT_PORTS or name is None:
        raise ForbiddenReturnError("it is neither a path from / on nor an http(s) URL")
    if "@" in parts.netloc:
        raise ForbiddenReturnError("it has a user name in front of its host")
    host = Host(name, None if port == DEFAULT_PORTS[parts.scheme] else port)
    if not any(allowed.covers(host) for allowed in hosts):
        shown = name if port is None else f"{name}:{port}"
        raise ForbiddenReturnError(
            f"{shown} is not a host of this shop; --return-host {shown} would allow it"
        )
