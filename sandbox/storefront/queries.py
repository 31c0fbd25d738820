"""Every root query the sandbox answers, and what answers it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sandbox.content.localization import Localization
from sandbox.content.shop import SeenPaymentSettings, SeenShop
from sandbox.customers.access_tokens import SignedIn, identify
from sandbox.door.call import Call
from sandbox.schema.versions import ApiVersion
from sandbox.service.in_context import context_of
from sandbox.user_errors import DeadTokenError


def customer(call: Call, *, customer_access_token: str) -> SignedIn | None:
    """Shopify: a dead token is no error of a query; the customer is null (recorded)."""
    try:
        return identify(call.world, customer_access_token)
    except DeadTokenError as dead:
        call.reasons.append(dead.reason)
        return None


def localization(call: Call) -> Localization:
    return Localization(call.world.shop, context_of(call))


def payment_settings(call: Call) -> SeenPaymentSettings:
    return SeenPaymentSettings(call.world.shop)


def public_api_versions(call: Call) -> Sequence[ApiVersion]:
    return call.versions


def shop(call: Call) -> SeenShop:
    return SeenShop(call.world.shop, context_of(call).language)


QUERIES: Final[Mapping[str, Callable[..., Any]]] = {
    "customer": customer,
    "localization": localization,
    "paymentSettings": payment_settings,
    "publicApiVersions": public_api_versions,
    "shop": shop,
}
