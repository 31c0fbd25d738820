"""Customers, seen and changed by the control API."""

import re
from urllib.parse import quote

import pytest

from tests.control.conftest import absent

BLUE = "/worlds/blue"
CUSTOMERS = f"{BLUE}/customers"
HEADER = {"X-Sandbox-World": "blue"}
JANE = "gid://shopify/Customer/6500000032768"  # the persona `enabled`
LOG_IN = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken }
    customerUserErrors { code }
  }
}
"""
WHO = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def log_in(storefront):
    """Log in to the blue world by password; return the access token, or None."""

    async def log_in(email, password):
        answer = await storefront.ask(
            LOG_IN, headers=HEADER, input={"email": email, "password": password}
        )
        token = answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]
        return token and token["accessToken"]

    return log_in


@pytest.fixture
async def ada(call):
    _, made = await call("POST", CUSTOMERS, {"email": "ada@example.com"})
    return made


async def test_a_new_customer_is_disabled_and_has_the_fields_of_the_schema(call):
    status, made = await call("POST", CUSTOMERS, {"email": "Ada@Example.com"})
    assert (status, made) == (
        201,
        {
            "id": "gid://shopify/Customer/9000000032768",
            "email": "ada@example.com",
            "phone": None,
            "firstName": None,
            "lastName": None,
            "displayName": "ada@example.com",
            "state": "DISABLED",
            "tags": [],
            "acceptsMarketing": False,
            "multipassIdentifier": None,
            "numberOfOrders": "0",
            "createdAt": made["updatedAt"],
            "updatedAt": made["updatedAt"],
            "defaultAddress": None,
            "addresses": [],
        },
    )
    assert MOMENT.fullmatch(made["createdAt"])


async def test_a_customer_made_with_state_and_password_can_log_in(call, log_in):
    told = {"email": "ada@example.com", "state": "ENABLED", "password": "analytical"}
    await call("POST", CUSTOMERS, told)
    assert await log_in("ada@example.com", "analytical") is not None


async def test_a_customer_with_a_password_and_no_account_cannot_log_in(call, log_in):
    await call("POST", CUSTOMERS, {"email": "ada@example.com", "password": "analytical"})
    assert await log_in("ada@example.com", "analytical") is None


async def test_all_that_is_wrong_is_told_at_once_in_the_shop_s_words(call, faults):
    told = {"email": "foo", "firstName": "<b>Bad</b>", "password": "1234"}
    assert await faults("POST", CUSTOMERS, told) == [
        ("#/email", "Email is invalid"),
        ("#/firstName", "First name cannot contain HTML tags"),
        ("#/password", "Password is too short (minimum is 5 characters)"),
    ]
    assert await call("GET", CUSTOMERS, email="foo") == (
        200,
        {"customers": [], "pageInfo": {"hasNextPage": False, "endCursor": None}},
    )


async def test_refuses_a_customer_who_is_nobody(faults):
    message = "Customer must have a name, phone number or email address"
    assert await faults("POST", CUSTOMERS, {}) == [("#", message)]


@pytest.mark.parametrize(
    "number",
    ["6500000032768", quote(JANE, safe=""), JANE],
    ids=["number", "escaped-gid", "gid"],
)
async def test_a_customer_is_found_by(call, number):
    status, shown = await call("GET", f"{CUSTOMERS}/{number}")
    assert (status, shown["id"], shown["email"]) == (200, JANE, "enabled@sandbox.example")


async def test_an_address_has_the_fields_of_the_schema(call):
    _, shown = await call("GET", f"{CUSTOMERS}/6500000032768")
    assert shown["defaultAddress"] == shown["addresses"][0]
    assert shown["addresses"][1] == {
        "id": "gid://shopify/MailingAddress/6500000032770?model_name=CustomerAddress",
        "firstName": "Jane",
        "lastName": "Doe",
        "company": "Doe & Daughters",
        "address1": "150 Elgin Street",
        "address2": None,
        "city": "Ottawa",
        "province": "Ontario",
        "provinceCode": "ON",
        "zip": "K2P 1L4",
        "country": "Canada",
        "countryCodeV2": "CA",
        "phone": "+1 (613) 555-0199",
    }


@pytest.mark.parametrize("given", ["enabled", "enabled@sandbox.example"])
async def test_a_persona_or_an_email_in_the_place_of_an_id_is_answered_with_the_id(problem, given):
    status, _, detail = await problem("GET", f"{CUSTOMERS}/{given}")
    found = f"the world blue has no customer {given}: the id of {given} is gid://shopify/Customer/"
    assert (status, detail[: len(found)]) == (404, found)


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/invite"), ("POST", "/addresses")],
)
@pytest.mark.parametrize("number", ["1", "ada", "9" * 5000, "gid:%2F%2Fshopify%2FOrder%2F1"])
async def test_a_customer_that_is_not_there_is_not_found(problem, method, path, number):
    body = {} if method in ("PATCH", "POST") else None
    shown = number.replace("%2F", "/")
    assert await problem(method, f"{CUSTOMERS}/{number}{path}", body) == (
        404,
        "customer-not-found",
        absent(f"customer {shown}", "customers"),
    )


async def test_a_change_leaves_what_is_not_told(call, ada):
    told = {"firstName": "Ada", "tags": ["vip", "first programmer"], "multipassIdentifier": "c-1"}
    status, changed = await call("PATCH", f"{CUSTOMERS}/{ada['id']}", told)
    assert (status, changed) == (
        200,
        {
            **ada,
            "firstName": "Ada",
            "displayName": "Ada",
            "tags": ["first programmer", "vip"],
            "multipassIdentifier": "c-1",
            "updatedAt": changed["updatedAt"],
        },
    )
    assert await call("GET", f"{CUSTOMERS}/{ada['id']}") == (200, changed)


async def test_null_clears(call, ada):
    path = f"{CUSTOMERS}/{ada['id']}"
    await call("PATCH", path, {"firstName": "Ada"})
    _, changed = await call("PATCH", path, {"firstName": None})
    assert changed == {**ada, "updatedAt": changed["updatedAt"]}


async def test_refuses_a_change_to_what_another_has(call, faults, ada):
    told = {"email": "enabled@sandbox.example"}
    assert await faults("PATCH", f"{CUSTOMERS}/{ada['id']}", told) == [
        ("#/email", "Email has already been taken")
    ]
    assert await call("GET", f"{CUSTOMERS}/{ada['id']}") == (200, ada)


async def test_what_was_told_is_what_a_storefront_sees(call, storefront, mint):
    payload = await storefront.login(mint(email="ada@example.com"), headers=HEADER)
    token = payload["customerAccessToken"]["accessToken"]
    _, page = await call("GET", CUSTOMERS, email="ada@example.com")
    (ada,) = page["customers"]
    await call("PATCH", f"{CUSTOMERS}/{ada['id']}", {"email": "countess@example.com"})
    answer = await storefront.ask(WHO, headers=HEADER, token=token)
    assert answer["data"] == {"customer": {"email": "countess@example.com"}}


async def test_a_deleted_customer_is_gone_and_logged_out(call, storefront, log_in):
    token = await log_in("enabled@sandbox.example", "enabled-password")
    assert await call("DELETE", f"{CUSTOMERS}/{JANE}") == (204, None)
    answer = await storefront.ask(WHO, headers=HEADER, token=token)
    assert answer["data"] == {"customer": None}
    status, _ = await call("GET", f"{CUSTOMERS}/{JANE}")
    assert status == 404


async def test_an_invitation_makes_a_customer_invited_and_sends_a_mail(call, ada):
    status, invited = await call("POST", f"{CUSTOMERS}/{ada['id']}/invite")
    assert (status, invited["state"]) == (200, "INVITED")
    _, inbox = await call("GET", f"{BLUE}/inbox")
    assert [(mail["to"], mail["kind"]) for mail in inbox["mails"]] == [
        ("ada@example.com", "activation")
    ]


SUBJECTS = {
    "EN": "Customer account activation",
    "DE": "Aktiviere dein Kundenkonto",
    "FR": "Activez votre compte client",
}


@pytest.mark.parametrize(("language", "subject"), SUBJECTS.items())
async def test_an_invitation_is_in_the_language_that_is_asked_for(call, ada, language, subject):
    await call("POST", f"{CUSTOMERS}/{ada['id']}/invite", {"language": language})
    _, inbox = await call("GET", f"{BLUE}/inbox")
    assert [mail["subject"] for mail in inbox["mails"]] == [subject]


@pytest.mark.parametrize(("country", "language"), [("DE", "DE"), ("US", "FR"), (None, "FR")])
async def test_an_invitation_is_in_the_language_of_the_customers_country(call, country, language):
    home = {"id": 1, "handle": "home", "currency": "USD", "countries": ["US"], "languages": ["FR"]}
    other = {**home, "id": 2, "handle": "other", "countries": ["DE"], "languages": ["DE", "EN"]}
    await call("PATCH", f"{BLUE}/shop", {"markets": [home, other]})
    _, made = await call("POST", CUSTOMERS, {"email": "grace@example.com"})
    if country:
        await call("POST", f"{CUSTOMERS}/{made['id']}/addresses", {"country": country})
    await call("PATCH", f"{CUSTOMERS}/{made['id']}", {"state": "INVITED"})
    _, inbox = await call("GET", f"{BLUE}/inbox")
    assert [mail["subject"] for mail in inbox["mails"]] == [SUBJECTS[language]]


@pytest.mark.parametrize("is_new", [True, False])
async def test_who_is_made_invited_gets_the_mail(call, is_new):
    body = {"email": "grace@example.com", "state": "INVITED"}
    if is_new:
        status, made = await call("POST", CUSTOMERS, body)
    else:
        _, disabled = await call("POST", CUSTOMERS, {**body, "state": "DISABLED"})
        status, made = await call("PATCH", f"{CUSTOMERS}/{disabled['id']}", {"state": "INVITED"})
        await call("PATCH", f"{CUSTOMERS}/{made['id']}", {"state": "INVITED", "firstName": "G"})
    assert (status, made["state"]) == (201 if is_new else 200, "INVITED")
    _, inbox = await call("GET", f"{BLUE}/inbox")
    assert [(mail["to"], mail["kind"]) for mail in inbox["mails"]] == [
        ("grace@example.com", "activation")
    ]


async def test_who_is_made_invited_without_an_email_gets_none(call):
    status, _ = await call("POST", CUSTOMERS, {"firstName": "Ada", "state": "INVITED"})
    assert (status, await call("GET", f"{BLUE}/inbox")) == (201, (200, {"mails": []}))


async def test_who_is_enabled_cannot_be_invited(problem):
    assert await problem("POST", f"{CUSTOMERS}/{JANE}/invite") == (
        409,
        "already-enabled",
        "Customer already enabled",
    )


async def test_who_has_no_email_cannot_be_invited(call, faults):
    _, made = await call("POST", CUSTOMERS, {"lastName": "Lovelace"})
    assert await faults("POST", f"{CUSTOMERS}/{made['id']}/invite", None) == [
        ("#/email", "Email can't be blank")
    ]


@pytest.mark.parametrize(
    "place",
    [
        {"country": "Canada", "province": "Ontario"},
        {"country": "CA", "province": "ON"},
        {"countryCode": "CA", "provinceCode": "ON"},
    ],
    ids=["names", "codes-as-names", "codes"],
)
async def test_an_address_is_added_with_its_country_by(call, ada, place):
    path = f"{CUSTOMERS}/{ada['id']}/addresses"
    status, made = await call("POST", path, {"address1": " 1 Main St ", "city": "Ottawa", **place})
    assert (status, made) == (
        201,
        {
            "id": "gid://shopify/MailingAddress/9000000032768?model_name=CustomerAddress",
            "firstName": None,
            "lastName": None,
            "company": None,
            "address1": "1 Main St",
            "address2": None,
            "city": "Ottawa",
            "province": "Ontario",
            "provinceCode": "ON",
            "zip": None,
            "country": "Canada",
            "countryCodeV2": "CA",
            "phone": None,
        },
    )
    _, shown = await call("GET", f"{CUSTOMERS}/{ada['id']}")
    assert (shown["addresses"], shown["defaultAddress"]) == ([made], made)


@pytest.mark.parametrize(("told", "default"), [({}, 0), ({"default": True}, 1)])
async def test_a_second_address_is_the_default_if_it_is_to_be(call, ada, told, default):
    path = f"{CUSTOMERS}/{ada['id']}/addresses"
    made = [
        (await call("POST", path, {"city": "Ottawa"}))[1],
        (await call("POST", path, {"city": "Toronto", **told}))[1],
    ]
    _, shown = await call("GET", f"{CUSTOMERS}/{ada['id']}")
    assert (shown["addresses"], shown["defaultAddress"]) == (made, made[default])


async def test_refuses_an_address_that_cannot_be(faults):
    told = {"city": "<b>x</b>", "country": "Atlantis"}
    assert await faults("POST", f"{CUSTOMERS}/{JANE}/addresses", told) == [
        ("#/city", "City cannot contain HTML tags"),
        ("#/country", "Country is invalid"),
    ]
