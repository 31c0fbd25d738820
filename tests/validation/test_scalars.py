"""The scalars of the schema: what they take, and how they look on the wire."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from graphql import GraphQLError
from hypothesis import given
from hypothesis import strategies as st

from sandbox.validation import SCALARS

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("scalar", "sent", "value"),
    [
        ("Color", "#a1B2c3", "#a1B2c3"),
        ("DateTime", "2026-11-23T12:00:00Z", NOON),
        ("DateTime", "2026-11-23T13:00:00.000+01:00", NOON),
        ("Decimal", "22.50", Decimal("22.50")),
        ("Decimal", 22, Decimal(22)),
        ("Decimal", 1e-7, Decimal("1e-7")),
        ("HTML", "<p>", "<p>"),
        ("ISO8601DateTime", "2026-11-23T12:00:00Z", NOON),
        ("JSON", {"a": [None]}, {"a": [None]}),
        ("URL", "https://example.com/a?b#c", "https://example.com/a?b#c"),
        ("UnsignedInt64", "18446744073709551615", 2**64 - 1),
        ("UnsignedInt64", 7, 7),
    ],
)
def test_takes(scalar: str, sent: Any, value: Any) -> None:
    parse_value, _ = SCALARS[scalar]
    assert parse_value(sent) == value


@pytest.mark.parametrize(
    ("scalar", "sent", "message"),
    [
        ("Color", "red", "Not of the form that the scalar has."),
        ("Color", 0xA1B2C3, "Not a string."),
        ("DateTime", "2026-11-23", "Not of the form that the scalar has."),
        ("DateTime", "2026-11-23T12:00:00", "Not of the form that the scalar has."),
        ("DateTime", "2026-02-30T12:00:00Z", "Not a moment of the calendar."),
        ("DateTime", "0001-01-01T00:00:00+10:00", "Not a moment of the calendar."),
        ("DateTime", 1, "Not a string."),
        ("Decimal", "1,5", "Not of the form that the scalar has."),
        ("Decimal", "NaN", "Not of the form that the scalar has."),
        ("Decimal", float("inf"), "Not of the form that the scalar has."),
        ("Decimal", True, "Not a string."),
        ("HTML", 1, "Not a string."),
        # Shopify (Admin API): the same scalar there.
        ("URL", "example.com", "Invalid url 'example.com', missing scheme"),
        ("URL", "https:///a", "Invalid url 'https:///a', missing host"),
        ("URL", "https://[", "Invalid url 'https://['"),
        ("URL", "https://a.example/" + "a" * 10_000, "Longer than a URL may be."),
        ("UnsignedInt64", "-1", "Not of the form that the scalar has."),
        ("UnsignedInt64", -1, "Not an unsigned number of 64 bits."),
        ("UnsignedInt64", "18446744073709551616", "Not an unsigned number of 64 bits."),
        ("UnsignedInt64", True, "Not a string."),
    ],
)
def test_refuses(scalar: str, sent: Any, message: str) -> None:
    parse_value, _ = SCALARS[scalar]
    with pytest.raises(GraphQLError) as caught:
        parse_value(sent)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("scalar", "value", "wire"),
    [
        ("DateTime", NOON.replace(microsecond=999_999), "2026-11-23T12:00:00Z"),
        ("DateTime", datetime(7, 1, 2, tzinfo=UTC), "0007-01-02T00:00:00Z"),
        ("Decimal", Decimal(22), "22.0"),
        ("Decimal", Decimal("22.50"), "22.5"),
        ("Decimal", Decimal("1E+3"), "1000.0"),
        ("UnsignedInt64", 2**64 - 1, "18446744073709551615"),
        ("URL", "https://example.com", "https://example.com"),
        ("JSON", [1], [1]),
    ],
)
def test_looks_on_the_wire(scalar: str, value: Any, wire: Any) -> None:
    _, serialize = SCALARS[scalar]
    assert serialize(value) == wire


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_decimals_come_back_as_they_went(value: Decimal) -> None:
    parse_value, serialize = SCALARS["Decimal"]
    assert parse_value(serialize(value)) == value


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back_to_the_second(value: datetime) -> None:
    parse_value, serialize = SCALARS["DateTime"]
    assert parse_value(serialize(value)) == value.replace(microsecond=0)
