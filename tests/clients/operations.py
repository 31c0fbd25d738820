"""The operations of a Multipass login, and the answers to expect of them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

LOG_IN: Final = """
mutation logIn($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code field message }
  }
}
"""

CUSTOMER: Final = """
query whoAmI($token: String!) {
  customer(customerAccessToken: $token) { email firstName lastName tags }
}
"""

REFUSED: Final = {
    "customerAccessToken": None,
    "customerUserErrors": [
        {
            "code": "INVALID_MULTIPASS_REQUEST",
            "field": ["multipassToken"],
            "message": "Invalid Multipass request",
        }
    ],
}

# Shopify: ten for a mutation and one for each object, none for scalars.
COST_OF_LOGIN: Final = {"cost": {"requestedQueryCost": 12}}
COST_OF_CUSTOMER: Final = {"cost": {"requestedQueryCost": 1}}

# Shopify: recorded for tokens of other mutations that log a customer in.
LIFETIME: Final = timedelta(days=42)


def answer_of_login(payload: dict) -> dict:
    return {
        "data": {"customerAccessTokenCreateWithMultipass": payload},
        "extensions": COST_OF_LOGIN,
    }


def answer_of_customer(customer: dict) -> dict:
    return {"data": {"customer": customer}, "extensions": COST_OF_CUSTOMER}


def access_token_in(answer: dict) -> str:
    """Check the whole *answer* of a login just now; returns the customer's access token."""
    issued = answer["data"]["customerAccessTokenCreateWithMultipass"]["customerAccessToken"]
    access_token, expires_at = issued["accessToken"], issued["expiresAt"]
    assert answer == answer_of_login(
        {
            "customerAccessToken": {"accessToken": access_token, "expiresAt": expires_at},
            "customerUserErrors": [],
        }
    )
    assert re.fullmatch(r"[0-9a-f]{32}", access_token)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", expires_at)
    ahead = datetime.fromisoformat(expires_at) - datetime.now(UTC)
    assert abs(ahead - LIFETIME) < timedelta(seconds=60)
    return access_token
