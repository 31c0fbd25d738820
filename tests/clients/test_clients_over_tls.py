"""Clients that insist on https reach the sandbox as they are: no fetch of our own, no hook."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.clients.serving import running
from tests.clients.tools import HERE, ROOT, node, run

CLIENTS: Final = ("storefront_api_client", "shopify_buy", "shopify_api")
NO_TRUST: Final = {
    "storefront_api_client": "GraphQL Client: fetch failed",
    "shopify_buy": "fetch failed",
    "shopify_api": "Http request error, no response available: GraphQL Client: fetch failed",
}


class Secure(NamedTuple):
    port: int
    authority: str


@pytest.fixture(scope="module")
def secure(tmp_path_factory) -> Iterator[Secure]:
    folder = tmp_path_factory.mktemp("tls")
    options = ("--port", "0", "--log-format", "json", "--tls", "--tls-folder", folder)
    command = [sys.executable, "-m", "sandbox", "serve", *options]
    with running(command, cwd=ROOT, logs=folder) as url:
        port = urlsplit(url).port
        assert port is not None
        yield Secure(port, str(folder / "localhost" / "authority.pem"))


@pytest.fixture
def ask_for_shop(secure) -> Callable[..., dict]:
    """Return what a *client* comes to know of the shop at *host*."""

    def ask_for_shop(client: str, host: str = "localhost") -> dict:
        world = uuid4().hex
        given = {
            "host": f"{host}:{secure.port}",
            "accessToken": f"sandbox-public.{world}",
            "privateToken": f"shpat_sandbox-private.{world}",
        }
        return json.loads(run(node(), HERE / f"scripts/{client}_tls.mjs", given=json.dumps(given)))

    return ask_for_shop


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_needs_no_more_than_the_authority(ask_for_shop, secure, monkeypatch, client, host):
    monkeypatch.setenv("NODE_EXTRA_CA_CERTS", secure.authority)
    assert ask_for_shop(client, host) == {"name": "Storefront Sandbox"}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_without_it_is_not_to_be_had(ask_for_shop, monkeypatch, client):
    monkeypatch.delenv("NODE_EXTRA_CA_CERTS", raising=False)
    assert ask_for_shop(client) == {"error": NO_TRUST[client]}
