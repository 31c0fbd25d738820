"""An entry of the journal is read with pauses, so that other requests need not wait."""

import sys

import pytest

from sandbox.app import SCHEMA, create_app
from sandbox.control.entries import Reader
from sandbox.door.received import GraphQLRequest
from sandbox.pause import OF_THREAD
from sandbox.service.engine import Engine
from tests.bounds.attacks import ATTACKS
from tests.bounds.measuring import Sandbox
from tests.bounds.test_attacks import MOST_CALLS

pytestmark = pytest.mark.slow


class Counted:
    """Counts the calls of functions between two pauses, and keeps the highest count."""

    def __init__(self):
        self.most = self._count = 0

    def count(self, _frame, event, _argument):
        if event in ("call", "c_call"):
            self._count += 1

    def pause(self):
        self.most = max(self.most, self._count)
        self._count = 0


@pytest.fixture(scope="module")
def schema():
    schema = create_app()[SCHEMA]
    for _ in schema.rest():
        pass  # types are made when they are first looked at
    return schema


@pytest.fixture(scope="module")
def sandbox():
    return Sandbox()


@pytest.mark.parametrize("name", ATTACKS)
async def test_reading_an_entry_of_the_journal_pauses_often(sandbox, name, monkeypatch):
    await sandbox.send(ATTACKS[name])
    ((number, exchange),) = sandbox.journal.exchanges()[-1:]
    counted = Counted()
    monkeypatch.setattr(OF_THREAD, "pause", counted.pause)
    sys.setprofile(counted.count)
    try:
        Reader().entry(number, exchange)
    finally:
        sys.setprofile(None)
    counted.pause()
    assert counted.most < MOST_CALLS


@pytest.mark.parametrize(
    ("value", "is_short"),
    [(["a"] * 20, True), (["a"] * 21, False), ("a" * 4_000, True), ("a" * 4_001, False)],
)
def test_a_request_with_a_long_variable_is_answered_with_pauses(schema, value, is_short):
    kind = "String!" if isinstance(value, str) else "[ID!]!"
    asked = "search(query: $v, first: 1)" if isinstance(value, str) else "nodes(ids: $v)"
    request = GraphQLRequest(f"query ($v: {kind}) {{ {asked} {{ __typename }} }}", {"v": value})
    assert Engine.is_short(Engine(schema).prepare(request), request) is is_short
