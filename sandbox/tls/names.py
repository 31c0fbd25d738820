"""The names and addresses that a certificate is for, and how far an authority may go."""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from cryptography import x509

USUAL: Final = ("localhost", "127.0.0.1", "::1")
"""The names that every authority may sign for. Worlds are hosts below localhost."""

_LABEL: Final = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
_NAME: Final = re.compile(rf"(?:\*\.{_LABEL}\.)?{_LABEL}(?:\.{_LABEL})*")
_LONGEST: Final = 253  # RFC 1035, without the final dot


class InvalidNameError(ValueError):
    """A certificate cannot be made for this text."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not a name for a certificate: write a host such as "
            "my-shop.myshopify.com, all hosts of a domain such as *.shop.test, or an address such "
            "as 192.168.1.5"
        )


def read_name(text: str) -> str:
    """Return the host or address that *text* names, as certificates write it.

    Hosts are lower case and in ASCII; the first label of three or more may be `*`, which clients
    do not take before fewer. Raises `InvalidNameError`.
    """
    if address := _address(text):
        if getattr(address, "scope_id", None):
            raise InvalidNameError(text)
        return str(address)
    try:
        name = text.lower().removesuffix(".").encode("idna").decode()
    except UnicodeError:
        raise InvalidNameError(text) from None
    digits = name.rpartition(".")[2].isdigit()  # 300.0.0.1 is a mistake, and no host
    if len(name) > _LONGEST or digits or not _NAME.fullmatch(name):
        raise InvalidNameError(text)
    return name


def hosts_among(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of *names* that are no addresses."""
    return tuple(name for name in names if _address(name) is None)


def subject_name(name: str) -> x509.GeneralName:
    """Return *name* as a certificate lists what it is for."""
    address = _address(name)
    return x509.IPAddress(address) if address else x509.DNSName(name)


def subtree(name: str) -> x509.GeneralName:
    """Return *name* as a name constraint of an authority. A host includes the hosts below it."""
    address = _address(name)
    return x509.IPAddress(ip_network(address)) if address else x509.DNSName(name.removeprefix("*."))


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
