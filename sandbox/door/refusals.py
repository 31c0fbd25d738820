"""Refusals of requests before an operation runs: status and body of each."""

from collections.abc import Mapping
from typing import Final

from sandbox.reason import Reason

CUSTOMER_ACCOUNT_API: Final = "the Customer Account API is at /customer/api/{version}/graphql"


class HttpRefusal(Exception):
    """A request that never becomes an operation. *errors* is the real service's body for it."""

    def __init__(
        self,
        status: int,
        errors: object,
        *,
        reason: Reason,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(str(reason))
        self.status = status
        self.body = {"errors": errors}
        self.reason = reason
        self.headers = headers or {}


def missing_query(message: str) -> HttpRefusal:
    """Shopify: documented for a missing query; we say the same of a body that is none."""
    return HttpRefusal(
        400,
        {"query": "Required parameter missing or invalid"},
        reason=Reason("http.bad-request", message),
    )


def unauthorized(message: str) -> HttpRefusal:
    """Shopify: the message is empty. Recorded from live requests."""
    return HttpRefusal(
        401,
        [{"message": "", "extensions": {"code": "UNAUTHORIZED"}}],
        reason=Reason("http.unauthorized", message),
    )


def not_found(message: str) -> HttpRefusal:
    return HttpRefusal(404, "Not Found", reason=Reason("http.not-found", message))


def payload_too_large(most: int) -> HttpRefusal:
    reason = Reason("http.payload-too-large", f"a body has at most {most} bytes")
    return HttpRefusal(413, "Payload Too Large", reason=reason)


def expectation_failed(expected: str) -> HttpRefusal:
    message = f"the header Expect is {expected!r}; leave it out or send 100-continue"
    return HttpRefusal(417, "Expectation Failed", reason=Reason("http.expectation-failed", message))


def method_not_allowed(message: str, *, allow: str) -> HttpRefusal:
    return HttpRefusal(
        405,
        "Method Not Allowed",
        reason=Reason("http.method-not-allowed", message),
        headers={"Allow": allow},
    )
