"""Errors that a field raises: the answer goes on without it."""

from typing import Any, Final

from graphql import GraphQLError

from sandbox.field_error import FieldError
from sandbox.reason import Reason
from sandbox.scenarios import UnknownScenarioError
from sandbox.user_errors import DeadTokenError

_SCOPES_PAGE: Final = "https://shopify.dev/api/usage/access-scopes"

_WITHOUT_PLACE: Final = frozenset({"ACCESS_DENIED", "NOT_FOUND", "THROTTLED"})
"""Codes of errors without locations. Shopify: the first two are recorded, the third is reported."""


def access_denied(field: str, scope: str) -> FieldError:
    """Shopify: recorded against 2026-04, to the full stop."""
    required = f"`{scope}` access scope."
    words = f"the token shown lacks what {field} requires: {required}"
    return _denied(field, required, Reason("access-denied", words))


def dead_token(field: str, scope: str, error: DeadTokenError) -> FieldError:
    """Shopify: recorded for customerAccessTokenDelete and customerAddressCreate, 2026-04."""
    required = f"`{scope}` access scope. Also: Requires valid customer access token."
    return _denied(field, required, error.reason)


def _denied(field: str, required: str, reason: Reason) -> FieldError:
    return FieldError(
        f"Access denied for {field} field. Required access: {required}",
        extensions={
            "code": "ACCESS_DENIED",
            "documentation": _SCOPES_PAGE,
            "requiredAccess": required,
        },
        reason=reason,
    )


def not_implemented(coordinate: str) -> FieldError:
    """What the schema has and this sandbox does not do is never answered by a made-up value."""
    return FieldError(
        f"The sandbox does not answer {coordinate} yet.",
        extensions={"code": "SANDBOX_NOT_IMPLEMENTED", "field": coordinate},
        reason=Reason("sandbox.not-implemented", f"{coordinate} has no resolver"),
    )


def unknown_scenario(error: UnknownScenarioError) -> FieldError:
    return FieldError(
        str(error),
        extensions={"code": "SANDBOX_UNKNOWN_SCENARIO"},
        reason=Reason("sandbox.unknown-scenario", str(error)),
    )


def wire(error: GraphQLError) -> dict[str, Any]:
    """Return a field's error as the real service writes it.

    Shopify: recorded. A refused argument has message, locations, path, extensions in this order;
    the locations are those of the field in the text that was sent. What is in `_WITHOUT_PLACE`
    has message, path, an empty list of locations, extensions.
    """
    original = error.original_error
    extensions = original.extensions if isinstance(original, FieldError) else error.extensions
    answer: dict[str, Any] = {"message": error.message}
    path = list(error.path or ())
    if extensions and extensions.get("code") in _WITHOUT_PLACE:
        answer |= {"path": path, "locations": []}
    else:
        places = [place.formatted for place in error.locations or ()]
        answer |= {"locations": places, "path": path}
    return answer | {"extensions": dict(extensions)} if extensions else answer
