"""Hosts that a browser may be sent to, as settings name them: `localhost:3000`, `*.shop.test`."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NAME: Final = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")  # a name, or an address of IPv6
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


class InvalidReturnHostError(ValueError):
    """A setting names no host."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not a host to return to: write it as localhost:3000, "
            "localhost:* for all ports, or *.shop.test for all hosts below one"
        )


@lru_cache(maxsize=256)
def parse_host(text: str) -> Host | None:
    """Return what a `Host` header or a setting names, as in `shop.example` or `localhost:3000`."""
    try:
        parts = urlsplit(f"//{text}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if name is None or parts.netloc != text or "@" in text:
        return None
    return Host(name, None if port in DEFAULT_PORTS.values() else port)


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
