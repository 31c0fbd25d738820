"""A record with its texts in the viewer's language."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sandbox.gid import gid
from sandbox.seo import Seo
from sandbox.translations.texts import texts_of
from sandbox.viewer import Viewer

R = TypeVar("R", bound=Struct)

_FIELDS: Final[Mapping[str, str]] = {
    "body": "body",
    "content_html": "body",
    "description_html": "body",
    "excerpt_html": "excerpt",
    "handle": "handle",
    "title": "title",
}
"""Attribute of a record to the key of its text."""


def localized(record: R, kind: str, viewer: Viewer) -> R:
    """Return *record*, a *kind* of the schema, as the *viewer* reads it.

    Shopify: documented: titles, texts, handles and what search engines get; tags, types and
    vendors are not translated.
    """
    if not viewer.is_abroad:
        return record
    thing: Any = record
    texts = texts_of(gid(kind, thing.id), viewer)
    if not texts:
        return record
    changes = {
        field: texts[key]
        for field, key in _FIELDS.items()
        if key in texts and field in record.__struct_fields__
    }
    return replace(record, **changes, **_seo(thing, texts))


def _seo(thing: Any, texts: Mapping[str, str]) -> dict[str, Seo]:
    if not texts.keys() & {"seo_title", "seo_description"}:
        return {}
    seo: Seo = thing.seo
    title = texts.get("seo_title", seo.title)
    return {"seo": Seo(title, texts.get("seo_description", seo.description))}
