"""Maps, books, stickers and cards."""

from pictures.canvas import Canvas, darker
from pictures.kitchen import IRON
from pictures.light import flames_on_logs
from pictures.shelter import tent


def trail_map(canvas: Canvas) -> None:
    canvas.shadow(600, 930, 460, 34)
    for at, shade in enumerate(("#E9E0C4", "#DDD2B2", "#E9E0C4", "#DDD2B2")):
        x, tilt = 180 + at * 210, 50 if at % 2 else 0
        canvas.polygon([(x, 300 + tilt), (x + 210, 350 - tilt), (x + 210, 950 - tilt),
                        (x, 900 + tilt)], shade)  # fmt: skip
    canvas.blob([(260, 470), (420, 400), (520, 520), (420, 640), (280, 620)], "#A9BF8B")
    canvas.blob([(640, 640), (860, 600), (940, 740), (800, 850), (660, 800)], "#A9BF8B")
    canvas.blob([(560, 430), (700, 400), (760, 480), (640, 540)], "#9CC5D8")
    for at in range(13):
        x, y = 300 + at * 46, 800 - at * 28 + at % 3 * 22
        canvas.circle(x, y, 11, "#B3261E")
    canvas.line([(850, 420), (910, 480)], "#B3261E", 14)
    canvas.line([(910, 420), (850, 480)], "#B3261E", 14)


def journal(canvas: Canvas) -> None:
    color = "#3F5D4C"
    canvas.shadow(600, 1030, 340, 32)
    canvas.box(330, 230, 560, 800, "#F4EDDC", round=30)
    canvas.box(310, 220, 560, 800, color, round=36)
    canvas.box(310, 220, 90, 800, darker(color, 0.2), round=36)
    canvas.box(740, 220, 26, 800, "#D98E5F")
    canvas.box(460, 380, 230, 140, "#F4EDDC", round=14)
    canvas.line([(490, 430), (660, 430)], darker(color, 0.1), 8)
    canvas.line([(490, 470), (600, 470)], darker(color, 0.1), 8)
    canvas.polygon([(900, 260), (940, 260), (940, 900), (920, 960), (900, 900)], "#E0B04A")
    canvas.polygon([(912, 936), (928, 936), (920, 960)], IRON)


def sticker(canvas: Canvas) -> None:
    canvas.circle(600, 600, 450, "#D8DBE0")
    canvas.circle(600, 600, 440, "#FFFFFF")
    canvas.circle(600, 600, 396, "#27345A")
    flames_on_logs(canvas, 600, 800, 1.35)
    for x, y in ((380, 420), (820, 440), (480, 310), (740, 320), (600, 260)):
        canvas.circle(x, y, 9, "#FFFFFF")


def gift_card(canvas: Canvas) -> None:
    """Fill a canvas of 1200 by 750."""
    canvas.box(60, 60, 1080, 630, "#27345A", round=60)
    canvas.circle(880, 260, 90, "#F2C14E")
    canvas.polygon([(60, 640), (420, 280), (640, 520), (820, 400), (1140, 640), (1100, 690),
                    (100, 690)], "#4A6A8A")  # fmt: skip
    canvas.polygon([(420, 280), (500, 362), (430, 400), (352, 350)], "#FFFFFF")
    canvas.polygon([(60, 640), (300, 540), (620, 640), (1140, 560), (1140, 650), (1080, 690),
                    (110, 690), (60, 650)], "#3B5B45")  # fmt: skip
    canvas.box(540, 60, 40, 630, "#D9472B")
    for side in (-1, 1):
        canvas.blob([(560, 140), (560 + side * 110, 70), (560 + side * 160, 140),
                     (560 + side * 110, 200)], "#E4642B")  # fmt: skip
    canvas.circle(560, 138, 34, "#B3361C")


def banner(canvas: Canvas) -> None:
    canvas.circle(840, 380, 130, "#F6D28B")
    for points, shade in (
        ([(0, 760), (320, 420), (560, 640), (860, 360), (1200, 700)], "#9FB0C4"),
        ([(0, 860), (260, 640), (620, 820), (940, 600), (1200, 820)], "#6E86A3"),
        ([(0, 980), (400, 820), (760, 960), (1200, 860)], "#46617C"),
    ):
        canvas.polygon([*points, (1200, 1200), (0, 1200)], shade)
    tent(canvas, "#C9472B", x=420, y=1120, size=0.4)
