"""Answers of the Storefront API."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.client.call import Reply

EXPLAINED: Final[Mapping[str, str]] = {"X-Sandbox-Explain": "1"}
"""The header that requests the reason of a refusal."""


class StorefrontAnswer(Struct, frozen=True, kw_only=True):
    """An answer as it came, and the `reason` of a refusal, which the real service does not give.

    `data` is None if there is none. `errors` are the top-level ones; in answers that are not from
    GraphQL, an object or text. If the answer is not JSON, there is only its `text`.
    """

    status: int
    text: str
    data: Any = None
    errors: Any = ()
    extensions: Mapping[str, Any] = {}
    reason: str | None = None


class _Body(Struct, frozen=True):
    data: Any = None
    errors: Any = ()
    extensions: dict[str, Any] = {}


def read_answer(reply: Reply) -> StorefrontAnswer:
    """Read any answer of the shop. No status is an error here."""
    try:
        body = msgspec.json.decode(reply.body, type=_Body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        body = _Body()
    return StorefrontAnswer(
        status=reply.status,
        text=reply.body.decode(errors="replace"),
        data=body.data,
        errors=body.errors,
        extensions=body.extensions,
        reason=reply.headers.get("x-sandbox-reason"),
    )
