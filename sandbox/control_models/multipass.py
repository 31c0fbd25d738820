"""Multipass tokens: minted, good or with a defect, and explained."""

from typing import Any, Literal, TypeAlias

from msgspec import Struct

Defect: TypeAlias = Literal[
    "expired",
    "future",
    "local-time",
    "wrong-secret",
    "secret-with-line-break",
    "secret-not-hashed",
    "keys-from-hex-digest",
    "keys-from-hmac",
    "keys-from-other-digest",
    "keys-swapped",
    "tampered",
    "signature-over-ciphertext",
    "signature-over-plaintext",
    "signature-over-text",
    "signature-with-whole-digest",
    "signature-with-other-digest",
    "signature-not-hmac",
    "signature-in-hex",
    "signature-in-base64",
    "signature-in-front",
    "unsigned",
    "bad-padding",
    "padded-twice",
    "aes-256",
    "encrypted-with-signing-key",
    "mode-ecb",
    "mode-stream",
    "iv-missing",
    "iv-in-hex",
    "ciphertext-as-text",
    "openssl-passphrase",
    "not-json",
    "python-dict",
    "not-an-object",
    "json-twice",
    "no-email",
    "bad-email",
    "no-created-at",
    "bad-created-at",
    "identifier-conflict",
    "truncated",
    "bad-base64",
    "percent-encoded",
    "percent-encoded-twice",
    "base64-padded-twice",
    "base64-twice",
    "hex",
    "bytes-as-text",
    "line-breaks",
    "python-bytes",
    "json-literal",
    "json-envelope",
    "url",
    "jwt",
    "customer-access-token",
]
"""What can be wrong with a token: the names in the documentation of Multipass."""


class TokenRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom a token logs in: the keys of the token's JSON, as Shopify documents them.

    Without a `created_at` the token is made at the time of the world's clock. `defect` is what is
    wrong with it.
    """

    customer: dict[str, Any]
    defect: Defect | None = None


class MintedToken(Struct, frozen=True, kw_only=True):
    """A token, and the address that logs a browser in with it."""

    token: str
    url: str


class TokenToExplain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A token, good or bad."""

    token: str


class Step(Struct, frozen=True, kw_only=True):
    """One step of opening a token, and its result."""

    name: str
    ok: bool
    detail: str


class Cause(Struct, frozen=True, kw_only=True):
    """The likely mistake where the token was made, and how to fix it. `name` stays the same."""

    name: str
    message: str
    remedy: str


class Explanation(Struct, frozen=True, kw_only=True):
    """What a login with a token would result in.

    `failed`, `reason`, `message` and `cause` are null if the token opens. The last of `steps` is
    the one that failed. `notes` are remarks about harmless oddities. `grant` is what the Multipass
    grant of new customer accounts answers: `200`, or a status and an error.
    """

    opens: bool
    steps: tuple[Step, ...]
    failed: str | None
    reason: str | None
    message: str | None
    cause: Cause | None
    notes: tuple[str, ...]
    grant: str
