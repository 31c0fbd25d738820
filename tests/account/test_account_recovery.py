"""`/account/recover`: a mail for those who forgot their password."""

EMAIL = "enabled@sandbox.example"
FOOTER = "Storefront Sandbox, world default"


async def test_asks_for_the_email(browser):
    seen = await browser.get("/account/recover")
    assert seen.status == 200
    assert seen.lines == [
        "Storefront Sandbox",
        "Reset your password",
        "Email",
        "Send the email",
        "Log in",
        FOOTER,
    ]


async def test_says_where_the_mail_is(browser, mailed):
    seen = await browser.post("/account/recover", {"email": EMAIL})
    assert seen.status == 200
    assert seen.lines == [
        "Storefront Sandbox",
        "Reset your password",
        f"An email with a link for a new password is on its way to {EMAIL}.",
        "The sandbox sends nothing; it keeps the mail in the inbox of this world:",
        "/_sandbox/api/worlds/default/inbox",
        FOOTER,
    ]
    assert (await mailed()).startswith("/account/reset/6500000032768/")


async def test_an_email_that_nobody_has_is_asked_for_again(browser):
    seen = await browser.post("/account/recover", {"email": "nobody@sandbox.example"})
    assert seen.status == 422
    assert seen.lines[2:6] == [
        "There is a problem",
        "Could not find customer",
        "Email",
        "Could not find customer",
    ]
    assert seen.all("a")[0] == {"href": "#field-email"}
    assert seen.all("input") == [
        {
            "id": "field-email",
            "name": "email",
            "type": "email",
            "autocomplete": "username",
            "required": None,
            "value": "nobody@sandbox.example",
            "aria-invalid": "true",
            "aria-describedby": "field-email-error",
        }
    ]
