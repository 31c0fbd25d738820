"""What is refused before GraphQL, to the letter, and what each answer says besides its data."""

import pytest

from tests.oidc.conftest import CONFIDENTIAL, MULTIPASS, ORIGIN, PUBLIC, SHOP, Account

QUERY = "{ customer { id } }"
INVALID = {"errors": [{"message": "Invalid token"}]}


async def refusal(answer):
    return answer.status, await answer.json()


@pytest.mark.parametrize(
    "path",
    [
        f"/{SHOP}/account/customer/api/2026-10/graphql",
        "/customer/api/2026-10/graphql",
        "/customer/api/2026-10/graphql.json",
        "/customer/api/unstable/graphql?operation=Orders",
    ],
)
async def test_answers_in_each_form_of_the_url(customer, path):
    answer = await customer.account.client.post(
        path, json={"query": QUERY}, headers={"Authorization": customer.token, "Origin": ORIGIN}
    )
    assert (await answer.json())["data"] == {
        "customer": {"id": "gid://shopify/Customer/6500000032768"}
    }


@pytest.mark.parametrize("number", ["1", "9" * 5_000], ids=["short", "5,000 digits"])
async def test_the_number_of_another_shop_is_not_found(customer, number):
    answer = await customer.account.client.post(
        f"/{number}/account/customer/api/2026-10/graphql", json={"query": QUERY}
    )
    assert await refusal(answer) == (404, {"errors": "Not Found"})


async def test_an_answer_says_version_and_cost(customer):
    answer = await customer.post("query @inContext(language: FR, country: CA) { customer { id } }")
    assert answer.headers["X-Shopify-API-Version"] == "2026-10"
    assert answer.headers["x-request-id"]
    assert (await answer.json())["extensions"] == {
        "context": {"country": "CA", "language": "FR"},
        "cost": {"requestedQueryCost": 2, "actualQueryCost": 2},
    }


async def test_a_mutation_costs_ten(customer):
    body = await customer.ask(
        'mutation { customerUpdate(input: {firstName: "Ada"}) { customer { firstName } } }'
    )
    assert body["extensions"]["cost"] == {"requestedQueryCost": 10, "actualQueryCost": 10}


async def test_without_a_token_there_is_no_answer(customer):
    answer = await customer.post(QUERY, headers={"Authorization": ""})
    assert await refusal(answer) == (
        401,
        {"errors": [{"message": "Missing Authorization Header"}]},
    )


@pytest.mark.parametrize("text", ["Bearer {token}", "atkn_x", "sandbox-public", "0577a86c"])
async def test_whatever_does_not_begin_as_a_token_is_none(customer, text):
    token = text.format(token=customer.token)
    answer = await customer.post(QUERY, headers={"Authorization": token})
    assert await refusal(answer) == (
        401,
        {"errors": [{"message": "Invalid token, missing prefix shcat_."}]},
    )
    assert await customer.account.reason(answer) == "account-access-token.prefix"


async def test_a_changed_token_is_dead(customer):
    answer = await customer.post(QUERY, headers={"Authorization": customer.token[:-2]})
    assert await refusal(answer) == (401, INVALID)
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert await customer.account.reason(answer) == "account-access-token.unknown"


async def test_a_token_is_dead_after_an_hour(customer):
    client = customer.account.client
    await client.put("/_sandbox/api/worlds/default/clock", json={"advance": "PT1H"})
    answer = await customer.post(QUERY)
    assert await refusal(answer) == (401, INVALID)
    assert await customer.account.reason(answer) == "account-access-token.expired"


async def test_a_token_of_another_world_is_dead(customer, storefront):
    blue = Account(storefront.client, "/w/blue")
    answer = await blue.client.post(
        f"/w/blue{customer.path}",
        json={"query": QUERY},
        headers={"Authorization": customer.token, "Origin": ORIGIN},
    )
    assert await refusal(answer) == (401, INVALID)


async def test_a_token_without_the_scope_opens_nothing(account):
    code = (await account.as_persona(scope="openid email"))["code"]
    token = (await (await account.redeem(code)).json())["access_token"]
    answer = await account.client.post(
        "/customer/api/2026-10/graphql",
        json={"query": QUERY},
        headers={"Authorization": token, "Origin": ORIGIN},
    )
    assert await refusal(answer) == (401, INVALID)
    assert await account.reason(answer) == "account-access-token.scope"


async def test_after_the_logout_the_token_is_dead(account):
    tokens = await account.tokens()
    await account.get(f"/authentication/logout?id_token_hint={tokens['id_token']}")
    answer = await account.client.post(
        "/customer/api/2026-10/graphql",
        json={"query": QUERY},
        headers={"Authorization": tokens["access_token"], "Origin": ORIGIN},
    )
    assert await account.reason(answer) == "account-access-token.revoked"


@pytest.mark.parametrize("origin", ["", "https://evil.example"])
async def test_a_public_client_needs_one_of_its_origins(customer, origin):
    answer = await customer.post(QUERY, headers={"Origin": origin})
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert await customer.account.reason(answer) == "oauth.origin"


async def test_a_confidential_client_needs_no_origin(account, mint):
    answer = await account.client.post(
        f"{account.root}/oauth/token",
        data={"grant_type": MULTIPASS, "assertion": mint(), "client_id": CONFIDENTIAL},
    )
    token = (await answer.json())["access_token"]
    answer = await account.client.post(
        "/customer/api/2026-10/graphql",
        json={"query": "{ customer { emailAddress { emailAddress } } }"},
        headers={"Authorization": token},
    )
    assert (await answer.json())["data"] == {
        "customer": {"emailAddress": {"emailAddress": "ada@lovelace.example"}}
    }


