"""Clocks of machines that differ: the store's clock is the one that all can see."""

import json
import logging
from contextlib import contextmanager
from urllib.request import urlopen

import pytest

from sandbox.cli import main
from sandbox.replicas.clocks import Clocks
from tests.replicas.conftest import Process

WRONG_CLOCK = """
import time
right = time.time
time.time = lambda: right() + {seconds}
"""
NOW = 1_800_000_000.0


@pytest.fixture
def sandbox_with_clock(store_server, tmp_path):
    """Serve with a clock that is so many *seconds* ahead: Python runs this module at its start."""

    @contextmanager
    def sandbox_with_clock(seconds):
        (tmp_path / "sitecustomize.py").write_text(WRONG_CLOCK.format(seconds=seconds))
        process = Process(store_server.fresh_url(), PYTHONPATH=str(tmp_path))
        try:
            yield process.url
        finally:
            process.end()

    return sandbox_with_clock


def read(url):
    with urlopen(url, timeout=10) as answer:
        return answer.read().decode()


@pytest.mark.parametrize(("seconds", "where"), [(30, "ahead of"), (-30, "behind")])
def test_a_clock_that_differs_from_the_stores_is_told(sandbox_with_clock, capsys, seconds, where):
    with sandbox_with_clock(seconds) as url:
        readiness = json.loads(read(f"{url}/readyz"))
        state = json.loads(read(f"{url}/_sandbox/api/store"))
        metrics = read(f"{url}/metrics").splitlines()
        status = main(["doctor", "--format", "json", "--url", url])
    found = {each["check"]: each for each in json.loads(capsys.readouterr().out)}
    (ahead,) = [line for line in metrics if line.startswith("storefront_sandbox_store_clock_ahead")]
    assert (status, found["store"]["result"], readiness["status"]) == (0, "warning", "ready")
    told = f" s {where} the clock of the store: set both by NTP"
    assert [told in each["warning"] for each in (readiness, state)] == [True, True]
    assert found["store"]["detail"].endswith("will disagree on what has expired")
    assert abs(state["clockAheadMs"] - seconds * 1_000) < 10_000
    assert abs(float(ahead.split()[1]) - seconds) < 10


def test_clocks_that_agree_are_not_told(sandbox_with_clock):
    with sandbox_with_clock(0) as url:
        readiness = json.loads(read(f"{url}/readyz"))
        state = json.loads(read(f"{url}/_sandbox/api/store"))
    assert (readiness, state["warning"], state["clockAheadMs"]) == ({"status": "ready"}, "", 0.0)


@pytest.mark.parametrize(
    ("ours", "theirs", "took", "ahead"),
    [
        (NOW, NOW, 0.01, 0.0),
        (NOW, NOW + 3, 5.0, 0.0),
        (NOW, NOW + 5, 2.0, -3.0),
        (NOW + 5, NOW, 2.0, 5.0),
    ],
)
def test_what_the_way_to_the_store_explains_is_no_difference(ours, theirs, took, ahead):
    clocks = Clocks("valkey://store")
    clocks.compare(ours, theirs, took)
    assert clocks.ahead == ahead


def test_the_log_says_once_that_clocks_differ_and_once_that_they_agree(caplog):
    caplog.set_level(logging.INFO, "sandbox")
    clocks = Clocks("valkey://store")
    for ahead in (0, 9, 9, 8, 1, 0):
        clocks.compare(NOW + ahead, NOW, 0.01)
    differ, agree = caplog.messages
    assert differ.startswith("store valkey://store: the clock of this machine is 9.0 s ahead of")
    assert agree == "store valkey://store: the clock agrees with that of this machine again"
