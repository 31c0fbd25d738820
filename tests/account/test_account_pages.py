"""What holds for every page: sound markup, labels, headers, an id; and no traceback, ever."""

import logging
import re

import pytest

from sandbox.account.html import HEADERS
from tests.account.conftest import Seen

PATHS = [
    "/account",
    "/account/login",
    "/account/login/multipass/abc",
    "/account/recover",
    "/account/register",
    "/account/activate/1/abc",
    "/account/reset/1/abc",
]


@pytest.mark.parametrize("prefix", ["", "/w/blue"])
@pytest.mark.parametrize("path", PATHS)
async def test_every_page_has_an_id_and_the_same_headers(browser, prefix, path):
    seen = await browser.get(prefix + path)
    assert {name: seen.headers[name] for name in HEADERS} == HEADERS
    assert seen.headers["Content-Type"] == "text/html; charset=utf-8"
    assert re.fullmatch(r"[0-9a-f-]{36}-\d{10}", seen.headers["x-request-id"])
    assert "Access-Control-Allow-Origin" not in seen.headers


@pytest.mark.parametrize("path", PATHS)
async def test_every_field_has_a_label_and_every_reference_a_target(browser, path):
    seen: Seen = await browser.post(path.replace("/multipass/abc", ""), {"customer[email]": "x"})
    ids = [attributes["id"] for _, attributes in seen.page.tags if "id" in attributes]
    labelled = [attributes["for"] for attributes in seen.all("label")]
    assert len(set(ids)) == len(ids)
    assert labelled == [attributes["id"] for attributes in seen.all("input")]
    assert {
        target
        for attributes in seen.all("input")
        for target in (attributes.get("aria-describedby") or "").split()
    } <= set(ids)


@pytest.mark.parametrize("path", PATHS[1:])
async def test_links_of_a_world_stay_in_it(browser, path):
    seen = await browser.get(f"/w/blue{path}")
    assert all(link["href"].startswith("/w/blue/account/") for link in seen.all("a"))


async def test_what_goes_wrong_inside_is_a_page_and_a_line_of_the_log(browser, caplog, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("the roof fell in")

    monkeypatch.setattr("sandbox.world.secrets.Secrets.token", fail)
    caplog.set_level(logging.INFO, "sandbox")
    form = {"customer[email]": "enabled@sandbox.example", "customer[password]": "enabled-password"}
    seen = await browser.post("/account/login", form)
    request_id = seen.headers["x-request-id"]
    assert (seen.status, seen.lines) == (
        500,
        ["An unexpected error occurred", f"Request ID: {request_id}"],
    )
    assert [record.getMessage() for record in caplog.records] == [
        f"POST /account/login failed, request {request_id}"
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/account/orders", "/account/orders"),
        ("/account/login/x", "/account/login/[redacted]"),
        ("/account/activate/1", "/account/activate/[redacted]"),
    ],
)
async def test_where_there_is_no_page_a_page_says_so(browser, path, shown):
    seen = await browser.get(path)
    assert (seen.status, seen.lines[:2]) == (404, ["Not Found", f"there is no page at {shown}"])


@pytest.mark.parametrize("path", ["/account/", "/account/login/", "/account/recover/"])
async def test_a_slash_at_the_end_is_no_matter(browser, path):
    assert (await browser.get(path)).status in {200, 302}
