"""Knives, instruments and furniture."""

from pictures.canvas import Canvas, darker, lighter
from pictures.kitchen import IRON, STEEL, WOOD

OAK, WALNUT = "#C19A6B", "#6B4A35"
BRASS = "#C9A24B"


def knife(canvas: Canvas, color: str) -> None:
    canvas.shadow(620, 800, 430, 34)
    canvas.polygon([(560, 560), (1010, 470), (1110, 540), (980, 610), (580, 660)], "#C9D1D6")
    canvas.polygon([(570, 610), (1110, 540), (980, 610), (580, 660)], "#A9B3BA")
    canvas.blob([(130, 640), (180, 570), (560, 540), (640, 590), (620, 680), (250, 760),
                 (150, 740)], color)  # fmt: skip
    for y in (610, 650, 690):
        canvas.line([(210, y + 30), (400, y), (590, y - 22)], darker(color, 0.2), 5)
    for x, y in ((260, 672), (560, 612)):
        canvas.circle(x, y, 16, BRASS)


def wood(canvas: Canvas, color: str) -> None:
    """Fill the canvas, of 200 by 200, with grain."""
    canvas.box(0, 0, 200, 200, color)
    for y in range(10, 200, 24):
        canvas.line([(0, y), (70, y + 8), (140, y - 6), (200, y + 4)], darker(color, 0.18), 5)
    canvas.ellipse(120, 100, 26, 14, darker(color, 0.3))


def hatchet(canvas: Canvas) -> None:
    canvas.shadow(640, 1060, 300, 30)
    canvas.polygon([(560, 240), (640, 220), (780, 1030), (700, 1060)], WOOD)
    canvas.polygon([(610, 228), (640, 220), (780, 1030), (750, 1042)], darker(WOOD, 0.18))
    canvas.blob([(520, 210), (680, 190), (700, 360), (540, 390), (330, 470), (270, 300),
                 (300, 170)], STEEL)  # fmt: skip
    canvas.blob([(330, 470), (262, 320), (296, 168), (330, 200), (318, 320), (356, 440)], "#D5DCE0")


def saw(canvas: Canvas) -> None:
    canvas.shadow(620, 830, 440, 30)
    teeth = [(1120 - at * 24, 700 + at * 1 + at % 2 * 26) for at in range(24)]
    canvas.polygon([(540, 560), (1120, 640), *teeth], "#BCC5CB")
    canvas.blob([(110, 640), (200, 540), (540, 540), (600, 620), (560, 740), (220, 780),
                 (120, 740)], "#C24E1B")  # fmt: skip
    canvas.blob([(200, 660), (330, 620), (470, 630), (480, 690), (320, 710), (210, 720)], IRON)
    canvas.circle(540, 620, 26, STEEL)


def compass(canvas: Canvas) -> None:
    canvas.shadow(600, 720, 380, 340, 60)
    canvas.ring(600, 240, 70, 80, BRASS, 20)
    for radius, color in ((370, BRASS), (330, darker(BRASS, 0.25)), (312, "#FBF6E9")):
        canvas.circle(600, 650, radius, color)
    for x, y in ((600, 390), (600, 910), (340, 650), (860, 650)):
        canvas.circle(x, y, 14, "#4A3B26")
    canvas.polygon([(700, 470), (640, 680), (560, 620)], "#B3261E")
    canvas.polygon([(500, 830), (640, 680), (560, 620)], "#3B4A5C")
    canvas.circle(600, 650, 22, BRASS)


def weather_glass(canvas: Canvas) -> None:
    canvas.shadow(600, 1050, 290, 30)
    canvas.box(360, 1000, 480, 60, WALNUT, round=20)
    canvas.polygon(
        [(800, 760), (920, 430), (890, 300), (860, 300), (880, 440), (760, 720)], "#CFE4EA"
    )
    canvas.polygon([(806, 752), (900, 500), (876, 500), (768, 718)], "#4E8FBF")
    canvas.blob([(470, 300), (730, 300), (860, 640), (760, 990), (440, 990), (340, 640)], "#DCEBF0")
    canvas.blob([(376, 560), (824, 560), (846, 690), (752, 976), (448, 976), (354, 690)], "#5FA0CC")
    canvas.ellipse(600, 566, 222, 34, "#8CC0E0")
    canvas.circle(600, 262, 54, "#CFE4EA")
    canvas.box(440, 420, 28, 120, "#FFFFFF", round=14)


def tin(canvas: Canvas) -> None:
    color = "#5C6F63"
    canvas.shadow(600, 900, 400, 36)
    canvas.box(210, 430, 780, 470, color, round=80)
    canvas.box(210, 430, 780, 240, lighter(color, 0.14), round=80)
    canvas.line([(230, 668), (970, 668)], darker(color, 0.35), 10)
    canvas.box(540, 640, 120, 60, BRASS, round=14)
    for x, y in ((420, 560), (600, 540), (780, 560)):
        canvas.ring(x, y, 44, 44, "#E8DFC7", 10)


def chair(canvas: Canvas) -> None:
    canvas.shadow(600, 1050, 380, 32)
    for top, foot in ((330, 860), (870, 340)):
        canvas.line([(top, 560), (foot, 1050)], darker(OAK, 0.15), 36)
    canvas.line([(330, 560), (250, 160)], OAK, 36)
    canvas.line([(870, 560), (930, 160)], OAK, 36)
    canvas.polygon([(262, 200), (920, 200), (890, 520), (330, 520)], "#D6C6A5")
    canvas.polygon([(310, 560), (890, 560), (960, 720), (240, 720)], "#C6B48F")
    canvas.line([(240, 720), (960, 720)], OAK, 34)
    canvas.line([(266, 250), (914, 250)], darker("#D6C6A5", 0.15), 6)


def table(canvas: Canvas) -> None:
    canvas.shadow(600, 1000, 470, 32)
    for x, foot in ((300, 780), (900, 420)):
        canvas.line([(x, 610), (foot, 1000)], darker(OAK, 0.25), 30)
    for at in range(9):
        shade = OAK if at % 2 else lighter(OAK, 0.14)
        canvas.polygon([(200 + at * 90, 500), (284 + at * 90, 500), (262 + at * 96, 610),
                        (170 + at * 96, 610)], shade)  # fmt: skip
    canvas.box(160, 606, 900, 34, darker(OAK, 0.2), round=10)
