"""Facts of a made-up product, for the product itself and for its translations."""

from msgspec import Struct

from sandbox.made_up.assortment import CARE, GOODS, PLACES, QUALITIES, SENTENCES, Goods
from sandbox.made_up.draws import Draws


class Facts(Struct, frozen=True, gc=False):
    """`quality`, `sentences` and `care` are positions in the lists of the assortment."""

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
