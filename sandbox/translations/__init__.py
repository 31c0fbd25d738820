"""Texts of the shop in other languages than its own."""

from sandbox.translations.localized import localized
from sandbox.translations.records import number_at
from sandbox.translations.texts import texts_of
from sandbox.translations.written import WrittenTranslation

__all__ = ["WrittenTranslation", "localized", "number_at", "texts_of"]
