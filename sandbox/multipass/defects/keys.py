"""Tokens that were made with other keys."""

import os
from collections.abc import Mapping
from hashlib import sha256, sha512
from hmac import digest as hmac_digest
from typing import Final

from sandbox.multipass.base64_text import BLOCK, encode
from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.token import Multipass, encrypt, pad, sign


def _wrong_secret(draft: Draft) -> str:
    return Multipass(f"not {draft.secret}").seal(draft.customer, now=draft.now)


def _secret_with_line_break(draft: Draft) -> str:
    return Multipass(f"{draft.secret}\n").seal(draft.customer, now=draft.now)


def _secret_not_hashed(draft: Draft) -> str:
    return _made_from(draft, draft.secret.encode())


def _keys_from_hex_digest(draft: Draft) -> str:
    return _made_from(draft, sha256(draft.secret.encode()).hexdigest().encode())


def _keys_from_hmac(draft: Draft) -> str:
    return _made_from(draft, hmac_digest(draft.secret.encode(), b"", "sha256"))


def _keys_from_other_digest(draft: Draft) -> str:
    return _made_from(draft, sha512(draft.secret.encode()).digest())


def _keys_swapped(draft: Draft) -> str:
    encryption_key, signing_key = draft.keys
    return _made(draft, signing_key, encryption_key)


def _made_from(draft: Draft, material: bytes) -> str:
    """Return a token made with the first 16 bytes and the next, or with what there is of them.

    Libraries that take a key which is too short fill it up with zeros.
    """
    first, second = material[:BLOCK], material[BLOCK : 2 * BLOCK]
    return _made(draft, first.ljust(BLOCK, b"\0"), second or material)


def _made(draft: Draft, encryption_key: bytes, signing_key: bytes) -> str:
    sealed = encrypt(pad(draft.json()), key=encryption_key, iv=os.urandom(BLOCK))
    return encode(sealed + sign(sealed, key=signing_key))


DEFECTS: Final[Mapping[str, Defect]] = {
    "wrong-secret": _wrong_secret,
    "secret-with-line-break": _secret_with_line_break,
    "secret-not-hashed": _secret_not_hashed,
    "keys-from-hex-digest": _keys_from_hex_digest,
    "keys-from-hmac": _keys_from_hmac,
    "keys-from-other-digest": _keys_from_other_digest,
    "keys-swapped": _keys_swapped,
}
