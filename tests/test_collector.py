"""Full collections of a server: what they look at, and that cycles are freed all the same."""

import asyncio
import gc
import weakref
from itertools import count, repeat

import pytest

from sandbox.collector import look_while_idle, survivors_spared

MANY = 10_000


class Cycle:
    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def _unfrozen():
    yield
    gc.unfreeze()


def test_a_full_collection_looks_only_at_what_is_new_since_the_one_before():
    with survivors_spared():
        kept = [[] for _ in range(MANY)]
        gc.collect()
        looked_at = len(gc.get_objects())
    assert looked_at < len(kept)


def test_a_cycle_that_became_garbage_later_is_freed_when_more_has_been_frozen():
    with survivors_spared(growth=1.001):
        cycle = Cycle()
        gc.collect()
        left = weakref.ref(cycle)
        del cycle
        gc.collect()
        assert left() is not None
        kept = [[] for _ in range(gc.get_freeze_count() // 100)]
        gc.collect()
        gc.collect()
    assert left() is None
    assert kept


def busy_every(times):
    """Return processor time of a process that is busy once in so many *times*."""
    return (used for second in count() for used in (second // times, (second + 1) // times))


async def looked(sparing, used):
    """Let a process look whether it is idle, twenty times. It has *used* that processor time."""
    task = asyncio.create_task(look_while_idle(sparing, every=0, used=used.__next__))
    for _ in range(20):
        await asyncio.sleep(0)
    task.cancel()


@pytest.mark.parametrize(
    ("used", "grows", "is_freed"),
    [
        pytest.param(repeat(0), True, True, id="idle"),
        pytest.param(count(), True, False, id="busy"),
        pytest.param(busy_every(9), True, False, id="idle, but not for long enough"),
        pytest.param(repeat(0), False, False, id="idle, with few new objects"),
    ],
)
async def test_an_idle_process_looks_at_all_objects_if_there_are_many_more(used, grows, is_freed):
    with survivors_spared(growth=1_000) as sparing:
        cycle = Cycle()
        gc.collect()
        left = weakref.ref(cycle)
        del cycle
        kept = [[] for _ in range(2 * gc.get_freeze_count() if grows else 0)]
        gc.collect()
        await looked(sparing, used)
        del kept
    assert (left() is None) is is_freed
