"""Tokens with another signature than HMAC-SHA256 of IV and ciphertext, in raw bytes at the end."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Final

from sandbox.multipass.base64_text import BLOCK, SIGNATURE, encode
from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.token import sign


def _tampered(draft: Draft) -> str:
    raw = bytearray(draft.raw())
    raw[-SIGNATURE - 1] ^= 1
    return encode(bytes(raw))


def _over_ciphertext(draft: Draft) -> str:
    sealed = _sealed(draft)
    return encode(sealed + sign(sealed[BLOCK:], key=draft.keys[1]))


def _over_plaintext(draft: Draft) -> str:
    return encode(_sealed(draft) + sign(draft.json(), key=draft.keys[1]))


def _over_text(draft: Draft) -> str:
    sealed = _sealed(draft)
    return encode(sealed + sign(b64encode(sealed), key=draft.keys[1]))


def _with_whole_digest(draft: Draft) -> str:
    sealed = _sealed(draft)
    return encode(sealed + sign(sealed, key=b"".join(draft.keys)))


def _with_other_digest(draft: Draft) -> str:
    sealed = _sealed(draft)
    return encode(sealed + hmac_digest(draft.keys[1], sealed, "sha1"))


def _not_hmac(draft: Draft) -> str:
    sealed = _sealed(draft)
    return encode(sealed + sha256(draft.keys[1] + sealed).digest())


def _in_hex(draft: Draft) -> str:
    raw = draft.raw()
    return encode(raw[:-SIGNATURE] + raw[-SIGNATURE:].hex().encode())


def _in_base64(draft: Draft) -> str:
    raw = draft.raw()
    return encode(raw[:-SIGNATURE] + b64encode(raw[-SIGNATURE:]))


def _in_front(draft: Draft) -> str:
    raw = draft.raw()
    return encode(raw[-SIGNATURE:] + raw[:-SIGNATURE])


def _unsigned(draft: Draft) -> str:
    return encode(_sealed(draft))


def _sealed(draft: Draft) -> bytes:
    return draft.raw()[:-SIGNATURE]


DEFECTS: Final[Mapping[str, Defect]] = {
    "tampered": _tampered,
    "signature-over-ciphertext": _over_ciphertext,
    "signature-over-plaintext": _over_plaintext,
    "signature-over-text": _over_text,
    "signature-with-whole-digest": _with_whole_digest,
    "signature-with-other-digest": _with_other_digest,
    "signature-not-hmac": _not_hmac,
    "signature-in-hex": _in_hex,
    "signature-in-base64": _in_base64,
    "signature-in-front": _in_front,
    "unsigned": _unsigned,
}
