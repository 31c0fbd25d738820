"""What a misspelt name may have meant."""

import pytest

from sandbox.near_names import did_you_mean, near_names

KNOWN = ("email", "phone", "ENABLED", "expired")


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("emial", ["email"]),
        ("enabled", ["ENABLED"]),
        ("expire", ["expired"]),
        ("street", []),
        ("e" * 201, []),
    ],
)
def test_the_nearest_name_is_proposed(name, near):
    assert near_names(name, KNOWN) == near


def test_a_question_names_several_only_if_asked_to():
    assert did_you_mean("orde", ["order", "orders", "cart"], most=2) == (
        "did you mean order or orders?"
    )
