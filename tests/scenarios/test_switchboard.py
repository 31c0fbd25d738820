"""Which scenarios are on, and which of them answers a call."""

from typing import Any

import pytest
from msgspec.structs import replace

from sandbox.scenarios import (
    ContradictoryEffectError,
    Effect,
    Match,
    Scenario,
    UnknownScenarioError,
)
from sandbox.user_errors import UserError
from sandbox.world.switchboard import MOST, Switchboard, TooManyScenariosError
from tests.scenarios.switchboards import LIBRARY, switchboard_of

RECOVERY = Match(operations=frozenset({"customerRecover"}))
CUT = Scenario(name="cut", effect=Effect(drop=True))
NO_RECOVERY = Scenario(name="no-recovery", match=RECOVERY, effect=Effect(status=500))
TOO_MANY = Scenario(name="too-many", match=RECOVERY, effect=Effect(status=430))
DENIED = Effect(customer_user_errors=(UserError("INVALID", None, "No"),))
REFUSED = Scenario(name="refused", effect=DENIED)
REFUSED_LATER = Scenario(name="refused-later", effect=Effect(sequence=(Effect(), DENIED)))
MAGIC = {"input": {"email": "jane+scenario.email-taken@example.com"}}


def answers(switchboard: Switchboard, operation: str, *arguments: Any, **more: Any) -> str | None:
    """Return the name of the scenario that answers the call."""
    chosen = switchboard.choose(operation, *(arguments or ({},)), **more)
    return None if chosen is None else chosen.scenario.name


def test_nothing_answers_while_nothing_is_on():
    assert answers(switchboard_of(), "customerRecover", {"email": "jane@example.com"}) is None


def test_a_scenario_that_is_on_answers_with_its_effect():
    chosen = switchboard_of(CUT).choose("customerRecover", {})
    assert chosen is not None
    assert (chosen.scenario, chosen.effect, chosen.number) == (CUT, CUT.effect, None)


def test_the_newest_of_those_that_match_answers():
    assert answers(switchboard_of(CUT, NO_RECOVERY), "customerRecover") == "no-recovery"


def test_an_older_one_answers_what_the_newest_does_not_match():
    assert answers(switchboard_of(CUT, NO_RECOVERY), "customerReset") == "cut"


def test_nothing_answers_what_none_matches():
    assert answers(switchboard_of(NO_RECOVERY), "customerReset") is None


@pytest.mark.parametrize("scenario", [REFUSED, REFUSED_LATER])
def test_what_gives_user_errors_answers_nothing_that_has_no_payload(scenario: Scenario):
    switchboard = switchboard_of(CUT, scenario)
    assert answers(switchboard, "customer", {}, has_payload=False) == "cut"


def test_switching_on_again_makes_a_scenario_the_newest():
    switchboard = switchboard_of(CUT, NO_RECOVERY)
    switchboard.put("cut", CUT)
    assert switchboard.on == (CUT, NO_RECOVERY)


def test_switching_on_replaces_the_one_of_that_name():
    other_cut = Scenario(name="cut", match=RECOVERY, effect=Effect(drop=True))
    switchboard = switchboard_of(CUT)
    switchboard.put("cut", other_cut)
    assert switchboard.on == (other_cut,)


def test_switches_one_of_the_library_on_by_its_name():
    switchboard = switchboard_of()
    assert switchboard.put("email-taken") == LIBRARY["email-taken"]
    assert switchboard.on == (LIBRARY["email-taken"],)


def test_switches_one_on_again_that_is_in_no_file():
    switchboard = switchboard_of(CUT, NO_RECOVERY)
    switchboard.put("cut")
    assert switchboard.on == (CUT, NO_RECOVERY)


def test_switching_on_says_what_stands_in_for_its_own():
    switchboard = switchboard_of()
    switchboard.put("late-cut", CUT, times=2, match=RECOVERY)
    assert switchboard.on == (
        Scenario(name="late-cut", match=RECOVERY, effect=Effect(drop=True), times=2),
    )


def test_cannot_switch_on_what_there_is_not():
    with pytest.raises(UnknownScenarioError):
        switchboard_of().put("xyzzy")


def test_what_cannot_be_switched_on_leaves_all_as_it_was():
    switchboard = switchboard_of(CUT)
    with pytest.raises(ContradictoryEffectError, match="`times` is 0"):
        switchboard.put("cut", times=0)
    assert switchboard.on == (CUT,)


def test_no_more_can_be_on_than_can_be_asked():
    full = switchboard_of(*(replace(CUT, name=f"cut-{number}") for number in range(MOST)))
    with pytest.raises(TooManyScenariosError) as refusal:
        full.put("too-many", TOO_MANY)
    assert str(refusal.value) == (
        "1,000 scenarios are on in this world: switch some of them off first"
    )


def test_a_scenario_that_is_off_no_longer_answers():
    switchboard = switchboard_of(CUT, NO_RECOVERY)
    switchboard.drop("cut")
    assert switchboard.on == (NO_RECOVERY,)


@pytest.mark.parametrize(("name", "was_on"), [("cut", True), ("too-many", False)])
def test_tells_whether_what_it_switched_off_was_on(name: str, was_on: bool):  # noqa: FBT001 - one of its rows
    assert switchboard_of(CUT).drop(name) is was_on


def test_clearing_switches_all_off():
    switchboard = switchboard_of(CUT, NO_RECOVERY)
    switchboard.clear()
    assert switchboard.on == ()


def test_when_no_more_can_be_on_one_that_is_can_be_switched_on_again():
    full = switchboard_of(*(replace(CUT, name=f"cut-{number}") for number in range(MOST)))
    full.put("cut-0")
    assert (len(full.on), full.on[0].name) == (MOST, "cut-0")


def test_a_magic_value_answers_though_nothing_is_on():
    assert answers(switchboard_of(), "customerCreate", MAGIC) == "email-taken"


def test_a_magic_value_answers_before_what_is_on():
    assert answers(switchboard_of(CUT), "customerCreate", MAGIC) == "email-taken"


def test_a_magic_value_answers_only_what_its_scenario_matches():
    assert answers(switchboard_of(CUT), "customerUpdate", MAGIC) == "cut"


def test_a_magic_value_may_be_inside_a_token():
    chosen = answers(
        switchboard_of(),
        "customerAccessTokenCreateWithMultipass",
        {"multipassToken": "AAEC"},
        unsealed={"email": "jane+scenario.customer-disabled@example.com"},
    )
    assert chosen == "customer-disabled"


def test_a_magic_value_may_name_one_that_is_on_and_in_no_file():
    switchboard = switchboard_of(CUT, NO_RECOVERY)
    assert answers(switchboard, "customerRecover", {"email": "j+scenario.cut@e.com"}) == "cut"


def test_a_magic_value_that_names_none_is_refused():
    with pytest.raises(UnknownScenarioError):
        switchboard_of().choose("customerRecover", {"email": "a+scenario.xyzzy@example.com"})


def test_what_the_request_asks_for_answers_before_all():
    chosen = answers(
        switchboard_of(CUT),
        "customerRecover",
        {"email": "jane+scenario.customer-not-found@example.com"},
        requested=[TOO_MANY, NO_RECOVERY],
    )
    assert chosen == "too-many"


def test_what_the_request_asks_for_answers_only_what_it_matches():
    switchboard = switchboard_of(CUT)
    assert answers(switchboard, "customerReset", {}, requested=[TOO_MANY]) == "cut"
