"""Which scenario answers a call."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import (
    Effect,
    Library,
    Match,
    Scenario,
    Switchboard,
    UnknownScenarioError,
    magic_names,
)

LIBRARY = Library()
RECOVERY = Match(operations=frozenset({"customerRecover"}))
CUT = Scenario(name="cut", effect=Effect(drop=True))
NO_RECOVERY = Scenario(name="no-recovery", match=RECOVERY, effect=Effect(status=500))
TOO_MANY = Scenario(name="too-many", match=RECOVERY, effect=Effect(status=430))
MAGIC = {"input": {"email": "jane+scenario.email-taken@example.com"}}


def test_nothing_answers_while_nothing_is_on():
    assert Switchboard(LIBRARY).choose("customerRecover", {"email": "jane@example.com"}) is None


def test_a_scenario_that_is_on_answers():
    assert Switchboard(LIBRARY, [CUT]).choose("customerRecover", {}) == CUT


def test_the_newest_of_those_that_match_answers():
    assert Switchboard(LIBRARY, [CUT, NO_RECOVERY]).choose("customerRecover", {}) == NO_RECOVERY


def test_an_older_one_answers_what_the_newest_does_not_match():
    assert Switchboard(LIBRARY, [CUT, NO_RECOVERY]).choose("customerReset", {}) == CUT


def test_nothing_answers_what_none_matches():
    assert Switchboard(LIBRARY, [NO_RECOVERY]).choose("customerReset", {}) is None


def test_switching_on_again_makes_a_scenario_the_newest():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.switch_on(CUT)
    assert switchboard.on == (CUT, NO_RECOVERY)


def test_switching_on_replaces_the_one_of_that_name():
    slow_cut = Scenario(name="cut", match=RECOVERY, effect=Effect(drop=True))
    switchboard = Switchboard(LIBRARY, [CUT])
    switchboard.switch_on(slow_cut)
    assert switchboard.on == (slow_cut,)


def test_a_scenario_that_is_off_no_longer_answers():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.switch_off("cut")
    assert switchboard.on == (NO_RECOVERY,)


@pytest.mark.parametrize(("name", "was_on"), [("cut", True), ("too-many", False)])
def test_tells_whether_what_it_switched_off_was_on(name: str, was_on: bool):  # noqa: FBT001
    assert Switchboard(LIBRARY, [CUT]).switch_off(name) is was_on


def test_clearing_switches_all_off():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.clear()
    assert switchboard.on == ()


def test_a_fork_begins_alike():
    assert Switchboard(LIBRARY, [CUT, NO_RECOVERY]).fork().on == (NO_RECOVERY, CUT)


def test_a_fork_changes_on_its_own():
    switchboard = Switchboard(LIBRARY, [CUT])
    switchboard.fork().clear()
    assert switchboard.on == (CUT,)


def test_a_magic_value_answers_though_nothing_is_on():
    assert Switchboard(LIBRARY).choose("customerCreate", MAGIC) == LIBRARY["email-taken"]


def test_a_magic_value_answers_before_what_is_on():
    chosen = Switchboard(LIBRARY, [CUT]).choose("customerCreate", MAGIC)
    assert chosen == LIBRARY["email-taken"]


def test_a_magic_value_answers_only_what_its_scenario_matches():
    assert Switchboard(LIBRARY, [CUT]).choose("customerUpdate", MAGIC) == CUT


def test_a_magic_value_may_be_inside_a_token():
    payload = {"email": "jane+scenario.customer-disabled@example.com"}
    chosen = Switchboard(LIBRARY).choose(
        "customerAccessTokenCreateWithMultipass", {"multipassToken": "AAEC"}, unsealed=payload
    )
    assert chosen == LIBRARY["customer-disabled"]


def test_a_magic_value_may_name_one_that_is_on_and_in_no_file():
    chosen = Switchboard(LIBRARY, [CUT, NO_RECOVERY]).choose(
        "customerRecover", {"email": "jane+scenario.cut@example.com"}
    )
    assert chosen == CUT


def test_a_magic_value_that_names_none_is_refused():
    with pytest.raises(UnknownScenarioError):
        Switchboard(LIBRARY).choose("customerRecover", {"email": "a+scenario.xyzzy@example.com"})


def test_what_the_request_asks_for_answers_before_all():
    chosen = Switchboard(LIBRARY, [CUT]).choose(
        "customerRecover",
        {"email": "jane+scenario.customer-not-found@example.com"},
        requested=[TOO_MANY, NO_RECOVERY],
    )
    assert chosen == TOO_MANY


def test_what_the_request_asks_for_answers_only_what_it_matches():
    chosen = Switchboard(LIBRARY, [CUT]).choose("customerReset", {}, requested=[TOO_MANY])
    assert chosen == CUT


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("jane+scenario.slow@example.com", ["slow"]),
        ("Jane+Scenario.Slow@example.com", ["slow"]),
        ("jane+shop+scenario.email-taken@example.com", ["email-taken"]),
        ({"a": ["x+scenario.one@y"], "b": {"c": "x+scenario.two@y"}}, ["one", "two"]),
        (("x+scenario.one@y, x+scenario.two@y",), ["one", "two"]),
        ("jane+scenario.slow", []),
        ("jane+scenario.@example.com", []),
        ("scenario.slow@example.com", []),
        ("jane+scenario.not_so@example.com", []),
        ({"+scenario.key@y": 1}, []),
        (None, []),
        (42, []),
    ],
)
def test_finds_magic_names(value: object, names: list[str]):
    assert list(magic_names(value)) == names


@given(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True, alphabet=string.printable),
    st.emails(),
)
def test_any_name_can_be_carried_by_any_email(name: str, email: str):
    local, _, domain = email.rpartition("@")
    assert list(magic_names({"email": f"{local}+scenario.{name}@{domain}"})) == [name]
