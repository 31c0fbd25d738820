"""Which tokens have been used: nothing is forgotten while it matters, nothing kept after."""

from datetime import UTC, datetime, timedelta

from sandbox.world.used_tokens import UsedTokens

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WINDOW = timedelta(minutes=15)


def test_remembers_when_a_token_was_used():
    used = UsedTokens()
    used.add(b"one", lapses_at=NOON + WINDOW, now=NOON)
    assert used.used_at(b"one", lapses_at=NOON + WINDOW) == NOON
    assert used.used_at(b"two", lapses_at=NOON + WINDOW) is None


def test_keeps_what_has_lapsed_as_the_clock_may_be_put_back():
    used = UsedTokens()
    used.add(b"one", lapses_at=NOON + WINDOW, now=NOON)
    used.add(b"two", lapses_at=NOON + 5 * WINDOW, now=NOON + 4 * WINDOW)
    used.add(b"three", lapses_at=NOON - 5 * WINDOW, now=NOON - 6 * WINDOW)
    assert used.used_at(b"one", lapses_at=NOON + WINDOW) == NOON


def test_forgets_what_has_lapsed_when_there_is_much_of_it(monkeypatch):
    monkeypatch.setattr("sandbox.world.used_tokens.FEW", 1)
    used = UsedTokens()
    used.add(b"one", lapses_at=NOON + WINDOW, now=NOON)
    later = NOON + 2 * WINDOW
    used.add(b"two", lapses_at=later + WINDOW, now=later)
    assert len(used) == 1
    assert used.used_at(b"two", lapses_at=later + WINDOW) == later


def test_keeps_a_token_until_its_own_window_ends():
    used = UsedTokens()
    used.add(b"one", lapses_at=NOON + 2 * WINDOW, now=NOON)
    later = NOON + timedelta(minutes=29)
    used.add(b"two", lapses_at=later + WINDOW, now=later)
    assert used.used_at(b"one", lapses_at=NOON + 2 * WINDOW) == NOON


def test_past_its_size_forgets_those_first_that_lapse_first(monkeypatch):
    monkeypatch.setattr("sandbox.world.used_tokens.MOST", 2)
    used = UsedTokens()
    for minute, name in enumerate((b"one", b"two", b"three")):
        used.add(name, lapses_at=NOON + timedelta(minutes=minute), now=NOON)
    used.add(b"four", lapses_at=NOON + timedelta(minutes=2), now=NOON)
    assert len(used) == 3
    assert used.used_at(b"one", lapses_at=NOON) is None
    assert used.used_at(b"four", lapses_at=NOON + timedelta(minutes=2)) == NOON
