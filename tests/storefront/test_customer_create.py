"""Signing up: what is kept, what is refused, and who gets which mail."""

import pytest

from tests.storefront.conftest import NO_ERRORS, SIGN_UP, refusal

GIVEN = {"email": "new@shop.example", "password": "12345"}
NOBODY = {"customer": None}


async def test_registers_a_customer_who_can_log_in(payload, log_in, who):
    given = {
        "email": " New@Shop.example",
        "password": "p\N{LATIN SMALL LETTER A WITH DIAERESIS}ssw\N{FIRE}rd",
        "firstName": " Ada ",
        "lastName": "Lovelace",
        "phone": "+1 (613) 450-5293",
        "acceptsMarketing": True,
    }
    assert await payload(SIGN_UP, input=given) == {
        "customer": {
            "email": "new@shop.example",
            "firstName": "Ada",
            "lastName": "Lovelace",
            "phone": "+16134505293",
            "acceptsMarketing": True,
        },
        **NO_ERRORS,
    }
    assert await who(await log_in("NEW@shop.example", given["password"])) == "new@shop.example"


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param({}, id="left-out"),
        pytest.param(
            {"firstName": None, "lastName": None, "phone": None, "acceptsMarketing": None},
            id="null",
        ),
        pytest.param({"firstName": "", "lastName": "  ", "phone": " "}, id="blank"),
    ],
)
async def test_keeps_nothing_of_what_is_not_told(payload, left_out):
    assert await payload(SIGN_UP, input=GIVEN | left_out) == {
        "customer": {
            "email": "new@shop.example",
            "firstName": None,
            "lastName": None,
            "phone": None,
            "acceptsMarketing": False,
        },
        **NO_ERRORS,
    }


async def test_a_new_customer_has_no_history(storefront):
    document = """
      mutation ($input: CustomerCreateInput!) {
        customerCreate(input: $input) {
          customer {
            id createdAt updatedAt numberOfOrders tags displayName
            addresses(first: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
          }
        }
      }
    """
    answer = await storefront.ask(document, input=GIVEN)
    customer = answer["data"]["customerCreate"]["customer"]
    assert customer["id"].startswith("gid://shopify/Customer/")
    assert customer["createdAt"] == customer["updatedAt"]
    assert customer == {
        "id": customer["id"],
        "createdAt": customer["createdAt"],
        "updatedAt": customer["updatedAt"],
        "numberOfOrders": "0",
        "tags": [],
        "displayName": "new@shop.example",
        "addresses": {
            "nodes": [],
            "pageInfo": {"hasNextPage": False, "hasPreviousPage": False},
        },
    }


@pytest.mark.parametrize(
    ("given", "field", "message", "code"),
    [
        pytest.param(
            {"email": "enabled@sandbox.example"},
            "email",
            "Email has already been taken",
            "TAKEN",
            id="email-taken (recorded)",
        ),
        pytest.param(
            {"email": "Enabled @sandbox.EXAMPLE"},
            "email",
            "Email has already been taken",
            "TAKEN",
            id="email-taken-in-another-spelling (recorded for the Admin API)",
        ),
        pytest.param(
            {"email": "not-an-email"}, "email", "Email is invalid", "INVALID", id="email (recorded)"
        ),
        pytest.param(
            {"email": "foo@@bar.com"}, "email", "Email is invalid", "INVALID", id="two-ats (Admin)"
        ),
        pytest.param({"email": "foo@bar"}, "email", "Email is invalid", "INVALID", id="no-dot"),
        pytest.param(
            {"email": " "}, "email", "Email can't be blank", "BLANK", id="email-blank (inferred)"
        ),
        pytest.param(
            {"email": "foo@-.com"},
            "email",
            "Email contains an invalid domain name",
            "BAD_DOMAIN",
            id="domain (inferred)",
        ),
        pytest.param(
            {"password": ""}, "password", "Password can't be blank", "BLANK", id="blank (recorded)"
        ),
        pytest.param(
            {"password": "1234"},
            "password",
            "Password is too short (minimum is 5 characters)",
            "TOO_SHORT",
            id="password-short (reported)",
        ),
        pytest.param(
            {"password": "1" * 41},
            "password",
            "Password is too long (maximum is 40 characters)",
            "TOO_LONG",
            id="password-long (a client's copy of the rule)",
        ),
        pytest.param(
            {"password": " 12345"},
            "password",
            "Password starts or ends with spaces.",
            "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE",
            id="password-padded (reported)",
        ),
        pytest.param(
            {"firstName": "<b>Bad</b>"},
            "firstName",
            "First name cannot contain HTML tags",
            "CONTAINS_HTML_TAGS",
            id="html (recorded)",
        ),
        pytest.param(
            {"lastName": "see https://bad.example"},
            "lastName",
            "Last name cannot contain URL",
            "CONTAINS_URL",
            id="url (inferred)",
        ),
        pytest.param(
            {"lastName": "x" * 256},
            "lastName",
            "Last name is too long (maximum is 255 characters)",
            "TOO_LONG",
            id="name-long (recorded for the Admin API)",
        ),
        pytest.param(
            {"phone": "12ab"}, "phone", "Phone is invalid", "INVALID", id="phone (Admin API)"
        ),
        pytest.param({"phone": "+1 555"}, "phone", "Phone is invalid", "INVALID", id="phone-short"),
    ],
)
async def test_refuses(payload, given, field, message, code):
    assert await payload(SIGN_UP, input=GIVEN | given) == {
        **NOBODY,
        **refusal(["input", field], message, code),
    }


