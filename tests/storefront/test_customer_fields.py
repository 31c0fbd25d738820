"""What a customer and their addresses show."""

import pytest

from tests.storefront.address_book import new_book


@pytest.fixture
async def book(storefront, payload, log_in):
    return await new_book(storefront, payload, log_in)


async def test_an_address_is_written_as_in_its_country(book):
    document = """query ($token: String!) {
      customer(customerAccessToken: $token) {
        defaultAddress {
          plain: formatted
          whole: formatted(withName: true)
          short: formatted(withCompany: false)
          formattedArea latitude longitude countryCode
        }
      }
    }"""
    await book.create(
        address1="1 Main", company="Engines", city="Town", country="US", province="NY", zip="1"
    )
    customer = await book.payload(document, token=book.token)
    assert customer["defaultAddress"] == {
        "plain": ["Engines", "1 Main", "Town NY 1", "United States"],
        "whole": ["Ada Lovelace", "Engines", "1 Main", "Town NY 1", "United States"],
        "short": ["1 Main", "Town NY 1", "United States"],
        "formattedArea": "Town NY, United States",
        "latitude": None,
        "longitude": None,
        "countryCode": "US",
    }


async def test_a_customer_has_neither_avatar_nor_social_login_nor_metafields(book):
    document = """query ($token: String!) {
      customer(customerAccessToken: $token) {
        avatarUrl socialLoginProvider { handle }
        metafield(namespace: "custom", key: "size") { value }
        metafields(identifiers: [{key: "a", namespace: "b"}, {key: "c", namespace: "d"}]) { value }
      }
    }"""
    assert await book.payload(document, token=book.token) == {
        "avatarUrl": None,
        "socialLoginProvider": None,
        "metafield": None,
        "metafields": [None, None],
    }
