"""Customers in the API, on one screen."""

from typing import Final

from sandbox.customers import (
    accounts,
    activation,
    addresses,
    customer_type,
    logins,
    marketing,
    payloads,
    recovery,
)
from sandbox.customers.access_tokens import identify
from sandbox.customers.address_type import MailingAddress
from sandbox.customers.multipass_login import (
    customer_access_token_create_with_multipass,
    email_in,
    read_token,
)
from sandbox.customers.records import Customer, CustomerAccessToken, Password
from sandbox.customers.seed import SEEDS
from sandbox.department import Department, Mutation, Throttle
from sandbox.world import World

# Shopify: the first two are reported; of the third users are shown the first half, after five to
# ten wrong passwords. Whether only customers that were made count is not known: every call does.
CREATING: Final = Throttle("create", "Creating Customer Limit exceeded. Please try again later.")
RECOVERING: Final = Throttle(
    "recover", "Resetting password limit exceeded. Please try again later."
)
LOGGING_IN: Final = Throttle(
    "login", "Login attempt limit exceeded. Please try again later.", counts_refusals_only=True
)


def customer(world: World, *, customer_access_token: str) -> customer_type.Customer:
    """Return the customer of a token. Raises `DeadTokenError`."""
    return customer_type.Customer(identify(world, customer_access_token))


CUSTOMERS: Final = Department(
    queries={"customer": customer},
    mutations={
        "customerAccessTokenCreate": Mutation(
            logins.customer_access_token_create, throttle=LOGGING_IN
        ),
        "customerAccessTokenCreateWithMultipass": Mutation(
            customer_access_token_create_with_multipass, prepare=read_token, email_in=email_in
        ),
        "customerAccessTokenDelete": Mutation(logins.customer_access_token_delete),
        "customerAccessTokenRenew": Mutation(logins.customer_access_token_renew),
        "customerActivate": Mutation(activation.customer_activate),
        "customerActivateByUrl": Mutation(activation.customer_activate_by_url),
        "customerAddressCreate": Mutation(addresses.customer_address_create),
        "customerAddressDelete": Mutation(addresses.customer_address_delete),
        "customerAddressUpdate": Mutation(addresses.customer_address_update),
        "customerCreate": Mutation(accounts.customer_create, throttle=CREATING),
        "customerDefaultAddressUpdate": Mutation(addresses.customer_default_address_update),
        "customerEmailMarketingSubscribe": Mutation(marketing.customer_email_marketing_subscribe),
        "customerRecover": Mutation(recovery.customer_recover, throttle=RECOVERING),
        "customerReset": Mutation(recovery.customer_reset),
        "customerResetByUrl": Mutation(recovery.customer_reset_by_url),
        "customerSmsMarketingSubscribe": Mutation(marketing.customer_sms_marketing_subscribe),
        "customerUpdate": Mutation(accounts.customer_update),
    },
    types={
        "Customer": customer_type.Customer,
        "CustomerAccessToken": CustomerAccessToken,
        "CustomerMarketingSubscribe": customer_type.CustomerMarketingSubscribe,
        "MailingAddress": MailingAddress,
        **payloads.TYPES,
    },
    records=(Customer, CustomerAccessToken, Password),
    seeds=SEEDS,
    secrets=frozenset(
        {
            "accessToken",
            "activationToken",
            "activationUrl",
            "customerAccessToken",
            "deletedAccessToken",
            "multipassToken",
            "resetToken",
            "resetUrl",
        }
    ),
)
