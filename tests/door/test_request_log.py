"""What stands in the log of a request, and what must not."""

import logging
import re
import sys

import pytest
from aiohttp.http_exceptions import BadHttpMessage, BadHttpMethod, InvalidURLError, LineTooLong
from aiohttp.web import RequestPayloadError
from hypothesis import given
from hypothesis import strategies as st

from sandbox.door.log_text import LONGEST_PATH, one_line, shown_path
from sandbox.door.request_log import http_log

HTTPS = "a client used https, but this port speaks http: use http://, or serve --tls"


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("/api/graphql?query={shop}&token=x", "/api/graphql"),
        ("/a%0ab%1b[31m", "/a%0ab%1b[31m"),
        ("/a\nb\x1b[31m\udcff", "/a?b?[31m?"),
        ("*", "*"),
        ("http://user:password@localhost:7467/admin", "/admin"),
        ("/account/login/multipass/SECRET", "/account/login/multipass/[redacted]"),
        ("/w/blue/account/login/multipass/SECRET/x", "/w/blue/account/login/multipass/[redacted]"),
        ("/account/login/multipass%2FSECRET", "/account/login/multipass/[redacted]"),
        ("/%61ccount//login/Multipass/SECRET", "/account//login/Multipass/[redacted]"),
        ("/account/activate/1/SECRET", "/account/activate/[redacted]"),
        ("/account/reset/1/SECRET?x=y", "/account/reset/[redacted]"),
        ("/account/activate/1%0aSECRET", "/account/activate/[redacted]"),
        ("/account/login", "/account/login"),
        ("/account/login/multi-pass/SECRET", "/account/login/multi-pass/[redacted]"),
        ("/account/multipass/SECRET", "/account/multipass/[redacted]"),
        ("/account/login/SECRET", "/account/login/[redacted]"),
        ("/account%252Flogin%252Fmultipass%252FSECRET", "/account/login/multipass/[redacted]"),
        (f"/multipass/{'Ab-_' * 25}==", "/multipass/[redacted]"),
        ("/a/shcat_eyJjaWQi", "/a/[redacted]"),
        ("/x" * LONGEST_PATH, ("/x" * LONGEST_PATH)[: LONGEST_PATH - 3] + "..."),
    ],
)
def test_shows_a_path_without_what_is_secret(target, shown):
    assert shown_path(target) == shown


@given(st.text(st.characters()))
def test_a_path_is_short_and_printable(target):
    shown = shown_path(target)
    assert len(shown) <= LONGEST_PATH
    assert shown.isascii()
    assert shown.isprintable()


def test_one_line_is_one():
    assert one_line("ada\r\nINFO é\x9b31m") == "ada??INFO ??31m"


@pytest.fixture
def log(caplog):
    """Log an exception as aiohttp does; returns the lines, whole."""
    caplog.set_level(logging.INFO)
    formatter = logging.Formatter("%(levelname)s %(message)s")

    def log(error):
        try:
            raise error
        except type(error):
            http_log().error("Error handling request from %s", "::1", exc_info=sys.exc_info())
        return [formatter.format(record) for record in caplog.records]

    return log


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            BadHttpMessage("Invalid header token:\n\n  b'X-Token SECRET'\n    ^"),
            "INFO 400 http.malformed: BadHttpMessage Invalid header token",
        ),
        (
            LineTooLong("bytearray(b'/SECRET...')", 8190),
            "INFO 400 http.malformed: LineTooLong Got more than 8190 bytes when reading",
        ),
        (
            BadHttpMessage("Upgrade can't be present with Length:\n\n  b'SECRET'"),
            "INFO 400 http.malformed: BadHttpMessage Upgrade can't be present with Length",
        ),
        (
            BadHttpMessage("Pause on PRI/Upgrade:\n\n  b'SECRET'\n    ^"),
            "INFO 400 http.malformed: a client used HTTP/2, but this port speaks HTTP/1.1",
        ),
        (InvalidURLError("/SECRET"), "INFO 400 http.malformed: InvalidURLError"),
        (
            BadHttpMethod(error="Received HTTPS traffic on an HTTP port"),
            f"INFO 400 http.malformed: {HTTPS}",
        ),
    ],
)
def test_a_malformed_request_is_one_line_that_quotes_nothing(log, error, line):
    assert log(error) == [line]


@pytest.mark.parametrize("error", [ConnectionResetError(), RequestPayloadError()])
def test_a_client_that_is_gone_is_no_line(log, error):
    assert log(error) == []


def test_a_mistake_of_ours_keeps_its_traceback(log):
    (lines,) = log(KeyError("ours"))
    assert lines.startswith("ERROR Error handling request from ::1\nTraceback")
    assert lines.endswith("KeyError: 'ours'")


def test_the_filter_is_there_once():
    assert len(http_log().filters) == len(http_log().filters) == 1


def untimed(lines):
    return [re.sub(r"[0-9.]+ ms", "… ms", line) for line in lines]


@pytest.fixture
def messages(caplog):
    caplog.set_level(logging.INFO, logger="sandbox")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "sandbox"]


async def test_a_live_token_in_a_url_is_not_logged(storefront, messages):
    response = await storefront.client.get(
        "/shop/account/login/multipass/SECRET?return_to=/cart", headers={"X-Sandbox-Explain": "1"}
    )
    shown = "/shop/account/login/multipass/[redacted]"
    reason = f"http.not-found: nothing is served at {shown}"
    assert response.status == 404
    assert await response.json() == {"errors": "Not Found"}
    assert response.headers["X-Sandbox-Reason"] == reason
    assert untimed(messages()) == [f"GET 404 {shown} … ms: {reason}"]


async def test_a_line_break_in_a_path_forges_no_line(storefront, messages):
    await storefront.client.get("/a%0Ainfo:%20all%20is%20well?token=SECRET")
    path = "/a%0Ainfo:%20all%20is%20well"
    reason = f"http.not-found: nothing is served at {path}"
    assert untimed(messages()) == [f"GET 404 {path} … ms: {reason}"]
