"""Transforms of an image, in its URL: a suffix of its name, or parameters.

Shopify: both forms are documented: `image_url` writes parameters, `img_url` wrote suffixes. What
cannot be done is ignored. Of a suffix and a parameter the parameter counts: our choice.
"""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

LARGEST: Final = 5760
"""Pixels. Shopify: documented for width and height."""

CROPS: Final[Mapping[str, tuple[float, float]]] = {
    "bottom": (0.5, 1.0),
    "center": (0.5, 0.5),
    "left": (0.0, 0.5),
    "right": (1.0, 0.5),
    "top": (0.5, 0.0),
}
"""Which part is kept: the shares of what is cut off that come from the left, and from above."""

FORMATS: Final = ("jpg", "pjpg", "webp")
"""Shopify: every image can be JPG or WebP; `pjpg` is a progressive JPG (documented)."""

_SUFFIX: Final = re.compile(
    r"(?P<stem>.+)_(?=\d|x\d)(?P<width>\d{1,4})?x(?P<height>\d{1,4})?"
    r"(?:_crop_(?P<crop>bottom|center|left|right|top))?(?:@(?P<scale>[123])x)?(?P<type>\.\w+)"
)
_NEW_TYPE: Final = re.compile(r"(?P<name>.+\.\w+)\.(?P<format>jpg|webp)")


class Region(Struct, frozen=True):
    """A part of the original, in its pixels."""

    left: int
    top: int
    width: int
    height: int


class Transform(Struct, frozen=True, kw_only=True):
    """How to change an image. Sizes are in pixels; None is what follows from the rest."""

    width: int | None = None
    height: int | None = None
    crop: str | None = None
    region: Region | None = None
    format: str | None = None


NOTHING: Final = Transform()


def from_name(name: str) -> tuple[str, Transform]:
    """Return the name of the original, and the transform in the rest of *name*."""
    transform = NOTHING
    if new_type := _NEW_TYPE.fullmatch(name):
        name, transform = new_type["name"], Transform(format=new_type["format"])
    if suffix := _SUFFIX.fullmatch(name):
        times = int(suffix["scale"] or 1)
        name = suffix["stem"] + suffix["type"]
        width, height = (_size(suffix[side], times) for side in ("width", "height"))
        transform = replace(transform, width=width, height=height, crop=suffix["crop"])
    return name, transform


def with_parameters(transform: Transform, query: Mapping[str, str]) -> Transform:
    """Return *transform* with the parameters of *query*, which count more."""
    crop, new_type = query.get("crop"), query.get("format")
    return Transform(
        width=_size(query.get("width")) or transform.width,
        height=_size(query.get("height")) or transform.height,
        crop=crop if crop in CROPS else transform.crop,
        region=_region(query) if crop == "region" else None,
        format=new_type if new_type in FORMATS else transform.format,
    )


def _region(query: Mapping[str, str]) -> Region | None:
    left, top = (_number(query.get(f"crop_{side}", "0")) for side in ("left", "top"))
    width, height = (_size(query.get(f"crop_{side}")) for side in ("width", "height"))
    if left is None or top is None or width is None or height is None:
        return None
    return Region(left, top, width, height)


def _size(text: str | None, times: int = 1) -> int | None:
    number = _number(text)
    return number * times if number is not None and 1 <= number <= LARGEST else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,5}", text) else None
