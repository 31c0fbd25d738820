import pytest

from bench.bursts import Plan
from bench.cold_start import Start
from bench.goals import GOALS, Goal, start_ratio
from bench.intervals import Estimate
from bench.results import Compared


def nothing(_: Compared) -> None:
    return None


@pytest.mark.parametrize(
    ("low", "value", "high", "verdict"),
    [
        (0.91, 0.95, 1.0, "yes"),
        (0.85, 0.92, 1.0, "by the median"),
        (0.80, 0.85, 0.95, "not sure"),
        (0.70, 0.75, 0.8, "no"),
    ],
)
def test_says_how_surely_a_least_is_reached(low: float, value: float, high: float, verdict: str):
    assert Goal("logins", 0.9, nothing).verdict(Estimate(value, low, high, 12)) == verdict


@pytest.mark.parametrize(
    ("low", "value", "high", "verdict"),
    [
        (7.0, 8.0, 9.0, "yes"),
        (7.0, 9.0, 11.0, "by the median"),
        (9.0, 11.0, 12.0, "not sure"),
        (11.0, 12.0, 13.0, "no"),
    ],
)
def test_says_how_surely_a_most_is_kept(low: float, value: float, high: float, verdict: str):
    goal = Goal("p99", 10, nothing, at_most=True)

    assert goal.verdict(Estimate(value, low, high, 12)) == verdict


def test_judges_nothing_by_a_few_rounds():
    verdict = Goal("logins", 0.9, nothing).verdict(Estimate(0.95, 0.95, 0.95, 4))

    assert verdict == "too few rounds"


def test_shows_a_goal_with_its_unit():
    assert str(Goal("p99", 10, nothing, at_most=True, unit=" ms")) == "≤ 10 ms"


def test_starts_are_compared_within_their_round():
    starts = [
        Start("ours", 1, 0.3, 1),
        Start("apollo", 1, 0.6, 1),
        Start("ours", 2, 3.0, 1),
        Start("apollo", 2, 6.0, 1),
    ]
    found = Compared({}, Plan(1, 1, 1), [], starts, [])

    assert start_ratio(found, "apollo", lambda start: start.seconds) == Estimate(0.5, 0.5, 0.5, 2)


def test_no_goal_is_judged_without_a_measurement():
    empty = Compared({}, Plan(1, 1, 1), [], [], [])

    assert [goal.measured(empty) for goal in GOALS] == [None] * len(GOALS)
