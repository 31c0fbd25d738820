"""`Image`, and the URL of a file of the shop."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from sandbox.gid import gid
from sandbox.images import record
from sandbox.viewer import Viewer

_LARGEST: Final = 5760
_SCALES: Final = range(1, 4)


class CropRegion(StrEnum):
    BOTTOM = "BOTTOM"
    CENTER = "CENTER"
    LEFT = "LEFT"
    REGION = "REGION"
    RIGHT = "RIGHT"
    TOP = "TOP"


class ImageContentType(StrEnum):
    BMP = "BMP"
    JPG = "JPG"
    PNG = "PNG"
    WEBP = "WEBP"


class CropRegionInput(Struct, frozen=True, kw_only=True, rename="camel"):
    height: int
    left: int
    top: int
    width: int


class ImageTransformInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """What is asked of an image. What cannot be done is ignored. Sizes are in pixels."""

    crop: CropRegion | None = None
    crop_region: CropRegionInput | None = None
    max_height: int | None = None
    max_width: int | None = None
    preferred_content_type: ImageContentType | None = None
    scale: int | None = 1


def file_url(src: str, viewer: Viewer) -> str:
    """Return the URL of a file: the sandbox serves the shop's own files itself.

    Shopify: `https://cdn.shopify.com/s/files/1/0928/9125/0994/files/NAME`, with the shop's number
    (recorded).
    """
    if "://" in src:
        return src
    shop = viewer.world.shop
    if shop.cdn_url is None:
        return f"{viewer.base_url}/cdn/shop/{src}"
    number = f"{shop.id:012}"
    return f"{shop.cdn_url}/s/files/1/{number[:-8]}/{number[-8:-4]}/{number[-4:]}/{src}"


class Image(Struct, frozen=True, gc=False):
    """`kind` is the type that the id names: `ProductImage`, `ImageSource`, `CollectionImage`, …."""

    of: record.Image
    kind: str = "ProductImage"
    thumbhash = None

    @property
    def id(self) -> str:
        return gid(self.kind, self.of.id)

    @property
    def alt_text(self) -> str | None:
        return self.of.alt

    def url(self, *, viewer: Viewer, transform: ImageTransformInput | None = None) -> str:
        url = file_url(self.of.src, viewer)
        return url if transform is None else transformed(url, transform)

    def original_src(self, viewer: Viewer) -> str:
        return file_url(self.of.src, viewer)

    src = original_src

    def transformed_src(
        self,
        *,
        viewer: Viewer,
        crop: CropRegion | None = None,
        max_height: int | None = None,
        max_width: int | None = None,
        preferred_content_type: ImageContentType | None = None,
        scale: int | None = 1,
    ) -> str:
        transform = ImageTransformInput(
            crop=crop,
            max_height=max_height,
            max_width=max_width,
            preferred_content_type=preferred_content_type,
            scale=scale,
        )
        return transformed(file_url(self.of.src, viewer), transform)


def transformed(url: str, asked: ImageTransformInput) -> str:
    """Return the *url* of the image as *asked*: size, crop and scale before the extension, a new
    type after it. Shopify: reported."""
    path, question, query = url.partition("?")
    stem, dot, extension = path.rpartition(".")
    if "/" in extension:
        return url
    return f"{stem}{_suffix(asked)}{dot}{extension}{_new_type(asked, extension)}{question}{query}"


def _suffix(asked: ImageTransformInput) -> str:
    width, height = (
        size if size is not None and 1 <= size <= _LARGEST else None
        for size in (asked.max_width, asked.max_height)
    )
    if width is None and height is None:
        return ""
    crop = "" if asked.crop in (None, CropRegion.REGION) else f"_crop_{str(asked.crop).lower()}"
    scale = asked.scale or 1
    times = f"@{scale}x" if scale in _SCALES and scale > 1 else ""
    return f"_{width or ''}x{height or ''}{crop}{times}"


def _new_type(asked: ImageTransformInput, extension: str) -> str:
    """Shopify: any image can be JPG or WEBP, and an SVG a PNG (documented)."""
    new = asked.preferred_content_type
    is_possible = new in (ImageContentType.JPG, ImageContentType.WEBP) or (
        new is ImageContentType.PNG and extension.lower() == "svg"
    )
    return f".{new.lower()}" if new is not None and is_possible else ""
