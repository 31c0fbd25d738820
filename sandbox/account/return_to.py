"""Where a browser may be sent after a login or a logout: this shop, and hosts that were named.

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


ANY_PORT: Final = -1
_BELOW: Final = "*."


class Host(NamedTuple):
    """A host, and its port unless that is the usual one of http or https.

    As a setting, `*.shop.test` stands for the hosts below that one, `ANY_PORT` for all ports.
    """

    name: str
    port: int | None

    def covers(self, other: "Host") -> bool:
        """Whether this setting allows *other*."""
        return self.port in (ANY_PORT, other.port) and self._names(other.name)

    def _names(self, name: str) -> bool:
        if self.name.startswith(_BELOW):
            return name.endswith(self.name[1:]) and bool(_NAME.fullmatch(name))
        return name == self.name


LOCAL: Final = frozenset(
    Host(name, ANY_PORT) for name in ("localhost", "*.localhost", "127.0.0.1", "::1")
)
"""Every port of this machine."""


class ForbiddenReturnError(ValueError):
    """A browser is not sent there. The message says why, and how it could be."""


class InvalidReturnHostError(ValueError):
    """A setting names no host."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is no host to return to: write it as localhost:3000, "
            "localhost:* for all ports, or *.shop.test for all hosts below one"
        )


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
    rest = text.removesuffix(":*")
    below = _BELOW if rest.startswith(_BELOW) else ""
    host = parse_host(rest.removeprefix(_BELOW))
    if host is None or not _NAME.fullmatch(host.name):
        raise InvalidReturnHostError(text)
    if rest == text:
        return Host(below + host.name, host.port)
    if urlsplit(f"//{rest}").port is not None:
        raise InvalidReturnHostError(text)
    return Host(below + host.name, ANY_PORT)


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
    if parts.scheme not in _DEFAULT_PORTS or name is None:
        raise ForbiddenReturnError("it is neither a path from / on nor an http(s) URL")
    if "@" in parts.netloc:
        raise ForbiddenReturnError("it has a user name in front of its host")
    host = Host(name, None if port == _DEFAULT_PORTS[parts.scheme] else port)
    if not any(allowed.covers(host) for allowed in hosts):
        shown = name if port is None else f"{name}:{port}"
        raise ForbiddenReturnError(
            f"{shown} is not a host of this shop; --return-host {shown} would allow it"
        )
