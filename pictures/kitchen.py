"""Pots, mugs, fires and what is eaten from them."""

from pictures.canvas import Canvas, Color, darker, lighter

ENAMEL = "#F7F5EF"
RIM = "#2E4A7D"
STEEL = "#9AA5AD"
IRON = "#2E2F33"
WOOD = "#B98A56"


def mug(canvas: Canvas, *, x: float = 560, y: float = 900, size: float = 1) -> None:
    """Draw an enamel mug that stands at *x*, *y*."""

    def box(dx: float, dy: float, width: float, height: float, fill: Color, turn: float) -> None:
        canvas.box(x + dx * size, y + dy * size, width * size, height * size, fill,
                   round=turn * size)  # fmt: skip

    canvas.shadow(x + 20 * size, y, 330 * size, 34 * size)
    canvas.ring(x + 250 * size, y - 270 * size, 130 * size, 140 * size, RIM, 46 * size)
    canvas.ring(x + 250 * size, y - 270 * size, 124 * size, 134 * size, ENAMEL, 30 * size)
    box(-270, -520, 540, 520, ENAMEL, 60)
    box(90, -500, 170, 500, darker(ENAMEL, 0.06), 60)
    canvas.ellipse(x, y - 515 * size, 270 * size, 46 * size, RIM)
    canvas.ellipse(x, y - 512 * size, 246 * size, 34 * size, "#5B4636")


def mug_alone(canvas: Canvas) -> None:
    mug(canvas)


def mug_from_above(canvas: Canvas) -> None:
    canvas.shadow(600, 640, 400, 380, 60)
    canvas.box(930, 540, 190, 120, RIM, round=60)
    canvas.box(930, 560, 170, 80, ENAMEL, round=40)
    for radius, color in ((360, RIM), (332, ENAMEL), (300, "#4A3527"), (270, "#5B4232")):
        canvas.circle(600, 600, radius, color)
    canvas.ring(560, 560, 150, 150, "#6E5340", 14, start=190, end=280)


def mug_model(canvas: Canvas) -> None:
    mug(canvas)
    for radius in (480, 510):
        canvas.ring(590, 640, radius, radius * 0.3, "#8CA0B8", 6)


def flame(canvas: Canvas, x: float, y: float, size: float = 1, *, cold: bool = False) -> None:
    """Draw a flame that stands at *x*, *y*; a *cold* one is blue."""
    outer, inner = ("#4E8FD6", "#BFE0FF") if cold else ("#E8702A", "#FBD25A")
    for share, color in ((1.0, outer), (0.58, inner)):
        wide, high = 90 * size * share, 250 * size * share
        canvas.blob([(x, y), (x - wide, y - high * 0.3), (x - wide * 0.35, y - high * 0.62),
                     (x, y - high), (x + wide * 0.5, y - high * 0.55), (x + wide, y - high * 0.25)],
                    color)  # fmt: skip


def stove(canvas: Canvas) -> None:
    canvas.shadow(600, 1010, 300, 34)
    canvas.box(470, 640, 260, 370, "#C9472B", round=70)
    canvas.box(470, 760, 260, 120, "#F2E4C9")
    canvas.box(640, 660, 70, 340, darker("#C9472B", 0.18), round=34)
    canvas.box(560, 560, 80, 90, STEEL)
    canvas.box(500, 520, 200, 50, "#6F7A82", round=18)
    for at in range(-2, 3):
        flame(canvas, 600 + at * 44, 522, 0.42, cold=True)
    for x, end in ((500, 330), (700, 870)):
        canvas.line([(x, 540), (end, 430)], "#6F7A82", 16)
        canvas.line([(end, 430), (end, 410)], "#6F7A82", 16)
    canvas.line([(640, 605), (780, 605)], "#6F7A82", 12)
    canvas.box(780, 585, 60, 40, IRON, round=10)


