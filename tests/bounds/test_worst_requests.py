"""Searches for the request that costs most: none may cost more than the others may.

`make nightly` searches for long. What it finds belongs into `attacks.py`.
"""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings, target

from sandbox.app import SCHEMA, create_app
from tests.bounds.measuring import Sandbox
from tests.bounds.random_requests import requests
from tests.bounds.test_attacks import MOST_BYTES, MOST_MEMORY, TIMES
from tests.budget import budget

pytestmark = pytest.mark.slow

MOST_CALLS = 10_000_000
"""Of functions: some 0.1 microseconds each."""
LONG_IDS = [f"gid://shopify/Product/{'0' * 3_000}{number}" for number in range(250)]
SCHEMA_OF_ALL = create_app()[SCHEMA]
SANDBOX = Sandbox()


def searching(count, *, nightly):
    return settings(
        max_examples=budget(count, nightly=nightly),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@given(requests(SCHEMA_OF_ALL, room=50_000))
@searching(10, nightly=1_000)
def test_no_request_costs_more_than_it_may(attack):
    check(attack)


@given(requests(SCHEMA_OF_ALL, room=240_000, ids=LONG_IDS))
@searching(2, nightly=300)
def test_no_request_of_a_mebibyte_costs_more_than_five_times_that(attack):
    check(attack, times=TIMES)


def check(attack, *, times=1):
    cost = asyncio.run(SANDBOX.cost(attack))
    calls = asyncio.run(SANDBOX.cost(attack, counting=True)).calls
    target(len(cost.answered), label="bytes of an answer")
    target(cost.memory, label="bytes of memory")
    target(calls, label="calls")
    assert len(cost.answered) < MOST_BYTES * times
    assert cost.memory < MOST_MEMORY * times
    assert calls < MOST_CALLS * times
    assert b"INTERNAL_SERVER_ERROR" not in cost.answered
