"""Files that metafields refer to: `GenericFile`, or media as products have them."""

from typing import Any, Final

from msgspec import Struct

from sandbox.catalog.media_types import media
from sandbox.catalog.part_nodes import media_node
from sandbox.catalog.records import Media, MediaContentType
from sandbox.gid import gid, kind_in, number_in
from sandbox.images import Image as ImageRecord
from sandbox.images.image_type import Image, file_url
from sandbox.metaobjects.records import ShopFile
from sandbox.viewer import Viewer

GENERIC: Final = "GENERIC"


class GenericFile(Struct, frozen=True, gc=False):
    """A file of any type, such as a PDF. Sizes in bytes."""

    of: ShopFile

    @property
    def id(self) -> str:
        return gid("GenericFile", self.of.id)

    @property
    def original_file_size(self) -> int:
        return self.of.filesize

    @property
    def preview_image(self) -> Image | None:
        return None if self.of.image is None else Image(self.of.image, "ImageSource")

    def url(self, viewer: Viewer) -> str:
        return file_url(self.of.src, viewer)


def file_node(viewer: Viewer, id: str) -> Any:
    """Return the file of that id, also one of a product; None for one of another type."""
    number = number_in(id, kind_in(id) or "")
    found = None if number is None or "?" in id else viewer.world.store.get(ShopFile, number)
    if found is None:
        return media_node(viewer, id)
    shown = _shown(found)
    return None if shown.id != id else shown


def _shown(file: ShopFile) -> Any:
    if file.kind == GENERIC:
        return GenericFile(file)
    preview = file.image or ImageRecord(id=file.id, src=file.src, alt=file.alt)
    return media(Media(kind=MediaContentType(file.kind), image=preview, sources=file.sources))
