"""Metafields and their definitions as people write them."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from sandbox.bounds import Count
from sandbox.faults import FaultError
from sandbox.file_ids import OwnId
from sandbox.metafields.records import OwnerType
from sandbox.world.clock import Moment


class WrittenMetafield(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value. The `key` has its namespace, as `custom.material`. The `type` may be left out if
    `metafields.toml` defines it. What is referred to is named by its handle.

    Instead of a `value` it can have a `text`: the value as the API shows it. Without dates it has
    those of its owner.
    """

    key: Annotated[str, Meta(pattern=r"^[\w-]+(\.[\w-]+)+$", examples=["custom.material"])]
    value: Any = None
    text: str | None = None
    type: str | None = None
    id: OwnId = None
    created_at: Moment | None = None
    updated_at: Moment | None = None


class WrittenDefinition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the metafields of a key are. `storefront = false` hides them from storefronts."""

    owner: OwnerType
    key: Annotated[str, Meta(pattern=r"^[\w-]+(\.[\w-]+)+$", examples=["custom.material"])]
    name: str
    type: str
    storefront: bool = True


class WrittenMetafields(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `metafields.toml`: all definitions, and the metafields of the shop itself."""

    definitions: tuple[WrittenDefinition, ...] = ()
    shop: tuple[WrittenMetafield, ...] = ()


class WrittenFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file that metafields refer to by its `name`. `file` is its path among the shop's files.

    `preview` is an image of one that is none itself.
    """

    name: str
    file: str
    id: OwnId = None
    kind: Literal["GENERIC", "IMAGE", "MODEL_3D", "VIDEO"] = "IMAGE"
    alt: str | None = None
    mime_type: str | None = None
    format: str | None = None
    width: Count | None = None
    height: Count | None = None
    filesize: Count = 0
    preview: str | None = None


class WrittenFiles(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file `files.toml`."""

    files: tuple[WrittenFile, ...] = ()


def split_key(key: str) -> tuple[str, str]:
    """Return namespace and key of `custom.material`: what is behind the last dot is the key.

    Raises `FaultError`.
    """
    namespace, _, name = key.rpartition(".")
    if not namespace:
        raise FaultError(f"is {key!r}: write a namespace, a dot and a key", "key")
    return namespace, name
