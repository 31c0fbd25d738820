"""The text of a token: its accepted spellings, and that no other one passes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.multipass import (
    BadBase64Error,
    CustomerAccessTokenError,
    Multipass,
    MultipassError,
    TruncatedError,
)

SECRET = "sandbox-multipass-secret"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
IV = bytes.fromhex("fbfffefbfffefbfffefbfffefbfffefb")  # its base64 is full of - and _
MADE = {"created_at": "2026-11-23T12:00:00Z"}


def sealed(email: str) -> str:
    return Multipass(SECRET).seal({"email": email, **MADE}, now=NOW, iv=IV)


# One token for each length modulo 3: two, one and no `=` at the end.
TOKENS = {
    "two": sealed("jo@example.com"),
    "one": sealed("jane@example.com"),
    "none": sealed("jane.of.the.long.name@example.com"),
}


def opens(token: str) -> bool:
    try:
        Multipass(SECRET).open(token, now=NOW)
    except MultipassError:
        return False
    return True


def test_the_tokens_end_in_every_way():
    assert {name: token.count("=") for name, token in TOKENS.items()} == {
        "two": 2,
        "one": 1,
        "none": 0,
    }


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
@pytest.mark.parametrize(
    "respell",
    [
        lambda token: token,
        lambda token: token.rstrip("="),
        lambda token: token.replace("-", "+").replace("_", "/"),
        lambda token: token.replace("-", "+").replace("_", "/").rstrip("="),
        lambda token: token.replace("-", "+"),
    ],
    ids=["url-safe", "unpadded", "standard", "standard-unpadded", "mixed"],
)
def test_takes_every_spelling_and_counts_it_as_one(token, respell):
    multipass = Multipass(SECRET)
    assert multipass.open(respell(token), now=NOW) == multipass.open(token, now=NOW)


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_refuses_any_flipped_bit_of_the_text(token):
    flipped = (
        f"{token[:at]}{chr(ord(token[at]) ^ 1 << bit)}{token[at + 1 :]}"
        for at in range(len(token))
        for bit in range(8)
    )
    assert [text for text in flipped if opens(text)] == []


@pytest.mark.parametrize("token", TOKENS.values(), ids=TOKENS)
def test_refuses_every_cut_but_of_the_whole_padding(token):
    cuts = (token[:length] for length in range(len(token)))
    whole = token.rstrip("=")
    assert [text for text in cuts if opens(text)] == ([whole] if whole != token else [])


@given(
    st.sampled_from(list(TOKENS.values())),
    st.integers(0, 300),
    st.integers(0, 3),
    st.text(alphabet=st.characters(max_codepoint=0x17F), max_size=4),
)
def test_what_opens_is_a_spelling_of_the_token(token, at, removed, put):
    text = token[:at] + put + token[at + removed :]
    respelt = text.replace("+", "-").replace("/", "_").rstrip("=")
    same = respelt == token.rstrip("=") and (text.count("=") in {0, token.count("=")})
    assert opens(text) == same


@given(st.text(max_size=300))
def test_any_text_is_refused_with_a_reason(text):
    with pytest.raises(MultipassError) as caught:
        Multipass(SECRET).open(text, now=NOW)
    assert caught.value.reason.startswith("multipass.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The token holds 0 bytes: it takes 64 or more, in whole blocks of 16"),
        ("AAAA", "The token holds 3 bytes: it takes 64 or more, in whole blocks of 16"),
        ("A" * 100, "The token holds 75 bytes: it takes 64 or more, in whole blocks of 16"),
        ("A" * 101, "101 base64 digits cannot be whole bytes: the token was cut."),
    ],
)
def test_says_what_is_missing(text, words):
    with pytest.raises(TruncatedError) as caught:
        Multipass(SECRET).read(text)
    assert caught.value.message.startswith(words)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda token: token + "\n", "Character 153 of 153, '\\n', does not belong there: "),
        (lambda token: " " + token, "Character 1 of 153, ' ', does not belong there: "),
        (lambda token: "é" + token, "Character 1 of 153, '\\xe9', does not belong there: "),
        (lambda token: token[:9] + "." + token[9:], "Character 10 of 153, '.', does not belong"),
        (lambda token: token[:-1], "The 151 characters are not padded to a multiple of 4."),
        (lambda token: token[:-3] + "x==", "The last digit or the padding is not what base64"),
        (lambda token: "=" + token[1:], "Character 2 of 152, "),
    ],
    ids=["line-break", "blank", "accent", "dot", "half-padded", "unused-bits", "early-padding"],
)
def test_says_what_is_not_base64(change, words):
    with pytest.raises(BadBase64Error) as caught:
        Multipass(SECRET).read(change(TOKENS["two"]))
    assert caught.value.message.startswith(words)


@pytest.mark.parametrize("text", ["003a87ac3aeaf1a219f38cc0e4eba38d", "shcat_abc-def.ghi"])
def test_knows_a_customer_access_token(text):
    with pytest.raises(CustomerAccessTokenError) as caught:
        Multipass(SECRET).read(text)
    assert caught.value.reason == "multipass.customer-access-token"
