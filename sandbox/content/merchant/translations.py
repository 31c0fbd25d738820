"""Translations of a thing, as a merchant gives them."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import UNSET, convert, structs

from sandbox.codes import check_code, codes
from sandbox.control_models.translations import Texts
from sandbox.faults import FaultError
from sandbox.merchant import handle_of
from sandbox.translations.records import Translations, translations_id
from sandbox.world import World

_CAMEL: Final = {
    **{key: key for key in ("title", "handle", "body", "excerpt")},
    "seo_title": "seoTitle",
    "seo_description": "seoDescription",
}
_NAMED: Final = ("option", "value", "item", "metafield", "field")


def texts_of_owner(world: World, owner: str) -> dict[str, Texts]:
    """Return the texts of the *owner*, a global id, by languages."""
    found: dict[str, Texts] = {}
    for language in sorted(codes("LanguageCode")):
        kept = world.store.get(Translations, translations_id(owner, language))
        if kept is not None:
            found[language] = _shown(kept.texts)
    return found


def _shown(texts: Mapping[str, str]) -> Texts:
    plain = {_CAMEL[key]: text for key, text in texts.items() if key in _CAMEL}
    named: dict[str, dict[str, str]] = {}
    for key, text in texts.items():
        prefix, colon, name = key.partition(":")
        if colon:
            named.setdefault(f"{prefix}s", {})[name] = text
    return convert({**plain, **named}, Texts)


def set_translations(
    world: World, owner: str, translations: Mapping[str, Texts | None]
) -> dict[str, Texts]:
    """Replace the texts of *owner* in each language that is given; None deletes them.

    Raises `FaultError`.
    """
    for language, texts in translations.items():
        check_code("LanguageCode", language, "translations", language)
        number = translations_id(owner, language)
        known = world.store.get(Translations, number)
        if texts is not None:
            kept = dict(_kept(texts, language))
            world.put_listed(Translations(id=number, texts=kept))
        elif known is not None:
            world.remove_listed(known)
    return texts_of_owner(world, owner)


def _kept(texts: Texts, language: str) -> Iterator[tuple[str, str]]:
    for key in _CAMEL:
        text = getattr(texts, key)
        if text is UNSET:
            continue
        if key == "handle" and not (text := handle_of(text)):
            detail = "has no letter and no digit: write one"
            raise FaultError(detail, "translations", language, "handle")
        yield key, text
    names = structs.asdict(texts)
    for prefix in _NAMED:
        for name, text in names[f"{prefix}s"].items():
            yield f"{prefix}:{name}", text
