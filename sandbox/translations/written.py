"""Translations as people write them."""

from collections.abc import Iterator

from msgspec import Struct


class WrittenTranslation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The texts of a thing in one language: those that are left out stay as they are.

    `body` is the description of a product or collection, or the content of a page or article.
    `options` and `values` are of a product, by their own names; `items` are titles of a menu's
    items, by their own; `metafields` by namespace and key, as `custom.material`; `fields` of a
    metaobject by key.
    """

    title: str | None = None
    handle: str | None = None
    body: str | None = None
    excerpt: str | None = None
    seo_title: str | None = None
    seo_description: str | None = None
    options: dict[str, str] = {}
    values: dict[str, str] = {}
    items: dict[str, str] = {}
    metafields: dict[str, str] = {}
    fields: dict[str, str] = {}

    def texts(self) -> dict[str, str]:
        return dict(self._texts())

    def _texts(self) -> Iterator[tuple[str, str]]:
        for key in ("title", "handle", "body", "excerpt", "seo_title", "seo_description"):
            text: str | None = getattr(self, key)
            if text is not None:
                yield key, text.strip()
        for prefix in ("option", "value", "item", "metafield", "field"):
            texts: dict[str, str] = getattr(self, f"{prefix}s")
            for name, text in texts.items():
                yield f"{prefix}:{name}", text


class WrittenTranslations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `translations.toml`: by language and global id, what has no file of its own."""

    translations: dict[str, dict[str, WrittenTranslation]] = {}
