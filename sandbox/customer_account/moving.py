"""Fields of a document that the Customer Account API does not have, and their replacements."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    SKIP,
    FieldNode,
    GraphQLObjectType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    visit,
)
from msgspec import Struct

from sandbox.customer_account.site_documents import Found
from sandbox.schema import load_schemas

_SAME: Final = {
    "Customer": "Customer",
    "MailingAddress": "CustomerAddress",
    "Order": "Order",
    "OrderLineItem": "LineItem",
    "Fulfillment": "Fulfillment",
}
"""Type of the Storefront API to the one that stands for it."""
_NOTHING: Final = "nothing"

_OPERATIONS: Final[Mapping[str, str]] = {
    "customer": "customer, with the access token in the header Authorization",
    "customerAccessTokenCreate": "authorize and the grant authorization_code",
    "customerAccessTokenCreateWithMultipass": "the Multipass grant",
    "customerAccessTokenDelete": "the browser navigates to end_session_endpoint",
    "customerAccessTokenRenew": "the grant refresh_token",
    "customerActivate": f"{_NOTHING}: a login needs no password",
    "customerActivateByUrl": f"{_NOTHING}: a login needs no password",
    "customerCreate": f"{_NOTHING}: the first login creates the customer",
    "customerDefaultAddressUpdate": "customerAddressUpdate(addressId:, defaultAddress: true)",
    "customerRecover": f"{_NOTHING}: a login needs no password",
    "customerReset": f"{_NOTHING}: a login needs no password",
    "customerResetByUrl": f"{_NOTHING}: a login needs no password",
    "customerAddressCreate": "customerAddressCreate of the Customer Account API, without token",
    "customerAddressDelete": "customerAddressDelete(addressId:) of the Customer Account API",
    "customerAddressUpdate": "customerAddressUpdate(addressId:) of the Customer Account API",
    "customerUpdate": "customerUpdate(input:) of the Customer Account API: names only",
}
_FIELDS: Final[Mapping[str, str]] = {
    "Customer.acceptsMarketing": "emailAddress { marketingState }",
    "Customer.avatarUrl": "imageUrl",
    "Customer.createdAt": "creationDate",
    "Customer.email": "emailAddress { emailAddress }",
    "Customer.phone": "phoneNumber { phoneNumber }",
    "Fulfillment.trackingCompany": "trackingInformation { company }",
    "Fulfillment.trackingInfo": "trackingInformation",
    "MailingAddress.countryCode": "territoryCode",
    "MailingAddress.countryCodeV2": "territoryCode",
    "MailingAddress.phone": "phoneNumber",
    "MailingAddress.provinceCode": "zoneCode",
    "Order.canceledAt": "cancelledAt",
    "Order.currentTotalPrice": "totalPrice",
    "Order.customerUrl": "statusPageUrl",
    "Order.orderNumber": "number",
    "Order.statusUrl": "statusPageUrl",
    "Order.subtotalPrice": "subtotal",
    "Order.subtotalPriceV2": "subtotal",
    "Order.successfulFulfillments": "fulfillments",
    "Order.totalPriceV2": "totalPrice",
    "Order.totalRefundedV2": "totalRefunded",
    "Order.totalShippingPrice": "totalShipping",
    "Order.totalShippingPriceV2": "totalShipping",
    "Order.totalTaxV2": "totalTax",
    "OrderLineItem.currentQuantity": "refundableQuantity",
    "OrderLineItem.discountedTotalPrice": "totalPrice and totalDiscount",
    "OrderLineItem.originalTotalPrice": "totalPrice",
    "OrderLineItem.variant": "variantId, variantTitle, productId, image, sku",
}
_TAKES_A_TOKEN: Final = frozenset(
    {
        "customer",
        "customerAddressCreate",
        "customerAddressDelete",
        "customerAddressUpdate",
        "customerUpdate",
    }
)
"""Fields of both APIs. That of the Storefront API needs the argument `customerAccessToken`."""
_STAYS_IN_CARTS: Final = frozenset({"Customer", "DeliveryAddress", "MailingAddress"})
"""Types that carts have, which stay with the Storefront API."""
_TOKEN_PAYLOADS: Final = frozenset(
    {"CustomerAccessTokenCreatePayload", "CustomerAccessTokenCreateWithMultipassPayload"}
)


class Moved(Struct, frozen=True):
    """A field at a `line` of a text, from 1, and what replaces it."""

    line: int
    field: str
    replacement: str


def moved(found: Found) -> list[Moved]:
    """Return what of a document is not in the Customer Account API."""
    types = TypeInfo(_storefront())
    finder = _Finder(found.before, types)
    visit(found.document, TypeInfoVisitor(types, finder))
    return finder.found


def field_instead(kind: str, name: str) -> str | None:
    """Return what replaces a field of the Storefront API of that *name*, asked of a type here."""
    fields = {"QueryRoot": _OPERATIONS, "Mutation": _OPERATIONS}.get(kind)
    if fields is not None:
        return fields.get(name)
    if kind.endswith("Payload") and name == "customerUserErrors":
        return "userErrors"
    stands_for = (old for old, new in _SAME.items() if new == kind)
    return next(filter(None, (_FIELDS.get(f"{old}.{name}") for old in stands_for)), None)


class _Finder(Visitor):
    """Collects the fields that have no counterpart. A query of products has nothing to move."""

    def __init__(self, before: int, types: TypeInfo) -> None:
        super().__init__()
        self._before = before
        self._types = types
        self.found: list[Moved] = []

    def enter_field(self, node: FieldNode, *_: Any) -> Any:
        parent = self._types.get_parent_type()
        if parent is None or node.loc is None:
            return None
        name = node.name.value
        if _has_moved(parent.name, node) or self._is_of_a_cart(parent.name):
            return SKIP
        replacement = _replacement(parent.name, name)
        if replacement is not None:
            line = self._before + node.loc.start_token.line
            self.found.append(Moved(line, f"{parent.name}.{name}", replacement))
        return None

    def _is_of_a_cart(self, parent: str) -> bool:
        field = self._types.get_field_def()
        named = None if field is None else get_named_type(field.type)
        return parent.startswith("Cart") and named is not None and named.name in _STAYS_IN_CARTS


def _has_moved(parent: str, node: FieldNode) -> bool:
    """Say whether a root field is that of the Customer Account API already."""
    given = {argument.name.value for argument in node.arguments or ()}
    is_root = parent in ("QueryRoot", "Mutation")
    return is_root and node.name.value in _TAKES_A_TOKEN and "customerAccessToken" not in given


def _replacement(parent: str, name: str) -> str | None:
    """Return what replaces a field of the Storefront API; None for one that needs nothing."""
    if parent in ("QueryRoot", "Mutation"):
        return _OPERATIONS.get(name)
    if name == "customerUserErrors":
        return _errors_instead(parent)
    if name == "deletedCustomerAddressId":
        return "deletedAddressId"
    other = _SAME.get(parent)
    if other is None or name.startswith("__"):
        return None
    kind = _accounts().type_map[other]
    assert isinstance(kind, GraphQLObjectType)
    return None if name in kind.fields else _FIELDS.get(f"{parent}.{name}", _NOTHING)


def _errors_instead(payload: str) -> str:
    """Return what replaces `customerUserErrors` of the type *payload*."""
    if payload in _TOKEN_PAYLOADS:
        return "error and error_description of the token endpoint"
    is_kept = payload in _accounts().type_map or payload == "CustomerDefaultAddressUpdatePayload"
    return "userErrors" if is_kept else _NOTHING


def _storefront() -> GraphQLSchema:
    return _built("schema.graphql")


def _accounts() -> GraphQLSchema:
    return _built("customer-account.graphql")


def _built(file: str) -> GraphQLSchema:
    schemas = load_schemas(file)
    if file not in _SCHEMAS:
        _SCHEMAS[file] = schemas.build(schemas.versions.newest.handle)
    return _SCHEMAS[file]


_SCHEMAS: Final[dict[str, GraphQLSchema]] = {}
