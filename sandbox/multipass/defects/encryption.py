"""Tokens that are signed well, over a plaintext that was encrypted or padded in another way."""

import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import md5
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR, ECB

from sandbox.multipass.base64_text import BLOCK, encode
from sandbox.multipass.defects.draft import Defect, Draft
from sandbox.multipass.errors import BadPaddingError, NotJsonError, TruncatedError
from sandbox.multipass.token import encrypt, pad, sign


def _bad_padding(draft: Draft) -> str:
    plaintext = draft.json()
    zeros = bytes(BLOCK - len(plaintext) % BLOCK)
    return _signed(draft, encrypt(plaintext + zeros, key=draft.keys[0], iv=os.urandom(BLOCK)))


def _padded_twice(draft: Draft) -> str:
    return draft.refused(NotJsonError, lambda plaintext: draft.seal_bytes(pad(plaintext)))


def _aes_256(draft: Draft) -> str:
    return draft.refused(BadPaddingError, _encrypted_with(draft, b"".join(draft.keys)))


def _with_signing_key(draft: Draft) -> str:
    return draft.refused(BadPaddingError, _encrypted_with(draft, draft.keys[1]))


def _mode_ecb(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        encryptor = Cipher(AES(draft.keys[0]), ECB()).encryptor()  # noqa: S305 - the defect
        return _signed(draft, os.urandom(BLOCK) + encryptor.update(pad(plaintext)))

    return draft.refused(BadPaddingError, make)


def _mode_stream(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        iv = os.urandom(BLOCK)
        encryptor = Cipher(AES(draft.keys[0]), CTR(iv)).encryptor()
        return _signed(draft, iv + encryptor.update(plaintext))

    return draft.refused(TruncatedError, make)


def _iv_missing(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        sealed = encrypt(pad(plaintext), key=draft.keys[0], iv=os.urandom(BLOCK))
        return _signed(draft, sealed[BLOCK:])

    return draft.refused(NotJsonError, make)


def _iv_in_hex(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        iv = os.urandom(BLOCK)
        ciphertext = encrypt(pad(plaintext), key=draft.keys[0], iv=iv)[BLOCK:]
        return _signed(draft, iv.hex().encode() + ciphertext)

    return draft.refused(NotJsonError, make)


def _ciphertext_as_text(draft: Draft) -> str:
    def make(plaintext: bytes) -> str:
        sealed = encrypt(pad(plaintext), key=draft.keys[0], iv=os.urandom(BLOCK))
        return _signed(draft, sealed[:BLOCK] + b64encode(sealed[BLOCK:]))

    return draft.refused(TruncatedError, make)


def _openssl_passphrase(draft: Draft) -> str:
    """Encrypt as `openssl enc` does with a passphrase: key and IV come from it, and from a salt."""
    salt = os.urandom(8)
    derived = b""
    while len(derived) < 3 * BLOCK:
        derived += md5(derived[-BLOCK:] + draft.keys[0] + salt).digest()  # noqa: S324 - OpenSSL's

    def make(plaintext: bytes) -> str:
        made = encrypt(pad(plaintext), key=derived[: 2 * BLOCK], iv=derived[2 * BLOCK :])
        return _signed(draft, b"Salted__" + salt + made[BLOCK:])

    return draft.refused(BadPaddingError, make)


def _encrypted_with(draft: Draft, key: bytes) -> Callable[[bytes], str]:
    return lambda plaintext: _signed(draft, encrypt(pad(plaintext), key=key, iv=os.urandom(BLOCK)))


def _signed(draft: Draft, sealed: bytes) -> str:
    return encode(sealed + sign(sealed, key=draft.keys[1]))


DEFECTS: Final[Mapping[str, Defect]] = {
    "bad-padding": _bad_padding,
    "padded-twice": _padded_twice,
    "aes-256": _aes_256,
    "encrypted-with-signing-key": _with_signing_key,
    "mode-ecb": _mode_ecb,
    "mode-stream": _mode_stream,
    "iv-missing": _iv_missing,
    "iv-in-hex": _iv_in_hex,
    "ciphertext-as-text": _ciphertext_as_text,
    "openssl-passphrase": _openssl_passphrase,
}
