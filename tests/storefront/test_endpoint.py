"""HTTP around GraphQL: paths, methods, content types, statuses and headers."""

import json
import re
from io import BytesIO

import pytest
from yarl import URL

PUBLIC = "X-Shopify-Storefront-Access-Token"
PRIVATE = "Shopify-Storefront-Private-Token"
TYPENAME = {"data": {"__typename": "QueryRoot"}, "extensions": {"cost": {"requestedQueryCost": 1}}}
MISSING_QUERY = {"errors": {"query": "Required parameter missing or invalid"}}


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("/api/2026-10/graphql.json", "2026-10"),
        ("/api/2026-10/graphql", "2026-10"),
        ("/api/unstable/graphql.json", "unstable"),
        ("/api/graphql.json", "2025-10"),
        ("/api/graphql", "2025-10"),
        ("/api/2024-07/graphql.json", "2025-10"),
        ("/w/blue/api/2026-04/graphql.json", "2026-04"),
    ],
)
async def test_serves_every_form_of_the_url(storefront, path, version):
    response = await storefront.client.post(path, json={"query": "{ __typename }"})
    assert response.status == 200
    assert response.headers["X-Shopify-API-Version"] == version
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert await response.json() == TYPENAME


@pytest.mark.parametrize("version", ["2026-13", "2099-01", "foo", "2018-01"])
async def test_a_version_that_never_was_is_not_found(storefront, version):
    response = await storefront.client.post(
        f"/api/{version}/graphql.json", json={"query": "{ __typename }"}
    )
    assert response.status == 404
    assert await response.json() == {"errors": "Not Found"}


@pytest.mark.parametrize(
    "body",
    [
        {"query": "{ __typename }", "variables": None, "operationName": None},
        {"query": "{ __typename }", "variables": {}},
        {"query": "{ __typename }", "extensions": {"clientLibrary": {"name": "apollo"}}},
        {"query": "query A { __typename } query B { shop { name } }", "operationName": "A"},
    ],
)
async def test_takes_the_bodies_that_clients_send(storefront, body):
    response = await storefront.client.post(storefront.path, json=body)
    assert await response.json() == TYPENAME


async def test_takes_a_bare_document(storefront):
    response = await storefront.client.post(
        storefront.path, data="{ __typename }", headers={"Content-Type": "application/graphql"}
    )
    assert await response.json() == TYPENAME


async def test_takes_a_query_by_get(storefront):
    params = {
        "query": "query Q($n: Boolean!) { __typename @include(if: $n) }",
        "operationName": "Q",
        "variables": '{"n": true}',
    }
    response = await storefront.client.get(storefront.path, params=params)
    assert await response.json() == TYPENAME


async def test_refuses_a_mutation_by_get(storefront):
    document = 'mutation { customerAccessTokenDelete(customerAccessToken: "x") { __typename } }'
    response = await storefront.client.get(storefront.path, params={"query": document})
    assert response.status == 405
    assert response.headers["Allow"] == "POST"
    assert await response.json() == {"errors": "Method Not Allowed"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="broken-json"),
        pytest.param(b"{}", id="no-query"),
        pytest.param(b'{"query": null}', id="null-query"),
        pytest.param(b'{"query": 1}', id="query-is-a-number"),
        pytest.param(b'[{"query": "{ __typename }"}]', id="batch"),
        pytest.param(b'{"query": "{ __typename }", "variables": "{}"}', id="variables-as-text"),
        pytest.param(b'{"query": "\xff"}', id="not-utf-8"),
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
async def test_refuses_a_body_that_is_no_request(storefront, body):
    response = await storefront.client.post(
        storefront.path, data=body, headers={"Content-Type": "application/json"}
    )
    assert response.status == 400
    assert await response.json() == MISSING_QUERY


@pytest.mark.parametrize("params", [{}, {"query": "{ __typename }", "variables": "["}])
async def test_refuses_a_get_that_is_no_request(storefront, params):
    response = await storefront.client.get(storefront.path, params=params)
    assert response.status == 400
    assert await response.json() == MISSING_QUERY


