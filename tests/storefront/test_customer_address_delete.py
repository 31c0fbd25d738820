"""Removing an address."""

import pytest

from tests.storefront.address_book import DELETE, denied, invalid_id, new_book, plain
from tests.storefront.conftest import NO_ERRORS


@pytest.fixture
async def book(storefront, payload, log_in):
    return await new_book(storefront, payload, log_in)


@pytest.fixture
async def ids(book):
    return [await book.added(address1=street) for street in ("First", "Second", "Third")]


async def test_answers_the_whole_id(book, ids):
    """Shopify: recorded, the query part included."""
    answer = await book.delete(plain(ids[1]))
    deleted = answer.pop("deletedCustomerAddressId")
    assert (plain(deleted), len(deleted)) == (plain(ids[1]), len(ids[1]))
    assert answer == NO_ERRORS
    assert await book.streets() == (["First", "Third"], "First")


async def test_another_takes_the_place_of_the_default(book, ids):
    await book.delete(ids[0])
    assert await book.streets() == (["Second", "Third"], "Second")


async def test_without_addresses_there_is_no_default(book):
    await book.delete(await book.added(address1="Only"))
    assert await book.streets() == ([], None)


async def test_refuses_to_delete_it_again(book, ids):
    await book.delete(ids[0])
    answer = await book.storefront.ask(DELETE, token=book.token, id=ids[0])
    del answer["extensions"]
    assert answer == invalid_id("customerAddressDelete")


async def test_the_reason_names_the_number(book):
    document, address_id = DELETE, "gid://shopify/MailingAddress/7"
    reason = await book.storefront.reason(document, token=book.token, id=address_id)
    assert reason.startswith("address.not-found: customer ")
    assert reason.endswith(": they have no address 7")


async def test_is_denied_with_a_dead_token(storefront):
    address_id = "gid://shopify/MailingAddress/1"
    answer = await storefront.ask(DELETE, token="0" * 32, id=address_id)
    del answer["extensions"]
    assert answer == denied("customerAddressDelete")
