"""No request of 64 KB has an answer of 16 MB or takes 64 MB of memory, and none is a bug's."""

import pytest

from sandbox.door.received import LARGEST_BODY
from sandbox.execution.limits import MOST_ERRORS
from tests.bounds.attack import LARGEST
from tests.bounds.attacks import ATTACKS
from tests.bounds.large_attacks import LARGE_ATTACKS
from tests.bounds.measuring import Sandbox

pytestmark = pytest.mark.slow

MOST_BYTES = 16_000_000
MOST_MEMORY = 64_000_000
TIMES = 5
"""So much more may a request of 1 MiB cost than one of 64 KB."""


@pytest.fixture(scope="module")
def sandbox():
    return Sandbox()


@pytest.mark.parametrize("name", ATTACKS)
async def test_has_a_bound(sandbox, name):
    cost = await sandbox.cost(ATTACKS[name])
    assert cost.asked <= LARGEST
    assert len(cost.answered) < MOST_BYTES
    assert cost.memory < MOST_MEMORY
    assert len(cost.errors) <= MOST_ERRORS
    assert b"INTERNAL_SERVER_ERROR" not in cost.answered


@pytest.mark.parametrize("name", LARGE_ATTACKS)
async def test_a_large_request_has_a_bound_five_times_as_high(sandbox, name):
    cost = await sandbox.cost(LARGE_ATTACKS[name])
    assert cost.asked <= LARGEST_BODY
    assert len(cost.answered) < TIMES * MOST_BYTES
    assert cost.memory < TIMES * MOST_MEMORY
    assert len(cost.errors) <= MOST_ERRORS
    assert b"INTERNAL_SERVER_ERROR" not in cost.answered


async def test_plans_of_many_documents_have_a_bound_together(sandbox):
    """Each of these made a plan of 350 MB, which was kept."""
    attack = ATTACKS["three levels of aliases"]
    costs = [await sandbox.cost(type(attack)(f"{attack.query} # {number}")) for number in range(3)]
    assert sum(cost.memory for cost in costs) < 3 * MOST_MEMORY
    assert {len(cost.answered) for cost in costs} == {len(costs[0].answered)}
