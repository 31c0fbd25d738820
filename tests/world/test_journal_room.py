"""A journal numbers what it is told, and forgets the oldest when there is no room."""

import asyncio
import gc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.world.exchange import Code, Exchange, Outcome
from sandbox.world.journal import Journal, Shelf

TAKEN = Code("customerCreate", "TAKEN", is_user_error=True)


def exchange(*operations, size=10, outcome=Outcome.OK, codes=()):
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    told = (moment, 0.1, "an-id", "POST", "/api/graphql", 200, outcome, "2026-10", None)
    return Exchange(size, *told, operations, codes, (), 0.0, b"", b"")


def full(shelf, count=4, size=10):
    journal = Journal(shelf)
    for _ in range(count):
        journal.add(exchange(size=size))
    return journal


def numbers(journal, **wanted):
    return [number for number, _ in journal.exchanges(**wanted)]


def test_numbers_begin_with_one():
    assert numbers(full(Shelf(), 3)) == [1, 2, 3]


@pytest.mark.parametrize(("after", "found"), [(0, [1, 2, 3]), (2, [3]), (3, []), (9, [])])
def test_shows_what_is_past_a_number(after, found):
    assert numbers(full(Shelf(), 3), after=after) == found


def test_past_the_most_the_oldest_goes():
    journal = full(Shelf(most=2), 5)
    assert (numbers(journal), journal.first_id, journal.last_id) == ([4, 5], 4, 5)


def test_past_its_room_the_oldest_go():
    journal = full(Shelf(room=25), 5)
    assert (numbers(journal), journal.size) == ([4, 5], 20)


def test_shows_past_a_number_that_is_forgotten_what_there_is():
    assert numbers(full(Shelf(most=2), 5), after=1) == [4, 5]


def test_when_all_room_is_taken_each_in_turn_loses_its_older_half():
    shelf = Shelf(shared_room=100)
    first, second = full(shelf, 4), full(shelf, 6)
    second.add(exchange())
    assert (numbers(first), numbers(second), shelf.taken) == ([3, 4], [1, 2, 3, 4, 5, 6, 7], 90)


def test_a_journal_that_is_gone_gives_its_room_back():
    shelf = Shelf()
    journal = full(shelf, 4)
    taken = shelf.taken
    del journal
    gc.collect()
    assert (taken, shelf.taken) == (40, 0)


def test_an_emptied_journal_goes_on_counting():
    shelf = Shelf()
    journal = full(shelf, 3)
    journal.clear()
    assert (numbers(journal), shelf.taken) == ([], 0)
    journal.add(exchange())
    assert numbers(journal) == [4]


def test_one_that_is_off_keeps_nothing_and_counts_all():
    journal = Journal(Shelf(most=0))
    journal.add(exchange("shop"))
    assert (journal.is_kept, numbers(journal), journal.size) == (False, [], 0)
    assert journal.coverage.asked == {"shop": 1}


@given(
    sizes=st.lists(st.integers(1, 40), max_size=60),
    most=st.integers(0, 8),
    room=st.integers(1, 100),
    shared=st.integers(1, 150),
)
def test_no_bound_is_ever_passed(sizes, most, room, shared):
    shelf = Shelf(most=most, room=room, shared_room=shared)
    journals = [Journal(shelf), Journal(shelf)]
    for at, size in enumerate(sizes):
        journals[at % 2].add(exchange(size=size))
        assert all(len(journal) <= most and journal.size <= room for journal in journals)
        assert shelf.taken == sum(journal.size for journal in journals) <= shared


async def test_whoever_waits_goes_on_with_the_next_exchange():
    journal = full(Shelf(), 1)
    waiting = asyncio.create_task(journal.arrival())
    await asyncio.sleep(0)
    assert not waiting.done()
    journal.add(exchange())
    await waiting
    assert journal.last_id == 2


async def test_who_gave_up_is_forgotten():
    journal = Journal(Shelf())
    waiting = asyncio.create_task(journal.arrival())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert journal._waiters.waiting == ()


def test_coverage_counts_requests_and_codes_and_forgets_neither():
    journal = Journal(Shelf(most=1))
    journal.add(exchange("customerCreate", "shop"))
    journal.add(exchange("customerCreate", outcome=Outcome.USER_ERRORS, codes=(TAKEN, TAKEN)))
    journal.add(exchange("customerCreate", outcome=Outcome.ERRORS))
    journal.clear()
    coverage = journal.coverage
    assert coverage.asked == {"customerCreate": 3, "shop": 1}
    assert coverage.failed == {"customerCreate": 2}
    assert coverage.codes == {TAKEN: 1}
