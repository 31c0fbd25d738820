"""Draws the images of generated products: shapes in a color."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from sandbox.images.shapes import SHAPES, SIDE

if TYPE_CHECKING:
    from PIL.Image import Image

_DETAIL: Final = 2
"""Shapes are drawn so many times larger, and made smaller afterwards: edges get smooth."""
_LINE: Final = 2.2  # percent of the side
_WALL: Final = 0.82
_WHITE: Final = (255, 255, 255)
_DARK: Final = (16, 16, 24)


class Drawing(Struct, frozen=True):
    """An image of a *shape* in a *color*, such as `#5B6B3A`, drawn anew each time."""

    shape: str
    color: str
    stamp = (0, 0)
    content_type = "image/png"

    def image(self) -> "Image":
        from PIL import Image, ImageColor, ImageDraw

        color = ImageColor.getrgb(self.color)[:3]
        side = SIDE * _DETAIL
        image = Image.new("RGB", (side, side), _toned(color, _WALL))
        draw = ImageDraw.Draw(image)
        for kind, tone, numbers in SHAPES[self.shape]:
            points = list(_points(numbers, side))
            fill = _toned(color, tone if tone < 1 else _WALL)
            match kind:
                case "poly":
                    draw.polygon(points, fill)
                case "oval":
                    draw.ellipse(points, fill)
                case "box":
                    draw.rounded_rectangle(points, side * _LINE / 200, fill)
                case _:
                    draw.line(points, fill, round(side * _LINE / 100), joint="curve")
        return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _points(numbers: Sequence[float], side: int) -> Iterator[tuple[float, float]]:
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        yield x * side / 100, y * side / 100


def _toned(color: Sequence[int], tone: float) -> tuple[int, ...]:
    """Return *color* with white if *tone* is above 0, with dark if below."""
    other = _WHITE if tone > 0 else _DARK
    return tuple(round(a + (b - a) * abs(tone)) for a, b in zip(color, other, strict=True))
