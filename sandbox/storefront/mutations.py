"""Every mutation the sandbox performs, and the operation that performs it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.customers import accounts, activation, addresses, logins, marketing, recovery
from sandbox.customers.multipass_login import customer_access_token_create_with_multipass
from sandbox.multipass import MultipassError
from sandbox.storefront.throttling import CREATING, LOGGING_IN, RECOVERING, Throttle
from sandbox.world import World


def _sealed_email(world: World, arguments: Mapping[str, Any]) -> tuple[str, ...]:
    """Look for the magic email inside a Multipass token, where no proxy can see it."""
    try:
        return (world.shop.multipass.read(arguments["multipass_token"]).email,)
    except MultipassError:
        return ()


class Mutation(Struct, frozen=True):
    """An operation, where besides its arguments a magic email may be, and what throttles it."""

    perform: Callable[..., Mapping[str, Any]]
    emails: Callable[[World, Mapping[str, Any]], tuple[str, ...]] | None = None
    throttle: Throttle | None = None


MUTATIONS: Final[Mapping[str, Mutation]] = {
    "customerAccessTokenCreate": Mutation(logins.customer_access_token_create, throttle=LOGGING_IN),
    "customerAccessTokenCreateWithMultipass": Mutation(
        customer_access_token_create_with_multipass, emails=_sealed_email
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
}
