"""Causes of a wrong signature: keys that were derived in a wrong way."""

import hashlib
from base64 import b64decode
from collections.abc import Iterator
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import Final

from sandbox.multipass.base64_text import BLOCK
from sandbox.multipass.cause import Cause

_END: Final = 2 * BLOCK

_WHITE_SPACE: Final = Cause(
    "secret-with-white-space",
    "Your secret has white space before or after it, perhaps a line break.",
    "Trim the secret where it is read from a file or an environment variable.",
)
_MISSING: Final = Cause(
    "secret-missing",
    "The secret was empty, or a text such as undefined or None.",
    "Check that the environment variable with the secret is set where the token is made.",
)
_LETTER_CASE: Final = Cause(
    "secret-in-other-case",
    "Your secret has other capital and small letters than the shop's.",
    "Copy the secret as the shop shows it.",
)
_HEX_DECODED: Final = Cause(
    "secret-hex-decoded",
    "The secret was decoded from hex before it was hashed.",
    "Hash the secret as text, as the shop shows it.",
)
_QUOTES: Final = Cause(
    "secret-with-quotes",
    "Your secret has quotes around it.",
    "Remove them: not every program that reads environment files does.",
)
_BASE64_DECODED: Final = Cause(
    "secret-base64-decoded",
    "The secret was decoded from base64 before it was hashed.",
    "Hash the secret as text, as the shop shows it.",
)
_UTF_16: Final = Cause(
    "secret-in-utf-16",
    "The secret was hashed as UTF-16.",
    "Encode it as UTF-8: Encoding.UTF8 in .NET, not Encoding.Unicode.",
)
_HASHED_TWICE: Final = Cause(
    "secret-hashed-twice",
    "The secret was hashed twice.",
    "Hash it once: the keys are the two halves of SHA-256(secret).",
)
_NOT_HASHED: Final = Cause(
    "secret-not-hashed",
    "The secret's own bytes were used as keys.",
    "Hash it first: the keys are the two halves of SHA-256(secret).",
)
_HEX_DIGEST: Final = Cause(
    "keys-from-hex-digest",
    "The keys were taken from the hexadecimal text of the digest.",
    "Use the 32 raw bytes of SHA-256(secret): digest(), not hexdigest().",
)
_HMAC: Final = Cause(
    "keys-from-hmac",
    "The keys were derived from the secret with HMAC.",
    "Use the plain hash: SHA-256(secret). HMAC is for the signature alone.",
)
_OTHER_DIGEST: Final = Cause(
    "keys-from-other-digest",
    "The secret was hashed with another function than SHA-256.",
    "Hash it with SHA-256. SHA-1, MD5 and SHA-512 give other keys.",
)
_FUNCTIONS: Final = ("sha1", "md5", "sha512", "sha384", "sha224", "sha3_256")


def other_signing_keys(secret: str) -> Iterator[tuple[Cause, bytes]]:
    """Yield what may have been the signing key in the place of the right one, with the cause."""
    text = secret.encode()
    for cause, material in _materials(secret):
        yield cause, material[BLOCK:_END]
    for whole in (_from_hex(secret.strip()), text):
        yield from ((_NOT_HASHED, key) for key in _cuts(whole))
    digest = sha256(text).hexdigest()
    for shown in (digest.encode(), digest.upper().encode()):
        yield from ((_HEX_DIGEST, key) for key in _cuts(shown))
    for key, message in ((text, b""), (b"", text), (text, text)):
        yield from ((_HMAC, cut) for cut in _cuts(hmac_digest(key, message, "sha256")))
    for name in _FUNCTIONS:
        yield from ((_OTHER_DIGEST, key) for key in _cuts(hashlib.new(name, text).digest()))


def _materials(secret: str) -> Iterator[tuple[Cause, bytes]]:
    """Yield the digests of secrets that differ a little from *secret*."""
    bare = secret.strip()
    for variant in {bare, *(f"{bare}{end}" for end in ("\n", "\r\n", "\r", " ")), f" {bare}"}:
        yield _WHITE_SPACE, sha256(variant.encode()).digest()
    for variant in (secret.lower(), secret.upper()):
        yield _LETTER_CASE, sha256(variant.encode()).digest()
    for nothing in ("", "undefined", "null", "None", "nil"):
        yield _MISSING, sha256(nothing.encode()).digest()
    for quote in "\"'":
        yield _QUOTES, sha256(f"{quote}{bare}{quote}".encode()).digest()
    yield _HEX_DECODED, sha256(_from_hex(bare)).digest()
    yield _BASE64_DECODED, sha256(_from_base64(bare)).digest()
    yield _UTF_16, sha256(secret.encode("utf-16-le")).digest()
    once = sha256(secret.encode())
    for twice in (once.digest(), once.hexdigest().encode()):
        yield _HASHED_TWICE, sha256(twice).digest()


def _cuts(material: bytes) -> set[bytes]:
    """Return the parts of *material* that are taken for the second key, or for the only one."""
    parts = {material[BLOCK:_END], material[BLOCK:], material[_END:], material[-BLOCK:], material}
    return parts - {b""}


def _from_hex(text: str) -> bytes:
    """Return the bytes that *text* may have been decoded to, as it is where it is no hex."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return text.encode()


def _from_base64(text: str) -> bytes:
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except ValueError:
        return text.encode()
