"""How one sandbox process is set up. The only module that reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PORT: Final = 7467
"""SHOP on the keys of a phone. No tool that frontend developers use listens there by default."""

LOCAL_URL: Final = f"http://localhost:{PORT}"
"""Where `storefront-sandbox serve` listens by default."""

ENVIRONMENT_PREFIX: Final = "STOREFRONT_SANDBOX_"
MULTIPASS_SECRET: Final = "sandbox-multipass-secret"  # noqa: S105 - the seed's, public by design
PUBLIC_TOKEN: Final = "sandbox-public"  # noqa: S105 - likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may differ between two sandbox processes.

    Not a msgspec Struct: loading that would hold up the command line's `--help`.

    `seed`, `customers` and `locale` say what a fresh world holds; `scenarios` are on from its
    first moment. `fixtures` is a folder with the shop's data, laid out as the built-in `fixtures/`;
    what it does not have is built in. `default_token` is the Storefront access token that stands
    in for a missing one: None makes such a request *tokenless*, as it is at the real service.
    Each step of `password_cost` doubles what it takes to check a password, from some 30
    microseconds.
    `throttles` is how often in a minute an address may make a customer, ask for a mail with a new
    password, or log in with a wrong one: 0 is as often as it likes.
    `journal` is how many requests each world remembers; 0 for none. `worlds` is how many there may
    be: past it the one that was asked longest ago goes.
    `return_hosts`, as `HOST` or `HOST:PORT`, are where a Multipass login may send browsers besides
    the shop. `control_token` lets callers at the control API that are not on this machine;
    unless `host` is on loopback, None keeps all of them out. `names` are hosts, also as in
    `*.shop.test`, that lead to this server besides localhost.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    seed: int = 1
    customers: int = 100
    locale: str = "en_US"
    fixtures: Path | None = None
    scenarios: tuple[str, ...] = ()
    multipass_secret: str = MULTIPASS_SECRET
    password_cost: int = 0
    throttles: int = 0
    journal: int = 1_000
    worlds: int = 10_000
    default_token: str | None = PUBLIC_TOKEN
    return_hosts: tuple[str, ...] = ()
    control_token: str | None = None
    names: tuple[str, ...] = ()


def is_loopback(host: str) -> bool:
    """Say whether *host*, a name or an address, is this machine seen from itself."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def our_variables() -> dict[str, str]:
    """Return the variables of the environment whose names begin with our prefix."""
    return {name: value for name, value in os.environ.items() if _is_ours(name)}


def environment_without_ours() -> dict[str, str]:
    """Return the environment for a process that is to be set up by its arguments alone."""
    return {name: value for name, value in os.environ.items() if not _is_ours(name)}


def _is_ours(name: str) -> bool:
    return name.startswith(ENVIRONMENT_PREFIX)
