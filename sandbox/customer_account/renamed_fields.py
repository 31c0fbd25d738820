"""Fields of the Storefront API that somebody asks for here: the reason has the new name."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sandbox.door.trace import Trace
from sandbox.reason import Reason


def explain_fields(trace: Trace, errors: Sequence[Mapping[str, Any]]) -> None:
    """Say what replaces the fields of the Storefront API that were asked for here."""
    for error in errors:
        extensions = error.get("extensions", {})
        if extensions.get("code") == "undefinedField":
            from sandbox.customer_account.moving import field_instead

            kind, name = str(extensions.get("typeName")), str(extensions.get("fieldName"))
            if replacement := field_instead(kind, name):
                message = f"{kind}.{name} is of the Storefront API: here it is {replacement}"
                trace.explain(Reason("account-api.field-of-storefront", message))
        elif extensions.get("argumentName") == "customerAccessToken":
            trace.explain(Reason("account-api.argument-of-storefront", _IN_A_HEADER))


_IN_A_HEADER: Final = (
    "customerAccessToken is an argument of the Storefront API: here the header Authorization says "
    "who the customer is"
)
