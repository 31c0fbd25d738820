"""`/account`, and the ways in and out of it."""

import pytest
from aiohttp import ServerDisconnectedError

EMAIL = "enabled@sandbox.example"
PASSWORD = "enabled-password"
JANE = ["Jane Doe", EMAIL, "2"]
FORM = ["Email", "Password"]
LINKS = ["Log in", "Forgot your password?", "Create account", "Storefront Sandbox, world default"]


def login(email=EMAIL, password=PASSWORD):
    return {"customer[email]": email, "customer[password]": password}


async def test_nobody_is_led_to_the_login(browser):
    seen = await browser.get("/account")
    assert (seen.status, seen.location) == (302, "/account/login")


async def test_the_login_asks_for_email_and_password(browser):
    seen = await browser.get("/account/login")
    assert (seen.status, seen.page.title) == (200, "Log in - Storefront Sandbox")
    assert seen.lines == ["Storefront Sandbox", "Log in", *FORM, *LINKS]
    assert seen.all("input") == [
        {
            "id": "field-email",
            "name": "customer[email]",
            "type": "email",
            "autocomplete": "username",
            "required": None,
        },
        {
            "id": "field-password",
            "name": "customer[password]",
            "type": "password",
            "autocomplete": "current-password",
            "required": None,
        },
    ]


async def test_logs_in_by_password(browser):
    seen = await browser.post("/account/login", login())
    assert (seen.status, seen.location) == (303, "/account")
    assert seen.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Lax")
    assert await browser.customer() == JANE


async def test_the_account_shows_who_is_logged_in(browser):
    await browser.post("/account/login", login())
    seen = await browser.get("/account")
    assert (seen.status, seen.page.title) == (200, "Account - Storefront Sandbox")
    assert seen.lines == [
        "Storefront Sandbox",
        "Account",
        "Name",
        "Jane Doe",
        "Email",
        EMAIL,
        "Addresses",
        "2",
        "Log out",
        "Storefront Sandbox, world default",
    ]
    assert seen.all("form") == [{"method": "post", "action": "/account/logout", "novalidate": None}]


async def test_a_customer_without_a_name_is_shown_by_email(browser, mint):
    await browser.get(f"/account/login/multipass/{mint()}")
    assert await browser.customer() == ["ada@lovelace.example", "ada@lovelace.example", "0"]


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "wrong"),
        ("nobody@sandbox.example", "enabled-password"),
        ("disabled@sandbox.example", "enabled-password"),
        ("", ""),
    ],
)
async def test_every_login_that_fails_fails_alike(browser, email, password):
    seen = await browser.post("/account/login", login(email, password))
    assert (seen.status, seen.page.title) == (422, "Error: Log in - Storefront Sandbox")
    assert seen.lines == [
        "Storefront Sandbox",
        "Log in",
        "There is a problem",
        "Unidentified customer",
        *FORM,
        *LINKS,
    ]
    assert [each.get("value") for each in seen.all("input")] == [email, None]
    errors = {"class": "errors", "role": "alert", "tabindex": "-1", "autofocus": None}
    assert errors in seen.all("div")
    assert await browser.customer() == []


async def test_what_was_typed_is_shown_as_text_alone(browser):
    email = '"><script>alert(1)</script>'
    seen = await browser.post("/account/login", login(email))
    assert seen.all("input")[0]["value"] == email
    assert seen.all("script") == []


async def test_what_a_customer_is_called_is_shown_as_text_alone(browser, mint):
    name = "<img src=x onerror=alert(1)>"
    await browser.get(f"/account/login/multipass/{mint(first_name=name)}")
    seen = await browser.get("/account")
    assert seen.lines[3] == name
    assert seen.all("img") == []


async def test_who_is_logged_in_need_not_log_in(browser):
    await browser.post("/account/login", login())
    seen = await browser.get("/account/login")
    assert (seen.status, seen.location) == (302, "/account")


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_logout_ends_the_session_and_leads_to_the_login(browser, storefront, method):
    await browser.post("/account/login", login())
    seen = await (
        browser.get("/account/logout") if method == "GET" else browser.post("/account/logout", {})
    )
    assert (seen.status, seen.location) == (303, "/account/login")
    assert seen.headers["Set-Cookie"] == (
        "sandbox_session_default=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax"
    )
    assert list(storefront.client.session.cookie_jar) == []


async def test_a_cookie_kept_past_the_logout_is_worth_nothing(browser):
    cookie = (await browser.post("/account/login", login())).headers["Set-Cookie"].partition(";")[0]
    await browser.get("/account/logout")
    assert (await browser.get("/account", Cookie=cookie)).location == "/account/login"


async def test_who_is_not_logged_in_may_log_out(browser):
    assert (await browser.get("/account/logout")).location == "/account/login"


async def test_a_scenario_against_logging_out_does_not_keep_the_browser_in(browser):
    await browser.post("/account/login", login())
    seen = await browser.get("/account/logout", X_Sandbox_Scenario="throttled")
    assert seen.location == "/account/login"
    assert await browser.customer() == []


async def test_a_reason_is_told_when_asked(browser):
    seen = await browser.post("/account/login", login(EMAIL, "wrong"), X_Sandbox_Explain="1")
    assert seen.headers["X-Sandbox-Reason"].startswith("customer.password-wrong: ")


async def test_a_magic_email_switches_a_scenario_on(browser):
    seen = await browser.post("/account/login", login("jane+scenario.login-throttled@x.example"))
    assert (seen.status, seen.lines[3]) == (
        422,
        "Login attempt limit exceeded. Please try again later.",
    )


async def test_a_connection_that_a_scenario_loses_is_lost(storefront):
    with pytest.raises(ServerDisconnectedError):
        await storefront.client.post(
            "/account/login", data=login(), headers={"X-Sandbox-Scenario": "connection-dropped"}
        )


@pytest.mark.parametrize(
    "path", ["/account", "/account/login", "/account/recover", "/account/register"]
)
async def test_a_head_request_has_no_body(storefront, path):
    response = await storefront.client.head(path, allow_redirects=False)
    assert (response.status in {200, 302}, await response.read()) == (True, b"")


async def test_a_method_that_a_page_has_no_use_for_is_refused(storefront):
    response = await storefront.client.put("/account/login")
    assert (response.status, response.headers["Allow"]) == (405, "GET, HEAD, POST")
