"""The line of the log for each request: words for who reads it, fields for who collects it."""

import json
import logging
import re

import pytest
from aiohttp import ServerDisconnectedError

from sandbox.cli.logs import JsonFormatter

SHOP = "{ shop { name } }"


@pytest.fixture
def lines(caplog):
    """Return the level and the words of each line, from DEBUG up."""
    caplog.set_level(logging.DEBUG, logger="sandbox")

    def lines():
        records = [record for record in caplog.records if record.name == "sandbox"]
        return [
            (record.levelname, re.sub(r"[0-9.]+ ms", "… ms", record.getMessage()))
            for record in records
        ]

    return lines


async def test_what_went_well_is_told(storefront, lines):
    await storefront.ask("{ shop { name } products(first: 1) { nodes { id } } }")
    assert lines() == [("INFO", "POST 200 [default] shop, products … ms")]


async def test_errors_without_a_reason_are_told_by_their_codes(storefront, lines):
    await storefront.ask("{ shop { nam } }")
    assert lines() == [("INFO", "POST 200 [default] shop … ms: undefinedField")]


async def test_a_document_that_cannot_be_parsed_is_told(storefront, lines):
    await storefront.ask("{")
    assert lines() == [("INFO", f"POST 200 [default] {storefront.path} … ms: PARSE_ERROR")]


async def test_a_refusal_is_told_with_its_reason(storefront, lines, mint):
    token = mint(created_at="2020-01-01T00:00:00Z")
    await storefront.login(token)
    ((level, words),) = lines()
    operation = "customerAccessTokenCreateWithMultipass"
    assert (level, words.split(": ")[:2]) == (
        "INFO",
        [
            f"POST 200 [default] {operation} … ms",
            "INVALID_MULTIPASS_REQUEST; multipass.expired",
        ],
    )


async def test_what_is_refused_in_a_world_is_told_with_the_world(storefront, lines):
    await storefront.client.post(storefront.path, json={"query": 1})
    ((level, words),) = lines()
    assert (level, words.split(": ")[:2]) == (
        "INFO",
        [f"POST 400 [default] {storefront.path} … ms", "http.bad-request"],
    )


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [
        ("OPTIONS", "/api/graphql.json", "OPTIONS 200 /api/graphql.json … ms"),
        ("GET", "/account/login", "GET 200 [default] /account/login … ms"),
        ("GET", "/w/blue/account", "GET 302 [blue] /w/blue/account … ms"),
        (
            "POST",
            "/account/nowhere",
            "POST 404 /account/nowhere … ms: http.not-found: there is no ",
        ),
        ("GET", "/metrics", "GET 200 /metrics … ms"),
        ("GET", "/cdn/shop/files/none.jpg?v=1", "GET 404 /cdn/shop/files/none.jpg … ms"),
        ("GET", "/_sandbox/api/worlds?a=b", "GET 400 /_sandbox/api/worlds … ms: invalid-"),
    ],
)
async def test_every_url_has_a_line(storefront, lines, method, path, line):
    await storefront.client.request(method, path, allow_redirects=False)
    ((level, words),) = lines()
    assert (level, words[: len(line)]) == ("INFO", line)


async def test_a_check_of_health_is_told_at_debug(storefront, lines):
    await storefront.client.get("/healthz")
    assert lines() == [("DEBUG", "GET 200 /healthz … ms")]


async def test_an_answer_that_was_lost_is_told(storefront, lines):
    with pytest.raises(ServerDisconnectedError):
        await storefront.post(SHOP, headers={"X-Sandbox-Scenario": "connection-dropped"})
    ((_, words),) = lines()
    assert words.startswith("POST dropped [default] shop … ms: scenario.connection-dropped: ")


async def test_fields_are_for_who_collects_lines(storefront, caplog):
    caplog.set_level(logging.DEBUG, logger="sandbox")
    response = await storefront.post(
        SHOP, headers={"X-Sandbox-World": "blue", "X-Sandbox-Scenario": "throttled"}
    )
    (record,) = caplog.records
    line = json.loads(JsonFormatter().format(record))
    slug = "scenario.throttled"
    ms = line.pop("ms")
    assert line.pop("time")
    (reason,) = line.pop("reason")
    assert line == {
        "level": "info",
        "message": f"POST 200 [blue] shop {ms:.2f} ms: THROTTLED; {slug}: {reason['message']}",
        "method": "POST",
        "path": storefront.path,
        "status": 200,
        "world": "blue",
        "operation": ["shop"],
        "outcome": "errors",
        "codes": ["THROTTLED"],
        "requestId": response.headers["x-request-id"],
    }
    assert reason["slug"] == slug


async def test_what_came_to_no_world_has_fields_too(storefront, caplog):
    caplog.set_level(logging.DEBUG, logger="sandbox")
    response = await storefront.client.get("/nowhere")
    (record,) = caplog.records
    line = json.loads(JsonFormatter().format(record))
    ms = line.pop("ms")
    assert line.pop("time")
    slug, words = "http.not-found", "nothing is served at /nowhere"
    assert line == {
        "level": "info",
        "message": f"GET 404 /nowhere {ms:.2f} ms: {slug}: {words}",
        "requestId": response.headers["x-request-id"],
        "method": "GET",
        "path": "/nowhere",
        "outcome": "http-error",
        "status": 404,
        "reason": [{"slug": slug, "message": words}],
    }
