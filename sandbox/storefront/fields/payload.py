"""What a mutation answers: its payload's fields, and the user errors in it."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.storefront.fields.connection import Fields, Getter
from sandbox.storefront.names import snake_case

CUSTOMER_USER_ERROR: Final[Fields] = {
    "code": attrgetter("code"),
    "field": attrgetter("field"),
    "message": attrgetter("message"),
}

USER_ERROR: Final[Fields] = {"field": attrgetter("field"), "message": attrgetter("message")}


def payload(*fields: str) -> Fields:
    """Return the getters of a payload whose operation names its *fields* in snake case."""
    return {field: _of_payload(snake_case(field)) for field in fields}


def _of_payload(key: str) -> Getter:
    """A refused mutation's payload has its errors only; the rest of it is null."""

    def get(answer: Mapping[str, Any]) -> Any:
        return answer.get(key)

    return get


_NEW: Final = "customerUserErrors"
_OLD: Final = "userErrors"
_TOKEN: Final = "customerAccessToken"  # noqa: S105 - the name of a field

TABLES: Final[Mapping[str, Fields]] = {
    "CustomerAccessTokenCreatePayload": payload(_TOKEN, _NEW, _OLD),
    "CustomerAccessTokenCreateWithMultipassPayload": payload(_TOKEN, _NEW),
    "CustomerAccessTokenDeletePayload": payload(
        "deletedAccessToken", "deletedCustomerAccessTokenId", _OLD
    ),
    "CustomerAccessTokenRenewPayload": payload(_TOKEN, _OLD),
    "CustomerActivateByUrlPayload": payload("customer", _TOKEN, _NEW),
    "CustomerActivatePayload": payload("customer", _TOKEN, _NEW, _OLD),
    "CustomerCreatePayload": payload("customer", _NEW, _OLD),
    "CustomerEmailMarketingSubscribePayload": payload("customer", _NEW),
    "CustomerRecoverPayload": payload(_NEW, _OLD),
    "CustomerResetByUrlPayload": payload("customer", _TOKEN, _NEW, _OLD),
    "CustomerResetPayload": payload("customer", _TOKEN, _NEW, _OLD),
    "CustomerSmsMarketingSubscribePayload": payload("customer", _NEW),
    "CustomerUpdatePayload": payload("customer", _TOKEN, _NEW, _OLD),
    "CustomerUserError": CUSTOMER_USER_ERROR,
    "UserError": USER_ERROR,
}
