"""Metafields and metaobjects, as a merchant sees and changes them. Names are the schema's."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.pages import PageInfo

Name: TypeAlias = Annotated[
    str, Meta(min_length=1, max_length=255, pattern=r"^[\w.-]+$", examples=["material"])
]
MetaobjectStatus: TypeAlias = Literal["ACTIVE", "DRAFT"]
"""Whether customers see a metaobject. Shopify: an enum of the Admin API."""


class NewMetafield(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A metafield to set. The `value` is text, as in the schema; null deletes the metafield.

    The `type` is by default that of the definition, else `single_line_text_field`.
    """

    namespace: Name
    key: Name
    type: str | None = None
    value: str | None


NewMetafields: TypeAlias = Annotated[tuple[NewMetafield, ...], Meta(max_length=250)]


class Metafield(Struct, frozen=True, kw_only=True):
    """A metafield."""

    id: str
    namespace: str
    key: str
    type: str
    value: str


class NewMetaobjectField(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of a metaobject, as text; null deletes it.

    The `type` counts for a type of metaobjects that is new.
    """

    key: Name
    type: str | None = None
    value: str | None


class MetaobjectChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a metaobject to set. What is left out stays as it is."""

    handle: Annotated[str, Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    fields: Annotated[tuple[NewMetaobjectField, ...], Meta(max_length=100)] | UnsetType = UNSET
    status: MetaobjectStatus | UnsetType = UNSET


class NewMetaobject(MetaobjectChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new metaobject. It is ACTIVE. A `type` that is not there yet is made of its fields."""

    type: Name


class MetaobjectField(Struct, frozen=True, kw_only=True):
    """A value of a metaobject."""

    key: str
    type: str
    value: str


class Metaobject(Struct, frozen=True, kw_only=True, rename="camel"):
    """A metaobject."""

    id: str
    type: str
    handle: str
    status: MetaobjectStatus
    fields: tuple[MetaobjectField, ...]
    updated_at: datetime


class MetaobjectPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Metaobjects, by id. A page may have few metaobjects or none although more follow."""

    metaobjects: tuple[Metaobject, ...]
    page_info: PageInfo
