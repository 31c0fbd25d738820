"""When a text is a phone number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.phone_number import LONGEST, e164


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("+1 (613) 450-5293", "+16134505293"),  # Shopify: recorded for the Admin API
        ("+16134505293", "+16134505293"),
        ("613-450-5293", "+16134505293"),
        ("+44 20 7946 0958", "+442079460958"),
        ("+1 613 555 0199", "+16135550199"),
        ("+1 503 555 0123", "+15035550123"),
    ],
)
def test_keeps_a_number_in_e_164_form(text, kept):
    assert e164(text) == kept


NO_NUMBERS = ["", " ", "phone", "12", "+", "+999 123456789", "1" * 65]
OUT_OF_PLAN = ["+11234567890", "+15555555555", "+12223334444", "+441111111111"]
"""Long enough, and nobody's: their numbering plans have no such numbers. Shopify: reported."""


@pytest.mark.parametrize("text", [*NO_NUMBERS, *OUT_OF_PLAN])
def test_has_nothing_to_keep_of_what_is_no_number(text):
    assert e164(text) is None


def test_reads_a_national_number_as_one_of_its_region():
    assert e164("030 901820", region="DE") == "+4930901820"


@given(st.text(max_size=LONGEST + 5))
def test_what_is_kept_is_kept_as_it_is(text):
    kept = e164(text)
    assert kept is None or e164(kept) == kept
