"""A store with nothing in it, not even a seed."""

from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.store import MemoryStore, Seeds

ORIGIN = Origin.of(Settings(customers=0))


def empty_store() -> MemoryStore:
    return MemoryStore(Seeds(ORIGIN, BUILT_IN, {}))
