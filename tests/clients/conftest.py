"""One real server for all tests of clients, and a world of its own for each."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.clients.generators import GENERATORS
from tests.clients.serving import serving
from tests.clients.tools import ROOT


@pytest.fixture(scope="session")
def sandbox_url(tmp_path_factory) -> Iterator[str]:
    logs = tmp_path_factory.mktemp("logs")
    with serving([sys.executable, "-m", "sandbox"], cwd=ROOT, logs=logs) as url:
        yield url


@pytest.fixture
def access_token() -> str:
    """Name a world the way every client can: by the suffix of its access token."""
    return f"sandbox-public.{uuid4().hex}"


@pytest.fixture
def ask(sandbox_url, access_token) -> Callable[..., dict]:
    """Send one operation with its variables; returns the whole answer."""

    def ask(query: str, **variables: str) -> dict:
        body = json.dumps({"query": query, "variables": variables})
        headers = {
            "Content-Type": "application/json",
            "X-Shopify-Storefront-Access-Token": access_token,
        }
        with closing(HTTPConnection(urlsplit(sandbox_url).netloc, timeout=10)) as connection:
            connection.request("POST", "/api/2026-04/graphql.json", body, headers)
            return json.load(connection.getresponse())

    return ask


@pytest.fixture(params=GENERATORS)
def generator(request) -> Callable[..., str]:
    return GENERATORS[request.param]
