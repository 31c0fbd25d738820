"""`Media`: images, videos and 3D models of a product."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from sandbox.catalog import records
from sandbox.catalog.records import MediaContentType
from sandbox.gid import gid
from sandbox.images.image_type import Image, file_url
from sandbox.viewer import Viewer


class MediaPresentation(Struct, frozen=True, gc=False):
    """How a theme shows a 3D model or an image: nothing is set here."""

    media_id: int

    @property
    def id(self) -> str:
        return gid("MediaPresentation", self.media_id)

    def as_json(self, *, format: str) -> None:
        del format


class _Media(Struct, frozen=True, gc=False):
    of: records.Media

    @property
    def id(self) -> str:
        return gid(type(self).__name__, self.of.image.id)

    @property
    def alt(self) -> str | None:
        return self.of.image.alt

    @property
    def media_content_type(self) -> str:
        return self.of.kind

    @property
    def preview_image(self) -> Image:
        """Shopify: its id has the number of the media (recorded)."""
        return Image(self.of.image, "ImageSource")

    @property
    def presentation(self) -> MediaPresentation:
        return MediaPresentation(self.of.image.id)


class MediaImage(_Media, frozen=True):
    @property
    def image(self) -> Image:
        return self.preview_image


class VideoSource(Struct, frozen=True, gc=False):
    of: records.MediaSource

    def url(self, viewer: Viewer) -> str:
        return file_url(self.of.src, viewer)


class Model3dSource(VideoSource, frozen=True):
    pass


class Video(_Media, frozen=True):
    @property
    def sources(self) -> list[VideoSource]:
        return [VideoSource(source) for source in self.of.sources]


class Model3d(_Media, frozen=True):
    @property
    def sources(self) -> list[Model3dSource]:
        return [Model3dSource(source) for source in self.of.sources]


class ExternalVideo(_Media, frozen=True):
    @property
    def host(self) -> str:
        return "VIMEO" if "vimeo" in (self.of.embed_url or "") else "YOUTUBE"

    @property
    def embedded_url(self) -> str | None:
        return self.of.embed_url


_TYPES: Final[Mapping[MediaContentType, type[_Media]]] = {
    MediaContentType.EXTERNAL_VIDEO: ExternalVideo,
    MediaContentType.IMAGE: MediaImage,
    MediaContentType.MODEL_3D: Model3d,
    MediaContentType.VIDEO: Video,
}


def media(record: records.Media) -> _Media:
    """Return *record* as the type of its kind."""
    return _TYPES[record.kind](record)
