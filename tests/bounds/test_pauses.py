"""Preparing a large document pauses often, so that other requests need not wait for its end."""

import sys

import pytest

from sandbox.app import SCHEMA, create_app
from sandbox.service.preparation import prepare
from tests.bounds.attacks import ATTACKS

pytestmark = pytest.mark.slow

MOST_CALLS = 200_000
"""Of functions, between two pauses: some 20 ms."""


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


@pytest.mark.parametrize("name", ATTACKS)
def test_preparing_pauses_often(schema, name):
    attack, counted = ATTACKS[name], Counted()
    sys.setprofile(counted.count)
    try:
        prepare(schema, attack.query, attack.operation_name, counted.pause)
    finally:
        sys.setprofile(None)
    counted.pause()
    assert counted.most < MOST_CALLS
