"""Tokens that other people's generators make log their customer in, once."""

from base64 import urlsafe_b64decode
from typing import Final

import pytest

from tests.clients.generators import GENERATORS
from tests.clients.operations import (
    CUSTOMER,
    LOG_IN,
    REFUSED,
    access_token_in,
    answer_of_customer,
    answer_of_login,
)

ZOE: Final = {
    "email": "zoe@example.com",
    "first_name": "Zoë",
    "last_name": "Łukasiewicz-O'Neill 🙂",
    "tag_string": "b2b, vip",
    "return_to": "https://shop.example.com/cart?step=1&from=mail",
}


def test_logs_the_customer_in(generator, ask):
    access_token_in(ask(LOG_IN, token=generator(ZOE)))


def test_the_customer_can_be_read_back(generator, ask):
    token = access_token_in(ask(LOG_IN, token=generator(ZOE)))
    assert ask(CUSTOMER, token=token) == answer_of_customer(
        {
            "email": "zoe@example.com",
            "firstName": "Zoë",
            "lastName": "Łukasiewicz-O'Neill 🙂",
            "tags": ["b2b", "vip"],
        }
    )


def test_an_email_alone_is_enough(generator, ask):
    given = {"email": "new@example.com", "return_to": "/account"}
    access_token_in(ask(LOG_IN, token=generator(given)))


def test_refuses_the_same_token_twice(generator, ask):
    token = generator(ZOE)
    access_token_in(ask(LOG_IN, token=token))
    assert ask(LOG_IN, token=token) == answer_of_login(REFUSED)


def test_refuses_another_secret(generator, ask):
    token = generator(ZOE, secret="the secret of another shop")
    assert ask(LOG_IN, token=token) == answer_of_login(REFUSED)


def test_refuses_no_email(ask):
    token = GENERATORS["multipassify"]({"first_name": "Zoë"})
    assert ask(LOG_IN, token=token) == answer_of_login(REFUSED)


@pytest.mark.parametrize(
    "created_at",
    ["2013-04-11T15:16:23-04:00", "2100-01-01T00:00:00Z", "yesterday", None],
    ids=["expired", "in-the-future", "not-a-time", "null"],
)
def test_refuses_a_created_at_that_does_not_hold(ask, created_at):
    token = GENERATORS["node-crypto"]({**ZOE, "created_at": created_at})
    assert ask(LOG_IN, token=token) == answer_of_login(REFUSED)


def test_web_crypto_leaves_the_padding_out(ask):
    token = GENERATORS["web-crypto"]({"email": "z@example.com"})
    with pytest.raises(ValueError, match="padding"):
        urlsafe_b64decode(token)
    access_token_in(ask(LOG_IN, token=token))
