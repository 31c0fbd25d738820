"""Seals and opens the tokens of one shop.

A token is `base64url(IV + ciphertext + signature)`. The SHA-256 digest of the shop's secret
gives both keys: its first half encrypts (AES-128-CBC, PKCS#7), its second half signs
(HMAC-SHA256 over IV and ciphertext). Documented by Shopify.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from msgspec.json import encode as encode_json

from sandbox.multipass.base64_text import BLOCK, SIGNATURE, decode, encode
from sandbox.multipass.errors import (
    BadPaddingError,
    BadSecretError,
    ExpiredError,
    FutureError,
    SignatureMismatchError,
)
from sandbox.multipass.opened import Opened
from sandbox.multipass.payload import parse, read_plain, unpack

WINDOW: Final = timedelta(minutes=15)
"""Shopify: "only valid for 15 minutes" (documented); that it has a future side is inferred."""

_PADDINGS: Final = tuple(bytes([length]) * length for length in range(BLOCK + 1))
_NOW: Final = timedelta(0)


class Multipass:
    """The tokens of the shop that has this *secret*, any text that is not empty.

    For one thread: the decryptor and the memo of the last token read are shared by all calls.
    `window` is how far from now a token's created_at may lie, on either side.

    Raises BadSecretError, a ValueError, for a secret that is no text or empty.
    """

    __slots__ = (
        "_decrypt",
        "_encryption_key",
        "_hmac",
        "_signing_key",
        "secret",
        "window",
    )

    def __init__(self, secret: str, *, window: timedelta = WINDOW) -> None:
        if window < _NOW:
            raise ValueError(f"The window is {window}: a length of time, it cannot be negative.")
        self.secret = secret
        self.window = window
        self._encryption_key, self._signing_key = derive_keys(secret)
        self._hmac = HMAC(self._signing_key, SHA256())
        # One decryptor for all tokens. In CBC a block of plaintext depends on two blocks of
        # ciphertext, its own and the one before. So decrypting IV + ciphertext gives one block
        # of noise, where the IV was, then the plaintext, whatever was decrypted before; a new
        # cipher for each token costs ten times as much.
        self._decrypt = Cipher(AES(self._encryption_key), CBC(bytes(BLOCK))).decryptor().update

    def seal(
        self, customer: Mapping[str, object], *, now: datetime, iv: bytes | None = None
    ) -> str:
        """Return a token for *customer*: the keys of the JSON, as Shopify documents them.

        Without a `created_at`, or with None, it gets *now*. The *iv* is for test vectors: 16
        bytes, random when left out.
        """
        return self.seal_bytes(encode_json(dated(customer, now=now)), iv=iv)

    def seal_bytes(self, plaintext: bytes, *, iv: bytes | None = None) -> str:
        """Return a token that holds *plaintext*, whatever it is."""
        iv = os.urandom(BLOCK) if iv is None else iv
        sealed = encrypt(pad(plaintext), key=self._encryption_key, iv=iv)
        return encode(sealed + sign(sealed, key=self._signing_key))

    def open(self, token: str, *, now: datetime) -> Opened:
        """Return the data of *token*, if it was made within the window around *now* (aware).

        Whether it was used before is the caller's to know, by `Opened.fingerprint`.

        Raises whatever `read` does, ExpiredError, FutureError; ValueError for a naive *now*.
        """
        opened = self.read(token)
        check_window(opened, now=now, window=self.window)
        return opened

    def read(self, token: str) -> Opened:
        """Return the data of *token*, without a look at its age.

        Raises MultipassError: see `sandbox.multipass.errors` for the tree.
        """
        raw = decode(token)
        plaintext = self.unseal(raw)
        fingerprint = raw[-SIGNATURE:]
        opened = read_plain(plaintext, fingerprint=fingerprint)
        if opened is None:
            opened = unpack(parse(plaintext), fingerprint=fingerprint)
        return opened

    def unseal(self, raw: bytes) -> bytes:
        """Return the plaintext in *raw*, IV, ciphertext and signature.

        Raises SignatureMismatchError before anything is decrypted, BadPaddingError.
        """
        sealed = raw[:-SIGNATURE]
        self.check_signature(sealed, raw[-SIGNATURE:])
        return unpad(self.decrypt(sealed))

    def check_signature(self, sealed: bytes, signature: bytes) -> None:
        mac = self._hmac.copy()
        mac.update(sealed)
        if not compare_digest(mac.finalize(), signature):
            raise SignatureMismatchError

    def decrypt(self, sealed: bytes) -> bytes:
        """Return the padded plaintext of IV and ciphertext, signed or not."""
        return self._decrypt(sealed)[BLOCK:]


def derive_keys(secret: str) -> tuple[bytes, bytes]:
    """Return the keys that encrypt and sign. Raises `BadSecretError`.

    Shopify: the secret is text, not hex (documented).
    """
    if not isinstance(secret, str) or not secret:
        raise BadSecretError("The Multipass secret is empty: give the text that the shop shows.")
    try:
        digest = sha256(secret.encode()).digest()
    except UnicodeEncodeError:
        raise BadSecretError("The Multipass secret is not text that UTF-8 can hold.") from None
    return digest[:BLOCK], digest[BLOCK:]


def encrypt(padded: bytes, *, key: bytes, iv: bytes) -> bytes:
    """Return IV and ciphertext of a plaintext that fills whole blocks."""
    encryptor = Cipher(AES(key), CBC(iv)).encryptor()
    return iv + encryptor.update(padded) + encryptor.finalize()


def sign(sealed: bytes, *, key: bytes) -> bytes:
    return hmac_digest(key, sealed, "sha256")


def pad(plaintext: bytes) -> bytes:
    return plaintext + _PADDINGS[BLOCK - len(plaintext) % BLOCK]


def unpad(padded: bytes) -> bytes:
    """Return *padded* without its PKCS#7 padding. Raises `BadPaddingError`."""
    length = padded[-1]
    if not 1 <= length <= BLOCK or not padded.endswith(_PADDINGS[length]):
        raise BadPaddingError(length)
    return padded[:-length]


def check_window(opened: Opened, *, now: datetime, window: timedelta) -> None:
    """Refuse a token made more than *window* before or after *now*. Exactly *window* is valid."""
    if now.tzinfo is None:
        raise ValueError(f"now is {now}, without a zone: give an aware datetime.")
    age = now - opened.created_at
    if -window <= age <= window:
        return
    error = ExpiredError if age > _NOW else FutureError
    raise error(created_at=opened.created_at, written=opened.raw_created_at, now=now, window=window)


def dated(customer: Mapping[str, object], *, now: datetime) -> dict[str, object]:
    """Return *customer* with a created_at: its own, or *now* where it is absent or None."""
    if customer.get("created_at") is None:
        return {**customer, "created_at": written(now)}
    return dict(customer)


def written(moment: datetime) -> str:
    """Return *moment* as JavaScript's `toISOString` does: `2026-07-15T22:57:56.123Z`."""
    text = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    return text + "Z"
