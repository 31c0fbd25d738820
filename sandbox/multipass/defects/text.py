"""Tokens that something was done to after they were made, or that are something else."""

import os
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from msgspec.json import encode as encode_json

from sandbox.multipass.base64_text import BLOCK, SIGNATURE, decode, encode
from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.errors import TruncatedError
from sandbox.multipass.token import sign

_CUT: Final = 10  # characters: never a whole number of blocks
_COLUMNS: Final = 60  # Ruby's Base64.encode64, in the place of urlsafe_encode64


def _truncated(draft: Draft) -> str:
    return draft.seal()[:-_CUT]


def _bad_base64(draft: Draft) -> str:
    token = draft.seal()
    return f"{token[:20]}!{token[21:]}"


def _percent_encoded(draft: Draft) -> str:
    return quote(_padded_token(draft))


def _percent_encoded_twice(draft: Draft) -> str:
    return quote(quote(_padded_token(draft)))


def _padded_token(draft: Draft) -> str:
    """Return a token that ends in `=`: another block of blanks makes it so."""
    plaintext = draft.json()
    tokens = (draft.seal_bytes(plaintext + b" " * extra) for extra in (0, BLOCK))
    return next(token for token in tokens if token.endswith("="))


def _base64_padded_twice(draft: Draft) -> str:
    return f"{_padded_token(draft)}=="


def _base64_twice(draft: Draft) -> str:
    return draft.refused(
        TruncatedError, lambda plaintext: encode(draft.seal_bytes(plaintext).encode())
    )


def _hex(draft: Draft) -> str:
    return draft.refused(
        TruncatedError, lambda plaintext: decode(draft.seal_bytes(plaintext)).hex()
    )


def _bytes_as_text(draft: Draft) -> str:
    return draft.refused(
        TruncatedError,
        lambda plaintext: encode(decode(draft.seal_bytes(plaintext)).decode("latin-1").encode()),
    )


def _line_breaks(draft: Draft) -> str:
    token = draft.seal()
    lines = [token[start : start + _COLUMNS] for start in range(0, len(token), _COLUMNS)]
    return "\n".join(lines) + "\n"


def _python_bytes(draft: Draft) -> str:
    return str(draft.seal().encode())


def _json_literal(draft: Draft) -> str:
    return encode_json(draft.seal()).decode()


def _json_envelope(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        raw = decode(draft.seal_bytes(plaintext))
        parts = {"iv": raw[:BLOCK], "data": raw[BLOCK:-SIGNATURE], "signature": raw[-SIGNATURE:]}
        shown = {name: b64encode(part).decode() for name, part in parts.items()}
        return encode(encode_json(shown))

    return draft.refused(TruncatedError, make)


def _url(draft: Draft) -> str:
    return f"https://shop.example/account/login/multipass/{draft.seal()}"


def _jwt(draft: Draft) -> str:
    parts = (b'{"alg":"HS256","typ":"JWT"}', draft.json())
    signed = ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    signature = urlsafe_b64encode(sign(signed.encode(), key=draft.secret.encode()))
    return f"{signed}.{signature.decode().rstrip('=')}"


def _customer_access_token(_: Draft) -> str:
    return os.urandom(16).hex()


DEFECTS: Final[Mapping[str, Defect]] = {
    "truncated": _truncated,
    "bad-base64": _bad_base64,
    "percent-encoded": _percent_encoded,
    "percent-encoded-twice": _percent_encoded_twice,
    "base64-padded-twice": _base64_padded_twice,
    "base64-twice": _base64_twice,
    "hex": _hex,
    "bytes-as-text": _bytes_as_text,
    "line-breaks": _line_breaks,
    "python-bytes": _python_bytes,
    "json-literal": _json_literal,
    "json-envelope": _json_envelope,
    "url": _url,
    "jwt": _jwt,
    "customer-access-token": _customer_access_token,
}
