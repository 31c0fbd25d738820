"""Which texts are lengths of time."""

from datetime import timedelta

import pytest

from sandbox.duration import DurationError, NegativeDurationError, parse_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20m", timedelta(minutes=20)),
        ("90s", timedelta(seconds=90)),
        ("1h30m", timedelta(hours=1, minutes=30)),
        ("1.5h", timedelta(minutes=90)),
        ("500ms", timedelta(milliseconds=500)),
        ("1m500ms", timedelta(minutes=1, milliseconds=500)),
        ("2d1h1m1s", timedelta(days=2, hours=1, minutes=1, seconds=1)),
        ("0s", timedelta(0)),
        (" 20M ", timedelta(minutes=20)),
        ("PT20M", timedelta(minutes=20)),
        ("PT0.5S", timedelta(milliseconds=500)),
        ("PT15M1S", timedelta(minutes=15, seconds=1)),
        ("P1DT2H", timedelta(days=1, hours=2)),
        ("P2W", timedelta(weeks=2)),
    ],
)
def test_reads_a_duration(text, expected):
    assert parse_duration(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1DT",
        "T20M",
        "m",
        "20",
        "20 m",
        "m20",
        "30m1h",
        "P1Y",
        "P1M",
        "1h 5m",
    ],
)
def test_refuses_what_is_no_duration(text):
    with pytest.raises(DurationError) as caught:
        parse_duration(text)
    assert str(caught.value) == (
        f"{text!r} is not a duration: write 90s, 20m, 1h30m or, in ISO 8601, PT20M."
    )


@pytest.mark.parametrize("text", ["-5m", "-PT5M", "PT-5M", "PT-86400.000000S"])
def test_says_that_a_duration_is_negative(text):
    with pytest.raises(NegativeDurationError) as caught:
        parse_duration(text)
    assert str(caught.value) == f"{text!r} is negative: a duration is 0 or longer"


@pytest.mark.parametrize("text", ["1000000000d", "1" + "0" * 400 + "s"])
def test_refuses_what_no_clock_can_hold(text):
    with pytest.raises(DurationError, match="is too long"):
        parse_duration(text)


def test_its_error_is_a_value_error():
    assert issubclass(DurationError, ValueError)


def test_a_text_of_a_million_characters_is_not_read():
    with pytest.raises(DurationError, match=r"1000003 characters are no duration: 1000 are"):
        parse_duration(f"PT{'1' * 1_000_000}S")
