"""The reason of a refusal says how the URL or the body has to be."""

import pytest

JSON = {"Content-Type": "application/json", "X-Sandbox-Explain": "1"}
BODY = '{"query": "{ shop { name } }"}'


@pytest.mark.parametrize(
    ("path", "body", "reason"),
    [
        (
            "/graphql.json",
            BODY,
            (
                "http.not-found: nothing is served at /graphql.json: the Storefront API is at "
                "/api/{version}/graphql.json"
            ),
        ),
        (
            "/customer/api/graphql",
            BODY,
            (
                "http.not-found: nothing is served at /customer/api/graphql: the Customer Account "
                "API is at /customer/api/{version}/graphql"
            ),
        ),
        (
            "/account/customer/api/2026-10/graphql",
            BODY,
            (
                "http.not-found: there is no page at /account/customer/api/2026-10/graphql: the "
                "Customer Account API is at /customer/api/{version}/graphql"
            ),
        ),
        (
            "/admin/api/2026-10/graphql.json",
            BODY,
            (
                "http.not-found: nothing is served at /admin/api/2026-10/graphql.json: the Admin "
                "API is another API, which the sandbox does not have"
            ),
        ),
        (
            "/api/2026-7/graphql.json",
            BODY,
            (
                "http.not-found: There is no API version '2026-7'. Served are: 2025-10, 2026-01, "
                "2026-04, 2026-07, 2026-10, unstable. Did you mean 2026-07?"
            ),
        ),
        ("/api/2026-10/graphql.json", "", "http.bad-request: the body is empty"),
    ],
)
async def test_a_request_to_a_wrong_url_or_without_a_body(storefront, path, body, reason):
    response = await storefront.client.post(path, data=body, headers=JSON)
    assert response.headers["X-Sandbox-Reason"] == reason
