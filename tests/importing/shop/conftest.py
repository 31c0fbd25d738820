"""A sandbox as the shop that is copied: a server in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from sandbox.client import SandboxClient
from sandbox.client.world import World
from sandbox.settings import environment_without_ours
from tests.clients.serving import serving
from tests.clients.tools import ROOT

SANDBOX = (sys.executable, "-m", "sandbox")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever starts a process is slow."""
    for item in items:
        if {"shop", "shop_url", "copy"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def asked(url: str, token: str, document: str) -> Any:
    """Return the whole answer of the Storefront API at *url*."""
    headers = {"Content-Type": "application/json", "X-Shopify-Storefront-Access-Token": token}
    body = json.dumps({"query": document}).encode()
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=30)) as connection:
        connection.request("POST", "/api/2026-04/graphql.json", body, headers)
        return json.load(connection.getresponse())


def content_type(url: str) -> str | None:
    """Return the type of the file at *url*, if there is one."""
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=30)) as connection:
        connection.request("GET", urlsplit(url).path)
        answer = connection.getresponse()
        return answer.headers["Content-Type"] if answer.status == HTTPStatus.OK else None


@pytest.fixture(scope="session")
def shop_url(tmp_path_factory) -> Iterator[str]:
    with serving(SANDBOX, cwd=ROOT, logs=tmp_path_factory.mktemp("shop-logs")) as url:
        yield url


class Shop(NamedTuple):
    """A shop of a test alone: a world, whose name is in the access token."""

    url: str
    name: str
    world: World

    def token(self, kind: str = "sandbox-public") -> str:
        return f"{kind}.{self.name}"


@pytest.fixture
def shop(shop_url) -> Shop:
    name = uuid4().hex
    return Shop(shop_url, name, SandboxClient(shop_url).world(name))


class Done(NamedTuple):
    status: int
    out: str
    err: str


Import = Callable[..., Done]


def words(shop: Shop, *options: str, token: str | None = None) -> list[str]:
    given = ["--domain", shop.url, "--token", token or shop.token()]
    return [*SANDBOX, "import", "shop", *given, *options]


@pytest.fixture
def import_shop(tmp_path, shop) -> Import:
    """Run `import shop` to its end, in an empty folder."""

    def run(*options: str, token: str | None = None) -> Done:
        done = subprocess.run(
            words(shop, *options, token=token),
            cwd=tmp_path,
            env=environment_without_ours() | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run
