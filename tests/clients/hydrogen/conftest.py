"""Hydrogen's storefront template, served over the sandbox, and who visits it."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.clients.hydrogen.browser import Browser
from tests.clients.hydrogen.pages import register
from tests.clients.serving import running
from tests.clients.tools import HERE, node


@pytest.fixture(scope="session")
def template_url(sandbox_url, tmp_path_factory) -> Iterator[str]:
    command = [node(), HERE / "hydrogen/serve.mjs", sandbox_url]
    with running(command, cwd=HERE, logs=tmp_path_factory.mktemp("template")) as url:
        yield url


@pytest.fixture
def visitor(template_url, access_token) -> Callable[[], Browser]:
    return lambda: Browser(template_url, access_token)


@pytest.fixture
def zoe(visitor) -> Browser:
    """A customer who has just registered, which logs in."""
    browser = visitor()
    register(browser)
    return browser


@pytest.fixture
def control(sandbox_url, access_token) -> Callable[..., Any]:
    """Call the control API for the world that the template shows."""

    def call(method: str, path: str, body: object = None) -> Any:
        world = access_token.partition(".")[2]
        headers = {"Content-Type": "application/json"}
        given = None if body is None else json.dumps(body)
        with closing(HTTPConnection(urlsplit(sandbox_url).netloc, timeout=10)) as connection:
            connection.request(method, f"/_sandbox/api/worlds/{world}{path}", given, headers)
            return json.load(connection.getresponse())

    return call
