"""The settings of a sandbox process. The only module that reads the environment."""

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
    """The settings of a sandbox process.

    Not a msgspec Struct: importing msgspec would slow down `--help`.

    - `seed`, `customers` and `locale` decide which customers a new world has.
    - `fixtures` is a folder with the shop's data. What it does not have is built in.
    - `scenarios` are on in every new world.
    - `password_cost`: each step doubles the time to check a password, from 30 microseconds.
    - `throttles`: limit per IP address and minute for new customers, password recoveries and wrong
      passwords. 0 is no limit.
    - `journal` is the number of requests that each world remembers, `worlds` the largest number of
      worlds. Above it the least recently used world is deleted.
    - `default_token` is the Storefront access token of requests without one. None leaves them
      *tokenless*, as in the real service.
    - `return_hosts`, as `HOST` or `HOST:PORT`: where a Multipass login may redirect browsers,
      besides the shop.
    - `control_token` lets callers on other machines in to the control API. With None they are kept
      out, unless `host` is on loopback.
    - `names` are further hosts of this server besides localhost, such as `*.shop.test`.
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
    """Say whether *host*, a name or an address, is a loopback address."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def our_variables() -> dict[str, str]:
    """Return the environment variables with our prefix."""
    return {name: value for name, value in os.environ.items() if _is_ours(name)}


def environment_without_ours() -> dict[str, str]:
    """Return the environment without our variables, for a process with arguments only."""
    return {name: value for name, value in os.environ.items() if not _is_ours(name)}


def _is_ours(name: str) -> bool:
    return name.startswith(ENVIRONMENT_PREFIX)
