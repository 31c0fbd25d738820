"""What a certificate can be for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.tls import InvalidNameError, read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("localhost", "localhost"),
        ("My-Shop.myshopify.com", "my-shop.myshopify.com"),
        ("shop.example.", "shop.example"),
        ("*.shop.test", "*.shop.test"),
        ("sandbox_1", "sandbox_1"),
        ("müller.example", "xn--mller-kva.example"),
        ("192.168.1.5", "192.168.1.5"),
        ("0:0::1", "::1"),
    ],
)
def test_reads_a_name_as_certificates_write_it(text, name):
    assert read_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("a b", id="blank"),
        pytest.param("https://shop.test", id="URL"),
        pytest.param("shop.test:7467", id="port"),
        pytest.param("a..b", id="empty label"),
        pytest.param("-a.test", id="dash"),
        pytest.param("*", id="everything"),
        pytest.param("*.test", id="a whole top-level domain"),
        pytest.param("a.*.test", id="star within"),
        pytest.param("300.0.0.1", id="no address"),
        pytest.param("fe80::1%eth0", id="of one network"),
        pytest.param("a" * 64 + ".test", id="long label"),
        pytest.param(".".join(["a" * 50] * 5) + ".test", id="long name"),
    ],
)
def test_refuses_what_is_no_name(text):
    words = (
        f"{text!r} is not a name for a certificate: write a host such as my-shop.myshopify.com, "
        "all hosts of a domain such as *.shop.test, or an address such as 192.168.1.5"
    )
    with pytest.raises(InvalidNameError, match=f"^{re.escape(words)}$"):
        read_name(text)


@given(st.from_regex(r"(\*\.)?[a-zA-Z0-9ß-]{1,20}(\.[a-zA-Z0-9é]{1,10}){0,3}\.?", fullmatch=True))
def test_a_name_that_was_read_reads_as_itself(text):
    try:
        name = read_name(text)
    except InvalidNameError:
        return
    assert read_name(name) == name
