"""Which texts are email addresses, and what their normal form is."""

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given
from hypothesis import strategies as st

from sandbox.email_address import _PLAIN, normalize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x@example.test", "x@example.test"),
        ("Jane.DOE+scenario.expired@Example.COM", "jane.doe+scenario.expired@example.com"),
        (" jane doe@exam ple.com\n", "janedoe@example.com"),
        ("o'neil@shop.local", "o'neil@shop.local"),
        ("jösé@exämple.test", "jösé@exämple.test"),
        ("a@b.c", "a@b.c"),
        ("a@xn--bcher-kva.example", "a@bücher.example"),
        ("a@" + "b" * 63 + ".com", "a@" + "b" * 63 + ".com"),
    ],
)
def test_takes_an_address_in_its_normal_form(text, expected):
    assert normalize(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "jane",
        "foo@",
        "@bar.com",
        "foo@bar",
        "foo@@bar.com",
        "foo@bar@baz.com",
        "foo@localhost",
        "foo@.com",
        "foo@bar..com",
        "foo@bar.com.",
        "foo@-bar.com",
        "foo@bar_baz.com",
        "foo@1.2.3.4",
        "foo@[1.2.3.4]",
        ".foo@bar.com",
        "foo..bar@bar.com",
        '"foo bar"@bar.com',
        "Jane <jane@bar.com>",
        "jane@bar.com,joe@bar.com",
        "mailto:jane@bar.com",
        "foo@bar.com\x00",
        "a@" + "b" * 64 + ".com",
        "a@" + "b." * 130 + "com",
        "a" * 300 + "@bar.com",
        " " * 3_000 + "foo@bar.com",
        "a" + "\u0301" * 100_000 + "@bar.com",
    ],
)
def test_refuses_what_is_no_address(text):
    assert normalize(text) is None


@given(st.from_regex(r"[aB9.+'_-]{1,6}@[aB9-]{1,5}\.([aB9-]{1,5}\.)?[aB9-]{1,4}", fullmatch=True))
def test_the_quick_pattern_takes_nothing_that_the_validator_refuses(text):
    assert valid(text) or not _PLAIN.fullmatch(text)


def valid(text: str) -> bool:
    # Special-use ends (.test, .local) are wanted: after another end the validator takes them.
    try:
        validate_email(f"{text}.com", check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


@given(st.emails())
def test_an_address_is_its_own_normal_form_once_normalized(text):
    normal = normalize(text)
    assert normal is None or normalize(normal) == normal
