"""Tents, tarps and what holds them."""

from pictures.canvas import Canvas, Color, darker, lighter

GRASS = "#8FA06B"
ROPE = "#E9E2D0"


def meadow(canvas: Canvas, color: Color = GRASS, level: float = 880) -> None:
    """Draw hills behind, and grass in front from *level* down."""
    width, height = canvas.width, canvas.height
    canvas.blob(
        [(-80, level + 60), (width * 0.2, level - 110), (width * 0.5, level - 20),
         (width * 0.8, level - 130), (width + 80, level), (width, height), (0, height)],
        lighter(color, 0.45),
    )  # fmt: skip
    canvas.box(-10, level, width + 20, height - level + 10, color)


def tent(canvas: Canvas, color: str, *, x: float = 600, y: float = 940, size: float = 1) -> None:
    """Draw a ridge tent that stands at *x*, *y*."""

    def at(dx: float, dy: float) -> tuple[float, float]:
        return x + dx * size, y + dy * size

    canvas.shadow(x, y + 6, 460 * size)
    canvas.line([at(-40, -430), at(-520, 10)], ROPE, 5 * size)
    canvas.line([at(230, -400), at(560, 0)], ROPE, 5 * size)
    canvas.polygon([at(-60, -430), at(220, -400), at(430, 0), at(110, 0)], color)
    canvas.polygon([at(-60, -430), at(-430, 0), at(110, 0)], lighter(color, 0.18))
    canvas.polygon([at(-60, -430), at(-235, 0), at(-30, 0)], darker(color, 0.62))
    canvas.polygon([at(-60, -430), at(-30, 0), at(70, 0)], lighter(color, 0.34))
    canvas.line([at(-60, -430), at(220, -400)], darker(color, 0.3), 9 * size)
    canvas.line([at(220, -400), at(430, 0)], darker(color, 0.12), 6 * size)


def trail_tent(canvas: Canvas, color: str) -> None:
    meadow(canvas)
    tent(canvas, color)


def winter_tent(canvas: Canvas, color: str) -> None:
    meadow(canvas, "#F4F8FB")
    tent(canvas, color)
    for at in range(46):
        canvas.circle((at * 269) % 1200, (at * 157) % 860, 5 + at % 6, "#FFFFFF")


def bell_tent(canvas: Canvas) -> None:
    meadow(canvas)
    canvas.shadow(600, 960, 480)
    canvas.line([(600, 330), (70, 950)], ROPE, 5)
    canvas.line([(600, 330), (1130, 950)], ROPE, 5)
    canvas.polygon([(600, 300), (1010, 760), (980, 950), (220, 950), (190, 760)], "#EFE3CB")
    canvas.polygon([(600, 300), (1010, 760), (980, 950), (760, 950)], "#DDCDAF")
    canvas.polygon([(600, 300), (190, 760), (1010, 760), (1000, 790), (200, 790)], "#E6D8BC")
    canvas.polygon([(600, 470), (500, 950), (700, 950)], "#5A4632")
    canvas.polygon([(600, 470), (470, 950), (520, 950)], "#F8F0DF")
    canvas.polygon([(600, 470), (730, 950), (680, 950)], "#F8F0DF")
    canvas.line([(600, 300), (600, 230)], "#7A5C3E", 10)
    canvas.polygon([(604, 232), (690, 256), (604, 282)], "#B3261E")


def tarp(canvas: Canvas) -> None:
    meadow(canvas)
    canvas.shadow(600, 960, 380)
    for x in (330, 870):
        canvas.line([(x, 430), (x, 960)], "#7A5C3E", 14)
    canvas.line([(330, 430), (40, 980)], ROPE, 5)
    canvas.line([(870, 430), (1160, 980)], ROPE, 5)
    canvas.polygon([(330, 430), (870, 430), (1010, 690), (610, 730), (190, 690)], "#A66B3F")
    canvas.polygon([(330, 430), (870, 430), (1090, 610), (600, 560), (110, 610)], "#C98F58")
    canvas.line([(330, 430), (870, 430)], "#8A5730", 8)


def pegs(canvas: Canvas) -> None:
    for at in range(8):
        x = 270 + at * 95
        canvas.shadow(x + 12, 930, 34, 14)
        canvas.polygon([(x - 12, 330), (x + 12, 330), (x + 3, 930), (x - 3, 930)], "#9AA5AD")
        canvas.polygon([(x, 330), (x + 12, 330), (x + 3, 930), (x, 930)], "#77828A")
        canvas.box(x - 30, 312, 60, 26, "#77828A", round=10)
        canvas.ring(x, 268, 26, 48, "#E07B39", 9)


def rope(canvas: Canvas) -> None:
    canvas.shadow(600, 900, 330, 40)
    for at in range(5):
        canvas.ring(600, 620 + at * 8, 330 - at * 38, 260 - at * 33, "#F0A63A", 32)
        canvas.ring(600, 620 + at * 8, 330 - at * 38, 260 - at * 33, "#C97F1E", 7)
    canvas.box(560, 330, 80, 200, "#D9472B", round=18)
    canvas.box(560, 400, 80, 12, "#A8321C")
    canvas.box(560, 440, 80, 12, "#A8321C")


def storm_shelter(canvas: Canvas) -> None:
    canvas.polygon([(0, 1000), (380, 640), (640, 820), (980, 520), (1200, 760), (1200, 1200),
                    (0, 1200)], "#8795A1")  # fmt: skip
    canvas.polygon([(0, 1080), (1200, 960), (1200, 1200), (0, 1200)], "#66747F")
    canvas.shadow(600, 1020, 380)
    canvas.blob(
        [(230, 1010), (270, 640), (600, 500), (930, 640), (970, 1010), (600, 1040)], "#E4642B"
    )
    canvas.blob([(600, 505), (930, 640), (970, 1010), (760, 1030), (740, 720)], "#C24E1B")
    canvas.box(480, 720, 130, 90, "#BFD9E6", round=30)
