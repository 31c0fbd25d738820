"""The languages that a browser asks for."""

from collections.abc import Iterator
from typing import Final

_MOST: Final = 10  # languages that are looked at


def accepted(header: str) -> Iterator[str]:
    """Yield the languages of an `Accept-Language` header in its order, as `de`."""
    for each in header.split(",", _MOST)[:_MOST]:
        yield language(each)


def language(tag: str) -> str:
    """Return the language of a *tag* such as `de-CH`."""
    return tag.strip()[:2].lower()
