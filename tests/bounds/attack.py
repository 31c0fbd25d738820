"""A request that asks for as much as it can, and how its document is written."""

import re
from typing import Any, Final

from msgspec import Struct

LARGEST: Final = 64_000
"""Bytes of a request: any web page could send one like it."""

_MOST_TOKENS: Final = 9_950
_ROOM: Final = 60_000
_TOKEN: Final = re.compile(r'"[^"]*"|\w+|\.\.\.|[!$&()=:@\[\]{|}]')


class Attack(Struct, frozen=True):
    """A document with its variables.

    A variable `$token` is a customer's access token, `$multipass` a token with *claims*. *before*
    is what it cost when there were no limits.
    """

    query: str
    variables: dict[str, Any] = {}
    operation_name: str | None = None
    claims: dict[str, Any] = {}
    before: str = ""


def many(count: int, text: str) -> str:
    """Return *text* so many times, each with its number for every `%d`."""
    return " ".join(text.replace("%d", str(number)) for number in range(count))


def full(text: str, *, head: str = "{", tail: str = "}", room: int = _ROOM) -> str:
    """Return as much of *text*, numbered as by `many`, as a document can hold in *room* bytes."""
    each = text.replace("%d", "1000")
    tokens = (_MOST_TOKENS - _tokens(head) - _tokens(tail)) // _tokens(each)
    count = min(tokens, (room - len(head + tail)) // (len(each) + 1))
    return f"{head} {many(count, text)} {tail}"


def _tokens(text: str) -> int:
    return len(_TOKEN.findall(text))
