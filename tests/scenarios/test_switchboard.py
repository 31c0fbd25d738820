"""Which scenarios are on, and which of them answers a call."""

from typing import Any

import pytest

from sandbox.scenarios import (
    ContradictoryEffectError,
    Effect,
    Library,
    Match,
    Scenario,
    Switchboard,
    UnknownScenarioError,
)
from sandbox.scenarios.switchboard import MOST, TooManyScenariosError
from sandbox.user_errors import UserError

LIBRARY = Library()
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
    assert answers(Switchboard(LIBRARY), "customerRecover", {"email": "jane@example.com"}) is None


def test_a_scenario_that_is_on_answers_with_its_effect():
    chosen = Switchboard(LIBRARY, [CUT]).choose("customerRecover", {})
    assert chosen is not None
    assert (chosen.scenario, chosen.effect, chosen.number) == (CUT, CUT.effect, None)


def test_the_newest_of_those_that_match_answers():
    assert answers(Switchboard(LIBRARY, [CUT, NO_RECOVERY]), "customerRecover") == "no-recovery"


def test_an_older_one_answers_what_the_newest_does_not_match():
    assert answers(Switchboard(LIBRARY, [CUT, NO_RECOVERY]), "customerReset") == "cut"


def test_nothing_answers_what_none_matches():
    assert answers(Switchboard(LIBRARY, [NO_RECOVERY]), "customerReset") is None


@pytest.mark.parametrize("scenario", [REFUSED, REFUSED_LATER])
def test_what_gives_user_errors_answers_nothing_that_has_no_payload(scenario: Scenario):
    switchboard = Switchboard(LIBRARY, [CUT, scenario])
    assert answers(switchboard, "customer", {}, has_payload=False) == "cut"


def test_switching_on_again_makes_a_scenario_the_newest():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.put("cut", CUT)
    assert switchboard.on == (CUT, NO_RECOVERY)


def test_switching_on_replaces_the_one_of_that_name():
    other_cut = Scenario(name="cut", match=RECOVERY, effect=Effect(drop=True))
    switchboard = Switchboard(LIBRARY, [CUT])
    switchboard.put("cut", other_cut)
    assert switchboard.on == (other_cut,)


def test_switches_one_of_the_library_on_by_its_name():
    switchboard = Switchboard(LIBRARY)
    assert switchboard.put("email-taken") == LIBRARY["email-taken"]
    assert switchboard.on == (LIBRARY["email-taken"],)


def test_switches_one_on_again_that_is_in_no_file():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.put("cut")
    assert switchboard.on == (CUT, NO_RECOVERY)


def test_switching_on_says_what_stands_in_for_its_own():
    switchboard = Switchboard(LIBRARY)
    switchboard.put("late-cut", CUT, times=2, match=RECOVERY)
    assert switchboard.on == (
        Scenario(name="late-cut", match=RECOVERY, effect=Effect(drop=True), times=2),
    )


def test_cannot_switch_on_what_there_is_not():
    with pytest.raises(UnknownScenarioError):
        Switchboard(LIBRARY).put("xyzzy")


def test_what_cannot_be_switched_on_leaves_all_as_it_was():
    switchboard = Switchboard(LIBRARY, [CUT])
    with pytest.raises(ContradictoryEffectError, match="`times` is 0"):
        switchboard.put("cut", times=0)
    assert switchboard.on == (CUT,)


def test_no_more_can_be_on_than_can_be_asked():
    full = Switchboard(LIBRARY)
    full.on = (CUT,) * MOST
    with pytest.raises(TooManyScenariosError) as refusal:
        full.put("too-many", TOO_MANY)
    assert str(refusal.value) == (
        "1,000 scenarios are on in this world: switch some of them off first"
    )


def test_a_scenario_that_is_off_no_longer_answers():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    switchboard.drop("cut")
    assert switchboard.on == (NO_RECOVERY,)


@pytest.mark.parametrize(("name", "was_on"), [("cut", True), ("too-many", False)])
def test_tells_whether_what_it_switched_off_was_on(name: str, was_on: bool):  # noqa: FBT001 - one of its rows
    assert Switchboard(LIBRARY, [CUT]).drop(name) is was_on


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
    assert answers(Switchboard(LIBRARY), "customerCreate", MAGIC) == "email-taken"


def test_a_magic_value_answers_before_what_is_on():
    assert answers(Switchboard(LIBRARY, [CUT]), "customerCreate", MAGIC) == "email-taken"


def test_a_magic_value_answers_only_what_its_scenario_matches():
    assert answers(Switchboard(LIBRARY, [CUT]), "customerUpdate", MAGIC) == "cut"


def test_a_magic_value_may_be_inside_a_token():
    chosen = answers(
        Switchboard(LIBRARY),
        "customerAccessTokenCreateWithMultipass",
        {"multipassToken": "AAEC"},
        unsealed={"email": "jane+scenario.customer-disabled@example.com"},
    )
    assert chosen == "customer-disabled"


def test_a_magic_value_may_name_one_that_is_on_and_in_no_file():
    switchboard = Switchboard(LIBRARY, [CUT, NO_RECOVERY])
    assert answers(switchboard, "customerRecover", {"email": "j+scenario.cut@e.com"}) == "cut"


def test_a_magic_value_that_names_none_is_refused():
    with pytest.raises(UnknownScenarioError):
        Switchboard(LIBRARY).choose("customerRecover", {"email": "a+scenario.xyzzy@example.com"})


def test_what_the_request_asks_for_answers_before_all():
    chosen = answers(
        Switchboard(LIBRARY, [CUT]),
        "customerRecover",
        {"email": "jane+scenario.customer-not-found@example.com"},
        requested=[TOO_MANY, NO_RECOVERY],
    )
    assert chosen == "too-many"


def test_what_the_request_asks_for_answers_only_what_it_matches():
    switchboard = Switchboard(LIBRARY, [CUT])
    assert answers(switchboard, "customerReset", {}, requested=[TOO_MANY]) == "cut"
