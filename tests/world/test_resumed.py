"""What a restored world goes on from."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.gid import STEP, GidSequence
from sandbox.origin import Origin
from sandbox.settings import Settings
from sandbox.world import Worlds
from sandbox.world.clock import Clock, ClockError
from sandbox.world.inbox import Inbox, Mail, MailKind
from sandbox.world.used_tokens import UsedToken, UsedTokens

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MAIL = Mail(to="ada@example.com", kind=MailKind.WELCOME, subject="", text="", created_at=NOW)


@pytest.fixture
def clock():
    return Clock(lambda: NOW)


@pytest.mark.parametrize("ahead", [timedelta(days=400), timedelta(microseconds=-1), timedelta()])
def test_a_clock_goes_on_as_far_ahead_as_it_was(clock, ahead):
    clock.freeze()
    assert clock.resume(ahead=ahead) == NOW + ahead
    assert (clock.now(), clock.ahead, clock.frozen) == (NOW + ahead, ahead, False)


@pytest.mark.parametrize("days", [-30_000, 3_000_000, 999_999_999])
def test_a_clock_does_not_go_on_out_of_range(clock, days):
    with pytest.raises(ClockError, match=r"is out of range: 1970-01-01 to 9000-01-01"):
        clock.resume(ahead=timedelta(days=days))
    assert clock.now() == NOW


def test_a_clock_tells_how_far_ahead_it_was_set(clock):
    clock.advance(timedelta(hours=1))
    assert clock.ahead == timedelta(hours=1)


def test_used_tokens_are_kept_to_the_minute_in_which_they_lapse():
    lapses_at = NOW + timedelta(minutes=15, seconds=10)
    used = UsedTokens()
    used.add(b"a", lapses_at=lapses_at, now=NOW)
    kept = UsedTokens()
    for token in used:
        kept.keep(token)
    assert list(kept) == [UsedToken(b"a", NOW, lapses_at.replace(second=0))]
    assert (len(kept), kept.used_at(b"a", lapses_at=lapses_at)) == (1, NOW)


def test_a_token_that_is_kept_twice_counts_once():
    kept = UsedTokens()
    kept.keep(UsedToken(b"a", NOW, NOW))
    kept.keep(UsedToken(b"a", NOW, NOW))
    assert len(kept) == 1


def test_used_tokens_are_listed_as_they_were_when_they_were_asked_for():
    used = UsedTokens()
    used.add(b"a", lapses_at=NOW, now=NOW)
    listed = iter(used)
    used.add(b"b", lapses_at=NOW, now=NOW)
    assert [token.fingerprint for token in listed] == [b"a"]


def test_mails_are_numbered_on():
    inbox = Inbox()
    inbox.deliver(MAIL)
    other = Inbox()
    other.resume(inbox.mails(), last_id=7)
    assert (other.mails(), other.deliver(MAIL).id) == (inbox.mails(), 8)


def test_records_are_numbered_on():
    gids = GidSequence()
    gids.next("Customer")
    other = GidSequence()
    other.next("MailingAddress")
    other.resume(gids.last)
    assert other.last == {"Customer": GidSequence.FIRST + STEP}
    assert other.next("Customer") == GidSequence.FIRST + 2 * STEP


class Made:
    def __init__(self, name, origin):
        self.name, self.origin = name, origin


def test_a_world_that_is_prepared_is_opened_by_nobody_before_it_is_put():
    worlds = Worlds(Made, origin=Origin.of(Settings()))
    old = worlds.open("blue")
    new = worlds.prepare("blue", Origin.of(Settings(seed=7)))
    assert worlds.open("blue") is old
    assert worlds.put(new) is new
    assert worlds.open("blue") is new
