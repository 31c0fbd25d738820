"""Causes of a wrong signature, found by trying common mistakes."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from hmac import compare_digest
from hmac import digest as hmac_digest
from string import printable
from typing import Final

from msgspec import Struct

from sandbox.multipass.base64_text import BLOCK, SIGNATURE
from sandbox.multipass.cause import Cause
from sandbox.multipass.encryption_causes import encryption_cause
from sandbox.multipass.errors import BadPaddingError
from sandbox.multipass.secret_causes import other_signing_keys
from sandbox.multipass.token import Multipass, sign, unpad

LONGEST: Final = 64 * 1024
"""Bytes of a token that mistakes are tried on: each takes a pass over them."""

_PRINTABLE: Final = frozenset(printable.encode())
_IN_BASE64: Final = (44, 43)  # characters of a signature, with `=` and without
_FUNCTIONS: Final = {"sha1": 20, "md5": 16, "sha224": 28, "sha384": 48, "sha512": 64}

WRONG_SECRET: Final = Cause(
    "wrong-secret",
    "The token was made with another secret, or in a way that is not known here.",
    "Compare your secret with the shop's. Turning Multipass off and on in a shop makes a"
    " new secret, and tokens made with the old one stop working.",
)
TAMPERED: Final = Cause(
    "tampered",
    "The token can be decrypted, but its signature does not match: it was changed.",
    "Sign last, and send the token exactly as it was made.",
)


class _Sealed(Struct, frozen=True):
    """A token's bytes, and the 32 bytes that the secret gives as keys."""

    raw: bytes
    digest: bytes
    multipass: Multipass

    def signed(self, message: bytes, *, key: bytes) -> bool:
        return compare_digest(sign(message, key=key), self.raw[-SIGNATURE:])


def _keys_swapped(it: _Sealed) -> bool:
    return it.signed(it.raw[:-SIGNATURE], key=it.digest[:BLOCK])


def _over_ciphertext(it: _Sealed) -> bool:
    return it.signed(it.raw[BLOCK:-SIGNATURE], key=it.digest[BLOCK:])


def _over_plaintext(it: _Sealed) -> bool:
    plaintext = _opened(it, it.raw[:-SIGNATURE])
    return plaintext is not None and it.signed(plaintext, key=it.digest[BLOCK:])


def _over_text(it: _Sealed) -> bool:
    sealed = it.raw[:-SIGNATURE]
    texts = {b64encode(sealed), urlsafe_b64encode(sealed), sealed.hex().encode()}
    texts |= {text.rstrip(b"=") for text in texts} | {sealed.decode("latin-1").encode()}
    return any(it.signed(text, key=it.digest[BLOCK:]) for text in texts)


def _whole_digest(it: _Sealed) -> bool:
    return it.signed(it.raw[:-SIGNATURE], key=it.digest)


def _other_digest(it: _Sealed) -> bool:
    key = it.digest[BLOCK:]
    return any(
        compare_digest(hmac_digest(key, it.raw[:-length], name), it.raw[-length:])
        for name, length in _FUNCTIONS.items()
    )


def _not_hmac(it: _Sealed) -> bool:
    sealed, key = it.raw[:-SIGNATURE], it.digest[BLOCK:]
    hashed = (sha256(text).digest() for text in (key + sealed, sealed + key, sealed))
    return any(compare_digest(signature, it.raw[-SIGNATURE:]) for signature in hashed)


def _in_hex(it: _Sealed) -> bool:
    sealed, signature = it.raw[: -2 * SIGNATURE], it.raw[-2 * SIGNATURE :]
    return compare_digest(sign(sealed, key=it.digest[BLOCK:]).hex().encode(), signature.lower())


def _in_base64(it: _Sealed) -> bool:
    for length in _IN_BASE64:
        signature = sign(it.raw[:-length], key=it.digest[BLOCK:])
        shown = it.raw[-length:].replace(b"-", b"+").replace(b"_", b"/")
        if compare_digest(b64encode(signature)[:length], shown):
            return True
    return False


def _in_front(it: _Sealed) -> bool:
    signature = sign(it.raw[SIGNATURE:], key=it.digest[BLOCK:])
    return compare_digest(signature, it.raw[:SIGNATURE])


def _unsigned(it: _Sealed) -> bool:
    plaintext = None if len(it.raw) % BLOCK else _opened(it, it.raw)
    return plaintext is not None and plaintext[:1] == b"{" and plaintext[-1:] == b"}"


def _opened(it: _Sealed, sealed: bytes) -> bytes | None:
    try:
        return unpad(it.multipass.decrypt(sealed))
    except BadPaddingError:
        return None


