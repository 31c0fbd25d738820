"""Pages that send the browser back to where it came from: logins, sign-up, logout."""

import pytest

from sandbox.return_hosts import InvalidReturnHostError

FORM = {"customer[email]": "enabled@sandbox.example", "customer[password]": "enabled-password"}
NEW = {"customer[email]": "new@sandbox.example", "customer[password]": "long enough"}
REFUSED = "https://evil.example/"
SHOWN = "?return_to=https%3A%2F%2Fevil.example%2F"
WHY = (
    "The address to return to was not followed: evil.example is not a host of this shop; "
    "--return-host evil.example would allow it."
)


@pytest.mark.parametrize("key", ["return_url", "return_to", "checkout_url"])
@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/cart", "/cart"),
        ("http://localhost:3000/bye", "http://localhost:3000/bye"),
        ("", "/account/login"),
        (REFUSED, f"/account/login{SHOWN}"),
    ],
)
async def test_a_logout_returns(browser, key, asked, location):
    await browser.post("/account/login", FORM)
    seen = await browser.get(f"/account/logout?{key}={asked}")
    assert (seen.status, seen.location) == (303, location)
    assert await browser.customer() == []


async def test_a_logout_that_is_posted_returns(browser):
    await browser.post("/account/login", FORM)
    seen = await browser.post("/account/logout", {"return_url": "/cart"})
    assert seen.location == "/cart"


@pytest.mark.parametrize(
    ("path", "form"), [("/account/login", FORM), ("/account/register", NEW)], ids=["login", "new"]
)
@pytest.mark.parametrize(("asked", "location"), [("/cart", "/cart"), (REFUSED, f"/account{SHOWN}")])
async def test_a_form_returns_where_its_url_or_a_field_says(browser, path, form, asked, location):
    by_url = await browser.post(f"{path}?return_url={asked}", form)
    assert (by_url.status, by_url.location) == (303, location)
    if path.endswith("login"):
        by_field = await browser.post(path, {**form, "return_to": asked})
        assert by_field.location == location


async def test_who_is_logged_in_returns_without_a_form(browser):
    await browser.post("/account/login", FORM)
    seen = await browser.get("/account/login?return_url=/cart")
    assert (seen.status, seen.location) == (302, "/cart")


@pytest.mark.parametrize("page", ["/account", "/account/login"])
async def test_the_page_says_why_an_address_was_not_followed(browser, page):
    if page == "/account":
        await browser.post("/account/login", FORM)
    seen = await browser.get(page + SHOWN)
    assert (seen.status, seen.lines[2]) == (200, WHY)


async def test_the_page_is_silent_about_an_address_that_is_followed(browser):
    seen = await browser.get("/account/login?return_url=/cart")
    assert seen.lines[2] == "Email"


async def test_a_page_of_a_world_returns_in_that_world(browser):
    seen = await browser.get("/w/blue/account/logout?return_url=/cart")
    assert seen.location == "/w/blue/cart"


async def test_says_on_request_why_a_logout_did_not_return(browser):
    seen = await browser.get(f"/account/logout?return_url={REFUSED}", X_Sandbox_Explain="1")
    assert seen.headers["X-Sandbox-Reason"] == (
        "account.return-refused: evil.example is not a host of this shop; "
        "--return-host evil.example would allow it"
    )


async def test_a_world_may_have_hosts_of_its_own(browser, storefront):
    body = {"returnHosts": ["*.shop.test"]}
    await storefront.client.patch("/_sandbox/api/worlds/blue/shop", json=body)
    there = "https://de.shop.test/bye"
    assert (await browser.get(f"/w/blue/account/logout?return_url={there}")).location == there
    assert (await browser.get(f"/account/logout?return_url={there}")).location != there


async def test_a_host_that_is_none_ends_the_start(start):
    with pytest.raises(InvalidReturnHostError):
        await start(return_hosts=("http://localhost",))
