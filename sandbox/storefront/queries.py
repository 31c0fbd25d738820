"""Every root query the sandbox answers, and what answers it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sandbox.customers.access_tokens import SignedIn, identify
from sandbox.storefront.call import Call
from sandbox.user_errors import Refused


def customer(call: Call, *, customer_access_token: str) -> SignedIn | None:
    """Shopify: a dead token is no error of a query; the customer is null (recorded)."""
    try:
        return identify(call.world, customer_access_token)
    except Refused as refused:
        if refused.reason:
            call.reasons.append(refused.reason)
        return None


QUERIES: Final[Mapping[str, Callable[..., Any]]] = {
    "customer": customer,
}
