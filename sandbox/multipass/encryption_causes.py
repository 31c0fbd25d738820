"""Causes of a plaintext that cannot be read: the signature is right, the encryption is not."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB

from sandbox.multipass.base64_text import BLOCK, SIGNATURE
from sandbox.multipass.cause import Cause

_SHORTEST: Final = 2 * BLOCK
_NONCE: Final = 12  # bytes: of GCM, whose first counter is 2
_FRONT: Final = b"{"
_NEXT: Final = (b'"', b"'")

_AES_256: Final = Cause(
    "aes-256",
    "The plaintext was encrypted with AES-256 and all 32 bytes of the digest.",
    "Use AES-128-CBC with the first 16 bytes of SHA-256(secret).",
)
_SIGNING_KEY: Final = Cause(
    "encrypted-with-signing-key",
    "The plaintext was encrypted with the key that signs.",
    "Encrypt with the first 16 bytes of SHA-256(secret), sign with the last 16.",
)
_ECB: Final = Cause(
    "mode-ecb",
    "The plaintext was encrypted in ECB mode.",
    "Use CBC mode (AES-128-CBC) with a random IV of 16 bytes.",
)
_STREAM: Final = Cause(
    "mode-stream",
    "The plaintext was encrypted in CTR, CFB or OFB mode, or in GCM.",
    "Use CBC mode (AES-128-CBC) with PKCS#7 padding.",
)


def encryption_cause(raw: bytes, *, secret: str) -> Cause | None:
    """Return how *raw*, IV, ciphertext and signature, was encrypted otherwise; None if unknown.

    The first block tells: it is the beginning of a JSON object under the right key and mode.
    """
    sealed = raw[:-SIGNATURE]
    if len(sealed) < _SHORTEST:
        return None
    return next(_seen(sealed, sha256(secret.encode()).digest()), None)


def _seen(sealed: bytes, digest: bytes) -> Iterator[Cause]:
    iv, first = sealed[:BLOCK], sealed[BLOCK:_SHORTEST]
    right = digest[:BLOCK]
    tries = (
        (_AES_256, _mixed(_decrypted(first, digest), iv)),
        (_SIGNING_KEY, _mixed(_decrypted(first, digest[BLOCK:]), iv)),
        (_ECB, _decrypted(first, right)),
        (_STREAM, _mixed(_encrypted(iv, right), first)),
        (_STREAM, _mixed(_encrypted(_of_gcm(iv), right), sealed[_NONCE : _NONCE + BLOCK])),
        (_ECB, _decrypted(iv, right)),
    )
    for cause, block in tries:
        if _begins_an_object(block):
            yield cause


def _of_gcm(iv: bytes) -> bytes:
    return iv[:_NONCE] + (2).to_bytes(BLOCK - _NONCE)


def _begins_an_object(block: bytes) -> bool:
    return block[:1] == _FRONT and block[1:].lstrip()[:1] in _NEXT


def _decrypted(block: bytes, key: bytes) -> bytes:
    return Cipher(AES(key), ECB()).decryptor().update(block)  # noqa: S305 - one block: no mode


def _encrypted(block: bytes, key: bytes) -> bytes:
    return Cipher(AES(key), ECB()).encryptor().update(block)  # noqa: S305 - one block: no mode


def _mixed(block: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(block, other, strict=False))
