"""The text of a cursor: base64 with padding of compact JSON, the keys in the recorded order."""

from base64 import b64decode, b64encode
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from sandbox.listing.refusals import malformed_cursor

Value: TypeAlias = int | float | str | None

Form = TypeVar("Form", bound=Struct)


class ItemCursor(Struct, frozen=True):
    """An item by its id and its sort value. Shopify: recorded against 2026-04.

    The offset is the index on the page; nothing depends on it, so it may be left out.
    """

    last_id: int
    last_value: Value
    offset: int | UnsetType = UNSET


class PlaceCursor(Struct, frozen=True):
    """A place in a list, from 1, and what is there.

    Shopify: recorded for `references` and the lines of a cart.
    """

    last_id: int
    last_value: int | str


class OffsetCursor(Struct, frozen=True):
    """A place in a list, from 0. Shopify: recorded for `sellingPlanAllocations`."""

    last_id: None
    last_value: None
    offset: int


class SearchCursor(Struct, frozen=True):
    """A hit of `search`. Shopify: recorded.

    The offset is the index of the hit in all hits, the page that of the hit after it, from 1.
    """

    page: int
    last_id: int
    reverse: bool
    offset: int


def encode(cursor: Struct) -> str:
    return b64encode(msgspec.json.encode(cursor)).decode()


def decode(text: str, form: type[Form]) -> Form:
    """Raises `FieldError` for what is no cursor of that *form*."""
    try:
        return msgspec.json.decode(b64decode(text, validate=True), type=form)
    except (ValueError, RecursionError):
        raise malformed_cursor() from None


def encode_text(text: str) -> str:
    """Shopify: recorded for `productTags` and `productTypes`, whose items are texts."""
    return b64encode(text.encode()).decode()


def decode_text(cursor: str) -> str:
    """Raises `FieldError` for what is no text."""
    try:
        return b64decode(cursor, validate=True).decode()
    except ValueError:
        raise malformed_cursor() from None
