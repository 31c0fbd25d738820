"""Shopify global ids: `gid://shopify/Customer/10965095776562`."""

import re
from functools import lru_cache
from typing import Final

STEP: Final = 32_768  # Shopify: ids recorded one after the other lie this far apart
FIRST: Final = 9_000_000_000_000
"""Above every seeded id: those of new records follow it."""

_SHORT: Final = 100
"""Characters of an id that is remembered: the same few products are asked for again and again."""

_FORM: Final = re.compile(r"gid://shopify/([A-Za-z][A-Za-z0-9]*)/([0-9]{1,20})(?:\?.*)?", re.DOTALL)
_NUMBER: Final = re.compile(r"[0-9]{1,20}")
_KIND: Final = re.compile(r"gid://shopify/([A-Za-z][A-Za-z0-9]*)/")


def gid(kind: str, number: int | str) -> str:
    return f"gid://shopify/{kind}/{number}"


def number_in(text: str, kind: str) -> int | None:
    """Return the number of a gid of that *kind*, whatever its query part; None for another's."""
    return _known(text, kind) if len(text) <= _SHORT else _read(text, kind)


def number_of(text: str, kind: str) -> int | None:
    """Return the number in *text*, which is a number alone or a gid of that *kind*."""
    return number_in(text if text.startswith("gid:") else gid(kind, text), kind)


def plain_number(text: str) -> int | None:
    """Return the number that *text* is, of at most 20 digits; None for any other text."""
    return int(text) if _NUMBER.fullmatch(text) else None


def kind_in(text: str) -> str | None:
    """Return the type of a gid, whatever follows it; None for a text that is no gid."""
    match = _KIND.match(text)
    return match[1] if match else None


def _read(text: str, kind: str) -> int | None:
    match = _FORM.fullmatch(text)
    return int(match[2]) if match and match[1] == kind else None


_known: Final = lru_cache(2_000)(_read)
