"""Causes of a wrong signature, found by trying what makers of tokens get wrong."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from hmac import compare_digest
from string import printable
from typing import Final

from msgspec import Struct

from sandbox.multipass.base64_text import BLOCK, SIGNATURE
from sandbox.multipass.cause import Cause
from sandbox.multipass.errors import BadPaddingError
from sandbox.multipass.token import Multipass, sign, unpad

_PRINTABLE: Final = frozenset(printable.encode())
_PAIR: Final = 2

WRONG_SECRET: Final = Cause(
    "wrong-secret",
    "Neither the signature nor the ciphertext fits this shop's secret, nor a usual slip.",
    "Compare both secrets: another shop's, or an old one (turning Multipass off and on makes a"
    " new one, and voids the tokens of the old).",
)
TAMPERED: Final = Cause(
    "tampered",
    "The ciphertext opens under this secret, the signature does not fit: a part was changed.",
    "Sign last, and pass the token on unchanged, to the letter.",
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
    try:
        plaintext = unpad(it.multipass.decrypt(it.raw[:-SIGNATURE]))
    except BadPaddingError:
        return False
    return it.signed(plaintext, key=it.digest[BLOCK:])


def _whole_digest(it: _Sealed) -> bool:
    return it.signed(it.raw[:-SIGNATURE], key=it.digest)


def _in_hex(it: _Sealed) -> bool:
    sealed, signature = it.raw[: -2 * SIGNATURE], it.raw[-2 * SIGNATURE :]
    return compare_digest(sign(sealed, key=it.digest[BLOCK:]).hex().encode(), signature.lower())


def _in_front(it: _Sealed) -> bool:
    signature = sign(it.raw[SIGNATURE:], key=it.digest[BLOCK:])
    return compare_digest(signature, it.raw[:SIGNATURE])


_SLIPS: Final[tuple[tuple[Callable[[_Sealed], bool], Cause], ...]] = (
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
            "The signature covers the JSON, not what it was encrypted to.",
            "Encrypt first, then sign IV and ciphertext together.",
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
        _in_hex,
        Cause(
            "signature-in-hex",
            "The signature was appended as 64 hex digits.",
            "Append the 32 raw bytes: digest(), not hexdigest().",
        ),
    ),
    (
        _in_front,
        Cause(
            "signature-in-front",
            "The signature stands in front.",
            "Put the parts together as IV, ciphertext, signature.",
        ),
    ),
)

_WHITE_SPACE: Final = Cause(
    "secret-with-white-space",
    "The maker's secret and the shop's differ by white space at an end, a line break perhaps.",
    "Trim the secret where it is read from a file or an environment variable.",
)
_HEX_DECODED: Final = Cause(
    "secret-hex-decoded",
    "The secret was decoded from hex before it was hashed.",
    "Hash the secret as the text that it is, letters and digits.",
)
_NOT_HASHED: Final = Cause(
    "secret-not-hashed",
    "The secret's own bytes were used as keys.",
    "Hash it first: the keys are the two halves of SHA-256(secret).",
)
_LETTER_CASE: Final = Cause(
    "secret-in-other-case",
    "The maker's secret differs from the shop's in upper and lower case.",
    "Copy the secret as the shop shows it.",
)


def signature_cause(raw: bytes, *, secret: str, multipass: Multipass) -> Cause:
    """Return why *raw*, a token's bytes, does not bear the signature that *secret* makes."""
    sealed = _Sealed(raw, sha256(secret.encode()).digest(), multipass)
    slips = (cause for slipped, cause in _SLIPS if slipped(sealed))
    secrets = (
        cause
        for cause, digest in _other_digests(secret)
        if sealed.signed(raw[:-SIGNATURE], key=digest[BLOCK:])
    )
    rest = TAMPERED if _opens_in_part(sealed) else WRONG_SECRET
    return next(slips, None) or next(secrets, None) or rest


def _other_digests(secret: str) -> Iterator[tuple[Cause, bytes]]:
    bare = secret.strip()
    for variant in {bare, *(f"{bare}{end}" for end in ("\n", "\r\n", "\r", " ")), f" {bare}"}:
        yield _WHITE_SPACE, sha256(variant.encode()).digest()
    for variant in (secret.lower(), secret.upper()):
        yield _LETTER_CASE, sha256(variant.encode()).digest()
    decoded = _from_hex(bare)
    if decoded:
        yield _HEX_DECODED, sha256(decoded).digest()
    for whole in (decoded, secret.encode()):
        if len(whole) == _PAIR * BLOCK:
            yield _NOT_HASHED, whole


def _from_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _opens_in_part(it: _Sealed) -> bool:
    """Say whether some block opens to plain text, which chance does once in ten million."""
    padded = it.multipass.decrypt(it.raw[:-SIGNATURE])
    blocks = (padded[start : start + BLOCK] for start in range(0, len(padded), BLOCK))
    return any(_PRINTABLE.issuperset(block) for block in blocks)