async def test_refuses_a_taken_phone(payload):
    phone = "+16134505293"
    await payload(SIGN_UP, input=GIVEN | {"phone": phone})
    other = GIVEN | {"email": "other@shop.example", "phone": "+1 613-450-5293"}
    assert await payload(SIGN_UP, input=other) == {
        **NOBODY,
        **refusal(["input", "phone"], "Phone has already been taken", "TAKEN"),
    }


async def test_tells_every_problem_at_once(payload):
    """Recorded for the Admin API: an email that is too long is invalid besides."""
    wrong = {"email": "x" * 256, "password": " 1", "firstName": "<i>", "phone": "?"}
    answer = await payload(SIGN_UP, input=wrong)
    assert [(*e["field"], e["code"]) for e in answer["customerUserErrors"]] == [
        ("input", "email", "TOO_LONG"),
        ("input", "email", "INVALID"),
        ("input", "password", "TOO_SHORT"),
        ("input", "password", "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE"),
        ("input", "firstName", "CONTAINS_HTML_TAGS"),
        ("input", "phone", "INVALID"),
    ]
    assert answer["userErrors"] == [
        {"field": error["field"], "message": error["message"]}
        for error in answer["customerUserErrors"]
    ]


async def test_a_refused_sign_up_leaves_nothing_behind(payload, log_in, mails):
    await payload(SIGN_UP, input=GIVEN | {"phone": "+16134505293", "firstName": "<b>"})
    assert await log_in(GIVEN["email"], GIVEN["password"]) is None
    assert await mails() == []
    assert (await payload(SIGN_UP, input=GIVEN | {"phone": "+16134505293"}))["userErrors"] == []


async def test_welcomes_a_new_customer(payload, mails):
    await payload(SIGN_UP, input=GIVEN)
    assert await mails() == [("welcome", "new@shop.example", [])]


@pytest.mark.parametrize("state", ["disabled", "invited", "declined"])
async def test_sends_one_without_an_account_an_activation_mail(payload, mails, state):
    """Reported twice; what the answer says is true."""
    email = f"{state}@sandbox.example"
    message = (
        f"We have sent an email to {email}, please click the link included to verify your "
        "email address."
    )
    assert await payload(SIGN_UP, input=GIVEN | {"email": email}) == {
        **NOBODY,
        **refusal(None, message, "CUSTOMER_DISABLED"),
    }
    ((kind, to, (link,)),) = await mails()
    assert (kind, to) == ("activation", email)
    assert link.startswith("https://sandbox.myshopify.com/account/activate/")


async def test_sends_no_mail_while_something_else_is_wrong(payload, mails):
    given = {"email": "invited@sandbox.example", "password": "1234"}
    assert await payload(SIGN_UP, input=given) == {
        **NOBODY,
        **refusal(
            ["input", "password"], "Password is too short (minimum is 5 characters)", "TOO_SHORT"
        ),
    }
    assert await mails() == []


async def test_the_reason_names_the_first_problem(storefront):
    assert await storefront.reason(SIGN_UP, input=GIVEN | {"email": "enabled@sandbox.example"}) == (
        "customer.email-taken: input.email: Email has already been taken"
    )
