"""Translations of made-up products: functions of the seed and the product's index."""

from typing import Any, Final

from sandbox.file_ids import made_up_id, made_up_index
from sandbox.gid import gid, number_in
from sandbox.made_up.draws import Draws
from sandbox.made_up.product_facts import facts_of
from sandbox.made_up.product_languages import LANGUAGES, texts_in
from sandbox.store import Generated
from sandbox.translations.records import Translations, translations_id

_CODES: Final = tuple(sorted(LANGUAGES))


class MadeUpTranslations(Generated[Translations]):
    """The texts of *size* made-up products in each language of `LANGUAGES`."""

    __slots__ = ("_draws",)

    def __init__(self, *, seed: int, size: int) -> None:
        super().__init__(size * len(_CODES))
        self._draws = Draws(seed)

    def _id(self, position: int) -> str:
        index, at = divmod(position, len(_CODES))
        return translations_id(gid("Product", made_up_id(index)), _CODES[at])

    def _position(self, record_id: Any) -> int | None:
        owner, _, language = str(record_id).partition("#")
        index = made_up_index(number_in(owner, "Product") or 0)
        if index is None or language not in _CODES:
            return None
        return index * len(_CODES) + _CODES.index(language)

    def _made(self, position: int) -> Translations:
        index, at = divmod(position, len(_CODES))
        texts = texts_in(LANGUAGES[_CODES[at]], facts_of(self._draws, index))
        return Translations(id=self._id(position), texts=texts)
