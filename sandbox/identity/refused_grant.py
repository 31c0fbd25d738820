"""Refusals of the login to new customer accounts, as errors of OAuth."""

from collections.abc import Mapping
from types import MappingProxyType

from sandbox.reason import Reason


class GrantRefused(Exception):
    """*error* is the code of RFC 6749; *message* is the error's description, which is ours.

    Shopify: statuses and codes are documented, descriptions are not known. *reason* is for
    developers alone.
    """

    def __init__(
        self,
        error: str,
        message: str,
        *,
        reason: Reason,
        status: int = 400,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(f"{error}: {message}")
        self.error = error
        self.message = message
        self.reason = reason
        self.status = status
        self.headers = headers


def invalid_grant(message: str, slug: str, why: str) -> GrantRefused:
    return GrantRefused("invalid_grant", message, reason=Reason(f"oauth.{slug}", why))


def invalid_client(slug: str, why: str) -> GrantRefused:
    reason = Reason(f"oauth.{slug}", why)
    return GrantRefused("invalid_client", "Client authentication failed", reason=reason, status=401)


def invalid_request(message: str, slug: str, why: str) -> GrantRefused:
    return GrantRefused("invalid_request", message, reason=Reason(f"oauth.{slug}", why))
