"""The body that comes with each HTTP status."""

from http import HTTPStatus
from typing import Any, Final

import msgspec

# Shopify: documented by samples in the list of status codes; 401 is recorded.
# `errors` is a list, an object or a string, and clients have to cope with each.
_BODIES: Final[dict[int, Any]] = {
    400: {"errors": {"query": "Required parameter missing or invalid"}},
    401: {"errors": [{"message": "", "extensions": {"code": "UNAUTHORIZED"}}]},
    402: {"errors": "This shop's plan does not have access to this feature"},
    403: {"errors": "Unavailable Shop"},
    404: {"errors": "Not Found"},
    423: {"errors": "This shop is unavailable"},
    430: {"errors": "Shopify Security Rejection"},  # the docs have the name, no sample
    500: {"errors": "An unexpected error occurred"},
}


def default_body(status: int) -> bytes:
    """Return the JSON sent with *status*; for one that is not documented, its name."""
    if status in _BODIES:
        return msgspec.json.encode(_BODIES[status])
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = f"Status {status}"
    return msgspec.json.encode({"errors": phrase})