async def test_refuses_a_body_over_a_mebibyte(storefront):
    response = await storefront.client.post(
        storefront.path,
        data=BytesIO(b" " * (1024 * 1024 + 1)),
        headers={"Content-Type": "application/json"},
    )
    assert response.status == 413
    assert await response.json() == {"errors": "Payload Too Large"}


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data; boundary=x"])
async def test_refuses_another_content_type(storefront, content_type):
    response = await storefront.client.post(
        storefront.path, data=b"{ __typename }", headers={"Content-Type": content_type}
    )
    assert response.status == 415
    assert await response.json() == {"errors": "Unsupported Media Type"}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_refuses_another_method(storefront, method):
    response = await storefront.client.request(method, storefront.path)
    assert response.status == 405
    assert response.headers["Allow"] == "GET, POST"
    assert await response.json() == {"errors": "Method Not Allowed"}


@pytest.mark.parametrize("path", ["/", "/api/2026-10/graphql.xml", "/admin"])
async def test_serves_nothing_else(storefront, path):
    response = await storefront.client.get(path)
    assert response.status == 404
    assert await response.json() == {"errors": "Not Found"}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({PUBLIC: "nobody"}, id="unknown"),
        pytest.param({PUBLIC: "shpat_sandbox-private"}, id="private-token-as-public"),
        pytest.param({PRIVATE: "sandbox-public"}, id="public-token-as-private"),
        pytest.param({PUBLIC: "nobody.blue"}, id="unknown-with-a-world"),
    ],
)
async def test_refuses_a_token_the_shop_does_not_have(storefront, headers):
    response = await storefront.post("{ __typename }", headers=headers)
    assert response.status == 401
    assert await response.json() == {
        "errors": [{"message": "", "extensions": {"code": "UNAUTHORIZED"}}]
    }


@pytest.mark.parametrize(
    "headers",
    [{PUBLIC: "sandbox-public"}, {PRIVATE: "shpat_sandbox-private"}, {}],
)
async def test_lets_in_who_shows_a_token(storefront, headers):
    assert await storefront.ask("{ __typename }", headers=headers) == TYPENAME


