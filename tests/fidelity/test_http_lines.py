"""The lines about whole answers are what is answered."""

import ast
from io import BytesIO
from pathlib import Path

import pytest

from sandbox.account import browser_login
from sandbox.door.answers import unexpected_error
from sandbox.fidelity import Place, load_ledger
from sandbox.scenarios import Library, Scenario
from sandbox.scenarios.statuses import default_body
from tests.clients.tools import ROOT

LEDGER = load_ledger()
SCENARIOS = Library().scenarios()
HTTP = {line.status: line for line in reversed(LEDGER["http"].errors)}


@pytest.mark.parametrize(
    "scenario",
    [it for it in SCENARIOS if it.effect.status and it.effect.body is None],
    ids=lambda scenario: scenario.name,
)
def test_the_status_of_a_scenario_has_a_line(scenario: Scenario):
    status = scenario.effect.status
    assert status is not None
    assert HTTP[status].message == default_body(status).decode()


def test_the_statuses_are_those_that_the_code_refuses_with():
    refused = {
        node.args[0].value  # type: ignore[attr-defined]
        for room in ("door", "storefront")
        for path in Path(ROOT, "sandbox", room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "HttpRefusal"
    }
    always = {status for status, line in HTTP.items() if not line.by_scenario_only}
    assert always == refused | {unexpected_error().status}


REQUESTS = {
    400: ("POST", "/api/2026-10/graphql.json", {"json": {}}),
    401: (
        *("POST", "/api/2026-10/graphql.json"),
        {"json": {}, "headers": {"X-Shopify-Storefront-Access-Token": "none"}},
    ),
    404: ("POST", "/api/2026-13/graphql.json", {"json": {}}),
    405: ("PUT", "/api/2026-10/graphql.json", {}),
    413: ("POST", "/api/2026-10/graphql.json", {"data": BytesIO(b" " * (1024 * 1024 + 1))}),
    415: ("POST", "/api/2026-10/graphql.json", {"data": b"?"}),
    417: ("POST", "/api/2026-10/graphql.json", {"headers": {"Expect": "much"}, "data": b""}),
}


@pytest.mark.parametrize("status", REQUESTS)
async def test_a_body_is_what_its_line_says(status: int, storefront):
    method, path, options = REQUESTS[status]
    response = await storefront.client.request(method, path, **options)
    assert (response.status, await response.text()) == (status, HTTP[status].message)


@pytest.mark.parametrize(
    "headers", [{"X-Sandbox-Scenario": "no-such-scenario"}, {"X-Sandbox-World": "-"}]
)
async def test_a_refusal_of_the_sandbox_s_own_has_a_line(headers, storefront):
    response = await storefront.post("{ shop { name } }", headers=headers)
    body = await response.text()
    line = LEDGER.line("http", place=Place.BODY, code=None, message=body)
    assert (line and line.status, response.status) == (400, 400)


def test_a_failure_s_body_is_what_its_line_says():
    assert unexpected_error().body.decode() == HTTP[500].message


def test_the_words_of_the_multipass_page_are_its_lines():
    lines = LEDGER["/account/login/multipass/{token}"].errors
    words = [browser_login._INVALID, browser_login._CONFLICT]
    assert [(line.status, line.message) for line in lines] == [
        (browser_login._REFUSED, said) for said in words
    ]
