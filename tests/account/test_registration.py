"""`/account/register`: a new customer."""

NEW = {
    "customer[first_name]": "Ada",
    "customer[last_name]": "Lovelace",
    "customer[email]": "Ada@Lovelace.example",
    "customer[password]": "12345",
}


async def test_asks_for_names_email_and_password(browser):
    seen = await browser.get("/account/register")
    assert seen.status == 200
    assert seen.lines == [
        "Storefront Sandbox",
        "Create account",
        "First name",
        "Last name",
        "Email",
        "Password",
        "5 to 40 characters",
        "Create account",
        "Log in",
        "Storefront Sandbox, world default",
    ]


async def test_a_new_customer_is_logged_in(browser):
    seen = await browser.post("/account/register", NEW)
    assert (seen.status, seen.location) == (303, "/account")
    assert await browser.customer() == ["Ada Lovelace", "ada@lovelace.example", "0"]


async def test_every_problem_is_told_above_and_at_its_field(browser):
    wrong = {"customer[first_name]": "<b>", "customer[email]": "x", "customer[password]": ""}
    seen = await browser.post("/account/register", wrong)
    problems = {
        "field-email": "Email is invalid",
        "field-password": "Password can't be blank",
        "field-firstName": "First name cannot contain HTML tags",
    }
    assert seen.status == 422
    assert seen.lines[2:6] == ["There is a problem", *problems.values()]
    assert [a["href"] for a in seen.all("a")[:3]] == [f"#{field}" for field in problems]
    assert {each["id"]: each.get("aria-describedby") for each in seen.all("input")} == {
        "field-firstName": "field-firstName-error",
        "field-lastName": None,
        "field-email": "field-email-error",
        "field-password": "field-password-hint field-password-error",
    }


async def test_what_was_typed_is_kept_but_for_the_password(browser):
    seen = await browser.post("/account/register", {**NEW, "customer[email]": "x"})
    assert [each.get("value") for each in seen.all("input")] == ["Ada", "Lovelace", "x", None]


async def test_who_is_invited_already_is_sent_a_mail(browser, mailed):
    email = "invited@sandbox.example"
    seen = await browser.post("/account/register", {**NEW, "customer[email]": email})
    words = "please click the link included to verify your email address."
    assert (seen.status, seen.lines[3]) == (422, f"We have sent an email to {email}, {words}")
    assert (await mailed()).startswith("/account/activate/")
