"""Shopify's own client puts a deferred answer together."""

import json

import pytest

from tests.clients.tools import HERE, node, run

DEFERRED = """{
  shop { name ... @defer(label: "brand") { brand { slogan } } }
  localization { availableLanguages { isoCode ... @defer { name } } }
}"""


@pytest.mark.parametrize(
    "operation",
    [
        pytest.param(DEFERRED, id="in parts"),
        pytest.param(DEFERRED.replace("@defer {", "@defer(if: false) {"), id="some of it"),
    ],
)
def test_the_client_has_the_whole_in_the_end(sandbox_url, access_token, operation):
    settings = {"url": sandbox_url, "apiVersion": "2026-04", "accessToken": access_token}
    script = HERE / "scripts/storefront_api_client_stream.mjs"
    yielded = json.loads(
        run(node(), script, given=json.dumps({**settings, "operation": operation}))
    )
    assert yielded[-1] == {
        "data": {
            "shop": {
                "name": "Storefront Sandbox",
                "brand": {"slogan": "Build it before you ship it."},
            },
            "localization": {
                "availableLanguages": [
                    {"isoCode": "EN", "name": "English"},
                    {"isoCode": "ES", "name": "Spanish"},
                ]
            },
        },
        "hasNext": False,
    }
