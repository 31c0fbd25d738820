"""Transforms images: crops them, makes them smaller, writes them in another format.

Shopify: an image is never made larger than it is (documented). Width and height without a crop are
the most that it may have: our choice for parameters.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from sandbox.cdn.drawing import Drawing
from sandbox.cdn.files import Original
from sandbox.cdn.image_transform import CROPS, Region, Transform

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE: Final = 16 * 2**20
MOST_MEMORY: Final = 300_000_000
"""Bytes of a file, and of memory for an image: larger ones are served as they are."""

_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_PIXEL: Final = {"JPEG": 12, "PNG": 24, "WEBP": 36}
"""Bytes of memory that a pixel takes at the most, from reading to writing: measured."""
_QUALITY: Final = 82


def transformed(original: Original | Drawing, transform: Transform) -> tuple[bytes, str] | None:
    """Return the bytes of the transformed image, and their content type.

    None where nothing can be done: the file is no image, is broken, moves, or is too large.
    """
    if isinstance(original, Drawing):
        return _saved(_fitted(original.image(), transform), transform.format, original.content_type)
    if original.content_type not in _FORMATS or original.stamp[1] > LARGEST_FILE:
        return None
    from PIL import Image, ImageOps

    too_large = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(original.path, formats=tuple(_FORMATS.values())) as image:
            memory = image.width * image.height * _PIXEL[image.format or ""]
            if memory > MOST_MEMORY or getattr(image, "n_frames", 1) > 1:
                return None
            ImageOps.exif_transpose(image, in_place=True)
            plain = _plain(image)
    except (OSError, SyntaxError, ValueError, *too_large):
        return None
    return _saved(_fitted(plain, transform), transform.format, original.content_type)


def _plain(image: "Image") -> "Image":
    """Return *image* in colours that can be mixed; itself, not a copy, if it has them."""
    image.load()
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _fitted(image: "Image", transform: Transform) -> "Image":
    from PIL import Image, ImageOps

    if transform.region is not None:
        image = _cut(image, transform.region)
    width, height = transform.width or image.width, transform.height or image.height
    if transform.crop is not None and transform.width and transform.height:
        share = min(1.0, image.width / width, image.height / height)
        size = (max(1, round(width * share)), max(1, round(height * share)))
        return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=CROPS[transform.crop])
    share = min(width / image.width, height / image.height)
    if share < 1:
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        image = image.resize(size, Image.Resampling.LANCZOS)
    return image


def _cut(image: "Image", region: Region) -> "Image":
    """Return a *region* of *image*; all of it where the region is outside."""
    right = min(region.left + region.width, image.width)
    bottom = min(region.top + region.height, image.height)
    if right <= region.left or bottom <= region.top:
        return image
    return image.crop((region.left, region.top, right, bottom))


def _saved(image: "Image", format: str | None, content_type: str) -> tuple[bytes, str]:
    from PIL import Image

    if format is not None:
        content_type = "image/webp" if format == "webp" else "image/jpeg"
    if content_type == "image/jpeg" and image.mode == "RGBA":
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    buffer = BytesIO()
    more = {} if content_type == "image/png" else {"quality": _QUALITY}
    image.save(buffer, _FORMATS[content_type], progressive=format == "pjpg", **more)
    return buffer.getvalue(), content_type
