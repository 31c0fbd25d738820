"""The text form of a token: strict base64 in two alphabets, with or without `=`."""

from base64 import urlsafe_b64encode
from binascii import Error, a2b_base64, b2a_base64
from re import compile as pattern
from typing import Final

from sandbox.multipass.errors import (
    CUSTOMER_ACCESS_TOKEN_LENGTH,
    BadBase64Error,
    CustomerAccessTokenError,
    MultipassError,
    TruncatedError,
)

BLOCK: Final = 16
SIGNATURE: Final = 32
SHORTEST: Final = BLOCK + BLOCK + SIGNATURE

_PADDING: Final = (b"", b"===", b"==", b"=")
_ALPHABET: Final = pattern(r"[A-Za-z0-9+/_-]*={0,2}")
# Shopify: 32 hex digits (seen in samples); those of the Customer Account API begin with `shcat_`.
_CUSTOMER_ACCESS_TOKEN: Final = pattern(
    rf"[0-9a-f]{{{CUSTOMER_ACCESS_TOKEN_LENGTH}}}|shcat_\S+",
)


def encode(raw: bytes) -> str:
    """Return URL-safe base64 with padding, as Shopify's own samples make it."""
    return urlsafe_b64encode(raw).decode("ascii")


def decode(token: str) -> bytes:
    """Return IV, ciphertext and signature.

    Takes both alphabets, even mixed, and padding whole or not at all, as Ruby's
    `urlsafe_decode64` does (inferred: Shopify runs on it). Nothing else: no white space, and no
    bits in the last digit that the bytes do not use. So no changed bit goes unnoticed.

    Raises BadBase64Error, TruncatedError, CustomerAccessTokenError.
    """
    try:
        text = token.replace("-", "+").replace("_", "/").encode("ascii")
        if text[-1:] != b"=":
            text += _PADDING[len(text) % 4]
        raw = a2b_base64(text, strict_mode=True)
    except (UnicodeEncodeError, Error):
        raise _unreadable(token) from None
    length = len(raw)
    if length < SHORTEST or length % BLOCK:
        raise _wrong_length(token, length)
    if b2a_base64(raw[-(length % 3 or 3) :], newline=False) != text[-4:]:
        raise _unreadable(token)  # strict_mode passes unused bits, and `=` after a whole group
    return raw


def _unreadable(token: str) -> MultipassError:
    if _CUSTOMER_ACCESS_TOKEN.fullmatch(token):
        return CustomerAccessTokenError()
    clean = _ALPHABET.match(token)
    end = clean.end() if clean else 0
    if end < len(token):
        return BadBase64Error(
            f"Character {end + 1} of {len(token)}, {token[end]!a}, does not belong there:"
            " URL-safe base64 is made of A-Z a-z 0-9 - _ with = at the end.",
        )
    digits = len(token.rstrip("="))
    if digits % 4 == 1:
        return TruncatedError(
            f"{digits} base64 digits cannot be whole bytes: the token was cut.",
            length=digits * 3 // 4,
        )
    if len(token) % 4 and digits < len(token):
        return BadBase64Error(f"The {len(token)} characters are not padded to a multiple of 4.")
    return BadBase64Error("The last digit or the padding is not what base64 makes of these bytes.")


def _wrong_length(token: str, length: int) -> MultipassError:
    if _CUSTOMER_ACCESS_TOKEN.fullmatch(token) or not _ALPHABET.fullmatch(token):
        return _unreadable(token)
    return TruncatedError(
        f"The token holds {length} bytes: it takes {SHORTEST} or more, in whole blocks of {BLOCK}"
        " (an IV, the ciphertext, a signature of 32).",
        length=length,
    )
