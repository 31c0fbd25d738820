"""How a shop is asked: where, how often, and what ends it."""

import re

import pytest

from sandbox.importing.shop.connection import Connection, ShopError, base_url
from sandbox.importing.shop.pictures import file_name

DOCUMENT = "{ shop { name } }"
DATA = {"shop": {"name": "Storefront Sandbox"}}


@pytest.fixture
def waits():
    return []


@pytest.fixture
def connection(shop, waits):
    return Connection(shop.url, shop.token(), "2026-04", pause=waits.append)


@pytest.mark.parametrize(
    "effect",
    [
        {"status": 430},
        {"status": 429},
        {"status": 503},
        {"drop": True},
        {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]},
    ],
)
def test_a_busy_shop_is_asked_again_after_twice_as_long(effect, connection, waits, shop):
    shop.world.scenarios.put("busy", match={"operation": "shop"}, effect=effect, times=3)
    assert connection.post(DOCUMENT, {})["data"] == DATA
    assert waits == [1, 2, 4]


def test_a_shop_that_stays_busy_is_given_up(connection, waits, shop):
    shop.world.scenarios.put("busy", match={"operation": "shop"}, effect={"status": 503})
    with pytest.raises(ShopError) as raised:
        connection.post(DOCUMENT, {})
    message = f"{shop.url}: answers 503, 6 times. Run the same command again later."
    assert (str(raised.value), waits) == (message, [1, 2, 4, 8, 16])


def test_a_refusal_is_not_tried_again(connection, waits, shop):
    shop.world.scenarios.put("off", match={"operation": "shop"}, effect={"status": 402})
    with pytest.raises(ShopError) as raised:
        connection.post(DOCUMENT, {})
    assert (str(raised.value), waits) == (f"{shop.url}: the shop is frozen (status 402).", [])


def test_https_to_a_server_without_it_is_not_tried_again(shop, waits):
    place = shop.url.removeprefix("http://")
    connection = Connection(place, shop.token(), "2026-04", pause=waits.append)
    with pytest.raises(ShopError) as raised:
        connection.post(DOCUMENT, {})
    message = str(raised.value)
    assert message.startswith(f"https://{place}: no https connection (")
    assert message.endswith(f" Without https it is --domain http://{place}.")
    assert waits == []


def test_an_address_where_nothing_listens_is_not_tried_again(waits):
    connection = Connection("http://127.0.0.1:1", "x", "2026-04", pause=waits.append)
    with pytest.raises(ShopError) as raised:
        connection.post(DOCUMENT, {})
    message = str(raised.value)
    assert message.startswith("http://127.0.0.1:1 cannot be reached (")
    assert message.endswith("). Check --domain and the network.")
    assert waits == []


def test_an_answer_that_is_no_graphql_ends_it(connection, shop):
    effect = {"status": 200, "body": "<html>Password</html>"}
    shop.world.scenarios.put("page", match={"operation": "shop"}, effect=effect)
    with pytest.raises(ShopError) as raised:
        connection.post(DOCUMENT, {})
    message = f"{shop.url}: the answer is not GraphQL: is a password page there?"
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("domain", "url"),
    [
        ("my-shop.myshopify.com", "https://my-shop.myshopify.com"),
        ("https://my-shop.myshopify.com/", "https://my-shop.myshopify.com"),
        ("http://127.0.0.1:7467/w/mine", "http://127.0.0.1:7467/w/mine"),
        ("http://localhost:7467", "http://localhost:7467"),
    ],
)
def test_the_address_of_a_shop(domain, url):
    assert base_url(domain) == url


@pytest.mark.parametrize(
    ("domain", "message"),
    [
        (
            "http://my-shop.myshopify.com",
            "A token is sent by https only: give the domain without http://.",
        ),
        ("ftp://localhost", "A token is sent by https only: give the domain without http://."),
        ("me@shop.example", "'shop.example' is not a domain: write it as shop.myshopify.com."),
        ("", "'' is not a domain: write it as shop.myshopify.com."),
    ],
)
def test_an_address_that_a_token_must_not_go_to(domain, message):
    with pytest.raises(ShopError) as raised:
        base_url(domain)
    assert str(raised.value) == message


@pytest.mark.parametrize("token", ["", " ", "a\r\nb: c", "é"])
def test_a_token_that_cannot_be_sent(token):
    with pytest.raises(ShopError) as raised:
        Connection("shop.example", token, "2026-04")
    assert str(raised.value) == (
        "The token is empty, or has a character that no token has: check --token."
    )


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/x/mug.jpg?v=1", r"mug-[0-9a-f]{8}\.jpg"),
        ("https://a.example/..%2f..%2fetc%2fpasswd", r"passwd-[0-9a-f]{8}"),
        ("https://a.example/", r"file-[0-9a-f]{8}"),
        ("https://a.example/.htaccess", r"htaccess-[0-9a-f]{8}"),
    ],
)
def test_the_name_of_a_file_is_one_of_its_folder(url, name):
    assert re.fullmatch(name, file_name(url))
