"""Lanterns, torches, candles and fires."""

from pictures.canvas import Canvas, darker, lighter
from pictures.kitchen import IRON, STEEL, flame
from pictures.shelter import meadow

WARM = "#FFD27A"


def lantern(canvas: Canvas, color: str, *, x: float = 0, y: float = 0) -> None:
    """Draw a lit lantern, moved by *x*, *y*."""
    canvas.glow(600 + x, 620 + y, 420, WARM, 120)
    canvas.shadow(600 + x, 1070 + y, 270, 30)
    canvas.ring(600 + x, 330 + y, 250, 240, IRON, 12, start=180, end=360)
    for side in (-1, 1):
        canvas.line([(600 + x + side * 230, 320 + y), (600 + x + side * 230, 880 + y)], color, 26)
    canvas.blob([(480 + x, 420 + y), (720 + x, 420 + y), (780 + x, 640 + y), (700 + x, 850 + y),
                 (500 + x, 850 + y), (420 + x, 640 + y)], "#FFEFC4")  # fmt: skip
    flame(canvas, 600 + x, 800 + y, 0.95)
    canvas.polygon([(450 + x, 330 + y), (750 + x, 330 + y), (700 + x, 430 + y), (500 + x, 430 + y)],
                   color)  # fmt: skip
    canvas.box(520 + x, 220 + y, 160, 120, darker(color, 0.15), round=24)
    canvas.box(350 + x, 850 + y, 500, 220, color, round=60)
    canvas.box(350 + x, 900 + y, 500, 26, darker(color, 0.25))
    canvas.circle(770 + x, 985 + y, 34, STEEL)


def head_torch(canvas: Canvas) -> None:
    canvas.shadow(600, 900, 420, 36)
    canvas.ring(600, 600, 430, 250, "#E8702A", 70)
    canvas.ring(600, 600, 430, 250, "#B3501A", 12)
    canvas.box(390, 690, 420, 230, IRON, round=70)
    for x, radius in ((520, 76), (680, 52)):
        canvas.circle(x, 805, radius, "#DCE6EC")
        canvas.circle(x, 805, radius * 0.62, WARM)
    canvas.box(560, 672, 80, 34, "#B3261E", round=12)


def string_lights(canvas: Canvas) -> None:
    for x in (90, 1040):
        canvas.box(x, -10, 60, 1220, "#3A2C22")
    points = [(120 + at * 60, 580 - 0.0011 * (at * 60 - 480) ** 2) for at in range(17)]
    for x, y in points[1:-1:2]:
        canvas.glow(x, y + 60, 110, WARM, 80)
    canvas.line(points, "#05070F", 8)
    for x, y in points[1:-1:2]:
        canvas.box(x - 16, y, 32, 36, "#0A0D18", round=6)
        canvas.ellipse(x, y + 66, 32, 42, WARM)
        canvas.ellipse(x - 8, y + 56, 10, 16, "#FFF6DA")


def matches(canvas: Canvas) -> None:
    canvas.shadow(600, 960, 330, 34)
    for at in range(7):
        x, y = 390 + at * 70, 240 + at % 3 * 34
        canvas.box(x, y, 22, 420, "#E2C48F", round=8)
        canvas.ellipse(x + 11, y, 22, 34, "#B3261E")
    canvas.box(310, 520, 580, 440, "#3F5D7A", round=50)
    canvas.box(310, 600, 580, 60, "#2C4359")
    canvas.box(420, 700, 360, 190, "#F6EAD0", round=20)
    flame(canvas, 600, 880, 0.62)


def candle(canvas: Canvas) -> None:
    canvas.glow(600, 420, 330, WARM, 150)
    canvas.shadow(600, 950, 310, 34)
    canvas.box(320, 620, 560, 330, "#8C8F73", round=40)
    canvas.box(760, 630, 90, 310, darker("#8C8F73", 0.15), round=40)
    canvas.ellipse(600, 620, 280, 76, lighter("#8C8F73", 0.35))
    canvas.ellipse(600, 626, 246, 58, "#F0CF7A")
    canvas.line([(600, 620), (604, 540)], IRON, 10)
    flame(canvas, 602, 570, 1)


def fire_bowl(canvas: Canvas) -> None:
    meadow(canvas, "#2C3A33", 960)
    fire(canvas, 600, 640, 1.5)
    canvas.shadow(600, 1060, 360, 34)
    for x, foot in ((430, 360), (770, 840), (600, 600)):
        canvas.line([(x, 840), (foot, 1060)], "#5B4A40", 26)
    canvas.blob(
        [(190, 600), (600, 660), (1010, 600), (900, 800), (600, 880), (300, 800)], "#7A4A33"
    )
    canvas.blob([(190, 600), (600, 660), (1010, 600), (600, 700)], "#94593B")


def fire(canvas: Canvas, x: float, y: float, size: float = 1) -> None:
    """Draw a fire that stands at *x*, *y*, and its light."""
    canvas.glow(x, y - 130 * size, 300 * size, "#FF9A3C", 130)
    flames_on_logs(canvas, x, y, size)


def flames_on_logs(canvas: Canvas, x: float, y: float, size: float) -> None:
    for dx, scale in ((-90, 0.9), (90, 0.85), (0, 1.25)):
        flame(canvas, x + dx * size, y, scale * size)
    for side in (-1, 1):
        end = (x - side * 170 * size, y + 30 * size)
        canvas.line([end, (x + side * 150 * size, y - 20 * size)], "#5A4030", 42 * size)
        canvas.circle(*end, 21 * size, "#B98A56")
