"""The settings of a sandbox process. The only module that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

PORT: Final = 7467
"""SHOP on the keys of a phone. No tool that frontend developers use listens there by default."""

LOCAL_URL: Final = f"http://localhost:{PORT}"
"""Where `storefront-sandbox serve` listens by default."""

ENVIRONMENT_PREFIX: Final = "STOREFRONT_SANDBOX_"
MULTIPASS_SECRET: Final = "sandbox-multipass-secret"  # noqa: S105 - the seed's, public by design
WEBHOOK_SECRET: Final = "sandbox-webhook-secret"  # noqa: S105 - likewise
PUBLIC_TOKEN: Final = "sandbox-public"  # noqa: S105 - likewise
HEXADECIMAL_TOKEN: Final = "0577a86cafb13212c4528dc1e1b12180"  # noqa: S105 - the same token
LOCAL_HOSTS: Final = ("localhost:*", "*.localhost:*", "127.0.0.1:*", "[::1]:*")
"""Every port of this machine, as `return_hosts` names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a sandbox process.

    Not a msgspec Struct: importing msgspec would slow down `--help`.
    """

    host: str = "127.0.0.1"
    """Name or address that is listened on."""
    port: int = PORT
    """0 is any port that is free."""
    seed: int = 1
    """What the made-up data of a fresh world is drawn from: the same number, the same data."""
    customers: int = 100
    """How many customers a fresh world has besides the personas."""
    locale: str = "en_US"
    """Locale of the made-up customers, one of Faker's."""
    catalog: int = 0
    """How many made-up products a fresh world has besides those of the shop."""
    fixtures: Path | None = None
    """Folder with the shop's data, laid out as the built-in `fixtures/`; a part that it does not
    have is the built-in one."""
    seed_from: Path | None = None
    """Snapshot that every fresh world begins as, in the place of `seed`, `customers`, `locale`,
    `catalog`."""
    scenarios: tuple[str, ...] = ()
    """Names of scenarios that are on in every fresh world."""
    multipass_secret: str = MULTIPASS_SECRET
    """The shop's Multipass secret."""
    multipass: bool = True
    """Whether Multipass tokens log customers in."""
    multipass_clock: Literal["WORLD", "MACHINE"] = "WORLD"
    """The clock that says how old a Multipass token is: WORLD, or MACHINE."""
    customer_accounts: Literal["LEGACY", "NEW", "BOTH", "DISABLED"] = "BOTH"
    """Kind of customer accounts: LEGACY, NEW, BOTH or DISABLED."""
    email_change: bool = False
    """Whether `customerUpdate` changes the email of a customer."""
    shipping_in_cart_total: bool = False
    """Whether `cost.totalAmount` of a cart has the cost of its delivery."""
    password_cost: int = 0
    """Each step doubles the time that it takes to check a password, from 30 microseconds."""
    throttles: int = 0
    """How often in a minute one address may make a customer, recover a password or log in with a
    wrong one; 0 is no limit."""
    journal: int = 1_000
    """How many requests the journal of each world keeps; 0 is none."""
    carts: int = 100_000
    """The most carts of a world. Above it those that were changed longest ago are deleted."""
    cart_days: int = 10
    """How many days a cart lives after its last change."""
    worlds: int = 10_000
    """The most worlds. Above it the least recently used one is deleted."""
    store: str | None = None
    """URL of the Valkey or Redis server that keeps the worlds, for several processes together; None
    keeps them in this process."""
    strict_worlds: bool = False
    """Whether a world must be made by the control API before a request can name it."""
    default_token: str | None = PUBLIC_TOKEN
    """Storefront access token of requests that send none; with None they are tokenless."""
    return_hosts: tuple[str, ...] | None = None
    """Hosts besides the shop that a login or logout in a browser may redirect to: `HOST`,
    `HOST:PORT`, `HOST:*`, `*.HOST`. None is every port of this machine if `host` is on loopback,
    else no host."""
    public_url: str | None = None
    """Where clients reach the server, as `https://shopify.com`: logins to new customer accounts
    say so in their documents and tokens. None is `localhost` and the port."""
    cdn_url: str | None = None
    """Where URLs of the shop's files begin, as `https://cdn.shopify.com`. None is the address that
    the client asked."""
    control_token: str | None = None
    """Token for the control API. Unless `host` is on loopback, None keeps all callers out."""
    webhooks: tuple[str, ...] = ()
    """What is sent where, as `orders/create=http://localhost:3000/webhooks`."""
    webhook_hosts: tuple[str, ...] = ()
    """Hosts besides this machine that webhooks may be sent to."""
    webhook_secret: str = WEBHOOK_SECRET
    """What webhooks are signed with."""
    names: tuple[str, ...] = ()
    """Hosts, also as `*.shop.test`, that lead to this server besides localhost."""
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where values come from that are not the default ones, by flag; "" is for all others."""


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
