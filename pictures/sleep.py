"""Quilts, bags, mats, blankets and hammocks."""

from pictures.canvas import Canvas, darker, lighter
from pictures.shelter import meadow

STRAP = "#3B3B40"
OAT = "#C9B79C"


def quilt(canvas: Canvas, color: str = "#5F7FA3") -> None:
    canvas.shadow(600, 900, 390, 36)
    for at in range(4):
        y = 830 - at * 130
        shade = lighter(color, 0.08 * at)
        canvas.box(220, y - 70, 760, 140, shade, round=70)
        for x in range(330, 960, 130):
            canvas.line([(x, y - 52), (x, y + 52)], darker(shade, 0.22), 5)
    canvas.box(220, 430, 760, 22, darker(color, 0.35), round=11)


def sleeping_bag(canvas: Canvas, color: str) -> None:
    canvas.shadow(600, 1060, 240, 34)
    canvas.blob(
        [(600, 170), (770, 240), (850, 480), (800, 820), (730, 1040), (600, 1065), (470, 1040),
         (400, 820), (350, 480), (430, 240)],
        color,
    )  # fmt: skip
    canvas.ellipse(600, 345, 168, 128, darker(color, 0.55))
    canvas.ellipse(600, 360, 128, 90, lighter(color, 0.65))
    for y, half in ((540, 225), (660, 205), (780, 185), (900, 150)):
        canvas.line([(600 - half, y), (600, y + 26), (600 + half, y)], darker(color, 0.2), 6)
    canvas.line([(735, 440), (745, 620), (700, 900)], lighter(color, 0.5), 9)


def mat(canvas: Canvas, color: str) -> None:
    canvas.shadow(600, 850, 440, 34)
    canvas.polygon([(330, 600), (1080, 650), (1080, 850), (330, 850)], lighter(color, 0.15))
    for y in (700, 775):
        canvas.line([(340, y - 20), (1075, y)], darker(color, 0.12), 6)
    canvas.circle(330, 640, 215, color)
    for radius in (172, 129, 86, 43):
        canvas.ring(330, 640, radius, radius, darker(color, 0.28), 12)


def pillow(canvas: Canvas) -> None:
    canvas.shadow(600, 860, 360, 40)
    corners = [(230, 430), (600, 470), (970, 430), (1000, 640), (970, 850), (600, 820), (230, 850)]
    canvas.blob([*corners, (200, 640)], "#8C97A3")
    canvas.blob([(330, 510), (600, 540), (870, 510), (890, 640), (860, 760), (600, 740), (340, 760),
                 (310, 640)], "#A3ADB8")  # fmt: skip
    canvas.box(900, 610, 60, 54, "#D9472B", round=6)


def liner(canvas: Canvas) -> None:
    canvas.shadow(600, 900, 400, 34)
    canvas.blob([(190, 560), (430, 500), (700, 560), (740, 720), (700, 880), (430, 850), (200, 890),
                 (150, 720)], "#E9DFEF")  # fmt: skip
    for y in (600, 690, 780):
        canvas.line([(210, y), (430, y - 34), (680, y + 16)], "#CDBEDA", 8)
    canvas.box(790, 620, 220, 270, "#8A6F94", round=50)
    canvas.box(790, 640, 220, 24, "#6B5475")
    canvas.ring(900, 600, 34, 48, "#6B5475", 9, start=180, end=360)


def hammock(canvas: Canvas, color: str) -> None:
    meadow(canvas)
    for x in (130, 1000):
        canvas.box(x, -20, 76, 960, "#6E5239")
        canvas.box(x, -20, 24, 960, "#8A6A4A")
    canvas.line([(200, 420), (360, 560)], STRAP, 10)
    canvas.line([(1006, 420), (840, 560)], STRAP, 10)
    canvas.shadow(600, 930, 260)
    canvas.blob([(330, 540), (600, 640), (870, 540), (800, 720), (600, 800), (400, 720)], color)
    canvas.blob([(350, 552), (600, 668), (850, 552), (700, 735), (600, 752), (500, 735)],
                lighter(color, 0.25))  # fmt: skip


def blanket(canvas: Canvas, pattern: str) -> None:
    canvas.shadow(600, 880, 390, 34)
    for at in range(3):
        _fold(canvas, 250 - at * 10, 740 - at * 150, 700 + at * 20, pattern)
    for x in range(262, 960, 22):
        canvas.line([(x, 870), (x, 905)], darker(_ground(pattern), 0.12), 6)


def _ground(pattern: str) -> str:
    return {"tartan": "#A33A32", "stripes": "#E9E2D3", "plain": OAT}[pattern]


def _fold(canvas: Canvas, x: float, y: float, width: float, pattern: str) -> None:
    canvas.box(x, y, width, 136, _ground(pattern), round=40)
    if pattern == "plain":
        canvas.line([(x + 30, y + 118), (x + width - 30, y + 118)], darker(OAT, 0.16), 8)
    for at in range(int(width - 60) // 110):
        left = x + 40 + at * 110
        if pattern == "stripes":
            canvas.box(left, y, 34, 136, "#4A6A8A")
            canvas.box(left + 48, y, 10, 136, "#D98E5F")
        if pattern == "tartan":
            canvas.box(left, y, 40, 136, "#7C2926")
            canvas.box(left + 62, y, 8, 136, "#E8D9B0")
    if pattern == "tartan":
        canvas.box(x + 8, y + 50, width - 16, 26, "#6B2422")
        canvas.box(x + 4, y + 98, width - 8, 7, "#E8D9B0")


def swatch(canvas: Canvas, pattern: str) -> None:
    """Fill the canvas, of 200 by 200, with a cloth."""
    canvas.box(0, 0, 200, 200, _ground(pattern))
    for at in range(0, 200, 50):
        if pattern == "stripes":
            canvas.box(at, 0, 18, 200, "#4A6A8A")
            canvas.box(at + 28, 0, 6, 200, "#D98E5F")
        if pattern == "tartan":
            canvas.box(at, 0, 18, 200, "#7C2926")
            canvas.box(0, at, 200, 18, "#6B2422")
            canvas.box(at + 32, 0, 4, 200, "#E8D9B0")
            canvas.box(0, at + 32, 200, 4, "#E8D9B0")
        if pattern == "plain":
            canvas.box(0, at, 200, 3, darker(OAT, 0.08))
