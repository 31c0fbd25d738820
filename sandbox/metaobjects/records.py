"""Records of metaobjects, of their definitions, and of files that values refer to."""

from typing import ClassVar, Literal

from msgspec import Struct

from sandbox.bounds import Count, Number
from sandbox.catalog.records import MediaSource
from sandbox.images import Image
from sandbox.world.clock import Moment


class FieldDefinition(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    key: str
    name: str
    type: str


class MetaobjectDefinition(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A `type` of metaobjects. `is_public` is Shopify's storefront access PUBLIC_READ.

    `title_key` and `description_key` name the fields that search engines get; either makes it
    renderable. `url_handle` is the folder of the pages of its entries, which without have none.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("type",)
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    type: str
    name: str
    fields: tuple[FieldDefinition, ...]
    is_public: bool = True
    title_key: str | None = None
    description_key: str | None = None
    url_handle: str | None = None

    @property
    def is_renderable(self) -> bool:
        return self.title_key is not None or self.description_key is not None


class Field(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A value of a metaobject, as that of a metafield."""

    key: str
    type: str
    value: str


class Metaobject(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An entry of a type. `is_active` is false for a draft. Fields without a value are left out."""

    KEYS: ClassVar[tuple[str, ...]] = ("path",)
    LIMIT: ClassVar[int | None] = 100_000

    id: Number
    type: str
    handle: str
    fields: tuple[Field, ...] = ()
    updated_at: Moment
    is_active: bool = True

    @property
    def path(self) -> str:
        return metaobject_path(self.type, self.handle)


def metaobject_path(type: str, handle: str) -> str:
    """Return the type and handle, which are unique in a shop."""
    return f"{type}/{handle}"


class ShopFile(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A file that metafields refer to: of the kind GENERIC, IMAGE, MODEL_3D or VIDEO.

    `image` is the image, or the preview of another kind. `sources` are those of a video or model.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("name",)
    LIMIT: ClassVar[int | None] = 100_000

    id: Number
    name: str
    kind: Literal["GENERIC", "IMAGE", "MODEL_3D", "VIDEO"]
    src: str
    alt: str | None = None
    mime_type: str | None = None
    filesize: Count = 0
    image: Image | None = None
    sources: tuple[MediaSource, ...] = ()
