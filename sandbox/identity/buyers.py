"""Buyers of the Storefront API: it takes the tokens of both kinds of customer accounts."""

from sandbox.customers.access_tokens import identify
from sandbox.customers.records import Customer
from sandbox.identity.tokens import ACCESS, identify_account
from sandbox.world import World


def identify_buyer(world: World, access_token: str) -> Customer:
    """Return the customer that *access_token* stands for. Raises `DeadTokenError`.

    Shopify: since 2025-01 buyer identities take tokens of the Customer Account API directly
    (changelog).
    """
    if access_token.startswith(ACCESS):
        return identify_account(world, access_token).customer
    return identify(world, access_token)