def kettle(canvas: Canvas, color: str, *, x: float = 580, y: float = 940, size: float = 1) -> None:
    """Draw a kettle that stands at *x*, *y*."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    canvas.shadow(x, y, 350 * size, 34 * size)
    canvas.ring(*at(0, -470), 210 * size, 220 * size, IRON, 26 * size, start=185, end=355)
    canvas.polygon([at(220, -210), at(400, -420), at(450, -400), at(280, -80)], darker(color, 0.12))
    canvas.blob([at(-300, -30), at(-290, -290), at(-150, -430), at(150, -430), at(290, -290),
                 at(300, -30), at(0, 4)], color)  # fmt: skip
    canvas.blob([at(120, -420), at(270, -290), at(290, -40), at(120, -10), at(190, -220)],
                darker(color, 0.12))  # fmt: skip
    canvas.ellipse(*at(0, -425), 165 * size, 40 * size, darker(color, 0.2))
    canvas.ellipse(*at(0, -438), 150 * size, 36 * size, color)
    canvas.circle(*at(0, -486), 34 * size, IRON)


def pan(canvas: Canvas) -> None:
    canvas.shadow(560, 760, 420, 230, 60)
    canvas.polygon([(770, 480), (1090, 180), (1150, 240), (850, 560)], IRON)
    canvas.circle(1106, 226, 20, "#E6D8C2")
    for radius, color in ((360, IRON), (322, "#44464C"), (296, "#35373C")):
        canvas.circle(520, 700, radius, color)
    canvas.ring(520, 700, 240, 240, "#4C4F56", 10, start=190, end=270)


def oven(canvas: Canvas) -> None:
    canvas.shadow(600, 1000, 400, 34)
    canvas.polygon([(260, 480), (360, 360), (940, 360), (840, 480)], lighter(STEEL, 0.35))
    canvas.polygon([(840, 480), (940, 360), (940, 880), (840, 1000)], darker(STEEL, 0.22))
    canvas.box(260, 480, 580, 520, STEEL)
    canvas.box(320, 560, 460, 350, "#4A3B32", round=20)
    canvas.blob([(380, 860), (420, 740), (550, 690), (690, 740), (730, 860), (550, 880)], "#C98B4B")
    for x in (470, 550, 630):
        canvas.line([(x - 20, 740), (x + 24, 790)], "#A56B33", 12)
    canvas.line([(420, 940), (680, 940)], IRON, 20)


def plates(canvas: Canvas) -> None:
    canvas.shadow(600, 930, 430, 40)
    for x, y in ((480, 560), (720, 660)):
        canvas.circle(x, y, 330, RIM)
        canvas.circle(x, y, 312, ENAMEL)
        canvas.ring(x, y, 210, 210, darker(ENAMEL, 0.1), 10)


def spoons(canvas: Canvas) -> None:
    for at, color in enumerate(("#C89A64", "#B98A56", "#A67743")):
        x = 380 + at * 220
        canvas.shadow(x + 10, 1030, 60, 18)
        canvas.polygon([(x - 20, 500), (x + 20, 500), (x + 28, 1030), (x - 28, 1030)], color)
        canvas.ellipse(x, 350, 92, 160, color)
        canvas.ellipse(x, 335, 60, 116, darker(color, 0.16))


def salt_tin(canvas: Canvas) -> None:
    canvas.shadow(600, 880, 320, 36)
    canvas.box(300, 460, 600, 420, "#D9DEE1", round=40)
    canvas.box(300, 600, 600, 150, "#3F7C8C")
    canvas.ellipse(600, 462, 300, 80, "#B7C0C5")
    canvas.ellipse(600, 450, 286, 72, "#E8ECEE")
    canvas.line([(600, 384), (600, 518)], "#9AA5AD", 8)
    for dx, color in ((-140, "#FFFFFF"), (140, "#3B3B40")):
        for at in range(5):
            canvas.circle(600 + dx + (at % 3 - 1) * 42, 432 + (at // 3) * 34, 9, color)
