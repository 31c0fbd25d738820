from dataclasses import replace
from string import Template

from bench.bursts import Burst, Plan
from bench.cold_start import Start
from bench.goals import GOALS
from bench.places import BENCH
from bench.report import NOT_MEASURED, ceiling, goals_table, of, sections, table
from bench.results import Compared

BURSTS = [
    Burst(
        server=server,
        workload="login",
        round=number,
        rate=rate,
        p50=1.0,
        p99=2.0,
        cpu=100.0,
        foreign=0.0,
        wrk=0.2,
        requests=1_000,
        errors=0,
        repeated=0,
    )
    for server, rate in (("ours", 3_000.0), ("apollo", 1_000.0))
    for number in range(5)
]
STARTS = [
    Start(server, number, seconds, resident)
    for server, seconds, resident in (("ours", 0.3, 2**26), ("apollo", 0.6, 2**27))
    for number in range(3)
]
COMPARED = Compared({"Python": "3.11"}, Plan(1, 1, 32), BURSTS, STARTS, [])


def test_a_table_is_markdown():
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n|---|---|\n| 1 | 2 |"


def test_a_table_without_rows_says_so():
    assert table(("a", "b"), []) == NOT_MEASURED


def test_only_goals_that_were_measured_are_shown():
    assert goals_table(of(GOALS, COMPARED)).splitlines() == [
        "| goal |  | measured | met |",
        "|---|---|---|---|",
        "| logins, of Apollo Server | ≥ 2.6 | 3.00 [3.00-3.00] | yes |",
        "| p99 of a login | ≤ 10 ms | 2.00 [2.00-2.00] ms | yes |",
        "| p99 of a login, of Apollo Server's | ≤ 0.25 | 1.00 [1.00-1.00] | no |",
        "| start to first login, of Apollo Server's | ≤ 0.6 | 0.50 [of 3 only] | too few rounds |",
        "| memory at start, of Apollo Server's | ≤ 0.7 | 0.50 [of 3 only] | too few rounds |",
    ]


def test_what_bare_aiohttp_makes_of_others_bounds_what_there_is_to_reach():
    bare = [replace(burst, server="floor", rate=2_400.0) for burst in BURSTS[:5]]
    assert ceiling([*BURSTS, *bare], "login", "logins") == (
        "What aiohttp can do here: bare, and without GraphQL, it made "
        "2.40 [2.40-2.40] of Apollo Server's logins."
    )


def test_nothing_is_said_of_bare_aiohttp_where_it_was_not_there():
    assert ceiling(BURSTS, "login", "logins") == ""


def test_the_template_asks_for_what_the_report_has_to_say():
    template = Template((BENCH / "performance.template.md").read_text(encoding="utf-8"))

    assert set(template.get_identifiers()) == set(sections(COMPARED))
