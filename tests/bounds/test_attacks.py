"""No request of 64 KB takes 64 MB, has an answer of 16 MB, or lets others wait for long."""

import pytest

from sandbox.door.received import LARGEST_BODY
from sandbox.execution.limits import MOST_ERRORS
from tests.bounds.attack import LARGEST
from tests.bounds.attacks import ATTACKS
from tests.bounds.large_attacks import LARGE_ATTACKS
from tests.bounds.measuring import Sandbox, collector_is_off
from tests.budget import budget

pytestmark = pytest.mark.slow

MOST_BYTES = 16_000_000
MOST_MEMORY = 64_000_000
MOST_OBJECTS = 600_000
"""Of some 100 bytes each."""
MOST_GARBAGE = 3_000
MOST_CALLS = 200_000
"""Between two turns of the event loop: some 40 ms where nothing else runs."""
TIMES = 5
"""So much more may a request of 1 MiB cost than one of 64 KB."""


@pytest.fixture(scope="module")
def sandbox():
    with collector_is_off():
        yield Sandbox()


@pytest.mark.parametrize("name", ATTACKS)
async def test_the_work_and_memory_of_each_attack_have_a_bound(sandbox, name):
    turns = await sandbox.turns(ATTACKS[name])
    assert turns.asked <= LARGEST
    assert len(turns.answered) < MOST_BYTES
    assert turns.objects < MOST_OBJECTS
    assert turns.garbage < MOST_GARBAGE
    assert turns.calls < MOST_CALLS
    assert len(turns.errors) <= MOST_ERRORS
    assert b"INTERNAL_SERVER_ERROR" not in turns.answered


@pytest.mark.parametrize("name", LARGE_ATTACKS)
async def test_a_large_request_has_a_bound_five_times_as_high(sandbox, name):
    turns = await sandbox.turns(LARGE_ATTACKS[name])
    assert turns.asked <= LARGEST_BODY
    assert len(turns.answered) < TIMES * MOST_BYTES
    assert turns.objects < TIMES * MOST_OBJECTS
    assert turns.garbage < MOST_GARBAGE
    assert turns.calls < MOST_CALLS
    assert len(turns.errors) <= MOST_ERRORS
    assert b"INTERNAL_SERVER_ERROR" not in turns.answered


@pytest.mark.parametrize("name", [*ATTACKS][:: budget(10, nightly=1)])
async def test_the_memory_of_a_request_has_a_bound(sandbox, name):
    """Of all sizes, also of the few large texts that do not count as many objects."""
    assert (await sandbox.cost(ATTACKS[name])).memory < MOST_MEMORY


@pytest.mark.parametrize("name", [*LARGE_ATTACKS][:: budget(5, nightly=1)])
async def test_the_memory_of_a_large_request_has_a_bound_five_times_as_high(sandbox, name):
    assert (await sandbox.cost(LARGE_ATTACKS[name])).memory < TIMES * MOST_MEMORY


async def test_plans_of_many_documents_have_a_bound_together(sandbox):
    """Each of these made a plan of 350 MB, which was kept."""
    attack = ATTACKS["three levels of aliases"]
    costs = [await sandbox.cost(type(attack)(f"{attack.query} # {number}")) for number in range(3)]
    assert sum(cost.memory for cost in costs) < 3 * MOST_MEMORY
    assert {len(cost.answered) for cost in costs} == {len(costs[0].answered)}
