"""The clients of a shop, and how one proves that it is who it says."""

from collections.abc import Iterator, Mapping
from hmac import compare_digest
from typing import Any, Final

from msgspec import Struct

from sandbox.faults import FaultError
from sandbox.fixture_files import Fixtures
from sandbox.identity.records import AccountClient
from sandbox.identity.refused_grant import GrantRefused, invalid_client
from sandbox.identity.uris import is_origin
from sandbox.reason import Reason
from sandbox.store import Factory, Given, Seeds
from sandbox.world import World

FILE: Final = "account-clients.toml"


class ClientsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The clients of new customer accounts."""

    clients: tuple[AccountClient, ...]


def read_clients(fixtures: Fixtures) -> Iterator[AccountClient]:
    """Yield the clients of *fixtures*. Raises `TomlError`."""
    file = fixtures.read(FILE)
    with file.checked():
        known = set[str]()
        for number, client in enumerate(file.read(ClientsFile).clients):
            if client.client_id in known:
                detail = f"is {client.client_id}, which another client has"
                raise FaultError(detail, "clients", number, "client_id")
            known.add(client.client_id)
            yield client


def _clients(seeds: Seeds) -> Given[AccountClient]:
    return Given(lambda: read_clients(seeds.fixtures))


SEEDS: Final[Mapping[type[Any], Factory]] = {AccountClient: _clients}


def find_client(world: World, client_id: str) -> AccountClient:
    """Return the client of that id. Raises `GrantRefused`."""
    client = world.store.get(AccountClient, client_id) if client_id else None
    if client is None:
        known = ", ".join(each.client_id for each in world.store.after(AccountClient, ""))
        given = f"there is no client {client_id!r}" if client_id else "client_id is missing"
        why = f"{given}; the shop has {known or 'none'}"
        raise invalid_client("unknown-client", why)
    return client


def prove(client: AccountClient, secret: str | None, *, is_optional: bool = False) -> None:
    """Raise `GrantRefused` unless *secret* is that of *client*; a public one has none.

    *is_optional* lets a confidential client go without, as the Multipass grant does.
    """
    if client.secret is None:
        if secret:
            why = f"{client.name} is a public client: it has no secret, and one was sent"
            raise invalid_client("secret-of-public-client", why)
        return
    if not secret:
        if is_optional:
            return
        why = f"{client.name} is a confidential client, and no secret was sent: use HTTP Basic"
        raise invalid_client("secret-missing", why)
    if not compare_digest(secret.encode(), client.secret.encode()):
        raise invalid_client("secret-wrong", f"the secret is not that of {client.name}")


def check_origin(client: AccountClient, origin: str | None) -> None:
    """Raise `GrantRefused` unless a public *client* is used by a page of one of its origins.

    Shopify: documented, with the status and the header.
    """
    if not client.is_public or (origin and is_origin(origin, client.origins)):
        return
    known = ", ".join(client.origins) or "those of localhost"
    shown = f"Origin is {origin!r}" if origin else "the header Origin is missing"
    why = (
        f"{shown}: {client.name} is a public client, whose JavaScript origins are {known}; a "
        "server that uses it has to send the header, too"
    )
    raise GrantRefused(
        "invalid_token",
        "Invalid origin",
        reason=Reason("oauth.origin", why),
        status=401,
        headers={"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )
