"""Wide pictures for collections, articles and films."""

from pictures.canvas import Canvas, Color, darker
from pictures.kitchen import ENAMEL, flame, kettle, mug
from pictures.light import WARM, fire
from pictures.shelter import meadow, tent

RANGE = ((0.0, 0.62), (0.22, 0.3), (0.38, 0.52), (0.6, 0.22), (0.8, 0.5), (1.0, 0.36))


def mountains(canvas: Canvas, *colors: str) -> None:
    """Draw a range of mountains in each of *colors*, the farthest first."""
    width, height = canvas.width, canvas.height
    for at, color in enumerate(colors):
        line = [(width * x, height * (0.18 + y * 0.7 + at * 0.16)) for x, y in RANGE]
        shift = width * 0.13 * at
        moved = [(x - shift, y) for x, y in line] + [(width * 1.0, line[1][1])]
        canvas.polygon([*moved, (width, height), (0, height)], color)


def stars(canvas: Canvas) -> None:
    for at in range(70):
        x, y = at * 397 % canvas.width, at * 211 % int(canvas.height * 0.6)
        canvas.circle(x, y, 2 + at % 3, "#FFFFFF")


def trees(canvas: Canvas, color: Color, level: float) -> None:
    for at in range(14):
        x, size = at * 131 % canvas.width, 0.7 + at % 4 * 0.2
        for step in range(3):
            wide, top = (90 - step * 22) * size, level - (120 + step * 90) * size
            canvas.polygon([(x - wide, top + 150 * size), (x, top - 40 * size),
                            (x + wide, top + 150 * size)], color)  # fmt: skip


def ground(canvas: Canvas, color: Color, level: float) -> None:
    canvas.box(-10, level, canvas.width + 20, canvas.height, color)


# --- collections ---


def camp_kitchen(canvas: Canvas) -> None:
    trees(canvas, "#7E9474", 700)
    ground(canvas, "#93A678", 680)
    fire(canvas, 1180, 760, 1.1)
    kettle(canvas, ENAMEL, x=440, y=800, size=0.8)
    mug(canvas, x=790, y=830, size=0.45)


def shelter(canvas: Canvas) -> None:
    mountains(canvas, "#B9C8D3", "#93A7B5")
    meadow(canvas, level=660)
    tent(canvas, "#C9472B", x=1200, y=740, size=0.5)
    tent(canvas, "#5B6B3A", x=520, y=800, size=0.85)


def sleep(canvas: Canvas) -> None:
    stars(canvas)
    canvas.circle(1250, 230, 110, "#F4E7C0")
    trees(canvas, "#18223C", 780)
    ground(canvas, "#101830", 760)
    for x in (420, 1120):
        canvas.box(x, 120, 50, 680, "#0A0F20")
    canvas.blob(
        [(460, 420), (800, 560), (1130, 420), (1040, 600), (800, 690), (560, 600)], "#D98E5F"
    )


def clothing(canvas: Canvas) -> None:
    meadow(canvas, level=760)
    canvas.line([(-20, 250), (500, 300), (1100, 300), (1620, 250)], "#5A4632", 8)
    for at, color in enumerate(("#A4482E", "#2B3A55", "#C98B2B", "#5B6B3A", "#7C2F4A")):
        x = 190 + at * 260
        canvas.polygon([(x, 290), (x + 180, 290), (x + 230, 420), (x + 180, 450), (x + 170, 640),
                        (x + 10, 640), (x, 450), (x - 50, 420)], color)  # fmt: skip
        canvas.ellipse(x + 90, 292, 40, 22, darker(color, 0.4))


def light_and_fire(canvas: Canvas) -> None:
    stars(canvas)
    trees(canvas, "#141C33", 760)
    ground(canvas, "#0B1124", 740)
    fire(canvas, 800, 770, 1.7)


def new_season(canvas: Canvas) -> None:
    canvas.circle(1240, 220, 110, "#F6D28B")
    for level, color in ((430, "#C3D2A6"), (560, "#A3B984"), (700, "#84A066")):
        meadow(canvas, color, level)
    canvas.blob([(760, 900), (820, 740), (960, 660), (900, 590), (980, 600), (1010, 670),
                 (900, 760), (920, 900)], "#EADFC2")  # fmt: skip


# --- articles ---


def first_night(canvas: Canvas) -> None:
    stars(canvas)
    mountains(canvas, "#222C4D", "#18203A")
    ground(canvas, "#101830", 740)
    canvas.glow(780, 620, 380, WARM, 150)
    tent(canvas, "#D99A3C", x=780, y=800)


def mug_on_bench(canvas: Canvas) -> None:
    trees(canvas, "#A9BBA0", 640)
    ground(canvas, "#A67743", 640)
    canvas.line([(0, 740), (1600, 740)], "#8A5F33", 10)
    mug(canvas, x=760, y=790, size=0.95)


def three_hills(canvas: Canvas) -> None:
    for level, color in ((380, "#5B6B3A"), (530, "#B5654A"), (700, "#6B3F57")):
        meadow(canvas, color, level)


def windy_ridge(canvas: Canvas) -> None:
    mountains(canvas, "#B9C8D3")
    canvas.polygon([(0, 760), (900, 640), (1600, 800), (1600, 900), (0, 900)], "#8C9A6E")
    tent(canvas, "#3F7C8C", x=820, y=720, size=0.7)
    for x, y in ((120, 240), (980, 180), (420, 380), (1180, 420)):
        canvas.line([(x, y), (x + 220, y - 20), (x + 330, y + 16)], "#FFFFFF", 12)


def embers(canvas: Canvas) -> None:
    trees(canvas, "#5E6F5C", 640)
    ground(canvas, "#4E5A45", 640)
    fire(canvas, 1080, 780, 0.9)
    kettle(canvas, "#22304F", x=560, y=800, size=0.95)


def knife_on_bench(canvas: Canvas) -> None:
    ground(canvas, "#B98A56", 0)
    for y in (200, 470, 720):
        canvas.line([(0, y), (1600, y + 14)], "#9C7142", 10)
    canvas.box(980, 480, 420, 170, "#8C8C84", round=20)
    canvas.polygon([(520, 330), (1040, 250), (1140, 320), (1000, 390), (540, 420)], "#D5DCE0")
    canvas.blob([(150, 390), (210, 310), (540, 290), (620, 350), (590, 440), (240, 500)], "#6B4A35")


def tarp_in_forest(canvas: Canvas) -> None:
    trees(canvas, "#3B5040", 760)
    ground(canvas, "#4B5B3E", 720)
    for x in (480, 1120):
        canvas.line([(x, 360), (x, 800)], "#7A5C3E", 16)
    canvas.polygon([(480, 360), (1120, 360), (1300, 600), (800, 560), (300, 600)], "#D98E3F")


# --- films ---


def tent_film(canvas: Canvas) -> None:
    meadow(canvas, level=540)
    tent(canvas, "#5B6B3A", x=640, y=620)


def stove_film(canvas: Canvas, height: float = 1) -> None:
    """Draw a burner whose flames are that high."""
    ground(canvas, "#20242C", 590)
    canvas.box(440, 520, 400, 90, "#6F7A82", round=30)
    for at in range(-3, 4):
        flame(canvas, 640 + at * 56, 530, height * (1.1 - abs(at) * 0.12), cold=True)
