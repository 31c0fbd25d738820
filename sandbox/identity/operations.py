"""Names of the requests of a login, for scenarios and the journal."""

from collections.abc import Mapping
from typing import Final

OPERATIONS: Final[Mapping[str, str]] = {
    "authentication/oauth/authorize": "authorize",
    "authentication/oauth/token": "token",
    "authentication/login": "login",
    "authentication/logout": "logout",
}
"""By path, without the number of the shop."""
