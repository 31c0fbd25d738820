"""Numbers of new records."""

from sandbox.gid import FIRST, STEP
from sandbox.store import MemoryStore
from sandbox.world.sequences import Sequence, Sequences


def test_gids_are_numbered_on_from_above_the_seed(store: MemoryStore):
    numbers = Sequences(store)
    assert [numbers.next("Customer") for _ in range(2)] == [FIRST + STEP, FIRST + 2 * STEP]


def test_each_kind_has_numbers_of_its_own(store: MemoryStore):
    numbers = Sequences(store)
    numbers.next("Customer")
    assert (numbers.next("Mail", first=0, step=1), numbers.next("MailingAddress")) == (
        1,
        FIRST + STEP,
    )


def test_goes_on_where_the_store_is(store: MemoryStore):
    Sequences(store).next("Customer")
    assert Sequences(store).next("Customer") == FIRST + 2 * STEP


def test_goes_on_from_what_another_has_put_when_it_is_told_of_it(store: MemoryStore):
    numbers = Sequences(store)
    numbers.next("Mail", first=0, step=1)
    store.put(Sequence("Mail", 7))
    numbers.refresh()
    assert numbers.next("Mail", first=0, step=1) == 8


def test_tells_the_number_given_last(store: MemoryStore):
    numbers = Sequences(store)
    before = numbers.last("Mail", first=0)
    numbers.next("Mail", first=0, step=1)
    assert (before, numbers.last("Mail", first=0)) == (0, 1)