async def test_without_a_user_agent_there_is_no_answer(customer):
    answer = await customer.post(QUERY, headers={"User-Agent": ""})
    assert await refusal(answer) == (
        403,
        {"errors": "You do not have permission to access this website"},
    )


@pytest.mark.parametrize("body", ["", "nonsense", '{"query": 1}', "{}"])
async def test_a_body_without_a_query_is_refused(customer, body):
    answer = await customer.account.client.post(
        customer.path,
        data=body,
        headers={
            "Authorization": customer.token,
            "Origin": ORIGIN,
            "Content-Type": "application/json",
        },
    )
    assert await refusal(answer) == (
        400,
        {"errors": {"query": "Required parameter missing or invalid"}},
    )


@pytest.mark.parametrize(
    ("version", "answered"), [("2024-01", "2025-10"), ("2026-04", "2026-04"), ("unstable",) * 2]
)
async def test_an_old_version_falls_forward(customer, version, answered):
    path = customer.path.replace("2026-10", version)
    answer = await customer.account.client.post(
        path, json={"query": QUERY}, headers={"Authorization": customer.token, "Origin": ORIGIN}
    )
    assert answer.headers["X-Shopify-API-Version"] == answered


@pytest.mark.parametrize(
    "path", ["/customer/api/2030-01/graphql", "/1/account/customer/api/2026-10/graphql"]
)
async def test_a_version_or_a_shop_that_there_is_not_is_not_found(customer, path):
    answer = await customer.account.client.post(
        path, json={"query": QUERY}, headers={"Authorization": customer.token, "Origin": ORIGIN}
    )
    assert await refusal(answer) == (404, {"errors": "Not Found"})


async def test_only_post_is_served(customer):
    answer = await customer.account.client.get(customer.path)
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")


async def test_a_shop_without_new_accounts_has_no_such_api(customer):
    client = customer.account.client
    await client.patch("/_sandbox/api/worlds/default/shop", json={"customerAccounts": "LEGACY"})
    assert await refusal(await customer.post(QUERY)) == (404, {"errors": "Not Found"})


async def test_a_page_of_an_origin_may_ask_and_read(customer):
    asked = await customer.account.client.options(customer.path, headers={"Origin": ORIGIN})
    answer = await customer.post(QUERY)
    assert asked.status == 204
    allowed = [each.headers["Access-Control-Allow-Origin"] for each in (asked, answer)]
    assert allowed == [ORIGIN, ORIGIN]
    foreign = await customer.account.client.options(
        customer.path, headers={"Origin": "https://evil.example"}
    )
    assert "Access-Control-Allow-Origin" not in foreign.headers


async def test_a_field_of_the_other_api_does_not_exist(customer):
    body = await customer.ask("{ customer { email } }")
    assert body["errors"][0]["message"] == "Field 'email' doesn't exist on type 'Customer'"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "{ customer { email } }",
            "Customer.email is of the Storefront API: here it is emailAddress { emailAddress }",
        ),
        (
            "{ customer { defaultAddress { countryCodeV2 } } }",
            "CustomerAddress.countryCodeV2 is of the Storefront API: here it is territoryCode",
        ),
        (
            "mutation { customerAccessTokenRenew { x } }",
            (
                "Mutation.customerAccessTokenRenew is of the Storefront API: here it is the grant "
                "refresh_token"
            ),
        ),
        (
            "mutation { customerUpdate(input: {}) { customerUserErrors { code } } }",
            (
                "CustomerUpdatePayload.customerUserErrors is of the Storefront API: here it is "
                "userErrors"
            ),
        ),
    ],
)
async def test_the_reason_says_what_replaces_a_field_of_the_other_api(customer, query, words):
    answer = await customer.post(query, headers={"X-Sandbox-Explain": "1"})
    assert answer.headers["X-Sandbox-Reason"] == f"account-api.field-of-storefront: {words}"


async def test_a_field_of_no_api_has_no_replacement(customer):
    answer = await customer.post("{ customer { nonsense } }", headers={"X-Sandbox-Explain": "1"})
    assert "X-Sandbox-Reason" not in answer.headers


async def test_a_client_without_the_scope_is_denied_the_field(start, tmp_path):
    (tmp_path / "account-clients.toml").write_text(
        f'[[clients]]\nclient_id = "{PUBLIC}"\nname = "Shop"\n'
        'scopes = ["customer_read_customers"]\n'
    )
    account = Account((await start(fixtures=tmp_path)).client)
    token = (await account.tokens())["access_token"]
    answer = await account.client.post(
        "/customer/api/2026-10/graphql",
        json={"query": 'mutation { customerUpdate(input: {firstName: "A"}) { customer { id } } }'},
        headers={"Authorization": token, "Origin": ORIGIN},
    )
    (error,) = (await answer.json())["errors"]
    required = "`customer_write_customers` access scope."
    message = f"Access denied for customerUpdate field. Required access: {required}"
    assert (error["message"], error["extensions"]["code"]) == (message, "ACCESS_DENIED")


async def test_a_scenario_holds_here_too(customer):
    answer = await customer.post(QUERY, headers={"X-Sandbox-Scenario": "service-unavailable"})
    assert answer.status == 503


async def test_the_journal_has_the_operation_and_no_token(customer):
    await customer.post(QUERY)
    url = "/_sandbox/api/worlds/default/journal"
    journal = await customer.account.client.get(url)
    assert customer.token not in await journal.text()
    entry = (await journal.json())["entries"][-1]
    assert (entry["operations"], entry["version"], entry["outcome"]) == (
        ["customer"],
        "2026-10",
        "ok",
    )
