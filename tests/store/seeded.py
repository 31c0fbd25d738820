"""A base of one customer, and another who is put."""

from datetime import UTC, datetime

from sandbox.customers.records import Customer
from sandbox.fixture_files import BUILT_IN
from sandbox.origin import Origin
from sandbox.store import Seeds

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)


def customer(number, email, **rest):
    return Customer(id=number, email=email, created_at=MOMENT, updated_at=MOMENT, **rest)


JANE = customer(1, "jane@example.com", phone="+16135550100")
SEEDED = customer(2, "seeded@example.com")


class Base:
    """A base of one customer."""

    seeds = Seeds(Origin(seed=1, customers=0, locale="en_US"), BUILT_IN, {})

    def get(self, _kind, record_id):
        return SEEDED if record_id == SEEDED.id else None

    def find(self, _kind, key, value):
        return SEEDED if getattr(SEEDED, key) == value else None

    def after(self, _kind, record_id):
        return iter([SEEDED] if record_id < SEEDED.id else [])

    def holds(self, kind, record_id):
        return self.get(kind, record_id) is not None

    def count(self, _kind):
        return 1
