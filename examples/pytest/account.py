"""The application: how a site logs its customers in at the shop. Yours is in its place."""

import json
from typing import Any
from urllib.request import Request, urlopen

ATTEMPTS = 3

LOGIN = """
mutation LogIn($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { code message }
  }
}
"""
GREETING = """
query Greet($token: String!) { customer(customerAccessToken: $token) { firstName } }
"""


class LoginRefusedError(Exception):
    """The shop lets nobody in with that token."""


class Account:
    """A customer's account at the shop whose Storefront API is at *url*."""

    def __init__(self, url: str, access_token: str) -> None:
        self._url = url
        self._access_token = access_token

    def log_in(self, multipass_token: str) -> str:
        """Return a customer access token. Raises `LoginRefusedError`."""
        payload = self._ask(LOGIN, token=multipass_token)["customerAccessTokenCreateWithMultipass"]
        if payload["customerUserErrors"]:
            raise LoginRefusedError(payload["customerUserErrors"][0]["code"])
        return str(payload["customerAccessToken"]["accessToken"])

    def greeting(self, customer_access_token: str) -> str:
        """Return what the site says to whoever is logged in, and to whoever is not."""
        customer = self._ask(GREETING, token=customer_access_token)["customer"]
        return "Please log in" if customer is None else f"Hello {customer['firstName']}"

    def _ask(self, document: str, **variables: str) -> dict[str, Any]:
        body = json.dumps({"query": document, "variables": variables}).encode()
        headers = {
            "Content-Type": "application/json",
            "X-Shopify-Storefront-Access-Token": self._access_token,
        }
        for _ in range(ATTEMPTS):
            with urlopen(Request(self._url, body, headers)) as response:  # noqa: S310 - our own
                answer = json.load(response)
            codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
            if "THROTTLED" not in codes:
                return dict(answer["data"])
        raise ConnectionError(f"the shop was too busy {ATTEMPTS} times")
