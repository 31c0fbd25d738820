"""Which tokens have been used: nothing is forgotten while it matters, little is kept after."""

from datetime import UTC, datetime, timedelta

from sandbox.store import MemoryStore
from sandbox.world.used_tokens import UsedToken

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WINDOW = timedelta(minutes=15)
ONE = UsedToken(b"one", NOON, NOON + WINDOW)


def use(store: MemoryStore, *, many: int, now: datetime, first: int = 0) -> None:
    numbers = range(first, first + many)
    store.put(*(UsedToken(number.to_bytes(4), now, now + WINDOW) for number in numbers))


def test_keeps_what_has_lapsed_as_the_clock_may_be_put_back(store: MemoryStore):
    store.put(ONE)
    use(store, many=9_999, now=NOON + 5 * WINDOW)
    assert store.get(UsedToken, b"one") == ONE


def test_forgets_what_has_lapsed_when_there_is_much_of_it(store: MemoryStore):
    store.put(ONE)
    use(store, many=999, now=NOON, first=20_000)
    use(store, many=11_000, now=NOON + 5 * WINDOW)
    assert (store.get(UsedToken, b"one"), store.count(UsedToken)) == (None, 11_000)


def test_keeps_what_has_lapsed_when_there_is_little_of_it(store: MemoryStore):
    store.put(ONE)
    use(store, many=998, now=NOON, first=20_000)
    use(store, many=11_000, now=NOON + 5 * WINDOW)
    assert (store.get(UsedToken, b"one"), store.count(UsedToken)) == (ONE, 11_999)


def test_keeps_a_token_until_its_own_window_ends(store: MemoryStore):
    store.put(ONE)
    use(store, many=11_000, now=NOON + WINDOW)
    assert store.get(UsedToken, b"one") == ONE
