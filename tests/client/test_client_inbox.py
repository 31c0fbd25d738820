"""The mails of a world, read through the client."""

import asyncio

import pytest

from sandbox.client import ControlError


@pytest.fixture
def invited(world):
    ada = world.customers.create(email="ada@example.com")
    world.customers.invite(ada.id)


@pytest.mark.usefixtures("invited")
def test_mails_are_chosen_by_address_kind_and_id(world):
    (mail,) = world.inbox.mails()
    assert (mail.id, mail.to, mail.kind) == (1, "ada@example.com", "activation")
    assert world.inbox.mails(to="ada@example.com", kind="activation") == (mail,)
    assert world.inbox.mails(kind="welcome") == ()
    assert world.inbox.mails(after=mail.id) == ()


@pytest.mark.usefixtures("invited")
def test_an_emptied_inbox_has_no_mails(world):
    world.inbox.clear()
    assert world.inbox.mails() == ()


def test_a_mail_that_does_not_come_is_told_with_what_is_there(world):
    with pytest.raises(ControlError, match="no mail") as caught:
        world.inbox.wait(to="ada@example.com", timeout=0.01)
    assert (caught.value.status, caught.value.problem) == (404, "mail-not-found")


async def test_a_mail_is_there_as_soon_as_it_comes(async_world):
    ada = await async_world.customers.create(email="ada@example.com")
    awaited = asyncio.create_task(async_world.inbox.wait(to="ada@example.com"))
    await async_world.customers.invite(ada.id)
    mail = await awaited
    assert (mail.id, mail.kind) == (1, "activation")
