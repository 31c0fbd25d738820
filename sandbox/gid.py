"""Shopify global ids: `gid://shopify/Customer/10965095776562`."""

from collections import defaultdict
from typing import Final

STEP: Final = 32_768  # Shopify: ids recorded one after the other lie this far apart


def gid(kind: str, number: int) -> str:
    return f"gid://shopify/{kind}/{number}"


class GidSequence:
    """Gives the numbers of one world's new records, in order, so that two runs agree."""

    FIRST: Final = 9_000_000_000_000  # above every seeded id

    def __init__(self) -> None:
        self._last: defaultdict[str, int] = defaultdict(lambda: self.FIRST)

    def next(self, kind: str) -> int:
        self._last[kind] += STEP
        return self._last[kind]
