"""Customers in the API, on one screen."""

from collections.abc import Callable
from typing import Any, Final

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
from sandbox.customers.account_kinds import check_accounts
from sandbox.customers.address_type import MailingAddress
from sandbox.customers.multipass_login import (
    customer_access_token_create_with_multipass,
    email_in,
    read_token,
)
from sandbox.customers.records import Customer, CustomerAccessToken, Password
from sandbox.customers.seed import SEEDS
from sandbox.department import Department, Mutation, Throttle
from sandbox.user_errors import Payload
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


def _of_accounts(perform: Callable[..., Payload], **more: Any) -> Mutation:
    """Return a mutation that needs the shop to have customer accounts."""
    return Mutation(perform, guard=check_accounts, **more)


def customer(world: World, *, customer_access_token: str) -> customer_type.Customer:
    """Return the customer of a token. Raises `DeadTokenError`."""
    return customer_type.Customer(identify(world, customer_access_token))


CUSTOMERS: Final = Department(
    queries={"customer": customer},
    mutations={
        "customerAccessTokenCreate": _of_accounts(
            logins.customer_access_token_create, throttle=LOGGING_IN
        ),
        "customerAccessTokenCreateWithMultipass": _of_accounts(
            customer_access_token_create_with_multipass, prepare=read_token, email_in=email_in
        ),
        "customerAccessTokenDelete": _of_accounts(logins.customer_access_token_delete),
        "customerAccessTokenRenew": _of_accounts(logins.customer_access_token_renew),
        "customerActivate": _of_accounts(activation.customer_activate),
        "customerActivateByUrl": _of_accounts(activation.customer_activate_by_url),
        "customerAddressCreate": _of_accounts(addresses.customer_address_create),
        "customerAddressDelete": _of_accounts(addresses.customer_address_delete),
        "customerAddressUpdate": _of_accounts(addresses.customer_address_update),
        "customerCreate": _of_accounts(accounts.customer_create, throttle=CREATING),
        "customerDefaultAddressUpdate": _of_accounts(addresses.customer_default_address_update),
        "customerEmailMarketingSubscribe": Mutation(marketing.customer_email_marketing_subscribe),
        "customerRecover": _of_accounts(recovery.customer_recover, throttle=RECOVERING),
        "customerReset": _of_accounts(recovery.customer_reset),
        "customerResetByUrl": _of_accounts(recovery.customer_reset_by_url),
        "customerSmsMarketingSubscribe": Mutation(marketing.customer_sms_marketing_subscribe),
        "customerUpdate": _of_accounts(accounts.customer_update),
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
