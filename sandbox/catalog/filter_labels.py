"""Labels of filters in the languages of the built-in shop.

Shopify: labels are in the language of the context (reported); these translations are ours.
"""

from collections.abc import Mapping
from typing import Final

_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "DE": {
        "Availability": "Verfügbarkeit",
        "Brand": "Marke",
        "Category": "Kategorie",
        "In stock": "Auf Lager",
        "No": "Nein",
        "Out of stock": "Nicht vorrätig",
        "Price": "Preis",
        "Product type": "Produkttyp",
        "Yes": "Ja",
    },
    "ES": {
        "Availability": "Disponibilidad",
        "Brand": "Marca",
        "Category": "Categoría",
        "In stock": "En existencia",
        "No": "No",
        "Out of stock": "Agotado",
        "Price": "Precio",
        "Product type": "Tipo de producto",
        "Yes": "Sí",
    },
    "FR": {
        "Availability": "Disponibilité",
        "Brand": "Marque",
        "Category": "Catégorie",
        "In stock": "En stock",
        "No": "Non",
        "Out of stock": "En rupture de stock",
        "Price": "Prix",
        "Product type": "Type de produit",
        "Yes": "Oui",
    },
    "JA": {
        "Availability": "在庫状況",
        "Brand": "ブランド",
        "Category": "カテゴリー",
        "In stock": "在庫あり",
        "No": "いいえ",
        "Out of stock": "在庫切れ",
        "Price": "価格",
        "Product type": "商品タイプ",
        "Yes": "はい",
    },
}


def label(text: str, language: str) -> str:
    """Return *text*, a label in English, in *language*; as it is where nothing translates it."""
    return _LABELS.get(language, {}).get(text, text)
