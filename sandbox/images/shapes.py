"""Images that are drawn when they are asked for: simple shapes in one color and its tones.

Products that are made up have them. `FOLDER/mug-5b6b3a.png` is a mug in that color.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

FOLDER: Final = "files/made-up"

SIDE: Final = 1200
"""Pixels of such an image, which is square."""

Part: TypeAlias = tuple[str, float, Sequence[float]]
"""How a part is drawn, how much lighter (above 0) or darker it is, and its coordinates.

A `poly` has the corners of a polygon, an `oval` and a `box` two opposite corners, a `line` its
points. They are percent of the side.
"""

SHAPES: Final[Mapping[str, Sequence[Part]]] = {
    "board": (
        ("oval", 0, (38, 10, 62, 34)),
        ("oval", 0, (38, 66, 62, 90)),
        ("box", 0, (38, 22, 62, 78)),
        ("box", -0.4, (41, 38, 59, 43)),
        ("box", -0.4, (41, 57, 59, 62)),
    ),
    "boot": (
        ("poly", 0, (32, 24, 52, 24, 55, 55, 78, 64, 80, 74, 32, 74)),
        ("box", -0.4, (31, 74, 81, 80)),
        ("line", 0.5, (45, 36, 53, 38)),
        ("line", 0.5, (45, 45, 54, 47)),
    ),
    "bottle": (
        ("box", 0, (38, 34, 62, 84)),
        ("box", -0.3, (44, 20, 56, 34)),
        ("box", 0.2, (42, 40, 46, 78)),
    ),
    "chair": (
        ("poly", 0, (30, 22, 70, 22, 66, 54, 34, 54)),
        ("poly", 0.15, (28, 54, 72, 54, 76, 64, 24, 64)),
        ("line", -0.4, (30, 64, 66, 86)),
        ("line", -0.4, (70, 64, 34, 86)),
    ),
    "hat": (
        ("oval", -0.15, (18, 56, 82, 74)),
        ("poly", 0, (34, 64, 38, 36, 50, 32, 62, 36, 66, 64)),
        ("poly", -0.35, (34, 64, 35, 57, 65, 57, 66, 64)),
    ),
    "kettle": (
        ("oval", 0, (26, 40, 70, 82)),
        ("poly", -0.15, (64, 52, 84, 42, 86, 47, 68, 64)),
        ("line", -0.4, (34, 44, 38, 26, 58, 26, 62, 44)),
        ("oval", -0.3, (45, 35, 51, 41)),
    ),
    "knife": (
        ("poly", 0.55, (48, 56, 82, 26, 86, 32, 56, 64)),
        ("poly", 0, (22, 78, 48, 54, 57, 63, 32, 86)),
        ("oval", -0.4, (32, 72, 36, 76)),
    ),
    "lantern": (
        ("box", 0, (36, 30, 64, 36)),
        ("box", 0.6, (39, 36, 61, 68)),
        ("oval", 0.85, (45, 44, 55, 62)),
        ("box", 0, (34, 68, 66, 80)),
        ("line", -0.3, (40, 30, 43, 18, 57, 18, 60, 30)),
    ),
    "mug": (
        ("oval", -0.15, (58, 40, 82, 68)),
        ("oval", 1, (64, 46, 76, 62)),
        ("box", 0, (26, 32, 66, 78)),
        ("box", 0.25, (31, 38, 35, 72)),
    ),
    "pack": (
        ("poly", 0, (30, 30, 40, 20, 60, 20, 70, 30, 72, 82, 28, 82)),
        ("box", -0.2, (34, 54, 66, 76)),
        ("line", -0.45, (30, 36, 70, 36)),
        ("line", 0.3, (40, 20, 44, 14, 56, 14, 60, 20)),
    ),
    "pan": (
        ("box", -0.35, (62, 47, 92, 52)),
        ("oval", 0, (16, 28, 64, 74)),
        ("oval", -0.3, (22, 34, 58, 68)),
    ),
    "plate": (
        ("oval", 0, (18, 22, 82, 80)),
        ("oval", 0.25, (30, 33, 70, 69)),
    ),
    "roll": (
        ("box", 0, (20, 36, 72, 68)),
        ("oval", -0.2, (62, 36, 84, 68)),
        ("oval", 0.2, (68, 44, 78, 60)),
        ("line", -0.45, (32, 36, 32, 68)),
        ("line", -0.45, (52, 36, 52, 68)),
    ),
    "shirt": (
        (
            "poly",
            0,
            (36, 22, 64, 22, 86, 40, 76, 50, 68, 44, 68, 82, 32, 82, 32, 44, 24, 50, 14, 40),
        ),
        ("oval", -0.35, (42, 16, 58, 28)),
        ("line", -0.25, (50, 28, 50, 82)),
    ),
    "tent": (
        ("poly", 0, (12, 78, 42, 24, 58, 24, 88, 78)),
        ("poly", -0.4, (42, 78, 50, 38, 60, 78)),
        ("line", 0.4, (42, 24, 30, 78)),
    ),
    "trousers": (
        ("poly", 0, (34, 18, 66, 18, 72, 84, 56, 84, 50, 40, 44, 84, 28, 84)),
        ("box", -0.35, (34, 18, 66, 24)),
    ),
}

_NAME: Final = re.compile(rf"{FOLDER}/(?P<shape>[a-z]+)-(?P<color>[0-9a-f]{{6}})\.png")


def drawn(shape: str, color: str) -> str:
    """Return the path of the image of a *shape*, a key of `SHAPES`, in a *color* as `#5B6B3A`."""
    return f"{FOLDER}/{shape}-{color[1:].lower()}.png"


def shape_and_color(path: str) -> tuple[str, str] | None:
    """Return what is drawn at *path*; None if that is nothing."""
    match = _NAME.fullmatch(path)
    if match is None or match["shape"] not in SHAPES:
        return None
    return match["shape"], f"#{match['color']}"
