"""Shopify's own client for JavaScript, unchanged, gets what it expects."""

import json
from collections.abc import Callable
from typing import Final

import pytest

from tests.clients.generators import GENERATORS
from tests.clients.operations import (
    CUSTOMER,
    LOG_IN,
    REFUSED,
    access_token_in,
    answer_of_customer,
    answer_of_login,
)
from tests.clients.tools import HERE, node, run

ZOE: Final = {"email": "zoe@example.com", "first_name": "Zoë", "last_name": "Müller"}


@pytest.fixture
def client(sandbox_url, access_token) -> Callable[..., dict]:
    """Run one operation with a method of the client; returns what came of it."""
    settings = {"url": sandbox_url, "apiVersion": "2026-04", "accessToken": access_token}

    def call(method: str, operation: str, variables: dict | None = None, **other: str) -> dict:
        given = {"method": method, "operation": operation, "variables": variables or {}}
        script = HERE / "scripts/storefront_api_client.mjs"
        return json.loads(run(node(), script, given=json.dumps(settings | given | other)))

    return call


@pytest.fixture
def token() -> str:
    return GENERATORS["multipassify"](ZOE)


def test_request_logs_in(client, token):
    access_token_in(client("request", LOG_IN, {"token": token})["body"])


def test_request_reads_the_customer(client, token):
    issued = access_token_in(client("request", LOG_IN, {"token": token})["body"])
    assert client("request", CUSTOMER, {"token": issued})["body"] == answer_of_customer(
        {"email": "zoe@example.com", "firstName": "Zoë", "lastName": "Müller", "tags": []}
    )


def test_a_refusal_is_no_error_of_the_client(client):
    shown = client("request", LOG_IN, {"token": "not a token"})
    assert shown["body"] == answer_of_login(REFUSED)


def test_fetch_sees_the_same_answer(client, token):
    shown = client("fetch", LOG_IN, {"token": token})
    access_token_in(shown["body"])
    assert shown["status"] == 200


def test_every_answer_names_its_request(client):
    headers = [client("request", "query { shop { id } }")["headers"] for _ in range(2)]
    named = {each["x-request-id"] for each in headers}
    assert len(named) == 2


def test_a_mistake_in_the_operation_reaches_the_caller(client):
    assert client("request", "query { nobody }")["body"] == {
        "errors": {
            "networkStatusCode": 200,
            "message": "GraphQL Client: An error occurred while fetching from the API. "
            "Review 'graphQLErrors' for details.",
            "graphQLErrors": [
                {
                    "message": "Field 'nobody' doesn't exist on type 'QueryRoot'",
                    "locations": [{"line": 1, "column": 9}],
                    "path": ["query", "nobody"],
                    "extensions": {
                        "code": "undefinedField",
                        "typeName": "QueryRoot",
                        "fieldName": "nobody",
                    },
                }
            ],
        }
    }


def test_an_unknown_access_token_is_unauthorized(client):
    shown = client("fetch", "query { shop { id } }", accessToken="of nobody")
    assert (shown["status"], shown["body"]) == (
        401,
        {"errors": [{"message": "", "extensions": {"code": "UNAUTHORIZED"}}]},
    )
