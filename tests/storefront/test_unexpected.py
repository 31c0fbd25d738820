"""What nobody foresaw is answered as the real service answers it, and never by aiohttp's page."""

import asyncio
import re

import pytest
from aiohttp import web

from sandbox.door.admission import Admission
from sandbox.multipass import Multipass
from sandbox.origin import Origin
from sandbox.schema import load_schemas
from sandbox.settings import Settings
from sandbox.storefront.endpoint import Endpoint
from sandbox.world import Worlds
from sandbox.world.shop_file import load_shop

PATH = "/api/2026-10/graphql.json"


def fail(*_):
    raise RuntimeError("nobody foresaw this")


@pytest.fixture
async def failing(aiohttp_client):
    """Serve an endpoint whose worlds cannot be made."""
    endpoint = Endpoint(
        admission=Admission(
            Worlds(fail, origin=Origin.of(Settings())),
            shop=lambda: load_shop(Multipass("s")),
            default_token=None,
        ),
        versions=load_schemas().versions,
        engine=fail,
    )
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", endpoint.handle)
    return await aiohttp_client(app)


async def test_an_error_of_ours_has_the_shape_of_the_real_service(failing):
    response = await failing.post(PATH, json={"query": "{ __typename }"})
    assert response.status == 500
    assert await response.json() == {"errors": "An unexpected error occurred"}
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert re.fullmatch(r"[0-9a-f-]{36}-\d{10}", response.headers["x-request-id"])


async def test_an_error_of_ours_is_logged_once_with_where_it_came_from(failing, caplog):
    response = await failing.post(f"{PATH}?token=SECRET", json={"query": "{ __typename }"})
    (record,) = caplog.records
    assert record.getMessage() == f"POST {PATH} failed, request {response.headers['x-request-id']}"
    assert str(record.exc_info[1]) == "nobody foresaw this"


async def ask_raw(storefront, target, method="GET"):
    """Send *target* as it is: a client would mend it. Returns status line, headers and body."""
    server = storefront.client.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(f"{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    status, *lines = head.split("\r\n")
    return status, dict(line.lower().split(": ", 1) for line in lines), body


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/a%0ab"),
        ("POST", "/%0a"),
        ("OPTIONS", "*"),
        ("CONNECT", "shop.example:443"),
    ],
)
async def test_what_no_route_matches_is_not_found_like_the_rest(storefront, method, target):
    status, headers, body = await ask_raw(storefront, target, method)
    assert status == "HTTP/1.1 404 Not Found"
    assert body == '{"errors":"Not Found"}'
    assert headers["access-control-allow-origin"] == "*"
    assert re.fullmatch(r"[0-9a-f-]{36}-\d{10}", headers["x-request-id"])


async def test_another_expectation_than_to_continue_is_refused(storefront):
    response = await storefront.client.post(
        PATH, json={"query": "{ __typename }"}, headers={"Expect": "a-miracle"}
    )
    assert response.status == 417
    assert await response.json() == {"errors": "Expectation Failed"}
    assert response.headers["Access-Control-Allow-Origin"] == "*"
