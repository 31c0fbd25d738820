"""What a shop mailed: in order, found by whom it is for, and awaited without a busy loop."""

import asyncio
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from sandbox.world.inbox import Inbox, Mail, MailKind
from sandbox.world.sequences import Sequences

MAIL = Mail(
    to="ada@lovelace.example",
    kind=MailKind.ACTIVATION,
    subject="Customer account activation",
    text="Activate your account: https://sandbox.myshopify.com/account/activate/1/abc-2",
    created_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    links=("https://sandbox.myshopify.com/account/activate/1/abc-2",),
)
RESET = replace(MAIL, kind=MailKind.PASSWORD_RESET)
GRACES = replace(MAIL, to="grace@hopper.example")


@pytest.fixture
def inbox(store):
    return Inbox(store, Sequences(store))


@pytest.fixture
def three(inbox):
    """An inbox with a mail, another kind of mail, and a mail to another customer."""
    for mail in (MAIL, RESET, GRACES):
        inbox.deliver(mail)
    return inbox


def test_a_fresh_inbox_is_empty(inbox):
    assert (inbox.mails(), inbox.last_id) == ((), 0)


def test_numbers_mails_from_one(inbox):
    assert inbox.deliver(MAIL) == replace(MAIL, id=1)


def test_answers_the_newest_last(three):
    assert three.mails() == (replace(MAIL, id=1), replace(RESET, id=2), replace(GRACES, id=3))


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"to": "ada@lovelace.example"}, [1, 2]),
        ({"to": "Ada@Lovelace.Example"}, [1, 2]),
        ({"to": "nobody@lovelace.example"}, []),
        ({"kind": "activation"}, [1, 3]),
        ({"kind": MailKind.PASSWORD_RESET}, [2]),
        ({"kind": "newsletter"}, []),
        ({"to": "ada@lovelace.example", "kind": "activation"}, [1]),
        ({"after": 1}, [2, 3]),
        ({"after": 3}, []),
    ],
)
def test_finds_mails_by(three, wanted, ids):
    assert [mail.id for mail in three.mails(**wanted)] == ids


def test_a_link_has_a_path_to_open_at_the_sandbox_itself():
    assert MAIL.paths == ("/account/activate/1/abc-2",)


def test_a_mail_without_links_has_no_paths():
    assert replace(MAIL, links=()).paths == ()


def test_past_the_most_the_oldest_mails_go(inbox):
    for _ in range(1_002):
        inbox.deliver(MAIL)
    assert [mail.id for mail in inbox.mails()] == list(range(3, 1_003))


def test_an_emptied_inbox_goes_on_counting(three):
    three.clear()
    assert three.mails() == ()
    assert three.deliver(MAIL).id == 4


async def test_a_mail_that_is_here_need_not_be_awaited(three):
    assert await three.arrived(kind="password-reset") == replace(RESET, id=2)


async def test_a_mail_is_awaited_until_it_arrives(inbox):
    waiting = asyncio.create_task(inbox.arrived(to="grace@hopper.example"))
    await asyncio.sleep(0)
    inbox.deliver(MAIL)
    await asyncio.sleep(0)
    assert not waiting.done()
    inbox.deliver(GRACES)
    assert await waiting == replace(GRACES, id=2)


async def test_only_a_new_mail_is_awaited(three):
    waiting = asyncio.create_task(three.arrived(after=three.last_id))
    await asyncio.sleep(0)
    three.deliver(RESET)
    assert await waiting == replace(RESET, id=4)


async def test_all_who_wait_get_the_mail(inbox):
    both = asyncio.gather(inbox.arrived(), inbox.arrived())
    await asyncio.sleep(0)
    inbox.deliver(MAIL)
    assert await both == [replace(MAIL, id=1), replace(MAIL, id=1)]


async def test_a_mail_that_another_has_put_is_found_by_who_is_woken(inbox, store):
    waiting = asyncio.create_task(inbox.arrived())
    await asyncio.sleep(0)
    store.put(replace(MAIL, id=1))
    inbox.wake()
    assert await waiting == replace(MAIL, id=1)


async def test_who_gave_up_is_forgotten(inbox):
    waiting = asyncio.create_task(inbox.arrived())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not inbox.is_awaited
