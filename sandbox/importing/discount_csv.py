"""Discount codes of Shopify's CSV. The file does not say to which products they apply."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from sandbox.cart.discounts import WHOLE, DiscountClass, Kind, comparable
from sandbox.cart.seed import WrittenDiscount
from sandbox.importing.cells import CellError, decimal, whole
from sandbox.importing.findings import FileFindings, Findings
from sandbox.importing.table import Record, Table, key_of

KNOWN: Final = frozenset(
    map(
        key_of,
        (
            *("Name", "Value", "Value Type", "Type", "Discount Class", "Status", "Start", "End"),
            *("Minimum Purchase Requirements", "Combines with Order Discounts"),
            *("Combines with Product Discounts", "Combines with Shipping Discounts"),
            *("Customer Selection", "Context", "Times Used In Total"),
            *("Applies Once Per Customer", "Usage Limit Per Code"),
        ),
    )
)
_COMBINES: Final = (("order", "order"), ("product", "product"), ("shipping", "shipping"))
_YES: Final = frozenset({"1", "true", "yes"})


def discounts_of(tables: list[Table], findings: Findings) -> list[WrittenDiscount]:
    """Return a discount for each code, in any case. What is wrong is in *findings*."""
    found: dict[str, WrittenDiscount] = {}
    for table in tables:
        of_file = FileFindings(table.source, findings)
        for record in table.records:
            code = record.text("name")
            if comparable(code) in found:
                of_file.warn(
                    record.place,
                    "a code of an earlier record",
                    value=code,
                    effect="The first is kept.",
                )
                continue
            try:
                found[comparable(code)] = _discount(record, code)
            except CellError as error:
                effect = f'Discount "{code}" left out.'
                of_file.error(record.place, error.what, value=code, effect=effect)
        if any(record.text("discount class") == "product" for record in table.records):
            of_file.warn_of_file(
                "the products of a discount are not in the file: they apply to all",
                advice="Add `products` or `collections` in discounts.toml.",
            )
    return list(found.values())


def _discount(record: Record, code: str) -> WrittenDiscount:
    if not code:
        raise CellError("without a name", "")
    minimum = decimal(record.plain("minimum purchase requirements"))
    limit = record.plain("usage limit per code")
    active = record.text("status").lower() in {"", "active", "scheduled"}
    starts, kind = moment_of(record.text("start")), _kind(record)
    return WrittenDiscount(
        kind=kind,
        code=code,
        value=_value(record, kind),
        minimum_subtotal=minimum or Decimal(0),
        combines_with=tuple(_combines(record)),
        starts_at=starts,
        ends_at=moment_of(record.text("end")) or (None if active else starts),
        usage_limit=whole(limit) if limit else None,
        once_per_customer=record.text("applies once per customer").lower() in _YES,
    )


def _kind(record: Record) -> Kind:
    kind = key_of(record.text("type"))
    if "buy" in kind:
        raise CellError("buy X get Y, of which the file has no quantities", "")
    if "shipping" in kind:
        return Kind.FREE_SHIPPING
    is_share = key_of(record.text("value type")).startswith("percent")
    return Kind.PERCENTAGE if is_share else Kind.AMOUNT


def _value(record: Record, kind: Kind) -> Decimal:
    """Return what a discount takes off, which is written below 0. Raises `CellError`."""
    value = abs(decimal(record.plain("value")) or Decimal(0))
    if not value and kind is not Kind.FREE_SHIPPING:
        raise CellError("without a value", "")
    if kind is Kind.PERCENTAGE and value > WHOLE:
        raise CellError("for more than 100 percent", "")
    return value


def _combines(record: Record) -> Iterator[DiscountClass]:
    for column, name in _COMBINES:
        if record.text(f"combines with {column} discounts").lower() in _YES:
            yield DiscountClass(name)


def moment_of(text: str) -> datetime | None:
    """Return the moment of `2024-10-30 12:43:58 -0500`, in UTC; None for "" and what is none."""
    for form in ("%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z"):
        try:
            return datetime.strptime(text, form).astimezone(UTC)
        except (ValueError, OverflowError):  # at the ends of the calendar UTC has no such time
            continue
    return None
