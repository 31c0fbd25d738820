"""Orders of Shopify's CSV become orders of the personas who placed them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct, structs

from sandbox.customers.records import CustomerState
from sandbox.customers.seed.personas import WrittenAddress
from sandbox.email_address import normalize
from sandbox.importing.cells import CellError, amount
from sandbox.importing.discount_csv import moment_of
from sandbox.importing.findings import FileFindings, Findings
from sandbox.importing.order_cells import (
    cell_of,
    code_of,
    financial_status,
    fulfillment_status,
    paid_of,
    quantity,
    refunded_of,
    time_placed,
)
from sandbox.importing.table import Record, Table
from sandbox.orders.kinds import DiscountKind
from sandbox.orders.records import Discount, LineItem
from sandbox.orders.seed import keys
from sandbox.orders.seed.persona_orders import WrittenOrder, WrittenPersona
from sandbox.phone_number import e164

_LONGEST_NUMBER: Final = 18  # digits
_NUMBERS: Final = range(keys.FIRST_NUMBER, keys.FIRST_MADE_UP_NUMBER)


class _Bought(Struct, frozen=True):
    """An order, and who placed it."""

    buyer: str
    order: WrittenOrder
    first: Record


def with_orders(
    tables: list[Table], personas: Iterable[WrittenPersona], findings: Findings
) -> list[WrittenPersona]:
    """Return the *personas* with their orders, and one for each other buyer.

    What is wrong is in *findings*.
    """
    by_buyer = {key: each for each in personas for key in (each.phone, each.email) if key}
    everybody = {each.name: each for each in by_buyer.values()} | {p.name: p for p in personas}
    for bought in _numbered(list(_read(tables, findings)), tables, findings):
        persona = by_buyer.get(bought.buyer) or _buyer(bought)
        placed = bought.order.processed_at
        changed = structs.replace(
            persona,
            created_at=min(persona.created_at, placed),
            updated_at=max(persona.updated_at or persona.created_at, placed),
            orders=(*persona.orders, bought.order),
        )
        by_buyer[bought.buyer] = everybody[changed.name] = changed
        for key in (changed.email, changed.phone):
            if key:
                by_buyer[key] = changed
    return list(everybody.values())


def _read(tables: list[Table], findings: Findings) -> Iterator[_Bought]:
    for table in tables:
        of_file = FileFindings(table.source, findings)
        for name, records in _grouped(table).items():
            try:
                yield _bought(records, of_file)
            except CellError as error:
                effect = f"Order {name} left out."
                of_file.error(
                    records[0].place,
                    error.what,
                    column=error.column,
                    value=error.value,
                    effect=effect,
                    advice=error.advice,
                )


def _grouped(table: Table) -> dict[str, list[Record]]:
    """Return the records by order: further ones have the cells of a line alone."""
    spoilt = {record.text("name") for record in table.spoilt}
    groups: dict[str, list[Record]] = {}
    for record in table.records:
        if record.text("name") not in spoilt:
            groups.setdefault(record.text("name"), []).append(record)
    return groups


def _numbered(orders: list[_Bought], tables: list[Table], findings: Findings) -> Iterator[_Bought]:
    """Yield the orders, the oldest first. If a number is out of range or occurs twice, all get new
    numbers."""
    ordered = sorted(orders, key=lambda bought: bought.order.processed_at)
    numbers = {bought.order.number for bought in ordered}
    if len(numbers) == len(ordered) and all(number in _NUMBERS for number in numbers):
        yield from ordered
        return
    of_file = FileFindings(tables[0].source, findings)
    of_file.warn_of_file(
        f"numbered anew from {_NUMBERS[0]}: orders of personas have numbers up to {_NUMBERS[-1]}"
    )
    if len(ordered) > len(_NUMBERS):
        of_file.warn_of_file(f"too long: the last {len(_NUMBERS):,} orders are imported")
    for number, bought in zip(_NUMBERS, ordered[-len(_NUMBERS) :], strict=False):
        yield structs.replace(bought, order=structs.replace(bought.order, number=number))


def _bought(records: list[Record], of_file: FileFindings) -> _Bought:
    first = records[0]
    digits = "".join(c for c in first.text("name") if c.isdecimal())
    return _Bought(
        buyer=_contact(first),
        order=WrittenOrder(
            number=int(digits[:_LONGEST_NUMBER] or 0),
            processed_at=cell_of(first, "Created at", time_placed),
            financial_status=cell_of(first, "Financial Status", financial_status),
            fulfillment_status=cell_of(first, "Fulfillment Status", fulfillment_status),
            lines=tuple(map(_line, records)),
            ships=bool(first.text("shipping address1") or first.text("shipping city")),
            currency_code=code_of("CurrencyCode", first.text("currency")),
            discounts=tuple(_discounts(first)),
            shipping=cell_of(first, "Shipping", amount),
            tax=_tax(first, of_file),
            paid=paid_of(first),
            refunded=refunded_of(first),
            canceled_at=moment_of(first.text("cancelled at") or first.text("canceled at")),
        ),
        first=first,
    )


def _tax(record: Record, of_file: FileFindings) -> Decimal | None:
    """Return the taxes, unless the prices include them: then the total is less than with both.

    Raises `CellError`.
    """
    columns = ("Taxes", "Subtotal", "Shipping", "Total")
    taxes, subtotal, shipping, total = (cell_of(record, name, amount) for name in columns)
    if taxes and total and total < subtotal + shipping + taxes:
        of_file.warn(
            record.place,
            "in the prices already",
            column="Taxes",
            value=record.text("taxes"),
            effect="The order has none on top of them.",
        )
        return None
    return taxes or None


def _discounts(record: Record) -> Iterator[Discount]:
    off = cell_of(record, "Discount Amount", amount)
    if off:
        title = record.text("discount code") or "Discount"
        yield Discount(kind=DiscountKind.CODE, title=title, amount=off)


def _line(record: Record) -> LineItem:
    return LineItem(
        title=record.text("lineitem name"),
        price=cell_of(record, "Lineitem price", amount),
        quantity=cell_of(record, "Lineitem quantity", quantity),
    )


def _contact(record: Record) -> str:
    """Return the email or the phone of the buyer, or else a name."""
    email = normalize(record.text("email")) if record.text("email") else None
    country = record.text("billing country").upper() or "US"
    phone = record.plain("phone") or record.plain("billing phone")
    name = record.text("billing name") or record.text("name")
    return email or (e164(phone, region=country) if phone else None) or name


def _buyer(bought: _Bought) -> WrittenPersona:
    """Return a DISABLED persona for a buyer who is not among the customers."""
    record, buyer = bought.first, bought.buyer
    first_name, _, last_name = record.text("billing name").partition(" ")
    address = WrittenAddress(
        first_name=first_name or None,
        last_name=last_name or None,
        company=record.text("billing company") or None,
        address1=record.text("billing address1") or None,
        address2=record.text("billing address2") or None,
        city=record.text("billing city") or None,
        province_code=record.text("billing province") or None,
        country_code=code_of("CountryCode", record.text("billing country")),
        zip=record.plain("billing zip") or None,
    )
    return WrittenPersona(
        name=buyer,
        state=CustomerState.DISABLED,
        created_at=bought.order.processed_at,
        email=buyer if "@" in buyer else None,
        phone=buyer if buyer.startswith("+") else None,
        first_name=first_name or None,
        last_name=last_name or None,
        addresses=(address,) if address.address1 or address.city else (),
    )