_OF_WHOLE_BLOCKS: Final[tuple[tuple[Callable[[_Sealed], bool], Cause], ...]] = (
    (
        _keys_swapped,
        Cause(
            "keys-swapped",
            "The two halves of the SHA-256 digest were swapped.",
            "Encrypt with the first 16 bytes, sign with the last 16.",
        ),
    ),
    (
        _over_ciphertext,
        Cause(
            "signature-over-ciphertext",
            "The signature covers the ciphertext alone.",
            "Sign IV and ciphertext together: HMAC-SHA256(IV + ciphertext).",
        ),
    ),
    (
        _over_plaintext,
        Cause(
            "signature-over-plaintext",
            "The signature covers the JSON, not the IV and the ciphertext.",
            "Encrypt first, then sign IV and ciphertext together.",
        ),
    ),
    (
        _over_text,
        Cause(
            "signature-over-text",
            "The signature covers the base64 or hex text of IV and ciphertext, not their bytes.",
            "Sign the raw bytes, then encode bytes and signature together.",
        ),
    ),
    (
        _whole_digest,
        Cause(
            "signature-with-whole-digest",
            "The signature was made with all 32 bytes of the digest.",
            "Sign with the last 16 bytes of SHA-256(secret) alone.",
        ),
    ),
    (
        _not_hmac,
        Cause(
            "signature-not-hmac",
            "The signature is a plain SHA-256 hash.",
            "Use HMAC-SHA256, with the last 16 bytes of SHA-256(secret) as its key.",
        ),
    ),
    (
        _in_front,
        Cause(
            "signature-in-front",
            "The signature is at the start of the token.",
            "Put the parts together as IV, ciphertext, signature.",
        ),
    ),
    (
        _unsigned,
        Cause(
            "unsigned",
            "The token ends with the ciphertext: it has no signature.",
            "Append HMAC-SHA256(IV + ciphertext), 32 bytes.",
        ),
    ),
)
_OF_ANY_LENGTH: Final[tuple[tuple[Callable[[_Sealed], bool], Cause], ...]] = (
    (
        _in_hex,
        Cause(
            "signature-in-hex",
            "The signature was appended as 64 hex digits.",
            "Append the 32 raw bytes: digest(), not hexdigest().",
        ),
    ),
    (
        _in_base64,
        Cause(
            "signature-in-base64",
            "The signature was encoded as base64 before it was appended.",
            "Append the 32 raw bytes, then encode the whole token once.",
        ),
    ),
    (
        _other_digest,
        Cause(
            "signature-with-other-digest",
            "The signature is an HMAC with another function than SHA-256.",
            "Use HMAC-SHA256. It gives 32 bytes.",
        ),
    ),
)


def signature_cause(raw: bytes, *, secret: str, multipass: Multipass) -> Cause:
    """Return why *raw*, a token's bytes, does not have the signature of *secret*."""
    sealed = _Sealed(raw, sha256(secret.encode()).digest(), multipass)
    rest = TAMPERED if _opens_in_part(sealed) else WRONG_SECRET
    if len(raw) > LONGEST:
        return rest
    slips = (cause for slipped, cause in (*_OF_WHOLE_BLOCKS, *_OF_ANY_LENGTH) if slipped(sealed))
    return next(slips, None) or next(_other_secrets(sealed, secret), rest)


def length_cause(raw: bytes, *, secret: str, multipass: Multipass) -> Cause | None:
    """Return what gives *raw* a length that no token has: a signature, or a mode of encryption."""
    sealed = _Sealed(raw, sha256(secret.encode()).digest(), multipass)
    if len(raw) > LONGEST:
        return None
    if sealed.signed(raw[:-SIGNATURE], key=sealed.digest[BLOCK:]):
        return encryption_cause(raw, secret=secret)
    return next((cause for slipped, cause in _OF_ANY_LENGTH if slipped(sealed)), None)


def _other_secrets(it: _Sealed, secret: str) -> Iterator[Cause]:
    for cause, key in other_signing_keys(secret):
        if it.signed(it.raw[:-SIGNATURE], key=key):
            yield cause


def _opens_in_part(it: _Sealed) -> bool:
    """Say whether some block opens to plain text, which chance does once in ten million."""
    padded = it.multipass.decrypt(it.raw[:-SIGNATURE])
    blocks = (padded[start : start + BLOCK] for start in range(0, len(padded), BLOCK))
    return any(_PRINTABLE.issuperset(block) for block in blocks)
