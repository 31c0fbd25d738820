"""A store with nothing in it."""

import pytest

from sandbox.store import MemoryStore
from tests.empty_store import empty_store


@pytest.fixture
def store() -> MemoryStore:
    return empty_store()
