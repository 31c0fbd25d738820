"""A request of the journal, sent once more."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType


class RequestToSend(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Changes to a request that is sent again.

    Values of `variables` that are as the journal shows them are the values that the request had,
    secrets included. If the `document` is another one, there are no secrets: it could show them.
    """

    document: str | UnsetType = UNSET
    variables: dict[str, Any] | UnsetType = UNSET


class SentAgain(Struct, frozen=True, kw_only=True):
    """The answer to a request that was sent again, as JSON or else text, with its reason."""

    status: int
    reason: str
    answer: Any
