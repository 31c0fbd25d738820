"""A canvas for flat shapes on a soft background, and a few words for colours."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from PIL import Image, ImageColor, ImageDraw, ImageFilter

Point: TypeAlias = tuple[float, float]
Color: TypeAlias = str | tuple[int, ...]

DETAIL: Final = 2
"""Shapes are drawn so many times larger, and made smaller afterwards: edges get smooth."""

_STEPS: Final = 12
_BLUR: Final = 18

WALLS: Final = {
    "sand": ("#F6EFE3", "#E6D8C2"),
    "mist": ("#EEF2F3", "#D5DEE1"),
    "sage": ("#EDF1E6", "#D3DCC6"),
    "sky": ("#E9F1F7", "#C9DCE8"),
    "blush": ("#F8ECE7", "#EBD0C5"),
    "dusk": ("#3A4766", "#1E2740"),
    "night": ("#1B2340", "#0D1226"),
    "plain": ("#FFFFFF", "#FFFFFF"),
}
"""Backgrounds, from top to bottom."""


def mixed(color: Color, other: Color, share: float) -> tuple[int, ...]:
    """Return *color* with that *share*, from 0 to 1, of the *other*."""
    pairs = zip(_rgb(color), _rgb(other), strict=True)
    return tuple(round(a + (b - a) * share) for a, b in pairs)


def darker(color: Color, share: float = 0.2) -> tuple[int, ...]:
    return mixed(color, "#101018", share)


def lighter(color: Color, share: float = 0.25) -> tuple[int, ...]:
    return mixed(color, "#FFFFFF", share)


def _rgb(color: Color) -> tuple[int, ...]:
    return ImageColor.getrgb(color)[:3] if isinstance(color, str) else color[:3]


def smooth(points: Sequence[Point]) -> list[Point]:
    """Return a closed curve through *points*."""
    curve, count = [], len(points)
    for at in range(count):
        p0, p1, p2, p3 = (points[(at + shift) % count] for shift in (-1, 0, 1, 2))
        curve += [_between(p0, p1, p2, p3, step / _STEPS) for step in range(_STEPS)]
    return curve


def _between(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """Return the point of a Catmull-Rom curve between *p1* and *p2*."""

    def axis(a: float, b: float, c: float, d: float) -> float:
        bend = (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t
        return 0.5 * (2 * b + (c - a) * t + bend)

    return axis(p0[0], p1[0], p2[0], p3[0]), axis(p0[1], p1[1], p2[1], p3[1])


class Canvas:
    """All measures are in pixels of the finished image, from its upper left corner."""

    def __init__(self, wall: str = "sand", width: int = 1200, height: int = 1200) -> None:
        self.width, self.height = width, height
        top, bottom = WALLS[wall]
        gradient = Image.linear_gradient("L").resize((width * DETAIL, height * DETAIL))
        upper = Image.new("RGB", gradient.size, top)
        self._image = Image.composite(Image.new("RGB", gradient.size, bottom), upper, gradient)
        self._draw = ImageDraw.Draw(self._image)

    def finished(self) -> Image.Image:
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    # --- shapes ---

    def polygon(self, points: Sequence[Point], fill: Color) -> None:
        self._draw.polygon(self._large(points), fill=fill)

    def blob(self, points: Sequence[Point], fill: Color) -> None:
        """Fill a smooth curve through *points*."""
        self.polygon(smooth(points), fill)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Color) -> None:
        self._draw.ellipse(self._large([(x - rx, y - ry), (x + rx, y + ry)]), fill=fill)

    def circle(self, x: float, y: float, radius: float, fill: Color) -> None:
        self.ellipse(x, y, radius, radius, fill)

    def box(
        self, x: float, y: float, width: float, height: float, fill: Color, *, round: float = 0
    ) -> None:
        corners = self._large([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(corners, radius=round * DETAIL, fill=fill)

    def line(self, points: Sequence[Point], fill: Color, width: float = 8) -> None:
        """Draw a line with round ends."""
        self._draw.line(self._large(points), fill=fill, width=int(width * DETAIL), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, fill)

    def ring(
        self, x: float, y: float, rx: float, ry: float, fill: Color, width: float = 8,
        *, start: float = 0, end: float = 360,
    ) -> None:  # fmt: skip
        """Draw an outline from *start* to *end*, in degrees clockwise from three o'clock."""
        corners = self._large([(x - rx, y - ry), (x + rx, y + ry)])
        self._draw.arc(corners, start, end, fill=fill, width=int(width * DETAIL))

    # --- light ---

    def shadow(self, x: float, y: float, rx: float, ry: float = 26, strength: int = 70) -> None:
        """Darken the ground below a thing."""
        self._blend([(x - rx, y - ry), (x + rx, y + ry)], "#20242C", strength, _BLUR)

    def glow(self, x: float, y: float, radius: float, color: Color, strength: int = 150) -> None:
        """Brighten what is around a light."""
        corners = [(x - radius, y - radius), (x + radius, y + radius)]
        self._blend(corners, color, strength, radius / 3)

    def _blend(self, corners: Sequence[Point], color: Color, strength: int, blur: float) -> None:
        mask = Image.new("L", self._image.size)
        ImageDraw.Draw(mask).ellipse(self._large(corners), fill=strength)
        mask = mask.reduce(8).filter(ImageFilter.GaussianBlur(blur * DETAIL / 8))
        self._image.paste(
            Image.new("RGB", self._image.size, _rgb(color)),
            mask=mask.resize(self._image.size, Image.Resampling.BILINEAR),
        )

    def _large(self, points: Sequence[Point]) -> list[Point]:
        return [(x * DETAIL, y * DETAIL) for x, y in points]
