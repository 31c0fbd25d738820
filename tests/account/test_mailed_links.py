"""The pages that activation and reset mails link to."""

import pytest

INVITED = "invited@sandbox.example"
ENABLED = "enabled@sandbox.example"
LINES = {
    "activate": ["Storefront Sandbox", "Activate account"],
    "reset": ["Storefront Sandbox", "Reset account password"],
}
FORM = ["Email", "Password", "5 to 40 characters", "Password again"]
BUTTONS = {"activate": "Activate account", "reset": "Reset password"}
FOOTER = "Storefront Sandbox, world default"


@pytest.fixture
def link(browser, mailed):
    """Have the shop send a mail, and return the path that it links to."""

    async def link(kind, prefix="", world="default"):
        if kind == "reset":
            await browser.post(f"{prefix}/account/recover", {"email": ENABLED})
        else:
            form = {"customer[email]": INVITED, "customer[password]": "12345"}
            await browser.post(f"{prefix}/account/register", form)
        return prefix + await mailed(world)

    return link


def passwords(first, second=None):
    again = first if second is None else second
    return {"customer[password]": first, "customer[password_confirmation]": again}


@pytest.mark.parametrize("kind", ["activate", "reset"])
async def test_a_link_asks_for_a_password(browser, link, kind):
    seen = await browser.get(await link(kind))
    assert seen.status == 200
    assert seen.lines == [*LINES[kind], *FORM, BUTTONS[kind], FOOTER]
    assert [(field["type"], field["autocomplete"]) for field in seen.all("input")] == [
        ("email", "username"),
        ("password", "new-password"),
        ("password", "new-password"),
    ]


@pytest.mark.parametrize(
    ("kind", "customer"),
    [("activate", ["Ines Waiting", INVITED, "0"]), ("reset", ["Jane Doe", ENABLED, "2"])],
)
async def test_a_new_password_logs_in(browser, link, kind, customer):
    seen = await browser.post(await link(kind), passwords("new-password"))
    assert (seen.status, seen.location) == (303, "/account")
    assert await browser.customer() == customer


@pytest.mark.parametrize(("kind", "email"), [("activate", INVITED), ("reset", ENABLED)])
async def test_the_password_is_good_from_then_on(browser, link, kind, email):
    await browser.post(await link(kind), passwords("new-password"))
    await browser.post("/account/logout", {})
    form = {"customer[email]": email, "customer[password]": "new-password"}
    assert (await browser.post("/account/login", form)).location == "/account"


async def test_a_reset_logs_other_browsers_out(browser, storefront, link):
    form = {"customer[email]": ENABLED, "customer[password]": "enabled-password"}
    before = (await browser.post("/account/login", form)).headers["Set-Cookie"].partition(";")[0]
    storefront.client.session.cookie_jar.clear()
    await browser.post(await link("reset"), passwords("new-password"))
    storefront.client.session.cookie_jar.clear()
    assert (await browser.get("/account", Cookie=before)).location == "/account/login"


@pytest.mark.parametrize("kind", ["activate", "reset"])
@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (passwords(""), ("password", "Password can't be blank")),
        ({}, ("password", "Password can't be blank")),
        (passwords("1234"), ("password", "Password is too short (minimum is 5 characters)")),
        (passwords("x" * 41), ("password", "Password is too long (maximum is 40 characters)")),
        (passwords(" 12345"), ("password", "Password starts or ends with spaces.")),
        (passwords("12345", "12346"), ("passwordConfirmation", "The passwords are not the same")),
    ],
)
async def test_a_password_that_is_refused_is_asked_for_again(browser, link, kind, form, problem):
    path, (field, message) = await link(kind), problem
    seen = await browser.post(path, form)
    assert (seen.status, seen.page.title) == (
        422,
        f"Error: {LINES[kind][1]} - Storefront Sandbox",
    )
    assert seen.lines[2:4] == ["There is a problem", message]
    wrong = [each for each in seen.all("input") if "aria-invalid" in each]
    assert [each["id"] for each in wrong] == [f"field-{field}"]
    assert (await browser.get(path)).status == 200


@pytest.mark.parametrize(
    ("kind", "path", "message"),
    [
        ("activation", "/account/activate/6500000131072/abc-1", "Invalid activation token."),
        ("activation", "/account/activate/6500000032768/abc-1", "Customer already enabled."),
        ("activation", "/account/activate/1/abc-1", "Unidentified customer."),
        ("activation", "/account/activate/x%3Cb%3E/abc-1", "Unidentified customer."),
        ("password", "/account/reset/6500000032768/abc-1", "Invalid reset token."),
        ("password", "/account/reset/6500000131072/abc-1", "Invalid reset token."),
        ("password", "/account/reset/1/abc-1", "Unidentified customer."),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
async def test_a_dead_link_says_so(browser, kind, path, message, method):
    form = () if method == "get" else (passwords("new-password"),)
    seen = await getattr(browser, method)(path, *form)
    assert seen.status == 404
    assert seen.lines == [
        "Storefront Sandbox",
        f"This {kind} link does not work",
        message,
        "A link works once, for a while, and only until a newer one is sent.",
        "Log in",
        FOOTER,
    ]


@pytest.mark.parametrize(("kind", "email"), [("activate", INVITED), ("reset", ENABLED)])
async def test_whose_password_it_is_stands_there_unchangeably(browser, link, kind, email):
    seen = await browser.get(await link(kind))
    field = seen.all("input")[0]
    assert (field["value"], "readonly" in field) == (email, True)


async def test_a_dead_link_tells_nobodys_email(browser):
    seen = await browser.post("/account/reset/6500000032768/abc-1", passwords("12345", "12346"))
    assert seen.status == 404
    assert ENABLED not in seen.text


@pytest.mark.parametrize("kind", ["activate", "reset"])
async def test_a_link_works_once(browser, link, kind):
    path = await link(kind)
    await browser.post(path, passwords("new-password"))
    assert (await browser.get(path)).status == 404


async def test_only_the_newest_link_works(browser, link):
    older, newer = await link("reset"), await link("reset")
    assert [(await browser.get(path)).status for path in (older, newer)] == [404, 200]


async def test_why_a_link_is_dead_is_told_when_asked(browser):
    path = "/account/reset/6500000032768/abc-1"
    seen = await browser.get(path, X_Sandbox_Explain="1")
    assert seen.headers["X-Sandbox-Reason"] == (
        "customer.reset-token-invalid: none was sent, or it has been used"
    )


async def test_a_link_of_a_world_works_in_that_world(browser, link):
    path = await link("reset", prefix="/w/blue", world="blue")
    assert (await browser.get(path.removeprefix("/w/blue"))).status == 404
    seen = await browser.post(path, passwords("new-password"))
    assert seen.location == "/w/blue/account"


async def test_a_scenario_for_the_mutation_holds_for_the_page(browser, link):
    path = await link("activate")
    seen = await browser.post(
        path, passwords("new-password"), X_Sandbox_Scenario="activation-token-invalid"
    )
    assert (seen.status, seen.lines[2]) == (404, "Invalid activation token.")
