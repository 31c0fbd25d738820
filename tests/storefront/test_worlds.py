"""The ways to name a world, and that worlds do not see one another."""

import pytest
from yarl import URL

PUBLIC = "X-Shopify-Storefront-Access-Token"
READ = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"


@pytest.fixture
async def token_of_blue(storefront, mint):
    payload = await storefront.login(mint(), headers={"X-Sandbox-World": "blue"})
    return payload["customerAccessToken"]["accessToken"]


@pytest.mark.parametrize(
    ("prefix", "headers"),
    [
        pytest.param("", {"X-Sandbox-World": "blue"}, id="header"),
        pytest.param("/w/blue", {}, id="path"),
        pytest.param("", {PUBLIC: "sandbox-public.blue"}, id="token"),
        pytest.param("/w/green", {"X-Sandbox-World": "blue"}, id="header-before-path"),
        pytest.param("/w/blue", {PUBLIC: "sandbox-public.green"}, id="path-before-token"),
        pytest.param(
            "", {"Shopify-Storefront-Private-Token": "shpat_sandbox-private.blue"}, id="private"
        ),
        pytest.param("", {"Host": "blue.localhost:7467"}, id="host"),
        pytest.param("", {"Host": "Blue.LocalHost."}, id="host-as-it-may-be-written"),
        pytest.param(
            "",
            {PUBLIC: "sandbox-public.blue", "Host": "green.localhost"},
            id="token-before-host",
        ),
    ],
)
async def test_a_world_is_named_by(storefront, token_of_blue, prefix, headers):
    response = await storefront.client.post(
        prefix + storefront.path,
        json={"query": READ, "variables": {"token": token_of_blue}},
        headers=headers,
    )
    assert (await response.json())["data"] == {"customer": {"email": "ada@lovelace.example"}}


@pytest.mark.parametrize("headers", [{}, {"X-Sandbox-World": "green"}])
async def test_other_worlds_do_not_see_it(storefront, token_of_blue, headers):
    answer = await storefront.ask(READ, token=token_of_blue, headers=headers)
    assert answer["data"] == {"customer": None}


async def test_a_token_used_in_one_world_is_fresh_in_another(storefront, mint):
    token = mint()
    errors = [
        (await storefront.login(token, headers={"X-Sandbox-World": world}))["customerUserErrors"]
        for world in ("blue", "green")
    ]
    assert errors == [[], []]


async def test_a_suffix_keeps_the_scopes_of_its_token(storefront):
    answer = await storefront.ask(
        'query { customer(customerAccessToken: "0") { email } }',
        headers={PUBLIC: "sandbox-no-customers.blue"},
    )
    assert answer["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"


@pytest.mark.parametrize("name", ["Blue", "-blue", "blue-", "a_b", "x" * 64, "é"])
async def test_refuses_a_name_no_world_can_have(storefront, name):
    response = await storefront.client.post(
        f"/w/{name}{storefront.path}", json={"query": "{ __typename }"}
    )
    assert response.status == 400
    assert await response.json() == {
        "errors": f"{name!r} cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
        "neither beginning nor ending with '-'."
    }


@pytest.mark.parametrize("headers", [{"X-Sandbox-World": ""}, {PUBLIC: "sandbox-public."}])
async def test_an_empty_name_is_no_name(storefront, headers):
    response = await storefront.post("{ __typename }", headers=headers)
    assert response.status == 400
    assert await response.json() == {
        "errors": "'' cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
        "neither beginning nor ending with '-'."
    }


@pytest.mark.parametrize("path", ["/w//api/graphql.json", "/w/%20/api/graphql.json"])
async def test_a_path_without_a_name_is_refused(storefront, path):
    url = URL(path, encoded=True)
    response = await storefront.client.post(url, json={"query": "{ __typename }"})
    assert response.status == 400


@pytest.mark.parametrize("host", ["a_b.localhost", "a.b.localhost:7467", ".localhost"])
async def test_refuses_a_host_that_names_no_world(storefront, host):
    response = await storefront.post("{ __typename }", headers={"Host": host})
    name = host.partition(".localhost")[0]
    assert response.status == 400
    assert await response.json() == {
        "errors": f"{name!r} cannot name a world: use 1 to 63 of a-z, 0-9 and '-', "
        "neither beginning nor ending with '-'."
    }


@pytest.fixture
async def token_of_default(storefront, mint):
    return (await storefront.login(mint()))["customerAccessToken"]["accessToken"]


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:7467",
        "localhost.",
        "127.0.0.1:7467",
        "10.1.2.3",
        "[::1]:7467",
        "blue.localhost.example",
        "blue.shop.example",
        "bluelocalhost",
        "host.docker.internal:7467",
    ],
)
async def test_another_host_names_no_world(storefront, token_of_default, host):
    answer = await storefront.ask(READ, token=token_of_default, headers={"Host": host})
    assert answer["data"] == {"customer": {"email": "ada@lovelace.example"}}


async def test_each_answer_names_its_world(storefront):
    response = await storefront.post("{ __typename }", headers={"X-Sandbox-World": "blue"})
    assert response.headers["X-Sandbox-World"] == "blue"


async def test_a_refusal_in_a_world_names_it_too(storefront):
    response = await storefront.client.post("/w/blue" + storefront.path, data=b"{")
    assert (response.status, response.headers["X-Sandbox-World"]) == (415, "blue")


async def test_with_strict_worlds_a_misspelt_world_is_refused_with_the_near_names(start):
    storefront = await start(strict_worlds=True)
    made = await storefront.client.put("/_sandbox/api/worlds/checkout", json={})
    refused = await storefront.post("{ __typename }", headers={"X-Sandbox-World": "chekout"})
    found = await storefront.post("{ __typename }", headers={"X-Sandbox-World": "checkout"})
    assert (made.status, refused.status, found.status) == (201, 404, 200)
    assert await refused.json() == {
        "errors": "There is no world 'chekout': did you mean checkout? With --strict-worlds a "
        "world must be made first, by `storefront-sandbox worlds make NAME` or "
        "PUT /_sandbox/api/worlds/NAME."
    }


async def test_with_strict_worlds_the_default_world_is_there(start):
    storefront = await start(strict_worlds=True)
    assert (await storefront.post("{ __typename }")).status == 200
