"""Choosing the default address."""

import pytest

from tests.storefront.address_book import CHOOSE, denied, invalid_id, new_book
from tests.storefront.conftest import NO_ERRORS


@pytest.fixture
async def book(storefront, payload, log_in):
    return await new_book(storefront, payload, log_in)


@pytest.fixture
async def ids(book):
    return [await book.added(address1=street) for street in ("First", "Second")]


@pytest.mark.parametrize(("at", "street"), [(0, "First"), (1, "Second")])
async def test_makes_an_address_the_default(book, ids, at, street):
    answer = await book.choose(ids[at])
    assert answer == {"customer": {"defaultAddress": {"address1": street}}, **NO_ERRORS}
    assert await book.streets() == (["First", "Second"], street)


async def test_refuses_an_address_that_is_not_there(book, ids):
    await book.delete(ids[1])
    answer = await book.storefront.ask(CHOOSE, token=book.token, id=ids[1])
    del answer["extensions"]
    assert answer == invalid_id("customerDefaultAddressUpdate")
    assert await book.streets() == (["First"], "First")


async def test_is_denied_with_a_dead_token(storefront):
    address_id = "gid://shopify/MailingAddress/1"
    answer = await storefront.ask(CHOOSE, token="0" * 32, id=address_id)
    del answer["extensions"]
    assert answer == denied("customerDefaultAddressUpdate")
