"""Metaobjects of a shop. The API has no definitions: fields are those that entries have."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from sandbox.importing.shop import content_answers as answers
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.metafields import Metafields
from sandbox.importing.shop.shop_files import ShopFiles
from sandbox.metafields.seed.handles import MOST_ENTRIES
from sandbox.metaobjects.seed.metaobjects import (
    WrittenEntry,
    WrittenField,
    WrittenMetaobjects,
)


def written_type(
    type: str,
    number: int,
    entries: Sequence[answers.Metaobject],
    metafields: Metafields,
    files: ShopFiles,
) -> WrittenMetaobjects:
    """Return a type with its *entries*. Those beyond the 1,000th are left out."""
    fields = {field.key: field for entry in entries for field in entry.fields}
    known = {key: field for key, field in fields.items() if _is_known(field, metafields)}
    seo = next((entry.seo for entry in entries if entry.seo), None) or answers.MetaobjectSeo()
    url = next((entry.online_store_url for entry in entries if entry.online_store_url), None)
    return WrittenMetaobjects(
        number=number,
        name=type,
        updated_at=entries[0].updated_at,
        title_key=None if seo.title is None else seo.title.key,
        description_key=None if seo.description is None else seo.description.key,
        url_handle=None if url is None else urlsplit(url).path.split("/")[-2],
        fields=tuple(WrittenField(key=key, type=field.type) for key, field in known.items()),
        entries=tuple(_entry(entry, known.keys(), files) for entry in entries[:MOST_ENTRIES]),
    )


def _is_known(field: answers.MetaobjectField, metafields: Metafields) -> bool:
    return field.value is None or metafields.is_known(field.type, field.value)


def _entry(entry: answers.Metaobject, known: Any, files: ShopFiles) -> WrittenEntry:
    return WrittenEntry(
        handle=entry.handle,
        id=number_in(entry.id),
        updated_at=entry.updated_at,
        texts=dict(_texts(entry, known, files)),
    )


def _texts(entry: answers.Metaobject, known: Any, files: ShopFiles) -> Iterator[tuple[str, str]]:
    for field in entry.fields:
        if field.key in known and field.value is not None:
            references = field.references
            files.note(field.reference, None if references is None else {"nodes": references.nodes})
            yield field.key, field.value
