"""Counts of imported things, for the last line of an import."""

from collections.abc import Iterator, Mapping
from typing import Final

_PAIR: Final = "images and films"


def counted(counts: Mapping[str, int]) -> str:
    """Return a text such as `1 product, 2,000 redirects`; *counts* are by names in the plural."""
    return ", ".join(_counted(counts))


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    for what, count in counts.items():
        if count == 1:
            yield f"1 {_singular(what)}"
        elif count:
            yield f"{count:,} {what}"


def _singular(what: str) -> str:
    if what == _PAIR:
        return "image or film"
    first, space, rest = what.partition(" ")
    return first.removesuffix("s") + space + rest