async def test_an_error_has_an_id_and_lets_a_browser_read_it(storefront):
    response = await storefront.post("{", headers={PUBLIC: "nobody"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert re.fullmatch(r"[0-9a-f-]{36}-\d{10}", response.headers["x-request-id"])


async def test_each_answer_has_an_id_of_its_own(storefront):
    ids = {(await storefront.post("{ __typename }")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


async def test_a_preflight_allows_what_the_real_service_allows(storefront):
    response = await storefront.client.options(
        storefront.path,
        headers={"Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST"},
    )
    assert response.status == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Allow"] == "POST, OPTIONS"
    allowed = response.headers["Access-Control-Allow-Headers"].split(", ")
    assert allowed == [
        "Authorization",
        "Content-Type",
        "X-SDK-Variant",
        "X-SDK-Variant-Source",
        "X-SDK-Version",
        "X-Shopify-Storefront-Access-Token",
        "Shopify-Storefront-Private-Token",
        "Shopify-Storefront-Buyer-IP",
        "Shopify-Storefront-Id",
        "Shopify-Storefront-S",
        "Shopify-Storefront-Y",
        "Custom-Storefront-Request-Group-ID",
        "shopify-core-canary",
        "X-Sandbox-World",
        "X-Sandbox-Scenario",
        "X-Sandbox-Explain",
    ]


async def test_a_query_for_nobody_answers_null(storefront):
    document = 'query { customer(customerAccessToken: "0") { email } }'
    assert await storefront.ask(document) == {
        "data": {"customer": None},
        "extensions": {"cost": {"requestedQueryCost": 1}},
    }


async def test_a_syntax_error_answers_200_without_data(storefront):
    answer = await storefront.ask("{ shop")
    assert list(answer) == ["errors"]
    assert answer["errors"][0]["extensions"] == {"code": "PARSE_ERROR"}


async def test_answers_unicode_as_it_is(storefront, mint):
    payload = await storefront.login(mint(first_name="Zoë", last_name="שרה"))
    token = payload["customerAccessToken"]["accessToken"]
    document = "query ($token: String!) { customer(customerAccessToken: $token) { displayName } }"
    response = await storefront.post(document, token=token)
    assert json.loads(await response.read())["data"] == {"customer": {"displayName": "Zoë שרה"}}


@pytest.mark.parametrize(
    ("path", "body"), [("/healthz", {"status": "ok"}), ("/readyz", {"status": "ready"})]
)
async def test_tells_of_its_health(storefront, path, body):
    response = await storefront.client.get(path)
    assert response.status == 200
    assert await response.json() == body


PRODUCTS = "products(first: 250) { nodes { variants(first: 250) { nodes { id } } } }"
EXPENSIVE = f"{{ {' '.join(f'{alias}: {PRODUCTS}' for alias in 'abcdefgh')} }}"


async def test_a_tokenless_request_may_cost_a_thousand(start):
    """Shopify: documented."""
    storefront = await start(default_token=None)
    extensions = {"code": "MAX_COMPLEXITY_EXCEEDED", "cost": 8 * 144, "maxCost": 1000}
    assert await storefront.ask(EXPENSIVE) == {
        "errors": [{"message": "Complexity exceeded", "extensions": extensions}]
    }


async def test_with_a_token_it_may_cost_more(storefront):
    answer = await storefront.ask(EXPENSIVE)
    assert answer["extensions"] == {"cost": {"requestedQueryCost": 8 * 144}}
    assert len(answer["data"]) == len("abcdefgh")


async def test_a_list_of_251_is_too_long(storefront):
    """Shopify: recorded for cartLinesAdd against 2026-04."""
    document = (
        "mutation ($lines: [CartLineInput!]!) {\n"
        '  cartLinesAdd(cartId: "gid://shopify/Cart/1", lines: $lines) { cart { id } }\n}'
    )
    lines = [{"merchandiseId": "gid://shopify/ProductVariant/1"}] * 251
    assert await storefront.ask(document, lines=lines) == {
        "errors": [
            {
                "message": "The input array size of 251 is greater than the maximum allowed of "
                "250.",
                "locations": [{"line": 2, "column": 3}],
                "path": ["cartLinesAdd", "lines"],
                "extensions": {"code": "MAX_INPUT_SIZE_EXCEEDED"},
            }
        ]
    }


async def test_an_id_that_is_none_is_refused(storefront):
    """Shopify: recorded for `node` against 2026-04."""
    document = 'query StorefrontDiscoveryInvalidId {\n  node(id: "not-a-gid") { id }\n}'
    assert await storefront.ask(document) == {
        "errors": [
            {
                "message": "Invalid global id 'not-a-gid'",
                "locations": [{"line": 2, "column": 3}],
                "path": ["query StorefrontDiscoveryInvalidId", "node", "id"],
                "extensions": {
                    "code": "argumentLiteralsIncompatible",
                    "typeName": "CoercionError",
                },
            }
        ]
    }


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/api//2026-10///graphql.json", id="doubled slashes within"),
        pytest.param("/api/2026-10/graphql.json/", id="a slash at the end"),
        pytest.param("/api/2026%2D10/graphql.json", id="an escape in the version"),
        pytest.param("/api/2026%2D10/graphql%2Ejson", id="escapes"),
        pytest.param("/api", id="mock.shop's form"),
        pytest.param("/w/blue/api/", id="mock.shop's form in a world"),
    ],
)
async def test_a_path_may_be_written_otherwise(storefront, path):
    url = URL(path, encoded=True)
    response = await storefront.client.post(url, json={"query": "{ shop { name } }"})
    assert (await response.json())["data"] == {"shop": {"name": "Storefront Sandbox"}}


async def test_the_form_of_mock_shop_takes_a_query_by_get(storefront):
    response = await storefront.client.get("/api", params={"query": "{ shop { name } }"})
    assert (await response.json())["data"] == {"shop": {"name": "Storefront Sandbox"}}


@pytest.mark.parametrize("header", ["X-Shopify-Access-Token", "Authorization"])
async def test_a_token_of_another_api_does_not_count_and_the_reason_says_so(storefront, header):
    headers = {header: "shpat_0", "X-Sandbox-Explain": "1"}
    response = await storefront.post("{ shop { name } }", headers=headers)
    assert (await response.json())["data"] == {"shop": {"name": "Storefront Sandbox"}}
    assert response.headers["X-Sandbox-Reason"] == (
        f"http.token-of-another-api: {header} is not a header of the Storefront API: send "
        "X-Shopify-Storefront-Access-Token. The request was answered with the default token"
    )


async def test_beside_a_token_of_the_storefront_another_one_is_no_matter(storefront):
    headers = {
        "Authorization": "Bearer 0",
        "X-Shopify-Storefront-Access-Token": "sandbox-public",
        "X-Sandbox-Explain": "1",
    }
    response = await storefront.post("{ shop { name } }", headers=headers)
    assert "X-Sandbox-Reason" not in response.headers
