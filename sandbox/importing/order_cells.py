"""The columns of Shopify's CSV of orders, and what their cells hold."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Final, TypeVar

from sandbox.codes import Codes, wrong_code
from sandbox.importing.cells import CellError, amount, decimal, whole
from sandbox.importing.discount_csv import moment_of
from sandbox.importing.table import Record, key_of
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus

T = TypeVar("T")

_ADDRESS: Final = (
    "name",
    "street",
    "address1",
    "address2",
    "company",
    "city",
    "zip",
    "province",
    "country",
    "phone",
    "province name",
)
KNOWN: Final = frozenset(
    {
        *(f"{place} {part}" for place in ("billing", "shipping") for part in _ADDRESS),
        *(f"tax {n} {part}" for n in range(1, 6) for part in ("name", "value")),
        *map(
            key_of,
            (
                *("Name", "Email", "Phone", "Financial Status", "Paid at", "Fulfillment Status"),
                *("Fulfilled at", "Accepts Marketing", "Currency", "Subtotal", "Shipping"),
                *("Taxes", "Total", "Discount Code", "Discount Amount", "Shipping Method"),
                *("Created at", "Lineitem quantity", "Lineitem name", "Lineitem price"),
                *("Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping"),
                *("Lineitem taxable", "Lineitem fulfillment status", "Lineitem discount"),
                *("Notes", "Note Attributes", "Cancelled at", "Canceled at", "Payment Method"),
                *("Payment Reference", "Refunded Amount", "Vendor", "Outstanding Balance"),
                *("Employee", "Location", "Device ID", "Id", "Tags", "Risk Level", "Source"),
                *("Receipt Number", "Duties", "Payment ID", "Payment Terms Name"),
                *("Next Payment Due At", "Payment References"),
            ),
        ),
    }
)
_FULFILLMENT: Final[Mapping[str, OrderFulfillmentStatus]] = {
    "": OrderFulfillmentStatus.UNFULFILLED,
    "unfulfilled": OrderFulfillmentStatus.UNFULFILLED,
    "partial": OrderFulfillmentStatus.PARTIALLY_FULFILLED,
    "fulfilled": OrderFulfillmentStatus.FULFILLED,
    "restocked": OrderFulfillmentStatus.RESTOCKED,
}


def cell_of(record: Record, column: str, read: Callable[[str], T]) -> T:
    """Return what *read* makes of a cell. Raises `CellError`, which names the cell."""
    text = record.plain(key_of(column))
    try:
        return read(text)
    except CellError as error:
        raise CellError(error.what, error.advice, column=column, value=text) from None


def time_placed(text: str) -> datetime:
    """Return when an order was placed. Raises `CellError`."""
    moment = moment_of(text)
    if moment is None:
        raise CellError("not a date with a time zone", "Write it like 2024-10-30 12:43:58 -0500.")
    return moment


def financial_status(text: str) -> OrderFinancialStatus:
    """Return how an order was paid. Raises `CellError`."""
    if text.upper() not in OrderFinancialStatus.__members__:
        known = ", ".join(OrderFinancialStatus.__members__).lower()
        raise CellError("not a financial status", f"Write one of {known}.")
    return OrderFinancialStatus(text.upper())


def fulfillment_status(text: str) -> OrderFulfillmentStatus:
    """Return how an order was sent. Raises `CellError`."""
    if text.lower() not in _FULFILLMENT:
        known = ", ".join(filter(None, _FULFILLMENT))
        raise CellError("not a fulfillment status", f"Write one of {known}, or leave it blank.")
    return _FULFILLMENT[text.lower()]


def quantity(text: str) -> int:
    return max(1, whole(text or "1"))


def code_of(name: Codes, text: str) -> str | None:
    """Return the code in *text*, or None if the sandbox has no such code."""
    code = text.upper()
    return None if wrong_code(name, code) else code


def paid_of(record: Record) -> Decimal | None:
    """Return what was paid of an order that is refunded or partly paid, if the cells tell it.

    Raises `CellError`.
    """
    status = cell_of(record, "Financial Status", financial_status)
    if status is OrderFinancialStatus.REFUNDED:
        return cell_of(record, "Refunded Amount", amount) or None
    total = cell_of(record, "Total", amount)
    owed = decimal(record.plain(key_of("Outstanding Balance"))) or 0  # also below 0, by its file
    is_partly = status is OrderFinancialStatus.PARTIALLY_PAID and 0 < owed < total
    return total - owed if is_partly else None


def refunded_of(record: Record) -> Decimal:
    """Return what was given back of an order that is partly refunded. Raises `CellError`."""
    status = cell_of(record, "Financial Status", financial_status)
    is_partly = status is OrderFinancialStatus.PARTIALLY_REFUNDED
    return cell_of(record, "Refunded Amount", amount) if is_partly else Decimal(0)
