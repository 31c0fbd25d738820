"""Causes in the encoding of a token: base64 twice, hex, JSON, text, the format of OpenSSL."""

import re
from base64 import b64decode
from typing import Final

from sandbox.multipass.base64_text import BLOCK, SHORTEST, SIGNATURE
from sandbox.multipass.cause import Cause

_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2})+")
_HEX_BYTES: Final = re.compile(rb"[0-9a-fA-F]+")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]+={0,2}")

HEX: Final = Cause(
    "hex",
    "The token is written in hex.",
    "Encode the bytes as URL-safe base64.",
)
BASE64_TWICE: Final = Cause(
    "base64-twice",
    "The token was encoded as base64 twice.",
    "Encode the bytes once: many libraries return base64.",
)
JSON_ENVELOPE: Final = Cause(
    "json-envelope",
    "The token is base64 of a JSON text with the parts of the token.",
    "Put the raw bytes together, IV, ciphertext, signature, then encode them.",
)
OPENSSL: Final = Cause(
    "openssl-passphrase",
    "The bytes begin with `Salted__`: the key was taken for a passphrase (CryptoJS, openssl enc).",
    "Give the library the key as bytes, and the IV: CryptoJS.enc.Hex.parse(…), -K and -iv.",
)
BYTES_AS_TEXT: Final = Cause(
    "bytes-as-text",
    "The bytes were converted to text and then encoded as UTF-8.",
    "Keep IV, ciphertext and signature as bytes (Buffer, Uint8Array) until you encode base64.",
)
CIPHERTEXT_AS_TEXT: Final = Cause(
    "ciphertext-as-text",
    "The ciphertext is base64 or hex text, not raw bytes.",
    "Use the raw bytes of the ciphertext, then encode the whole token once.",
)
IV_IN_HEX: Final = Cause(
    "iv-in-hex",
    "The IV is written in hex: 32 characters.",
    "Put its 16 raw bytes first.",
)

_SALTED: Final = b"Salted__"
_LOST: Final = "\N{REPLACEMENT CHARACTER}".encode()
_IN_TEXT: Final = 4
"""Bytes that were lost: so many of them side by side are no chance."""


def wrapping_cause(token: str) -> Cause | None:
    """Return what *token*, which is of base64's alphabet, holds in the place of bytes."""
    if _HEX.fullmatch(token) and len(token) >= 2 * SHORTEST:
        return HEX
    inside = bytes_of(token)
    if inside[:1] == b"{" and inside[-1:] == b"}":
        return JSON_ENVELOPE
    if len(inside) < SHORTEST:
        return None
    if _BASE64.fullmatch(inside):
        return BASE64_TWICE
    return form_cause(inside)


def form_cause(raw: bytes) -> Cause | None:
    """Return what is wrong with the form of *raw*, a token's bytes, whatever its signature is."""
    if raw.startswith(_SALTED):
        return OPENSSL
    if raw.count(_LOST) >= _IN_TEXT or _is_utf_8(raw):
        return BYTES_AS_TEXT
    if _BASE64.fullmatch(raw[BLOCK:-SIGNATURE]):
        return CIPHERTEXT_AS_TEXT
    return IV_IN_HEX if _HEX_BYTES.fullmatch(raw[: 2 * BLOCK]) else None


def _is_utf_8(raw: bytes) -> bool:
    try:
        return bool(raw.decode())
    except UnicodeDecodeError:
        return False


def bytes_of(token: str) -> bytes:
    """Return the bytes of base64 of whatever length; none where the last digits are missing."""
    digits = token.rstrip("=").replace("-", "+").replace("_", "/")
    return b64decode(digits + "=" * (-len(digits) % 4)) if len(digits) % 4 != 1 else b""
