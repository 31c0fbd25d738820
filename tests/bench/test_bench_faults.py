"""What makes a benchmark fail: wrong answers, and bursts that others disturbed."""

from dataclasses import replace

from bench.bursts import Burst, Plan
from bench.faults import faults_of
from bench.intervals import estimate
from bench.results import Compared, Run, Second, Shared, Soaked, SuiteRun

GOOD = Burst(
    server="ours",
    workload="login",
    round=1,
    rate=1_000.0,
    p50=1.0,
    p99=2.0,
    cpu=100.0,
    foreign=0.0,
    wrk=0.2,
    requests=1_000,
    errors=0,
    repeated=0,
)
SHARED = Shared(
    worlds=2,
    operations=4,
    wrong=0,
    queues=[2, 2],
    made=estimate([1.0]),
    reset=estimate([1.0]),
    made_at_server=1.0,
    reset_at_server=1.0,
    live=2,
    lost=0,
    bytes_each=1.0,
)


def compared(*bursts: Burst) -> Compared:
    return Compared({}, Plan(1), list(bursts), [], [])


def test_there_is_no_fault_in_right_answers():
    second = Second(1.0, 1, 1)
    parts = [
        compared(GOOD),
        SHARED,
        SuiteRun(8, [Run(400, 0, 6.0)]),
        Soaked([second], [second], 0),
    ]
    assert [list(faults_of(part)) for part in parts] == [[]] * 4


def test_a_burst_with_wrong_answers_is_a_fault():
    wrong = replace(GOOD, round=2, errors=3, sample="null")
    assert list(faults_of(compared(GOOD, wrong))) == ["ours, login: 3 errors. null"]


def test_a_server_whose_bursts_were_all_disturbed_is_a_fault():
    disturbed = replace(GOOD, server="apollo", foreign=1.0)
    assert list(faults_of(compared(GOOD, disturbed))) == [
        "1 of 2 kinds of bursts were all disturbed by other processes"
    ]


def test_data_of_another_world_is_a_fault():
    assert list(faults_of(replace(SHARED, wrong=1))) == [
        "1 answers had data of another world, 0 worlds were lost"
    ]


def test_a_scenario_that_answers_too_often_is_a_fault():
    assert list(faults_of(replace(SHARED, queues=[2, 3]))) == [
        "a scenario that answers 2 times answered so often: [2, 3]"
    ]


def test_a_failed_test_is_a_fault():
    runs = [Run(399, 1, 6.0), Run(398, 2, 6.0)]
    assert list(faults_of(SuiteRun(8, runs))) == ["3 tests failed on the shared server"]


def test_an_error_in_the_soak_is_a_fault():
    assert list(faults_of(Soaked([], [], 2))) == ["2 errors in the soak"]
