"""`/account/login/multipass/{token}`, as a browser goes through it."""

import logging
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

ROUTE = "/account/login/multipass/"
ADA = ["ada@lovelace.example", "ada@lovelace.example", "0"]
CONFLICT = (
    "The given email address is already used by another customer "
    "(with a different Multipass identifier)"
)


def is_refusal(seen, words="Invalid Multipass request"):
    """Say whether the page says *words* and nothing but the id of the request besides."""
    request_id = seen.headers["x-request-id"]
    return (seen.status, seen.page.title, seen.lines) == (
        422,
        words,
        [words, f"Request ID: {request_id}"],
    )


async def test_logs_a_browser_in_and_leads_to_the_account(browser, mint):
    seen = await browser.get(ROUTE + mint())
    assert (seen.status, seen.location, seen.text) == (302, "/account", "")
    assert await browser.customer() == ADA


async def test_the_cookie_is_a_random_one_that_scripts_and_other_sites_cannot_use(browser, mint):
    seen = await browser.get(ROUTE + mint())
    name, _, rest = seen.headers["Set-Cookie"].partition("=")
    value, _, attributes = rest.partition("; ")
    assert (name, attributes) == ("sandbox_session_default", "Path=/; HttpOnly; SameSite=Lax")
    assert len(bytes.fromhex(value)) == 16


@pytest.mark.parametrize(
    ("return_to", "location"),
    [
        (None, "/account"),
        ("", "/account"),
        ("/cart?a=b", "/cart?a=b"),
        (
            "https://sandbox.myshopify.com/1/checkouts/2",
            "https://sandbox.myshopify.com/1/checkouts/2",
        ),
        ("http://localhost:3000/welcome", "http://localhost:3000/welcome"),
        ("http://shop.test/", "http://shop.test/"),
        ("http://localhost:3001/", "/account?return_to=http%3A%2F%2Flocalhost%3A3001%2F"),
        ("//evil.example", "/account?return_to=%2F%2Fevil.example"),
        ("https://evil.example/", "/account?return_to=https%3A%2F%2Fevil.example%2F"),
        ("javascript:alert(1)", "/account?return_to=javascript%3Aalert%281%29"),
    ],
)
async def test_leads_where_the_token_says_if_that_is_allowed(start, mint, return_to, location):
    storefront = await start(return_hosts=("localhost:3000",))
    response = await storefront.client.get(
        ROUTE + mint(return_to=return_to), headers={"Host": "shop.test"}, allow_redirects=False
    )
    assert (response.status, response.headers["Location"]) == (302, location)


async def test_says_on_request_why_it_did_not_lead_there(browser, mint):
    seen = await browser.get(
        ROUTE + mint(return_to="http://shop.test:3000/"), X_Sandbox_Explain="1"
    )
    why = "shop.test:3000 is not a host of this shop; --return-host shop.test:3000 would allow it"
    assert seen.headers["X-Sandbox-Reason"] == f"multipass.return-to-refused: {why}"
    assert seen.location is not None
    landed = await browser.get(seen.location)
    assert landed.lines[2] == f"The address to return to was not followed: {why}."
    assert await browser.customer() == ADA


@pytest.mark.parametrize(
    "site", ["http://localhost:3000", "https://127.0.0.1:8443", "http://blue.localhost:5173"]
)
async def test_leads_to_every_port_of_this_machine_by_default(browser, mint, site):
    assert (await browser.get(ROUTE + mint(return_to=f"{site}/cart"))).location == f"{site}/cart"


async def test_a_server_for_other_machines_leads_to_the_shop_alone(start, mint):
    storefront = await start(host="192.0.2.1", default_token=None)
    token = mint(return_to="http://localhost:3000/")
    response = await storefront.client.get(ROUTE + token, allow_redirects=False)
    assert response.headers["Location"].startswith("/account?return_to=")


async def test_a_world_named_in_the_path_has_its_own_pages_and_cookie(browser, mint):
    seen = await browser.get(f"/w/blue{ROUTE}{mint(return_to='/cart')}")
    assert seen.location == "/w/blue/cart"
    assert seen.headers["Set-Cookie"].endswith("; Path=/w/blue; HttpOnly; SameSite=Lax")
    assert await browser.customer("/w/blue") == ADA
    assert await browser.customer() == []


async def test_two_worlds_on_one_host_know_a_browser_by_different_names(browser, mint):
    await browser.get(ROUTE + mint(email="default@lovelace.example"))
    await browser.get(f"/w/blue{ROUTE}{mint(email='blue@lovelace.example')}")
    assert (await browser.customer())[0] == "default@lovelace.example"
    assert (await browser.customer("/w/blue"))[0] == "blue@lovelace.example"


@pytest.mark.parametrize(
    "headers",
    [{"X_Sandbox_World": "blue"}, {"Host": "blue.localhost:7467"}],
    ids=["header", "host"],
)
async def test_a_world_is_named_by(browser, mint, headers):
    seen = await browser.get(ROUTE + mint(), **headers)
    assert seen.headers["Set-Cookie"].startswith("sandbox_session_blue=")
    assert seen.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Lax")


@pytest.mark.parametrize("spelt", [quote, lambda token: token.rstrip("=")], ids=["escaped", "bare"])
async def test_takes_a_token_spelt(browser, mint, spelt):
    seen = await browser.get(ROUTE + spelt(mint(email="a@b.example")))
    assert seen.status == 302


