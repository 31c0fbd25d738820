"""Reads metaobjects: a file for each type, `content/metaobjects/TYPE.toml`."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import FileNumber
from sandbox.faults import FaultError
from sandbox.file_ids import OwnId
from sandbox.fixture_files import Fixtures
from sandbox.gid import STEP
from sandbox.metafields.seed.handles import METAOBJECTS, Handles, metaobject_id
from sandbox.metafields.value_types import encoded
from sandbox.metaobjects.records import Field, FieldDefinition, Metaobject, MetaobjectDefinition
from sandbox.world.clock import Moment

_FIRST_DEFINITION: Final = 9_900_000_000


class WrittenField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    type: str
    name: str | None = None


class WrittenEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A metaobject: its values by the keys of the fields. What it refers to is named by handle.

    `texts` are values as the API shows them.
    """

    handle: str
    id: OwnId = None
    fields: dict[str, Any] = {}
    texts: dict[str, str] = {}
    updated_at: Moment | None = None
    draft: bool = False


class WrittenMetaobjects(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of metaobjects, called as the file is, and its entries.

    `storefront = false` hides all. `title_key` and `description_key` name fields for search
    engines; `url_handle` gives each entry a page, `/pages/URL_HANDLE/HANDLE`.
    """

    number: FileNumber
    name: str
    updated_at: Moment
    storefront: bool = True
    title_key: str | None = None
    description_key: str | None = None
    url_handle: str | None = None
    fields: tuple[WrittenField, ...]
    entries: tuple[WrittenEntry, ...] = ()


def read_definitions(fixtures: Fixtures) -> Iterator[MetaobjectDefinition]:
    """Yield the types. Raises `TomlError`."""
    for file in fixtures.files(METAOBJECTS):
        written = file.toml.read(WrittenMetaobjects)
        yield MetaobjectDefinition(
            id=_FIRST_DEFINITION + written.number * STEP,
            type=file.handle,
            name=written.name,
            fields=tuple(
                FieldDefinition(key=each.key, name=each.name or each.key, type=each.type)
                for each in written.fields
            ),
            is_public=written.storefront,
            title_key=written.title_key,
            description_key=written.description_key,
            url_handle=written.url_handle,
        )


def read_metaobjects(fixtures: Fixtures) -> Iterator[Metaobject]:
    """Yield the entries of all types. Raises `TomlError`."""
    handles = Handles(fixtures, METAOBJECTS)
    for file in fixtures.files(METAOBJECTS):
        written = file.toml.read(WrittenMetaobjects)
        types = {each.key: each.type for each in written.fields}
        for position, entry in enumerate(written.entries):
            with file.toml.checked():
                fields = tuple(_fields(entry, types, handles, position))
            yield Metaobject(
                id=metaobject_id(written.number, position, entry.id),
                type=file.handle,
                handle=entry.handle,
                fields=fields,
                updated_at=entry.updated_at or written.updated_at,
                is_active=not entry.draft,
            )


def _fields(
    entry: WrittenEntry, types: Mapping[str, str], handles: Handles, position: int
) -> Iterator[Field]:
    for key, value in entry.fields.items():
        at = ("entries", position, "fields", key)
        if key not in types:
            raise FaultError(f"is not a field: the type has {', '.join(types)}", *at)
        try:
            text = encoded(types[key], value, handles.refer)
        except FaultError as error:
            raise FaultError(error.detail, *at) from None
        yield Field(key=key, type=types[key], value=text)
    for key, text in entry.texts.items():
        at = ("entries", position, "texts", key)
        if key not in types:
            raise FaultError(f"is not a field: the type has {', '.join(types)}", *at)
        yield Field(key=key, type=types[key], value=text)
