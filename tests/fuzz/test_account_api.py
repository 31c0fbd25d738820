"""Random documents for the Customer Account API: none of them breaks it."""

import asyncio
import json

import pytest
from graphql import print_schema
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis_graphql import from_schema, nodes

from sandbox.schema.building import CUSTOMER_ACCOUNT, build_schema
from tests.budget import budget
from tests.customer_account.conftest import Customer
from tests.oidc.conftest import Account

SCALARS = {
    "DateTime": st.just(nodes.String("2026-03-20T00:00:00Z")),
    "Decimal": st.just(nodes.String("1.0")),
    "HTML": st.just(nodes.String("<p>x</p>")),
    "JSON": st.just(nodes.String("{}")),
    "UnsignedInt64": st.just(nodes.String("1")),
    "URL": st.just(nodes.String("https://shop.example/")),
}


@pytest.mark.slow
async def test_no_document_breaks_it(storefront):
    account = Account(storefront.client)
    tokens = [(await account.tokens(name))["access_token"] for name in ("enabled", "with-orders")]
    customers = [Customer(account, token) for token in tokens]
    loop = asyncio.get_running_loop()
    documents = from_schema(
        print_schema(build_schema("2026-10", CUSTOMER_ACCOUNT)),
        custom_scalars=SCALARS,
        allow_null=False,
    )

    @settings(max_examples=budget(100, nightly=2_000), deadline=None, database=None)
    @given(documents, st.booleans())
    def ask(document: str, has_orders: bool) -> None:  # noqa: FBT001 - drawn
        asked = customers[has_orders].post(document)
        answer = asyncio.run_coroutine_threadsafe(asked, loop).result(30)
        body = asyncio.run_coroutine_threadsafe(answer.json(), loop).result(30)
        codes = [error.get("extensions", {}).get("code") for error in body.get("errors", ())]
        assert answer.status == 200, json.dumps(body)
        assert "INTERNAL_SERVER_ERROR" not in codes, document

    await asyncio.to_thread(ask)
