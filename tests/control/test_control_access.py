"""Who may call the control API."""

import pytest

from sandbox.control.access import Access
from sandbox.control.problems import ProblemError

TOKEN = "let-me-in"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
API = "/_sandbox/api/worlds"


def outcome(access, headers):
    """Return how the request is refused, None when it is let in."""
    try:
        access.check(headers)
    except ProblemError as error:
        return error.problem.status, error.slug
    return None


def local(host="127.0.0.1", token=None):
    return Access(host=host, token=token)


def public(token=TOKEN):
    return Access(host="0.0.0.0", token=token)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:7467",
        "LocalHost.:7467",
        "blue.localhost:7467",
        "127.0.0.1:7467",
        "127.8.8.8",
        "[::1]:7467",
    ],
)
def test_on_loopback_everyone_on_this_machine_may(host):
    assert outcome(local(), {"Host": host}) is None


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example:7467",
        "localhost.example",
        "notlocalhost",
        "127.0.0.1.example",
        "192.168.0.7:7467",
        "0.0.0.0:7467",
        "user@localhost@rebound.example",
        "[::1",
        "",
    ],
)
def test_on_loopback_a_name_that_is_not_this_machine_s_is_refused(host):
    assert outcome(local(), {"Host": host}) == (403, "foreign-host")


def test_a_request_without_a_host_is_refused():
    assert outcome(local(), {}) == (403, "foreign-host")


def test_the_name_that_the_server_listens_on_is_this_machine_s():
    assert outcome(local(host="LOCALHOST"), {"Host": "localhost:7467"}) is None
    assert outcome(local(host="::1"), {"Host": "[::1]:7467"}) is None


def test_on_loopback_a_token_lets_in_under_another_name():
    headers = {"Host": "host.docker.internal:7467", **BEARER}
    assert outcome(local(token=TOKEN), headers) is None


def test_on_loopback_no_token_is_needed_although_there_is_one():
    assert outcome(local(token=TOKEN), {"Host": "localhost"}) is None


def test_elsewhere_the_token_lets_in():
    assert outcome(public(), {"Host": "sandbox:7467", **BEARER}) is None


@pytest.mark.parametrize("scheme", ["bearer", "BEARER"])
def test_the_scheme_may_be_in_any_case_of_letters(scheme):
    headers = {"Host": "sandbox:7467", "Authorization": f"{scheme} {TOKEN}"}
    assert outcome(public(), headers) is None


@pytest.mark.parametrize(
    "shown",
    ["", TOKEN, "Bearer", "Bearer ", "Bearer let-me-i", "Bearer let-me-inn", "Basic let-me-in"],
)
def test_elsewhere_whoever_does_not_show_the_token_is_refused(shown):
    headers = {"Host": "localhost:7467", "Authorization": shown}
    assert outcome(public(), headers) == (401, "token-required")


@pytest.mark.parametrize("shown", ["Bearer é", "Bearer \udcff", "Bearer None", "Bearer "])
@pytest.mark.parametrize("token", [TOKEN, None, ""])
def test_what_is_no_token_is_refused_whatever_the_token(shown, token):
    headers = {"Host": "localhost:7467", "Authorization": shown}
    assert outcome(public(token), headers) == (401, "token-required")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost:3000"},
        {"Origin": "http://localhost"},
        {"Origin": "http://blue.localhost:7467"},
        {"Origin": "https://shop.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "Cross-Site", "Origin": "http://localhost:7467"},
    ],
)
@pytest.mark.parametrize("access", [local(), public()], ids=["local", "public"])
def test_a_page_of_another_origin_is_refused_even_with_the_token(access, headers):
    told = {"Host": "localhost:7467", **BEARER, **headers}
    assert outcome(access, told) == (403, "foreign-origin")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost:7467", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "https://LOCALHOST:7467"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_page_of_the_sandbox_and_a_url_that_is_typed_in_are_let_in(headers):
    assert outcome(local(), {"Host": "localhost:7467", **headers}) is None


def test_a_page_whose_name_leads_here_is_refused_although_it_is_its_own_origin():
    headers = {"Host": "rebound.example", "Origin": "http://rebound.example"}
    assert outcome(local(), headers) == (403, "foreign-host")


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
@pytest.mark.parametrize("path", [API, "/w/blue/_sandbox/api/worlds", "/_sandbox/api/nothing"])
async def test_a_page_of_another_origin_cannot_read_that_it_is_refused(storefront, method, path):
    response = await storefront.client.request(
        method, path, headers={"Origin": "http://localhost:3000"}
    )
    assert response.status == 403
    assert [name for name in response.headers if name.startswith("Access-Control-")] == []


async def test_a_server_for_others_asks_for_its_token(start):
    storefront = await start(host="0.0.0.0", control_token=TOKEN)
    refused = await storefront.client.get(API)
    assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert (await refused.json())["type"] == "urn:storefront-sandbox:problem:token-required"
    assert (await storefront.client.get(API, headers=BEARER)).status == 200


async def test_a_server_for_others_without_a_token_lets_nobody_in(start):
    storefront = await start(host="0.0.0.0")
    assert (await storefront.client.get(API, headers={"Authorization": "Bearer"})).status == 401


async def test_a_token_that_is_wrong_is_not_logged(start, caplog):
    storefront = await start(host="0.0.0.0", control_token=TOKEN)
    with caplog.at_level("INFO", "sandbox"):
        await storefront.client.get(API, headers={"Authorization": "Bearer SECRET"})
    (line,) = caplog.messages
    assert line.startswith("GET 401 /_sandbox/api/worlds ")
    assert ": token-required: " in line
    assert "SECRET" not in line


@pytest.mark.parametrize(
    ("host", "outcome_of_it"),
    [
        ("my-shop.example:443", None),
        ("blue.shop.test", None),
        ("shop.test", (403, "foreign-host")),
        ("deep.blue.shop.test", (403, "foreign-host")),
        ("other.example", (403, "foreign-host")),
    ],
)
def test_names_that_lead_to_the_server_are_this_machine_s(host, outcome_of_it):
    access = Access(host="127.0.0.1", token=None, names=["My-shop.example", "*.shop.test"])
    assert outcome(access, {"Host": host}) == outcome_of_it
