"""The mutation this project exists for, asked over HTTP."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET

LOGIN = """
mutation ($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { field message code }
  }
}
"""
READ = """
query ($token: String!) {
  customer(customerAccessToken: $token) {
    email firstName lastName displayName tags numberOfOrders acceptsMarketing phone
    defaultAddress { address1 city province provinceCode country countryCodeV2 firstName name }
    addresses(first: 5) { nodes { city } }
  }
}
"""
REFUSED = {
    "customerAccessToken": None,
    "customerUserErrors": [
        {
            "field": ["multipassToken"],
            "message": "Invalid Multipass request",
            "code": "INVALID_MULTIPASS_REQUEST",
        }
    ],
}


@pytest.fixture
def read(storefront, mint):
    """Log in with a token for the given customer, and read the customer back."""

    async def read(**customer):
        payload = await storefront.login(mint(**customer))
        token = payload["customerAccessToken"]["accessToken"]
        return (await storefront.ask(READ, token=token))["data"]["customer"]

    return read


async def test_answers_a_token_of_32_hex_digits_good_for_42_days(storefront, mint):
    before = datetime.now(UTC).replace(microsecond=0)
    payload = await storefront.login(mint())
    after = datetime.now(UTC)
    token = payload["customerAccessToken"]
    assert payload == {"customerAccessToken": token, "customerUserErrors": []}
    assert re.fullmatch(r"[0-9a-f]{32}", token["accessToken"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", token["expiresAt"])
    expires_at = datetime.fromisoformat(token["expiresAt"])
    assert before + timedelta(days=42) <= expires_at <= after + timedelta(days=42)


async def test_creates_the_customer_with_what_the_token_says(read):
    customer = await read(
        email="Ada@Lovelace.example",
        first_name="Ada",
        last_name="Lovelace",
        tag_string="vip, Mathematician,VIP",
        addresses=[
            {"address1": "150 Elgin St", "city": "Ottawa", "province": "Ontario", "country": "CA"}
        ],
    )
    assert customer == {
        "email": "ada@lovelace.example",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "displayName": "Ada Lovelace",
        "tags": ["Mathematician", "vip"],
        "numberOfOrders": "0",
        "acceptsMarketing": False,
        "phone": None,
        "defaultAddress": {
            "address1": "150 Elgin St",
            "city": "Ottawa",
            "province": "Ontario",
            "provinceCode": "ON",
            "country": "Canada",
            "countryCodeV2": "CA",
            "firstName": "Ada",
            "name": "Ada Lovelace",
        },
        "addresses": {"nodes": [{"city": "Ottawa"}]},
    }


async def test_knows_the_customer_again_by_email_in_any_case(storefront, mint):
    document = "query ($token: String!) { customer(customerAccessToken: $token) { id } }"
    ids = [
        await storefront.ask(
            document,
            token=(await storefront.login(mint(email=email)))["customerAccessToken"]["accessToken"],
        )
        for email in ("ada@lovelace.example", "ADA@lovelace.EXAMPLE")
    ]
    assert ids[0] == ids[1]
    assert re.fullmatch(r"gid://shopify/Customer/\d+", ids[0]["data"]["customer"]["id"])


async def test_leaves_tags_alone_when_the_token_has_none(read):
    await read(tag_string="vip")
    assert (await read())["tags"] == ["vip"]


async def test_clears_tags_when_the_tag_string_is_empty(read):
    await read(tag_string="vip")
    assert (await read(tag_string=""))["tags"] == []


async def test_replaces_the_names_it_is_given_and_no_others(read):
    await read(first_name="Ada", last_name="Byron")
    customer = await read(last_name="Lovelace")
    assert (customer["firstName"], customer["lastName"]) == ("Ada", "Lovelace")


async def test_an_empty_name_removes_the_name(read):
    await read(first_name="Ada", last_name="Byron")
    customer = await read(first_name="", last_name="")
    assert (customer["firstName"], customer["lastName"]) == (None, None)


async def test_adds_an_address_once(read):
    home = {"address1": "1 Rue A", "city": "Paris", "country": "France"}
    office = {"address1": "2 Rue B", "city": "Lyon", "country": "France", "default": True}
    await read(addresses=[home])
    customer = await read(addresses=[home, office])
    assert customer["addresses"] == {"nodes": [{"city": "Paris"}, {"city": "Lyon"}]}
    assert customer["defaultAddress"]["city"] == "Lyon"


async def test_leaves_out_an_address_in_no_country(read):
    customer = await read(addresses=[{"city": "Atlantis", "country": "Atlantis"}])
    assert customer["addresses"] == {"nodes": []}


async def test_two_logins_give_two_live_tokens(storefront, mint):
    payloads = [await storefront.login(mint()) for _ in range(2)]
    tokens = [payload["customerAccessToken"]["accessToken"] for payload in payloads]
    assert tokens[0] != tokens[1]
    document = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
    assert [await storefront.ask(document, token=token) for token in tokens] == [
        {
            "data": {"customer": {"email": "ada@lovelace.example"}},
            "extensions": {"cost": {"requestedQueryCost": 1}},
        }
    ] * 2


async def test_refuses_a_token_used_before(storefront, mint):
    token = mint()
    await storefront.login(token)
    assert await storefront.login(token) == REFUSED


async def test_a_refused_token_is_not_used_up(storefront, mint):
    await storefront.login(mint(email="taken@example.com", identifier="one"))
    conflicting = mint(email="taken@example.com", identifier="two")
    reasons = [await storefront.reason(LOGIN, multipassToken=conflicting) for _ in range(2)]
    assert [reason.partition(":")[0] for reason in reasons] == ["multipass.identifier-conflict"] * 2


async def test_answers_a_garbled_token_to_the_letter(storefront):
    response = await storefront.post(LOGIN, multipassToken="not-a-token")
    assert await response.text() == (
        '{"data":{"customerAccessTokenCreateWithMultipass":{"customerAccessToken":null,'
        '"customerUserErrors":[{"field":["multipassToken"],"message":"Invalid Multipass request",'
        '"code":"INVALID_MULTIPASS_REQUEST"}]}},"extensions":{"cost":{"requestedQueryCost":12}}}'
    )


@pytest.mark.parametrize(
    ("age", "reason"),
    [
        pytest.param(timedelta(minutes=16), "multipass.expired", id="expired"),
        pytest.param(timedelta(minutes=-16), "multipass.future", id="future"),
    ],
)
async def test_refuses_a_token_outside_its_window(storefront, age, reason):
    token = Multipass(MULTIPASS_SECRET).seal({"email": "a@b.example"}, now=datetime.now(UTC) - age)
    assert (await storefront.reason(LOGIN, multipassToken=token)).startswith(reason)
    assert await storefront.login(token) == REFUSED


async def test_says_which_addresses_and_provinces_are_left_out(storefront, mint):
    bavaria = {"country_code": "DE", "province_code": "BY"}
    wrong = {"country_code": "US", "province": "QQ"}
    token = mint(addresses=[{"country": "Atlantis"}, wrong, bavaria, {"province_code": "ON"}])
    assert (await storefront.reason(LOGIN, multipassToken=token)).split("; ") == [
        "multipass.address-left-out: addresses[0] is left out: 'Atlantis' is not a country",
        "addresses[1] is left out: 'QQ' is not a province of United States",
        "addresses[2].province_code 'BY' is left out: Germany has no list of provinces",
        "addresses[3].province_code 'ON' is left out: no country is given",
    ]


async def test_says_why_only_when_asked(storefront):
    response = await storefront.post(LOGIN, multipassToken="")
    assert "X-Sandbox-Reason" not in response.headers


async def test_matches_by_identifier_and_moves_the_email(storefront, mint):
    document = "query ($token: String!) { customer(customerAccessToken: $token) { id email } }"
    customers = []
    for email in ("old@example.com", "new@example.com"):
        payload = await storefront.login(mint(email=email, identifier="crm-7"))
        token = payload["customerAccessToken"]["accessToken"]
        customers.append((await storefront.ask(document, token=token))["data"]["customer"])
    assert customers[0]["id"] == customers[1]["id"]
    assert [customer["email"] for customer in customers] == ["old@example.com", "new@example.com"]


async def test_finds_no_customer_under_the_email_that_moved_away(storefront, mint):
    await storefront.login(mint(email="old@example.com", identifier="crm-7"))
    await storefront.login(mint(email="new@example.com", identifier="crm-7"))
    payload = await storefront.login(mint(email="old@example.com", identifier="crm-8"))
    assert payload["customerUserErrors"] == []


async def test_refuses_an_identifier_for_a_customer_who_has_none(storefront, mint):
    await storefront.login(mint(email="guest@example.com"))
    payload = await storefront.login(mint(email="guest@example.com", identifier="crm-7"))
    assert payload == REFUSED


async def test_matches_by_email_when_the_token_has_no_identifier(storefront, mint):
    await storefront.login(mint(email="known@example.com", identifier="crm-7"))
    payload = await storefront.login(mint(email="known@example.com"))
    assert payload["customerUserErrors"] == []


async def test_user_errors_is_no_field_of_this_payload(storefront):
    document = (
        'mutation { customerAccessTokenCreateWithMultipass(multipassToken: "x")'
        " { userErrors { message } } }"
    )
    message = (
        "Field 'userErrors' doesn't exist on type 'CustomerAccessTokenCreateWithMultipassPayload'"
    )
    assert await storefront.ask(document) == {
        "errors": [
            {
                "message": message,
                "locations": [{"line": 1, "column": 74}],
                "path": ["mutation", "customerAccessTokenCreateWithMultipass", "userErrors"],
                "extensions": {
                    "code": "undefinedField",
                    "typeName": "CustomerAccessTokenCreateWithMultipassPayload",
                    "fieldName": "userErrors",
                },
            }
        ]
    }


async def test_a_null_token_is_an_error_of_the_variable(storefront):
    document = (
        "mutation ($multipassToken: String!) { customerAccessTokenCreateWithMultipass"
        "(multipassToken: $multipassToken) { customerUserErrors { code } } }"
    )
    assert await storefront.ask(document, multipassToken=None) == {
        "errors": [
            {
                "message": "Variable $multipassToken of type String! was provided invalid value",
                "locations": [{"line": 1, "column": 11}],
                "extensions": {
                    "code": "INVALID_VARIABLE",
                    "value": None,
                    "problems": [{"path": [], "explanation": "Expected value to not be null"}],
                },
            }
        ]
    }


@pytest.mark.parametrize("token", ["sandbox-read-only", "sandbox-no-customers"])
async def test_needs_the_scope_to_write_customers(storefront, mint, token):
    answer = await storefront.ask(
        LOGIN, multipassToken=mint(), headers={"X-Shopify-Storefront-Access-Token": token}
    )
    assert answer == ACCESS_DENIED


async def test_is_denied_without_a_storefront_access_token(start, mint):
    storefront = await start(default_token=None)
    assert await storefront.ask(LOGIN, multipassToken=mint()) == ACCESS_DENIED


ACCESS_DENIED = {
    "errors": [
        {
            "message": "Access denied for customerAccessTokenCreateWithMultipass field. Required "
            "access: `unauthenticated_write_customers` access scope.",
            "path": ["customerAccessTokenCreateWithMultipass"],
            "locations": [],
            "extensions": {
                "code": "ACCESS_DENIED",
                "documentation": "https://shopify.dev/api/usage/access-scopes",
                "requiredAccess": "`unauthenticated_write_customers` access scope.",
            },
        }
    ],
    "data": {"customerAccessTokenCreateWithMultipass": None},
    "extensions": {"cost": {"requestedQueryCost": 12}},
}
