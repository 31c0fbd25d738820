"""Tokens with one thing wrong: what an application under test should be able to face.

Each defect takes a good customer and makes the token that a typical mistake would have made.
`test_a_defect_gives_its_reason` and `test_a_defect_has_its_cause_named` hold them to it.
"""

import os
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, urlencode

from msgspec import Struct
from msgspec.json import encode as encode_json

from sandbox.multipass.base64_text import BLOCK, SIGNATURE, decode, encode
from sandbox.multipass.token import (
    WINDOW,
    Multipass,
    dated,
    derive_keys,
    encrypt,
    pad,
    sign,
    written,
)

_PAST_THE_WINDOW: Final = timedelta(minutes=1)
_WEST: Final = timedelta(hours=5)
_CUT: Final = 10  # characters: never a whole number of blocks
_COLUMNS: Final = 60  # Ruby's Base64.encode64, in the place of urlsafe_encode64


class UnknownDefectError(ValueError):
    """No token can be made with a defect of that name."""


class Draft(Struct, frozen=True, kw_only=True):
    """A good token about to be made: what is to be spoilt."""

    customer: Mapping[str, object]
    secret: str
    now: datetime
    window: timedelta = WINDOW

    def seal(self, **changed: object) -> str:
        """Return the good token, but for the *changed* keys of its payload."""
        return Multipass(self.secret).seal({**self.customer, **changed}, now=self.now)

    def seal_bytes(self, plaintext: bytes) -> str:
        return Multipass(self.secret).seal_bytes(plaintext)

    def raw(self) -> bytes:
        return decode(self.seal())

    def payload(self) -> dict[str, object]:
        return dated(self.customer, now=self.now)

    def json(self) -> bytes:
        return encode_json(self.payload())


def mint(
    customer: Mapping[str, object],
    *,
    secret: str,
    now: datetime,
    window: timedelta = WINDOW,
    defect: str | None = None,
) -> str:
    """Return a token for *customer*, with *defect* if one is named.

    Raises UnknownDefectError, a ValueError that lists the names.
    """
    draft = Draft(customer=customer, secret=secret, now=now, window=window)
    if defect is None:
        return draft.seal()
    if defect not in DEFECTS:
        raise UnknownDefectError(
            f"{defect!r} is not a defect. There are: {', '.join(sorted(DEFECTS))}.",
        )
    return DEFECTS[defect](draft)


def _expired(draft: Draft) -> str:
    return draft.seal(created_at=written(draft.now - draft.window - _PAST_THE_WINDOW))


def _future(draft: Draft) -> str:
    return draft.seal(created_at=written(draft.now + draft.window + _PAST_THE_WINDOW))


def _local_time(draft: Draft) -> str:
    hours = draft.window // timedelta(hours=1) * timedelta(hours=1)
    return draft.seal(created_at=written(draft.now - _WEST - hours).removesuffix("Z"))


def _wrong_secret(draft: Draft) -> str:
    return Multipass(f"not {draft.secret}").seal(draft.customer, now=draft.now)


def _secret_with_line_break(draft: Draft) -> str:
    return Multipass(f"{draft.secret}\n").seal(draft.customer, now=draft.now)


def _tampered(draft: Draft) -> str:
    raw = bytearray(draft.raw())
    raw[-SIGNATURE - 1] ^= 1
    return encode(bytes(raw))


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


def _line_breaks(draft: Draft) -> str:
    token = draft.seal()
    lines = [token[start : start + _COLUMNS] for start in range(0, len(token), _COLUMNS)]
    return "\n".join(lines) + "\n"


def _url(draft: Draft) -> str:
    return f"https://shop.example/account/login/multipass/{draft.seal()}"


def _jwt(draft: Draft) -> str:
    parts = (b'{"alg":"HS256","typ":"JWT"}', draft.json())
    signed = ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    signature = urlsafe_b64encode(sign(signed.encode(), key=draft.secret.encode()))
    return f"{signed}.{signature.decode().rstrip('=')}"


def _customer_access_token(_: Draft) -> str:
    return os.urandom(16).hex()


def _not_json(draft: Draft) -> str:
    return draft.seal_bytes(urlencode(draft.payload()).encode())


def _not_an_object(draft: Draft) -> str:
    return draft.seal_bytes(encode_json([draft.payload()]))


def _no_email(draft: Draft) -> str:
    return draft.seal(email=None)


def _bad_email(draft: Draft) -> str:
    return draft.seal(email="jane@@example.com")


def _no_created_at(draft: Draft) -> str:
    complete = draft.payload()
    del complete["created_at"]
    return draft.seal_bytes(encode_json(complete))


def _bad_created_at(draft: Draft) -> str:
    return draft.seal(created_at=int(draft.now.timestamp()))


def _bad_padding(draft: Draft) -> str:
    plaintext = draft.json()
    zeros = bytes(BLOCK - len(plaintext) % BLOCK)
    encryption_key, signing_key = derive_keys(draft.secret)
    sealed = encrypt(plaintext + zeros, key=encryption_key, iv=os.urandom(BLOCK))
    return encode(sealed + sign(sealed, key=signing_key))


def _keys_swapped(draft: Draft) -> str:
    encryption_key, signing_key = derive_keys(draft.secret)
    sealed = encrypt(pad(draft.json()), key=signing_key, iv=os.urandom(BLOCK))
    return encode(sealed + sign(sealed, key=encryption_key))


def _signature_over_ciphertext(draft: Draft) -> str:
    sealed = draft.raw()[:-SIGNATURE]
    return encode(sealed + sign(sealed[BLOCK:], key=derive_keys(draft.secret)[1]))


def _signature_in_hex(draft: Draft) -> str:
    raw = draft.raw()
    return encode(raw[:-SIGNATURE] + raw[-SIGNATURE:].hex().encode())


def _identifier_conflict(draft: Draft) -> str:
    """Opens well: it is the shop that knows the customer under another identifier."""
    other = f"{draft.customer.get('identifier') or 'nobody'}-other"
    return draft.seal(identifier=other)


DEFECTS: Final[Mapping[str, Callable[[Draft], str]]] = MappingProxyType(
    {
        "expired": _expired,
        "future": _future,
        "local-time": _local_time,
        "wrong-secret": _wrong_secret,
        "secret-with-line-break": _secret_with_line_break,
        "tampered": _tampered,
        "truncated": _truncated,
        "bad-base64": _bad_base64,
        "percent-encoded": _percent_encoded,
        "percent-encoded-twice": _percent_encoded_twice,
        "line-breaks": _line_breaks,
        "url": _url,
        "jwt": _jwt,
        "customer-access-token": _customer_access_token,
        "not-json": _not_json,
        "not-an-object": _not_an_object,
        "no-email": _no_email,
        "bad-email": _bad_email,
        "no-created-at": _no_created_at,
        "bad-created-at": _bad_created_at,
        "bad-padding": _bad_padding,
        "keys-swapped": _keys_swapped,
        "signature-over-ciphertext": _signature_over_ciphertext,
        "signature-in-hex": _signature_in_hex,
        "identifier-conflict": _identifier_conflict,
    }
)
"""Every defect by name; "identifier-conflict" needs a shop that knows the customer."""
