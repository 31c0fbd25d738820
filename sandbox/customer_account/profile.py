"""Customers changing what the shop knows of them: names, marketing, and tokens of the old API."""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import replace

from sandbox.customer_account.account_errors import account_error, refusal
from sandbox.customer_account.customer_type import (
    Customer,
    CustomerEmailAddress,
    CustomerPhoneNumber,
)
from sandbox.customer_account.payloads import (
    CustomerEmailMarketingSubscribePayload,
    CustomerEmailMarketingUnsubscribePayload,
    CustomerUpdatePayload,
    CustomerWhatsAppMarketingConsentUpdatePayload,
    StorefrontCustomerAccessTokenCreatePayload,
)
from sandbox.customer_account.root_queries import current
from sandbox.customers import records
from sandbox.customers.access_tokens import issue
from sandbox.customers.inputs import Text
from sandbox.customers.rules import LONGEST, cleaned, markup_problems
from sandbox.user_errors import UserError, refuse
from sandbox.viewer import Viewer

_ABOUT: Final = "account"
_CONSENTS: Final = ("SUBSCRIBED", "UNSUBSCRIBED")


class CustomerUpdateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Shopify: nothing but the names can be changed here (documented)."""

    first_name: Text = UNSET
    last_name: Text = UNSET


def customer_update(viewer: Viewer, *, input: CustomerUpdateInput) -> CustomerUpdatePayload:
    """Change the names that are given. Raises `Refused`."""
    given = {"firstName": input.first_name, "lastName": input.last_name}
    if all(value is UNSET for value in given.values()):
        why = "neither firstName nor lastName is given"
        raise refusal(viewer, "CUSTOMER_INPUT_ARGUMENT_EMPTY", "input", why=why)
    refuse(
        [error for key, text in given.items() for error in _problems(viewer, text, key)],
        about=_ABOUT,
    )
    names = {"first_name": cleaned(input.first_name), "last_name": cleaned(input.last_name)}
    changes = {key: value for key, value in names.items() if value is not UNSET}
    return CustomerUpdatePayload(customer=Customer(_changed(viewer, **changes)))


def _problems(viewer: Viewer, text: Text, key: str) -> Iterator[UserError]:
    if not isinstance(text, str):
        return
    if len(text) > LONGEST:
        yield account_error(viewer, "TOO_LONG", "input", key, text="NAME_TOO_LONG")
    for problem in markup_problems(text, key):
        yield account_error(viewer, problem.code, "input", key)


def _changed(viewer: Viewer, **changes: object) -> records.Customer:
    known = current(viewer)
    changed = replace(known, **changes)
    if changed != known:
        changed = replace(changed, updated_at=viewer.world.clock.now())
        viewer.world.store.put(changed)
    return changed


def customer_email_marketing_subscribe(viewer: Viewer) -> CustomerEmailMarketingSubscribePayload:
    """Let the shop send marketing. Raises `Refused`."""
    known = current(viewer)
    if known.email is None:
        raise refusal(viewer, "EMAIL_ADDRESS_NOT_FOUND", why=f"customer {known.id} has no email")
    if known.accepts_marketing:
        why = f"customer {known.id} accepts marketing already"
        raise refusal(viewer, "CUSTOMER_ALREADY_SUBSCRIBED", why=why)
    changed = _changed(viewer, accepts_marketing=True)
    return CustomerEmailMarketingSubscribePayload(email_address=CustomerEmailAddress(changed))


def customer_email_marketing_unsubscribe(
    viewer: Viewer,
) -> CustomerEmailMarketingUnsubscribePayload:
    """Let the shop send no marketing. Raises `Refused`."""
    known = current(viewer)
    if known.email is None:
        raise refusal(viewer, "EMAIL_ADDRESS_NOT_FOUND", why=f"customer {known.id} has no email")
    changed = _changed(viewer, accepts_marketing=False)
    return CustomerEmailMarketingUnsubscribePayload(email_address=CustomerEmailAddress(changed))


class CustomerMarketingConsentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    state: str


class CustomerWhatsAppMarketingConsentUpdateInput(
    Struct, frozen=True, kw_only=True, rename="camel"
):
    whats_app_marketing_consent: CustomerMarketingConsentInput


def customer_whats_app_marketing_consent_update(
    viewer: Viewer, *, input: CustomerWhatsAppMarketingConsentUpdateInput
) -> CustomerWhatsAppMarketingConsentUpdatePayload:
    """Say yes or no to marketing by WhatsApp. Raises `Refused`.

    The other states are the shop's to set: our choice.
    """
    known, state = current(viewer), input.whats_app_marketing_consent.state
    if known.phone is None:
        raise refusal(viewer, "PHONE_NUMBER_REQUIRED", why=f"customer {known.id} has no phone")
    if state not in _CONSENTS:
        at = ("input", "whatsAppMarketingConsent", "state")
        raise refusal(viewer, "FAILED", *at, why=f"a customer can be {_CONSENTS}, not {state}")
    changed = _changed(viewer, whats_app_marketing=state)
    return CustomerWhatsAppMarketingConsentUpdatePayload(
        customer_phone_number=CustomerPhoneNumber(changed)
    )


def storefront_customer_access_token_create(
    viewer: Viewer,
) -> StorefrontCustomerAccessTokenCreatePayload:
    """Make a customer access token of the Storefront API for the same customer.

    Shopify: deprecated, and still served (documented).
    """
    token = issue(viewer.world, current(viewer), viewer.world.clock.now())
    viewer.world.store.put(token)
    return StorefrontCustomerAccessTokenCreatePayload(customer_access_token=token.access_token)
