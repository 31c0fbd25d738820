"""Searches for the request that costs most: none may cost more than the others may.

`make nightly` searches for long. What it finds belongs into `attacks.py`.
"""

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings, target

from sandbox.app import SCHEMA, create_app
from tests.bounds.measuring import Sandbox
from tests.bounds.random_requests import requests
from tests.bounds.test_attacks import MOST_BYTES, MOST_MEMORY
from tests.budget import budget

pytestmark = pytest.mark.slow

MOST_CALLS = 10_000_000
"""Of functions: some 0.1 microseconds each."""
SCHEMA_OF_ALL = create_app()[SCHEMA]
SANDBOX = Sandbox()


@given(requests(SCHEMA_OF_ALL, room=50_000))
@settings(
    max_examples=budget(10, nightly=1_000),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_no_request_costs_more_than_it_may(attack):
    cost = asyncio.run(SANDBOX.cost(attack))
    calls = asyncio.run(SANDBOX.cost(attack, counting=True)).calls
    target(len(cost.answered), label="bytes of an answer")
    target(cost.memory, label="bytes of memory")
    target(calls, label="calls")
    assert len(cost.answered) < MOST_BYTES
    assert cost.memory < MOST_MEMORY
    assert calls < MOST_CALLS
    assert b"INTERNAL_SERVER_ERROR" not in cost.answered
