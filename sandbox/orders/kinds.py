"""In what states an order can be, and what kinds of discounts there are: the schema's enums."""

from enum import StrEnum


class DeliveryMethod(StrEnum):
    """Those of the schema's `DeliveryMethodType` that the sandbox has."""

    LOCAL = "LOCAL"
    PICK_UP = "PICK_UP"
    SHIPPING = "SHIPPING"


class ShipmentStatus(StrEnum):
    """The status of a parcel. Shopify: the schema's `FulfillmentEventStatus`."""

    ATTEMPTED_DELIVERY = "ATTEMPTED_DELIVERY"
    CARRIER_PICKED_UP = "CARRIER_PICKED_UP"
    CONFIRMED = "CONFIRMED"
    DELAYED = "DELAYED"
    DELIVERED = "DELIVERED"
    FAILURE = "FAILURE"
    IN_TRANSIT = "IN_TRANSIT"
    LABEL_PRINTED = "LABEL_PRINTED"
    LABEL_PURCHASED = "LABEL_PURCHASED"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY"
    PICKED_UP = "PICKED_UP"
    READY_FOR_PICKUP = "READY_FOR_PICKUP"


class OrderFinancialStatus(StrEnum):
    AUTHORIZED = "AUTHORIZED"
    PAID = "PAID"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    PENDING = "PENDING"
    REFUNDED = "REFUNDED"
    VOIDED = "VOIDED"


class OrderFulfillmentStatus(StrEnum):
    FULFILLED = "FULFILLED"
    IN_PROGRESS = "IN_PROGRESS"
    ON_HOLD = "ON_HOLD"
    OPEN = "OPEN"
    PARTIALLY_FULFILLED = "PARTIALLY_FULFILLED"
    PENDING_FULFILLMENT = "PENDING_FULFILLMENT"
    RESTOCKED = "RESTOCKED"
    SCHEDULED = "SCHEDULED"
    UNFULFILLED = "UNFULFILLED"


class OrderCancelReason(StrEnum):
    CUSTOMER = "CUSTOMER"
    DECLINED = "DECLINED"
    FRAUD = "FRAUD"
    INVENTORY = "INVENTORY"
    OTHER = "OTHER"
    STAFF = "STAFF"


class DiscountKind(StrEnum):
    """Each is a type of the schema, an implementation of `DiscountApplication`."""

    AUTOMATIC = "AUTOMATIC"
    CODE = "CODE"
    MANUAL = "MANUAL"
    SCRIPT = "SCRIPT"


class OrderSortKey(StrEnum):
    """Shopify: the enum `OrderSortKeys`."""

    ID = "ID"
    PROCESSED_AT = "PROCESSED_AT"
    RELEVANCE = "RELEVANCE"
    TOTAL_PRICE = "TOTAL_PRICE"


class ReturnStatus(StrEnum):
    """Shopify: a customer's return is REQUESTED until the merchant approves or declines it
    (documented)."""

    CANCELED = "CANCELED"
    CLOSED = "CLOSED"
    DECLINED = "DECLINED"
    OPEN = "OPEN"
    REQUESTED = "REQUESTED"


class ReturnReason(StrEnum):
    COLOR = "COLOR"
    DEFECTIVE = "DEFECTIVE"
    NOT_AS_DESCRIBED = "NOT_AS_DESCRIBED"
    OTHER = "OTHER"
    SIZE_TOO_LARGE = "SIZE_TOO_LARGE"
    SIZE_TOO_SMALL = "SIZE_TOO_SMALL"
    STYLE = "STYLE"
    UNKNOWN = "UNKNOWN"
    UNWANTED = "UNWANTED"
    WRONG_ITEM = "WRONG_ITEM"


class DraftOrderStatus(StrEnum):
    COMPLETED = "COMPLETED"
    INVOICE_SENT = "INVOICE_SENT"
    OPEN = "OPEN"


class RequestedEditStatus(StrEnum):
    DENIED = "DENIED"
    REQUESTED = "REQUESTED"
    RESOLVED = "RESOLVED"
