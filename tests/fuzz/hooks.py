"""What Schemathesis is told of the sandbox: scalars, live values, and what an answer must be.

It is run with `SCHEMATHESIS_HOOKS=tests.fuzz.hooks`, and `FUZZED=netloc/world/version`.
"""

import os
from functools import cache
from typing import Final

import schemathesis
from graphql import GraphQLSchema, build_client_schema
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.graphql import nodes

from tests.fuzz.answers import faults_of
from tests.fuzz.live_values import Shop

SHOP: Final = Shop(*os.environ["FUZZED"].split("/"))

URLS: Final = (
    "https://live.example/activation",
    "https://live.example/reset",
    "https://sandbox.myshopify.com/account/reset/6500000032768/nothing",
    "https://sandbox.myshopify.com/",
    "mailto:zoe@example.com",
    "//[",
)
IDS: Final = (
    "gid://shopify/Customer/6500000032768",
    "gid://shopify/MailingAddress/1?model_name=CustomerAddress",
    "gid://shopify/Order/99999999999999999999999999",
    "not a global id",
)


def texts(*values: str) -> st.SearchStrategy:
    return st.sampled_from(values).map(nodes.String)


schemathesis.graphql.scalar("URL", texts(*URLS))
schemathesis.graphql.scalar("ID", texts(*IDS))
schemathesis.graphql.scalar("DateTime", texts("2026-11-23T12:00:00Z", "yesterday"))
schemathesis.graphql.scalar("ISO8601DateTime", texts("2026-11-23T12:00:00Z"))
schemathesis.graphql.scalar("Decimal", texts("22.0", "many"))
schemathesis.graphql.scalar("UnsignedInt64", texts("42", "-1"))
schemathesis.graphql.scalar("HTML", texts("<b>Zoë</b>"))
schemathesis.graphql.scalar("JSON", texts("{}"))
schemathesis.graphql.scalar("Color", texts("#ff00ff"))


@schemathesis.hook
def before_call(_context: HookContext, case: Case, _kwargs: dict) -> None:
    """Ask a shop that is as the seed has it, for somebody whom it knows."""
    SHOP.reset()
    case.body = SHOP.filled(case.body)


@schemathesis.check
def is_an_answer_of_the_schema(_context: CheckContext, response: Response, case: Case) -> None:
    """Also of a document that is not valid: it is refused, with 200 as all of them."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == ["application/json; charset=utf-8"]
    faults = faults_of(_schema(), case.body, response.json())
    assert not faults, "The answer " + "; ".join(faults)


@cache
def _schema() -> GraphQLSchema:
    """Return the schema as a client sees it.

    It is taken for valid: graphql-core 3.3 refuses the official one, for `MediaPresentation.id`.
    """
    return build_client_schema(SHOP.introspection(), assume_valid=True)
