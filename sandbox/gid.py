"""Shopify global ids: `gid://shopify/Customer/10965095776562`."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

STEP: Final = 32_768  # Shopify: ids recorded one after the other lie this far apart
_FORM: Final = re.compile(r"gid://shopify/([A-Za-z]+)/([0-9]{1,20})(?:\?.*)?", re.DOTALL)


def gid(kind: str, number: int) -> str:
    return f"gid://shopify/{kind}/{number}"


def number_in(text: str, kind: str) -> int | None:
    """Return the number of a gid of that *kind*, whatever its query part; None for another's."""
    match = _FORM.fullmatch(text)
    return int(match[2]) if match and match[1] == kind else None


def kind_in(text: str) -> str | None:
    """Return the type of a gid, whatever its query part; None for a text that is no gid."""
    match = _FORM.fullmatch(text)
    return match[1] if match else None


class GidSequence:
    """Gives the numbers of one world's new records, in order, so that two runs agree."""

    FIRST: Final = 9_000_000_000_000  # above every seeded id

    def __init__(self) -> None:
        self._last: defaultdict[str, int] = defaultdict(lambda: self.FIRST)

    def next(self, kind: str) -> int:
        self._last[kind] += STEP
        return self._last[kind]

    @property
    def last(self) -> dict[str, int]:
        """The number given last of each kind; a kind that has none yet is left out."""
        return dict(self._last)

    def resume(self, last: Mapping[str, int]) -> None:
        """Go on after the numbers that were given *last*, as when a world is restored."""
        self._last.clear()
        self._last.update(last)
