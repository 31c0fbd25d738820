"""Food, bottles, bags and things from Japan."""

from pictures.canvas import Canvas, darker, lighter
from pictures.kitchen import ENAMEL, IRON, STEEL, WOOD, kettle, mug


def pouch(canvas: Canvas, color: str, label: str, *, beans: str) -> None:
    canvas.shadow(600, 1010, 300, 34)
    canvas.polygon([(330, 330), (870, 330), (900, 1010), (300, 1010)], color)
    canvas.polygon([(330, 330), (870, 330), (855, 250), (345, 250)], darker(color, 0.2))
    canvas.polygon([(800, 330), (870, 330), (900, 1010), (780, 1010)], darker(color, 0.12))
    canvas.box(400, 520, 400, 300, label, round=24)
    for x, y in ((500, 610), (600, 690), (700, 610), (510, 760), (690, 760)):
        canvas.ellipse(x, y, 44, 30, beans)
        canvas.line([(x - 34, y + 4), (x + 34, y - 4)], darker(beans, 0.4), 6)


def coffee(canvas: Canvas) -> None:
    pouch(canvas, "#7A5138", "#F1E4CF", beans="#5B3A26")


def trail_mix(canvas: Canvas) -> None:
    pouch(canvas, "#D9B45B", "#FFF7E3", beans="#A0322E")


def mill(canvas: Canvas) -> None:
    canvas.shadow(600, 1040, 220, 32)
    canvas.line([(600, 300), (870, 250)], IRON, 20)
    canvas.box(840, 150, 60, 110, WOOD, round=28)
    canvas.box(450, 290, 300, 420, STEEL, round=40)
    canvas.box(660, 300, 70, 400, darker(STEEL, 0.14), round=30)
    canvas.box(440, 660, 320, 90, WOOD, round=20)
    canvas.box(460, 740, 280, 300, lighter(STEEL, 0.3), round=40)
    canvas.box(656, 750, 64, 280, STEEL, round=30)


def bottle(canvas: Canvas, color: str, *, glass: bool) -> None:
    canvas.shadow(600, 1060, 200, 30)
    canvas.box(530, 170, 140, 110, IRON, round=22)
    canvas.blob([(540, 270), (660, 270), (690, 400), (760, 520), (765, 1000), (720, 1055),
                 (480, 1055), (435, 1000), (440, 520), (510, 400)], color)  # fmt: skip
    if glass:
        canvas.box(432, 620, 336, 400, "#8C8C84", round=40)
        canvas.box(470, 460, 30, 140, "#FFFFFF", round=15)
    else:
        canvas.box(690, 540, 44, 470, darker(color, 0.2), round=22)
        canvas.box(470, 540, 26, 470, lighter(color, 0.5), round=13)


def kitchen_set(canvas: Canvas) -> None:
    kettle(canvas, ENAMEL, x=470, y=800, size=0.82)
    mug(canvas, x=850, y=880, size=0.5)
    mug(canvas, x=620, y=990, size=0.5)
    for y in (1010, 985):
        canvas.ellipse(280, y, 210, 44, "#2E4A7D")
        canvas.ellipse(280, y - 8, 196, 38, ENAMEL)


def furoshiki(canvas: Canvas, color: str) -> None:
    canvas.shadow(600, 940, 360, 36)
    canvas.blob([(230, 900), (240, 620), (400, 520), (800, 520), (960, 620), (970, 900),
                 (600, 955)], color)  # fmt: skip
    for x in (330, 480, 600, 720, 870):
        canvas.line([(600, 520), (x, 930)], darker(color, 0.15), 6)
    for side in (-1, 1):
        canvas.blob([(600, 520), (600 + side * 130, 330), (600 + side * 260, 300),
                     (600 + side * 230, 440)], lighter(color, 0.14))  # fmt: skip
    canvas.blob([(520, 520), (560, 440), (640, 440), (680, 520), (600, 580)], darker(color, 0.2))
    for x, y in ((330, 700), (450, 830), (760, 820), (880, 690), (610, 700)):
        canvas.ring(x, y, 34, 34, lighter(color, 0.6), 8)


def chopsticks(canvas: Canvas) -> None:
    canvas.shadow(610, 930, 330, 40, 50)
    canvas.box(700, 260, 150, 690, "#6B3A2A", round=60)
    canvas.box(820, 280, 20, 650, "#8A513C", round=10)
    canvas.box(700, 470, 150, 26, "#D9B45B")
    for x in (400, 520):
        canvas.polygon([(x - 20, 250), (x + 20, 250), (x + 7, 960), (x - 7, 960)], "#A4482E")
        canvas.polygon([(x - 20, 250), (x + 20, 250), (x + 14, 480), (x - 14, 480)], IRON)


def rice_pot(canvas: Canvas) -> None:
    canvas.shadow(600, 980, 360, 36)
    canvas.blob([(270, 640), (300, 900), (450, 980), (750, 980), (900, 900), (930, 640)], IRON)
    canvas.box(210, 600, 780, 70, "#3D3F45", round=20)
    canvas.box(290, 510, 620, 100, WOOD, round=16)
    for x in (400, 760):
        canvas.box(x, 440, 50, 80, darker(WOOD, 0.2), round=8)
    for x in (520, 660):
        canvas.ring(x, 360, 30, 50, "#FFFFFF", 16, start=90, end=270)
        canvas.ring(x, 264, 30, 50, "#FFFFFF", 16, start=270, end=450)


def oil(canvas: Canvas) -> None:
    canvas.shadow(600, 1050, 210, 30)
    canvas.box(545, 170, 110, 120, "#B3261E", round=18)
    canvas.box(430, 280, 340, 770, "#D6E4DA", round=70)
    canvas.box(446, 470, 308, 564, "#E8C65A", round=56)
    canvas.box(480, 600, 240, 260, "#FFF9E8", round=16)
    canvas.blob([(600, 640), (650, 730), (640, 800), (600, 820), (560, 800), (550, 730)], "#E8702A")
