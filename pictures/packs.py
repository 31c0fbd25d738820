"""Rucksacks, bags and pouches."""

from pictures.canvas import Canvas, Color, darker, lighter

STRAP = "#2E2F33"
BUCKLE = "#B8BEC4"


def pack(canvas: Canvas, color: str, *, x: float = 0, y: float = 0) -> None:
    """Draw a large rucksack from the front, moved by *x*, *y*."""
    canvas.shadow(600 + x, 1070 + y, 300, 34)
    for side in (-1, 1):
        canvas.box(600 + x + side * 300 - 70, 640 + y, 140, 340, darker(color, 0.25), round=50)
    canvas.box(330 + x, 260 + y, 540, 810, color, round=110)
    canvas.box(370 + x, 640 + y, 460, 390, darker(color, 0.14), round=60)
    canvas.line([(400 + x, 700 + y), (800 + x, 700 + y)], lighter(color, 0.35), 8)
    canvas.box(310 + x, 170 + y, 580, 250, darker(color, 0.1), round=100)
    canvas.line([(370 + x, 330 + y), (830 + x, 330 + y)], lighter(color, 0.35), 8)
    canvas.ring(600 + x, 170 + y, 70, 60, STRAP, 20, start=180, end=360)
    for dx in (440, 760):
        canvas.line([(dx + x, 400 + y), (dx + x, 640 + y)], STRAP, 22)
        canvas.box(dx - 28 + x, 520 + y, 56, 44, BUCKLE, round=10)


def day_pack(canvas: Canvas) -> None:
    color = "#A4482E"
    canvas.shadow(600, 1010, 280, 32)
    canvas.box(350, 280, 500, 730, color, round=170)
    canvas.box(400, 620, 400, 350, darker(color, 0.15), round=80)
    canvas.ring(600, 620, 190, 250, darker(color, 0.35), 10, start=195, end=345)
    canvas.line([(440, 690), (760, 690)], "#F2C14E", 8)
    canvas.ring(600, 280, 66, 66, STRAP, 20, start=180, end=360)
    canvas.line([(760, 690), (760, 740)], "#F2C14E", 12)


def dry_bag(canvas: Canvas) -> None:
    color = "#EFB52C"
    canvas.shadow(600, 1060, 250, 32)
    canvas.box(380, 360, 440, 700, color, round=60)
    canvas.box(720, 380, 80, 660, darker(color, 0.14), round=40)
    canvas.polygon([(380, 420), (820, 420), (760, 300), (440, 300)], darker(color, 0.08))
    for y in (300, 262, 224):
        canvas.box(430, y - 20, 340, 34, darker(color, 0.25), round=16)
    canvas.ring(600, 210, 170, 90, STRAP, 20, start=180, end=360)
    canvas.box(560, 96, 80, 48, STRAP, round=12)
    canvas.ring(600, 740, 110, 110, "#FFFFFF", 12)
    canvas.blob([(600, 640), (660, 740), (650, 800), (600, 820), (550, 800), (540, 740)], "#3F7C8C")


def hip_pocket(canvas: Canvas) -> None:
    color = "#4F6B5C"
    canvas.box(60, 560, 1080, 90, STRAP, round=20)
    canvas.box(930, 540, 120, 130, BUCKLE, round=16)
    canvas.shadow(560, 880, 280, 30)
    canvas.box(290, 420, 540, 460, color, round=70)
    canvas.polygon(
        [(290, 500), (830, 500), (830, 620), (560, 690), (290, 620)], darker(color, 0.14)
    )
    canvas.box(290, 420, 540, 110, darker(color, 0.14), round=54)
    canvas.circle(560, 650, 24, BUCKLE)


def first_aid(canvas: Canvas) -> None:
    color = "#C0322B"
    canvas.shadow(600, 920, 390, 36)
    canvas.box(220, 390, 760, 530, color, round=80)
    canvas.box(220, 780, 760, 140, darker(color, 0.16), round=70)
    canvas.ring(600, 390, 110, 80, STRAP, 24, start=180, end=360)
    canvas.line([(260, 500), (940, 500)], lighter(color, 0.35), 10)
    canvas.box(550, 560, 100, 280, "#FFFFFF", round=14)
    canvas.box(460, 650, 280, 100, "#FFFFFF", round=14)


# --- details ---


def detail(canvas: Canvas, number: int) -> None:
    """Draw one of the close-ups of the large rucksack, *number* from 1."""
    color: Color = "#3B5B45"
    shade = mixed_by(color, number)
    canvas.box(-40, 300 - number % 3 * 60, 1280, 1000, shade, round=200)
    canvas.line([(0, 480), (1200, 480 + number * 6)], lighter(shade, 0.3), 10)
    for draw in (_webbing, _pocket, _zip):
        draw(canvas, number, shade)


def mixed_by(color: Color, number: int) -> tuple[int, ...]:
    return lighter(color, 0.03 * (number % 5)) if number % 2 else darker(color, 0.04 * (number % 4))


def _webbing(canvas: Canvas, number: int, shade: Color) -> None:
    x = 180 + number * 137 % 760
    canvas.box(x, 240, 110, 1000, STRAP)
    canvas.box(x - 34, 560, 178, 150, BUCKLE, round=30)
    canvas.box(x + 4, 596, 102, 76, darker(shade, 0.5), round=12)


def _pocket(canvas: Canvas, number: int, shade: Color) -> None:
    if number % 3 == 0:
        return
    x = 120 + number * 211 % 620
    canvas.box(x, 760, 420, 520, darker(shade, 0.2), round=80)
    canvas.box(x, 760, 420, 120, darker(shade, 0.32), round=60)


def _zip(canvas: Canvas, number: int, shade: Color) -> None:
    y = 420 + number * 53 % 260
    canvas.line([(80, y), (1120, y)], darker(shade, 0.45), 26)
    for x in range(90, 1120, 64):
        canvas.line([(x, y - 8), (x, y + 8)], "#F2C14E", 6)
    pull = 140 + number * 173 % 900
    canvas.box(pull, y - 30, 46, 120, "#F2C14E", round=16)
