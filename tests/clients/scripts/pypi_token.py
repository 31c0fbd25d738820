"""Prints the token that a package from PyPI makes: pypi_token.py PACKAGE <{secret, customer}."""

import json
import sys
from datetime import UTC, datetime


def shopify_multipass_login(secret, customer):
    """Writes created_at itself: UTC, and without saying so."""
    from multipass import Multipass

    return Multipass(secret).generateToken(customer).decode()


def shopify_multipass_auth(secret, customer):
    """Its public function takes two fields; for more there is the one beneath it."""
    from shopify_multipass import MultiPass

    if customer.keys() == {"email", "return_to"}:
        return MultiPass(secret).get_token_only(**customer)["token"]
    created_at = datetime.now(UTC).isoformat()
    return MultiPass(secret)._generate_token({**customer, "created_at": created_at}).decode()


generate = {
    "shopify-multipass-login": shopify_multipass_login,
    "shopify-multipass-auth": shopify_multipass_auth,
}[sys.argv[1]]
sys.stdout.write(generate(**json.load(sys.stdin)))
