"""Multipass tokens for a world: minted, good or with one thing wrong, and explained."""

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from sandbox.client.call import Call, decoded, part
from sandbox.client.called import Part, Via, called

Defect: TypeAlias = Literal[
    "expired",
    "future",
    "local-time",
    "wrong-secret",
    "secret-with-line-break",
    "tampered",
    "truncated",
    "bad-base64",
    "percent-encoded",
    "percent-encoded-twice",
    "line-breaks",
    "url",
    "jwt",
    "customer-access-token",
    "not-json",
    "not-an-object",
    "no-email",
    "bad-email",
    "no-created-at",
    "bad-created-at",
    "bad-padding",
    "keys-swapped",
    "signature-over-ciphertext",
    "signature-in-hex",
    "identifier-conflict",
]
"""What may be wrong with a token: the names that the documentation of Multipass explains."""


class Step(Struct, frozen=True):
    """One step of opening a token, and what it found."""

    name: str
    ok: bool
    detail: str


class Cause(Struct, frozen=True):
    """What most likely went wrong where a token was made, and what to do about it."""

    name: str
    words: str
    remedy: str


class Explanation(Struct, frozen=True, kw_only=True):
    """What a login with a token comes to. `failed`, `reason`, `words` are None where it opens.

    `steps` ends with the one that failed; `notes` are remarks on what does no harm.
    """

    opens: bool
    steps: tuple[Step, ...]
    failed: str | None = None
    reason: str | None = None
    words: str | None = None
    cause: Cause | None = None
    notes: tuple[str, ...] = ()


class _Minted(Struct, frozen=True):
    token: str
    url: str


_token: Final = part(_Minted, lambda minted: minted.token)
_url: Final = part(_Minted, lambda minted: minted.url)


class MultipassCalls(Part[Via]):
    """The calls of a world that have to do with Multipass."""

    @called
    def multipass_token(self, /, *, defect: Defect | None = None, **customer: object) -> Call[str]:
        """Mint a Multipass token for a *customer*, told as in a token: `email`, `first_name`, …

        With a *defect* it is one that the shop refuses.
        """
        body = {"customer": customer, "defect": defect}
        return Call(method="POST", path=f"{self._path}/multipass/tokens", body=body, read=_token)

    @called
    def multipass_url(self, /, *, defect: Defect | None = None, **customer: object) -> Call[str]:
        """Mint a token likewise, and return the address that logs a browser in with it."""
        body = {"customer": customer, "defect": defect}
        return Call(method="POST", path=f"{self._path}/multipass/tokens", body=body, read=_url)

    @called
    def explain_multipass(self, token: str) -> Call[Explanation]:
        """Tell each step of a login with *token*, the first that fails and the likely cause."""
        path = f"{self._path}/multipass/explain"
        return Call(method="POST", path=path, body={"token": token}, read=decoded(Explanation))
