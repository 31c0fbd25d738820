"""Scenarios whose answer depends on the calls before: so many times, one by one, now and then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import Effect, Match, Scenario
from sandbox.scenarios.share import draws
from sandbox.world.scenario_records import ScenarioProgress
from sandbox.world.switchboard import Switchboard
from tests.scenarios.switchboards import switchboard_of

CUT, LATE, PASS = Effect(drop=True), Effect(status=503), Effect()
TWICE = Scenario(name="twice", effect=CUT, times=2, description="Cut.")
ONE_BY_ONE = Scenario(name="one-by-one", effect=Effect(sequence=(CUT, LATE, PASS)))
AT_TIMES = Scenario(name="at-times", effect=Effect(drop=True, share=0.25))
RECOVERY = Match(operations=frozenset({"customerRecover"}))
BY_EMAIL = {"email": "a+scenario.twice@b.example"}


def effects(switchboard: Switchboard, calls: int, **more: object) -> list[Effect | None]:
    chosen = [switchboard.choose("customerRecover", {}, **more) for _ in range(calls)]
    return [None if each is None else each.effect for each in chosen]


def test_answers_as_many_calls_as_it_says():
    assert effects(switchboard_of(TWICE), 3) == [CUT, CUT, None]


def test_is_over_then_and_no_longer_on():
    switchboard = switchboard_of(TWICE)
    effects(switchboard, 2)
    assert (switchboard.on, switchboard.over) == ((), (TWICE,))


def test_calls_that_do_not_match_are_not_counted():
    switchboard = switchboard_of(TWICE)
    switchboard.put("twice", match=RECOVERY)
    switchboard.choose("customerReset", {})
    assert switchboard.progress("twice").left(TWICE) == 2


def test_an_older_one_answers_when_it_is_over():
    late = Scenario(name="late", effect=LATE)
    assert effects(switchboard_of(late, TWICE), 3) == [CUT, CUT, LATE]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (None, [CUT, LATE, PASS, None, None]),
        (2, [CUT, LATE, None, None, None]),
        (4, [CUT, LATE, PASS, PASS, None]),
    ],
)
def test_a_sequence_is_told_step_by_step_and_its_last_as_often_as_times_has_it(times, told):
    switchboard = switchboard_of()
    switchboard.put("one-by-one", ONE_BY_ONE, times=times)
    assert effects(switchboard, 5) == told


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (TWICE, "Cut. (call 1 of 2)"),
        (ONE_BY_ONE, "(call 1 of 3)"),
        (
            Scenario(name="all", effect=Effect(drop=True, share=1), description="Cut."),
            "Cut. (call 1)",
        ),
        (Scenario(name="cut", effect=CUT, description="Cut."), "Cut."),
    ],
)
def test_says_how_far_it_has_come(scenario: Scenario, words: str):
    chosen = switchboard_of(scenario).choose("customerRecover", {})
    assert chosen is not None
    assert chosen.message == words


def test_switching_it_on_again_lets_it_begin_anew():
    switchboard = switchboard_of(TWICE)
    effects(switchboard, 2)
    switchboard.put("twice")
    assert effects(switchboard, 3) == [CUT, CUT, None]


def test_one_that_requests_name_is_counted_over_all_of_them():
    assert effects(switchboard_of(), 3, requested=[TWICE]) == [CUT, CUT, None]


def test_a_request_that_names_one_that_is_over_goes_its_way():
    switchboard = switchboard_of(TWICE)
    calls = [switchboard.choose("customerRecover", BY_EMAIL) for _ in range(3)]
    assert [call and call.number for call in calls] == [1, 2, None]


def test_one_that_is_named_twice_and_on_is_counted_once():
    switchboard = switchboard_of(TWICE)
    switchboard.choose("customerRecover", BY_EMAIL, requested=[TWICE], unsealed=BY_EMAIL)
    assert switchboard.progress("twice") == ScenarioProgress("twice", answered=1)


def test_switching_off_forgets_how_far_it_had_come():
    switchboard = switchboard_of(TWICE)
    effects(switchboard, 2)
    switchboard.drop("twice")
    assert (switchboard.over, switchboard.progress("twice")) == ((), ScenarioProgress("twice"))


def test_clearing_lets_those_that_requests_name_begin_anew():
    switchboard = switchboard_of()
    effects(switchboard, 2, requested=[TWICE])
    switchboard.clear()
    assert effects(switchboard, 1, requested=[TWICE]) == [CUT]


def test_one_that_does_not_count_leaves_nothing_behind():
    switchboard = switchboard_of(Scenario(name="cut", effect=CUT))
    effects(switchboard, 3)
    assert switchboard.progress("cut") == ScenarioProgress("cut")


def test_answers_the_same_share_of_the_calls_in_each_run():
    runs = [effects(switchboard_of(AT_TIMES, seed=7, world="a"), 50) for _ in range(2)]
    assert runs[0] == runs[1]


@pytest.mark.parametrize(("seed", "world"), [(8, "a"), (7, "b")])
def test_answers_others_with_another_seed_or_in_another_world(seed: int, world: str):
    mine = effects(switchboard_of(AT_TIMES, seed=7, world="a"), 50)
    assert mine != effects(switchboard_of(AT_TIMES, seed=seed, world=world), 50)


def test_counts_of_a_share_only_what_it_answers():
    scenario = Scenario(name="at-times", effect=Effect(drop=True, share=0.25), times=3)
    told = effects(switchboard_of(scenario), 100)
    assert told.count(scenario.effect) == 3


@given(share=st.floats(0.01, 1), seed=st.integers(0, 2**32))
def test_a_share_is_about_that_part_of_the_calls(share: float, seed: int):
    drawn = sum(draws(share, seed=seed, world="a", name="b", number=n) for n in range(1_000))
    assert abs(drawn / 1_000 - share) < 0.1


def test_a_share_of_one_is_each_call():
    assert all(draws(1, seed=0, world="a", name="b", number=n) for n in range(1_000))