async def test_a_token_used_in_the_browser_is_used_for_the_mutation(browser, storefront, mint):
    token = mint()
    await browser.get(ROUTE + token)
    assert (await storefront.login(token))["customerAccessToken"] is None


async def test_a_token_used_by_the_mutation_is_used_for_the_browser(browser, storefront, mint):
    token = mint()
    await storefront.login(token)
    assert is_refusal(await browser.get(ROUTE + token))


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("", "multipass.truncated"),
        ("abc", "multipass.truncated"),
        ("a/b/c", "multipass.truncated"),
        ("a%0Ab", "multipass.bad-base64"),
        ("%2541", "multipass.bad-base64"),
        ("0" * 32, "multipass.customer-access-token"),
        ("A" * 86, "multipass.signature-mismatch"),
    ],
)
async def test_refuses_what_is_no_token(browser, path, slug):
    seen = await browser.get(ROUTE + path, X_Sandbox_Explain="1")
    assert is_refusal(seen)
    assert seen.headers["X-Sandbox-Reason"].partition(":")[0] == slug
    assert "Set-Cookie" not in seen.headers


async def test_refuses_a_token_past_its_time(browser):
    token = Multipass(MULTIPASS_SECRET).seal(
        {"email": "ada@lovelace.example"}, now=datetime.now(UTC) - timedelta(minutes=16)
    )
    seen = await browser.get(ROUTE + token, X_Sandbox_Explain="1")
    assert is_refusal(seen)
    assert seen.headers["X-Sandbox-Reason"].startswith("multipass.expired: ")


async def test_says_why_only_when_asked(browser):
    assert "X-Sandbox-Reason" not in (await browser.get(f"{ROUTE}abc")).headers


async def test_an_identifier_conflict_has_a_page_of_its_own(browser, mint):
    await browser.get(ROUTE + mint(identifier="1"))
    seen = await browser.get(ROUTE + mint(identifier="2"))
    assert is_refusal(seen, CONFLICT)


async def test_a_refusal_leaves_the_session_as_it_was(browser, mint):
    await browser.get(ROUTE + mint())
    await browser.get(f"{ROUTE}abc")
    assert await browser.customer() == ADA


async def test_a_second_login_takes_the_place_of_the_first(browser, storefront, mint):
    first = (await browser.get(ROUTE + mint())).headers["Set-Cookie"].partition(";")[0]
    await browser.get(ROUTE + mint(email="grace@hopper.example"))
    assert (await browser.customer())[1] == "grace@hopper.example"
    storefront.client.session.cookie_jar.clear()
    assert (await browser.get("/account", Cookie=first)).location == "/account/login"


@pytest.mark.parametrize("method", ["HEAD", "POST", "DELETE"])
async def test_only_a_get_uses_a_token_up(storefront, browser, mint, method):
    token = mint()
    response = await storefront.client.request(method, ROUTE + token, allow_redirects=False)
    assert (response.status, response.headers["Allow"]) == (405, "GET")
    assert (await browser.get(ROUTE + token)).status == 302


async def test_the_token_is_in_no_line_of_the_log(browser, mint, caplog):
    caplog.set_level(logging.DEBUG, "sandbox")
    token = mint()
    await browser.get(ROUTE + token)
    await browser.get(ROUTE + token)
    assert [record.levelname for record in caplog.records] == ["INFO", "INFO"]
    assert token[:16] not in caplog.text


@pytest.mark.parametrize(
    "scenario", ["multipass-invalid", "multipass-access-denied", "throttled", "login-throttled"]
)
async def test_a_scenario_that_refuses_the_mutation_refuses_the_browser(browser, mint, scenario):
    seen = await browser.get(ROUTE + mint(), X_Sandbox_Scenario=scenario, X_Sandbox_Explain="1")
    assert is_refusal(seen)
    assert seen.headers["X-Sandbox-Reason"].startswith(f"scenario.{scenario}: ")
    assert await browser.customer() == []


async def test_a_magic_email_switches_a_scenario_on_in_the_browser(browser, mint):
    seen = await browser.get(ROUTE + mint(email="ada+scenario.multipass-invalid@lovelace.example"))
    assert is_refusal(seen)


async def test_a_cookie_switches_a_scenario_on_in_the_browser(browser, mint):
    seen = await browser.get(ROUTE + mint(), Cookie="sandbox_scenario=multipass-invalid")
    assert is_refusal(seen)


async def test_a_scenario_that_answers_over_http_answers_the_browser(storefront, mint):
    response = await storefront.client.get(
        ROUTE + mint(), headers={"X-Sandbox-Scenario": "service-unavailable"}
    )
    assert response.status == 503


async def test_a_scenario_that_is_not_there_is_told(browser, mint):
    seen = await browser.get(ROUTE + mint(), X_Sandbox_Scenario="nothing")
    assert (seen.status, seen.lines[0]) == (400, "Bad Request")
    assert seen.lines[1].startswith("There is no scenario 'nothing'")


async def test_a_name_that_no_world_can_have_is_told(browser, mint):
    seen = await browser.get(f"/w/Blue{ROUTE}{mint()}")
    words = "use 1 to 63 of a-z, 0-9 and '-', neither beginning nor ending with '-'."
    assert (seen.status, seen.lines[:2]) == (
        400,
        ["Bad Request", f"'Blue' cannot name a world: {words}"],
    )
