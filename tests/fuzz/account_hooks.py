"""What Schemathesis is told of the Customer Account API: a login for each call, and live ids.

It is run with `SCHEMATHESIS_HOOKS=tests.fuzz.account_hooks`, and `FUZZED=netloc/world/version`.
"""

import json
import os
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import urlencode

import schemathesis
from graphql import GraphQLSchema, build_client_schema, get_introspection_query
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.graphql import nodes

from sandbox.multipass import Multipass
from sandbox.settings import MULTIPASS_SECRET
from tests.fuzz.answers import faults_of

NETLOC, WORLD, VERSION = os.environ["FUZZED"].split("/")
CLIENT: Final = "5a0db0c5-51e0-4000-8000-000000000001"
ORIGIN: Final = "http://localhost:3000"
FORM: Final = "application/x-www-form-urlencoded"
GRANT: Final = "urn:shopify:params:oauth:grant-type:multipass"
IDS: Final = (
    "gid://shopify/Customer/6500000032768",
    "gid://shopify/CompanyLocation/5703276800",
    "gid://shopify/DraftOrder/5950001000",
    "gid://shopify/SubscriptionContract/5900000001",
    "gid://shopify/CustomerAddress/1",
    "gid://shopify/Order/99999999999999999999999999",
    "not a global id",
)


def texts(*values: str) -> st.SearchStrategy:
    return st.sampled_from(values).map(nodes.String)


schemathesis.graphql.scalar("URL", texts("https://live.example/", "//["))
schemathesis.graphql.scalar("ID", texts(*IDS))
schemathesis.graphql.scalar("DateTime", texts("2026-11-23T12:00:00Z", "yesterday"))
schemathesis.graphql.scalar("Decimal", texts("22.0", "many"))
schemathesis.graphql.scalar("UnsignedInt64", texts("42", "-1"))
schemathesis.graphql.scalar("HTML", texts("<b>Zoë</b>"))
schemathesis.graphql.scalar("JSON", texts("{}"))


@schemathesis.hook
def before_call(_context: HookContext, case: Case, _kwargs: dict) -> None:
    """Ask a shop that is as the seed has it, for a persona of it."""
    post(f"/_sandbox/api/worlds/{WORLD}/reset")
    case.headers = {**(case.headers or {}), **logged_in()}


@schemathesis.check
def is_an_answer_of_the_schema(_context: CheckContext, response: Response, case: Case) -> None:
    assert response.status_code == 200, response.text
    faults = faults_of(_schema(), case.body, response.json())
    assert not faults, "The answer " + "; ".join(faults)


@cache
def _schema() -> GraphQLSchema:
    query = get_introspection_query(input_value_deprecation=True, one_of=True)
    answer = post(
        f"/w/{WORLD}/customer/api/{VERSION}/graphql",
        json.dumps({"query": query}),
        {"Content-Type": "application/json", **logged_in()},
    )
    return build_client_schema(answer["data"], assume_valid=True)


def logged_in() -> dict[str, str]:
    """Return the headers of a new login."""
    customer = {"email": "enabled@sandbox.example"}
    form = {
        "grant_type": GRANT,
        "client_id": CLIENT,
        "assertion": Multipass(MULTIPASS_SECRET).seal(customer, now=datetime.now(UTC)),
    }
    headers = {"Content-Type": FORM, "User-Agent": "schemathesis"}
    answer = post(f"/w/{WORLD}/authentication/oauth/token", urlencode(form), headers)
    return {"Authorization": answer["access_token"], "Origin": ORIGIN, "User-Agent": "schemathesis"}


def post(path: str, body: str = "", headers: dict[str, str] | None = None) -> Any:
    with closing(HTTPConnection(NETLOC, timeout=30)) as connection:
        connection.request("POST", path, body.encode(), headers or {})
        answer = connection.getresponse()
        text = answer.read()
        return json.loads(text) if text else None
