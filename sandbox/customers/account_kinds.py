"""Kinds of customer accounts of the shop: legacy, new, both or none."""

from typing import Final

from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.world import World

_DISABLED: Final = "Customer accounts are disabled."


def check_accounts(world: World, mutation: str) -> None:
    """Raise `FieldError` if the shop has no customer accounts.

    Shopify: the message is reported for customerCreate; that it is the same for all mutations of
    accounts, and the code, are inferred.
    """
    if world.shop.customer_accounts == "DISABLED":
        message = f"the shop's customerAccounts are DISABLED, so {mutation} is not possible"
        raise FieldError(
            _DISABLED,
            extensions={"code": "ACCESS_DENIED"},
            reason=Reason("customer.accounts-disabled", message),
        )


def no_password_login(world: World) -> Reason | None:
    """Return the reason why passwords are not taken: the shop has new customer accounts."""
    if world.shop.customer_accounts != "NEW":
        return None
    message = "the shop's customerAccounts are NEW: nobody logs in with a password there"
    return Reason("customer.accounts-new", message)
