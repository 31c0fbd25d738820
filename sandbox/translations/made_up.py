"""Translations of made-up products: functions of the seed and the product's index."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from sandbox.file_ids import made_up_id, made_up_index
from sandbox.gid import gid, number_in
from sandbox.made_up.draws import Draws
from sandbox.made_up.product_facts import facts_of
from sandbox.made_up.product_languages import LANGUAGES, texts_in
from sandbox.translations.records import Translations, translations_id

_KEPT: Final = 2_048
_CODES: Final = tuple(sorted(LANGUAGES))


class MadeUpTranslations:
    """The texts of *size* made-up products in each language of `LANGUAGES`."""

    __slots__ = ("_draws", "_make", "_size")

    def __init__(self, *, seed: int, size: int) -> None:
        self._size = size
        self._draws = Draws(seed)
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def get(self, record_id: Any) -> Translations | None:
        place = self._place(record_id)
        return None if place is None else self._make(*place)

    def find(self, _key: str, _value: str) -> None:
        """Find nothing: they have no handles."""

    def after(self, record_id: Any) -> Iterator[Translations]:
        for index in range(self._size):
            for language in _CODES:
                if _id(index, language) > record_id:
                    yield self._made(index, language)

    def holds(self, record_id: Any) -> bool:
        return self._place(record_id) is not None

    def count(self) -> int:
        return self._size * len(_CODES)

    def _place(self, record_id: Any) -> tuple[int, str] | None:
        owner, _, language = str(record_id).partition("#")
        index = made_up_index(number_in(owner, "Product") or 0)
        if index is None or index >= self._size or language not in LANGUAGES:
            return None
        return index, language

    def _made(self, index: int, language: str) -> Translations:
        texts = texts_in(LANGUAGES[language], facts_of(self._draws, index))
        return Translations(id=_id(index, language), texts=texts)


def _id(index: int, language: str) -> str:
    return translations_id(gid("Product", made_up_id(index)), language)
