from bench.bursts import FOREIGN, Burst
from bench.comparison import Comparison
from bench.intervals import Estimate


def burst(server: str, number: int, *, rate: float = 1_000.0, foreign: float = 0.0) -> Burst:
    return Burst(
        server=server,
        workload="login",
        round=number,
        rate=rate,
        p50=1.0,
        p99=2.0,
        cpu=100.0,
        foreign=foreign,
        wrk=0.2,
        requests=1_000,
        errors=0,
        repeated=0,
    )


def test_ratios_are_taken_within_a_round():
    slow_weather = [burst("ours", 1, rate=200.0), burst("apollo", 1, rate=100.0)]
    good_weather = [burst("ours", 2, rate=8_000.0), burst("apollo", 2, rate=4_000.0)]

    found = Comparison(slow_weather + good_weather).ratio(("ours", "login"), ("apollo", "login"))

    assert found == Estimate(2.0, 2.0, 2.0, 2)


def test_a_round_in_which_one_of_the_two_was_disturbed_does_not_count():
    bursts = [
        burst("ours", 1, rate=300.0),
        burst("apollo", 1, rate=100.0),
        burst("ours", 2, rate=900.0),
        burst("apollo", 2, rate=100.0, foreign=FOREIGN + 0.01),
    ]

    found = Comparison(bursts).ratio(("ours", "login"), ("apollo", "login"))

    assert found == Estimate(3.0, 3.0, 3.0, 1)


def test_another_measure_can_be_compared():
    bursts = [burst("ours", 1), burst("apollo", 1)]

    found = Comparison(bursts).ratio(
        ("ours", "login"), ("apollo", "login"), lambda burst: burst.p99
    )

    assert found == Estimate(1.0, 1.0, 1.0, 1)


def test_servers_that_never_met_have_no_ratio():
    bursts = [burst("ours", 1), burst("apollo", 2)]

    assert Comparison(bursts).ratio(("ours", "login"), ("apollo", "login")) is None


def test_a_server_whose_bursts_were_all_disturbed_has_no_median():
    bursts = [burst("ours", 1, foreign=1.0)]

    assert Comparison(bursts).median("ours", "login", lambda burst: burst.rate) is None
