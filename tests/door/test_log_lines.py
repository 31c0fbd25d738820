"""The line of the log for each request: words for who reads it, fields for who collects it."""

import json
import logging

import pytest

from sandbox.cli.logs import JsonFormatter

SHOP = "{ shop { name } }"


@pytest.fixture
def lines(caplog):
    """Return the level and the words of each line, from DEBUG up."""
    caplog.set_level(logging.DEBUG, logger="sandbox")

    def lines():
        records = [record for record in caplog.records if record.name == "sandbox"]
        return [(record.levelname, record.getMessage()) for record in records]

    return lines


async def test_what_went_well_is_told_at_debug(storefront, lines):
    await storefront.ask(SHOP)
    ((level, words),) = lines()
    assert (level, words[:19], words[-3:]) == ("DEBUG", "default: shop: ok, ", " ms")


async def test_errors_without_a_reason_are_told_by_their_codes(storefront, lines):
    await storefront.ask("{ shop { nam } }")
    assert lines() == [("INFO", "default: shop: errors undefinedField")]


async def test_a_document_that_cannot_be_parsed_is_told(storefront, lines):
    await storefront.ask("{")
    assert lines() == [("INFO", "default: no operation: errors PARSE_ERROR")]


async def test_a_refusal_is_told_with_its_reason(storefront, lines, mint):
    token = mint(created_at="2020-01-01T00:00:00Z")
    await storefront.login(token)
    ((level, words),) = lines()
    assert (level, words.split(": ")[:2]) == ("INFO", ["default", "multipass.expired"])


async def test_what_is_refused_in_a_world_is_told_with_the_world(storefront, lines):
    await storefront.client.post(storefront.path, json={"query": 1})
    ((level, words),) = lines()
    assert (level, words.split(": ")[:2]) == ("INFO", ["default", "http.bad-request"])


async def test_fields_are_for_who_collects_lines(storefront, caplog):
    caplog.set_level(logging.DEBUG, logger="sandbox")
    response = await storefront.post(
        SHOP, headers={"X-Sandbox-World": "blue", "X-Sandbox-Scenario": "throttled"}
    )
    (record,) = caplog.records
    line = json.loads(JsonFormatter().format(record))
    slug = "scenario.throttled"
    assert line.pop("ms") > 0
    assert line.pop("time")
    (reason,) = line.pop("reason")
    assert line == {
        "level": "info",
        "message": f"blue: {slug}: {reason['words']}",
        "world": "blue",
        "operation": ["shop"],
        "outcome": "errors",
        "codes": ["THROTTLED"],
        "requestId": response.headers["x-request-id"],
    }
    assert reason["slug"] == slug


async def test_what_came_to_no_world_has_fields_too(storefront, caplog):
    caplog.set_level(logging.DEBUG, logger="sandbox")
    await storefront.client.get("/nowhere")
    (record,) = caplog.records
    line = json.loads(JsonFormatter().format(record))
    assert line.pop("time")
    slug, words = "http.not-found", "nothing is served at /nowhere"
    assert line == {
        "level": "info",
        "message": f"GET /nowhere refused, {slug}: {words}",
        "method": "GET",
        "path": "/nowhere",
        "outcome": "http-error",
        "status": 404,
        "reason": [{"slug": slug, "words": words}],
    }
