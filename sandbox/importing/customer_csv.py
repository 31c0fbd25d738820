"""Customers of Shopify's CSV become personas: they are the same in every world."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, structs

from sandbox.codes import wrong_code
from sandbox.customers.records import CustomerState
from sandbox.customers.seed.personas import WrittenAddress
from sandbox.email_address import normalize
from sandbox.importing.cells import listed
from sandbox.importing.findings import FileFindings, Findings, Place
from sandbox.importing.table import Record, Table, UnreadableError, key_of
from sandbox.near_names import did_you_mean
from sandbox.orders.seed.persona_orders import WrittenPersona
from sandbox.phone_number import e164

_YES: Final = frozenset({"yes", "true"})
_PREFIX: Final = "default address "
_ADDRESS: Final[Mapping[str, str]] = {
    "company": "company",
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "province": "province",
    "province code": "province_code",
    "country": "country",
    "country code": "country_code",
    "zip": "zip",
}

KNOWN: Final = frozenset(
    {
        *_ADDRESS,
        *(f"{_PREFIX}{name}" for name in (*_ADDRESS, "phone")),
        *map(
            key_of,
            (
                *("Customer ID", "First Name", "Last Name", "Email", "Phone", "Tags", "Note"),
                *("Accepts Marketing", "Accepts Email Marketing", "Accepts SMS Marketing"),
                *("Accepts WhatsApp Marketing", "Total Spent", "Total Orders", "Tax Exempt"),
            ),
        ),
    }
)
"""The keys of the columns, of exports of all years."""


class CustomerOptions(Struct, frozen=True, kw_only=True):
    """With a *password* all customers are ENABLED and have it; *identifier* is the column with the
    Multipass identifier."""

    password: str | None = None
    identifier: str | None = None


def customers_of(
    tables: list[Table], findings: Findings, options: CustomerOptions
) -> list[WrittenPersona]:
    """Return a persona for each customer. What is wrong is in *findings*.

    Raises `UnreadableError` if no table has the column of the Multipass identifier.
    """
    _check_identifier(options.identifier, tables)
    by_name: dict[str, WrittenPersona] = {}
    phones: set[str] = set()
    for table in tables:
        of_file = FileFindings(table.source, findings)
        for record in table.records:
            persona = _persona(record, of_file, options)
            if persona.name in by_name:
                of_file.warn(
                    record.place,
                    "of a customer in an earlier record",
                    column="Email",
                    value=persona.name,
                    effect="The first is kept.",
                )
                continue
            by_name[persona.name] = _with_own_phone(persona, phones, record.place, of_file)
    return list(by_name.values())


def _check_identifier(column: str | None, tables: list[Table]) -> None:
    headers = {key: header for table in tables for header, key in table.columns.items()}
    if column is not None and tables and key_of(column) not in headers:
        known = list(headers.values())
        has = did_you_mean(column, known) or f"there are {', '.join(known)}"
        raise UnreadableError(f"--identifier-column: no column {column!r} in customers: {has}")


def _with_own_phone(
    persona: WrittenPersona, phones: set[str], place: Place, findings: FileFindings
) -> WrittenPersona:
    """Return *persona* without a phone that is among *phones*; another is added to these."""
    if not persona.phone:
        return persona
    if persona.phone not in phones:
        phones.add(persona.phone)
        return persona
    findings.warn(
        place,
        "that of another customer",
        column="Phone",
        value=persona.phone,
        effect="Left blank.",
    )
    return structs.replace(persona, phone=None)


def _persona(record: Record, findings: FileFindings, options: CustomerOptions) -> WrittenPersona:
    email = _email(record, findings)
    phone = _phone(record, "phone", findings)
    number = record.plain("customer id")
    if email is None and phone is None:
        findings.warn(
            record.place,
            "without an email and a phone",
            effect="Imported: such a customer cannot log in.",
        )
    address = _address(record, findings)
    marketing = record.text("accepts email marketing") or record.text("accepts marketing")
    unnamed = f"customer-{number}" if number else f"{findings.source}-{record.place.record}"
    return WrittenPersona(
        name=email or phone or unnamed,
        state=CustomerState.DISABLED if options.password is None else CustomerState.ENABLED,
        email=email,
        password=options.password,
        first_name=record.text("first name") or None,
        last_name=record.text("last name") or None,
        phone=phone,
        accepts_marketing=marketing.lower() in _YES,
        tags=listed(record.text("tags")),
        multipass_identifier=record.plain(key_of(options.identifier)) or None
        if options.identifier
        else None,
        addresses=() if address is None else (address,),
    )


def _email(record: Record, findings: FileFindings) -> str | None:
    text = record.text("email")
    email = normalize(text) if text else None
    if text and email is None:
        findings.warn(
            record.place, "not an email address", column="Email", value=text, effect="Left blank."
        )
    return email


def _phone(record: Record, key: str, findings: FileFindings) -> str | None:
    text = record.plain(key)
    if not text:
        return None
    country = record.text("country code") or record.text(f"{_PREFIX}country code") or "US"
    phone = e164(text, region=country.upper())
    if phone is None:
        findings.warn(
            record.place, "not a phone number", column="Phone", value=text, effect="Left blank."
        )
    return phone


def _address(record: Record, findings: FileFindings) -> WrittenAddress | None:
    parts = {
        field: record.plain(f"{_PREFIX}{name}") or record.plain(name) or None
        for name, field in _ADDRESS.items()
    }
    if not any(parts[key] for key in ("address1", "city", "zip", "company")):
        return None
    code = parts["country_code"] = (parts["country_code"] or "").upper() or None
    if code is not None and wrong_code("CountryCode", code):
        findings.warn(
            record.place,
            "not the code of a country",
            column="Country Code",
            value=code,
            effect="Left blank.",
        )
        parts["country_code"] = parts["province_code"] = None
    return WrittenAddress(
        first_name=record.text("first name") or None,
        last_name=record.text("last name") or None,
        phone=_phone(record, f"{_PREFIX}phone", findings),
        **parts,
    )
