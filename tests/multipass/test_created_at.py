"""Every way in which generators write the time of making, and those that are refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.multipass import BadCreatedAtError, Multipass
from sandbox.multipass.created_at import parse_created_at

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-15T22:57:56Z", datetime(2026, 7, 15, 22, 57, 56, tzinfo=UTC)),
        ("2026-07-15T22:57:56.123Z", datetime(2026, 7, 15, 22, 57, 56, 123000, tzinfo=UTC)),
        ("2026-07-15T22:57:56.1Z", datetime(2026, 7, 15, 22, 57, 56, 100000, tzinfo=UTC)),
        ("2026-07-15T22:57:56.123456Z", datetime(2026, 7, 15, 22, 57, 56, 123456, tzinfo=UTC)),
        ("2026-07-15T22:57:56.123456789Z", datetime(2026, 7, 15, 22, 57, 56, 123456, tzinfo=UTC)),
        ("2026-07-15T22:57:56+00:00", datetime(2026, 7, 15, 22, 57, 56, tzinfo=UTC)),
        ("2026-07-15T22:57:56+0000", datetime(2026, 7, 15, 22, 57, 56, tzinfo=UTC)),
        ("2026-07-15T22:57:56-0500", datetime(2026, 7, 16, 3, 57, 56, tzinfo=UTC)),
        ("2026-07-15T22:57:56+05:30", datetime(2026, 7, 15, 17, 27, 56, tzinfo=UTC)),
        ("2013-04-11T15:16:23-04:00", datetime(2013, 4, 11, 19, 16, 23, tzinfo=UTC)),
        (
            "2025-03-07T10:11:12.1234567-05:00",
            datetime(2025, 3, 7, 15, 11, 12, 123456, tzinfo=UTC),
        ),
        ("2026-07-15T22:57:56", datetime(2026, 7, 15, 22, 57, 56, tzinfo=UTC)),
        ("2026-07-15T22:57:56.123456", datetime(2026, 7, 15, 22, 57, 56, 123456, tzinfo=UTC)),
        ("2026-07-15 22:57:56+00:00", datetime(2026, 7, 15, 22, 57, 56, tzinfo=UTC)),
        ("2024-02-29T00:00Z", datetime(2024, 2, 29, tzinfo=UTC)),
    ],
)
def test_reads_what_generators_write(text, expected):
    moment = parse_created_at(text)
    assert (moment, moment.tzinfo) == (expected, UTC)


@pytest.mark.parametrize(
    "value",
    [
        "yesterday",
        "2026-07-15",
        "20260715T225756Z",
        "2026-W29-3T10:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-07-15T25:00:00Z",
        "2026-07-15T22:57:60Z",
        "2026-07-15T22:57:56 UTC",
        "2026-07-15 22:57:56 UTC",
        " 2026-07-15T22:57:56Z",
        "2026-07-15T22:57:56Z\n",
        "2026-07-15_22:57:56Z",
        "2026-07-15t22:57:56Z",
        "2026-07-15T22:57:56z",
        "2026-07-15T22:57:56+25:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "\u0662026-07-15T22:57:56Z",
        "1795435201",
        1795435200,
        1795435200.5,
        True,
        ["2026-07-15T22:57:56Z"],
        {"date": "2026-07-15T22:57:56Z"},
    ],
)
def test_refuses_what_is_no_date_and_time(value):
    multipass = Multipass("secret")
    token = multipass.seal({"email": "jane@example.com", "created_at": value}, now=NOW)
    with pytest.raises(BadCreatedAtError) as caught:
        multipass.open(token, now=NOW)
    assert (caught.value.reason, caught.value.value) == ("multipass.bad-created-at", value)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001 - Hypothesis takes them so
    st.integers(-14 * 60, 14 * 60),
)
def test_any_zone_names_the_same_instant(moment, minutes):
    zone = timezone(timedelta(minutes=minutes))
    aware = moment.replace(tzinfo=zone)
    assert parse_created_at(aware.isoformat()) == aware
