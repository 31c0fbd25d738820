"""Scenarios are written as they are read."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import Effect, Match, Scenario, When, as_document, read_scenario
from sandbox.user_errors import UserError

TAKEN = UserError("TAKEN", ("input", "email"), "Email has already been taken")
SPELT_OUT = Scenario(
    name="spelt-out",
    description="Says all it can.",
    times=7,
    match=Match(operations=frozenset({"b", "a"}), variables={"$.input.email": "a@b.example"}),
    effect=Effect(
        sequence=(Effect(customer_user_errors=(TAKEN,), when=When.AFTER), Effect()), share=0.5
    ),
)


def test_writes_the_keys_of_a_file():
    assert as_document(SPELT_OUT) == {
        "name": "spelt-out",
        "description": "Says all it can.",
        "times": 7,
        "match": {"operation": ("a", "b"), "variables": {"$.input.email": "a@b.example"}},
        "effect": {
            "sequence": (
                {
                    "customerUserErrors": (
                        {
                            "message": "Email has already been taken",
                            "code": "TAKEN",
                            "field": ("input", "email"),
                        },
                    ),
                    "when": "after",
                },
                {},
            ),
            "share": 0.5,
        },
    }


def test_what_is_written_can_be_read():
    assert read_scenario(as_document(SPELT_OUT), source="here") == SPELT_OUT


@given(st.timedeltas(timedelta(microseconds=1), timedelta(days=365)))
def test_writes_any_delay_as_it_is_read(delay: timedelta):
    scenario = Scenario(name="late", effect=Effect(delay=delay))
    assert read_scenario(as_document(scenario), source="here") == scenario


def test_writes_a_delay_in_seconds():
    document = as_document(Scenario(name="late", effect=Effect(delay=timedelta(hours=1000))))
    assert document == {"name": "late", "match": {}, "effect": {"delay": "PT3600000S"}}
