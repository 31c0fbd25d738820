"""Full collections of a server: what they look at, and that cycles are freed all the same."""

import gc
import weakref

import pytest

from sandbox.collector import survivors_spared

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
