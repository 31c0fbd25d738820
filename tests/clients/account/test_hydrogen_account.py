"""Hydrogen's `createCustomerAccountClient`, unchanged: login, the pages of an account, logout."""

import json
from typing import Any, Final
from uuid import uuid4

import pytest

from tests.clients.tools import HERE, node, run
from tests.customer_account.test_account_addresses import CREATE, FORM
from tests.customer_account.test_account_customer import DETAILS, UPDATE
from tests.customer_account.test_account_orders import ORDERS

FOLDER: Final = HERE / "account"


@pytest.fixture
def hydrogen(sandbox_url: str) -> Any:
    """Log a persona in, run *operations*, log out; return what Hydrogen saw of it."""

    def hydrogen(persona: str, *operations: tuple[str, dict[str, Any]]) -> Any:
        given = {
            "world": f"{sandbox_url.replace('127.0.0.1', 'localhost')}/w/{uuid4().hex[:20]}",
            "clientId": "5a0db0c5-51e0-4000-8000-000000000001",
            "shopId": "61000000001",
            "persona": persona,
            "operations": [
                {"document": document, "variables": variables} for document, variables in operations
            ],
        }
        return json.loads(run(node(), FOLDER / "hydrogen_account.mjs", given=json.dumps(given)))

    return hydrogen


def test_a_customer_logs_in_and_out(hydrogen):
    assert hydrogen("enabled") == {
        "callback": "https://localhost:3000/account/authorize",
        "landed": "/account",
        "isLoggedIn": True,
        "answers": [],
        "left": "https://localhost:3000/bye",
        "isStillLoggedIn": False,
    }


def test_the_pages_of_an_account_get_what_they_ask_for(hydrogen):
    details, updated, made = hydrogen(
        "enabled",
        (DETAILS, {"language": "EN"}),
        (UPDATE, {"customer": {"firstName": "Ada", "lastName": "Lovelace"}}),
        (CREATE, {"address": FORM, "defaultAddress": True}),
    )["answers"]
    assert details["customer"]["firstName"] == "Jane"
    assert updated["customerUpdate"]["customer"]["firstName"] == "Ada"
    assert made["customerAddressCreate"]["userErrors"] == []


def test_the_page_of_orders_gets_them(hydrogen):
    (answer,) = hydrogen("with-orders", (ORDERS, {"first": 20}))["answers"]
    assert len(answer["customer"]["orders"]["nodes"]) == 10
