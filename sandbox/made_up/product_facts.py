"""What of a made-up product is drawn in more than one place: its kind, its name, its first day."""

from datetime import UTC, datetime, timedelta
from typing import Final

from msgspec import Struct

from sandbox.made_up.assortment import CARE, GOODS, PLACES, QUALITIES, SENTENCES, Goods
from sandbox.made_up.draws import Draws

OPENED: Final = datetime(2019, 1, 1, tzinfo=UTC)
SECONDS: Final = int((datetime(2026, 1, 1, tzinfo=UTC) - OPENED).total_seconds())
"""In these a product was made and changed."""


class Facts(Struct, frozen=True, gc=False):
    """`quality`, `sentences` and `care` are places in the lists of the assortment."""

    goods: Goods
    place: str
    quality: int
    sentences: tuple[int, int]
    care: int

    @property
    def title(self) -> str:
        return f"{self.place} {QUALITIES[self.quality]} {self.goods.noun}"

    @property
    def text(self) -> str:
        return " ".join(SENTENCES[at] for at in self.sentences)


def facts_of(draws: Draws, index: int) -> Facts:
    first = draws.below(len(SENTENCES), index, "text")
    return Facts(
        goods=draws.one_of(GOODS, index, "goods"),
        place=draws.one_of(PLACES, index, PLACES[0]),
        quality=draws.below(len(QUALITIES), index, QUALITIES[0]),
        sentences=(first, (first + 3) % len(SENTENCES)),
        care=draws.below(len(CARE), index, "care"),
    )


def created_at(draws: Draws, index: int) -> datetime:
    return OPENED + timedelta(seconds=draws.below(SECONDS, index, "created_at"))
