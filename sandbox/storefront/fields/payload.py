"""What a mutation answers: its payload's fields, and the user errors in it."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.storefront.fields.connection import Fields, Getter

CUSTOMER_USER_ERROR: Final[Fields] = {
    "code": attrgetter("code"),
    "field": attrgetter("field"),
    "message": attrgetter("message"),
}


def _of_payload(key: str) -> Getter:
    """A refused mutation's payload has its errors only; the rest of it is null."""

    def get(payload: Mapping[str, Any]) -> Any:
        return payload.get(key)

    return get


TABLES: Final[Mapping[str, Fields]] = {
    "CustomerAccessTokenCreateWithMultipassPayload": {
        "customerAccessToken": _of_payload("customer_access_token"),
        "customerUserErrors": _of_payload("customer_user_errors"),
    },
    "CustomerUserError": CUSTOMER_USER_ERROR,
}
