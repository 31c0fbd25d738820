"""Clothes and shoes."""

from pictures.canvas import Canvas, Color, darker, lighter


def _torso(canvas: Canvas, color: Color, *, sleeves: float) -> None:
    """Draw a garment whose sleeves are that long, from 0 to 1, with an open neck."""
    canvas.shadow(600, 1050, 280, 28)
    drop = 330 + 560 * sleeves
    if sleeves:
        for side in (-1, 1):
            canvas.polygon([(600 + side * 170, 240), (600 + side * 290, 330),
                            (600 + side * 390, drop), (600 + side * 290, drop + 20),
                            (600 + side * 200, 520)], darker(color, 0.08))  # fmt: skip
    canvas.polygon([(480, 220), (720, 220), (860, 290), (830, 480), (820, 1030), (380, 1030),
                    (370, 480), (340, 290)], color)  # fmt: skip


def base_layer(canvas: Canvas, color: str) -> None:
    _torso(canvas, color, sleeves=0.95)
    canvas.ellipse(600, 226, 112, 54, darker(color, 0.4))
    canvas.ring(600, 226, 124, 66, darker(color, 0.14), 18, start=-5, end=185)
    canvas.box(380, 990, 440, 40, darker(color, 0.12))
    canvas.line([(430, 480), (440, 960)], darker(color, 0.1), 6)
    canvas.line([(770, 480), (760, 960)], darker(color, 0.1), 6)


def jacket(canvas: Canvas, color: str) -> None:
    _torso(canvas, color, sleeves=1)
    canvas.blob([(430, 250), (470, 120), (600, 70), (730, 120), (770, 250), (600, 320)],
                darker(color, 0.12))  # fmt: skip
    canvas.ellipse(600, 210, 96, 84, darker(color, 0.55))
    canvas.line([(600, 290), (600, 1020)], lighter(color, 0.45), 12)
    for x in (440, 650):
        canvas.polygon([(x, 760), (x + 110, 730), (x + 110, 760), (x, 790)], darker(color, 0.3))
    canvas.box(660, 430, 90, 36, "#F2C14E", round=8)


def shirt(canvas: Canvas, color: str) -> None:
    _torso(canvas, color, sleeves=0.9)
    canvas.polygon([(480, 220), (600, 340), (540, 400), (430, 260)], lighter(color, 0.25))
    canvas.polygon([(720, 220), (600, 340), (660, 400), (770, 260)], lighter(color, 0.25))
    canvas.polygon([(500, 216), (700, 216), (600, 330)], darker(color, 0.45))
    canvas.line([(600, 350), (600, 1020)], darker(color, 0.22), 5)
    for y in range(400, 1000, 120):
        canvas.circle(600, y, 11, "#F7F1E3")
    for x in (430, 660):
        canvas.box(x, 480, 120, 140, darker(color, 0.1), round=12)
        canvas.polygon([(x, 480), (x + 120, 480), (x + 60, 530)], darker(color, 0.2))


def vest(canvas: Canvas) -> None:
    color = "#B5532F"
    _torso(canvas, color, sleeves=0)
    for y in range(330, 1020, 98):
        canvas.line([(392, y), (600, y + 20), (808, y)], darker(color, 0.22), 9)
    canvas.line([(600, 260), (600, 1026)], "#2E2F33", 12)
    canvas.box(470, 170, 260, 100, darker(color, 0.12), round=44)


def trousers(canvas: Canvas) -> None:
    color = "#7D8590"
    canvas.shadow(600, 1090, 260, 26)
    canvas.polygon([(400, 160), (800, 160), (870, 1080), (690, 1080), (600, 460), (510, 1080),
                    (330, 1080)], color)  # fmt: skip
    canvas.box(400, 160, 400, 54, darker(color, 0.25))
    canvas.line([(600, 214), (600, 440)], darker(color, 0.3), 6)
    for x, turn in ((400, 1), (800, -1)):
        canvas.line([(x, 300), (x + turn * 80, 240)], darker(color, 0.3), 6)
        canvas.box(x + turn * 35 - 55, 560, 110, 150, darker(color, 0.1), round=14)


def socks(canvas: Canvas) -> None:
    for dx, shade in ((150, "#6E757D"), (-60, "#8C949C")):
        x = 430 + dx
        canvas.shadow(x + 150, 980, 230, 28)
        canvas.polygon([(x, 230), (x + 190, 230), (x + 200, 700), (x + 10, 760)], shade)
        canvas.blob([(x + 8, 660), (x + 200, 640), (x + 330, 760), (x + 400, 880), (x + 360, 970),
                     (x + 120, 960), (x + 10, 880)], shade)  # fmt: skip
        canvas.box(x - 6, 210, 202, 90, darker(shade, 0.25), round=16)
        canvas.polygon([(x + 1, 340), (x + 193, 340), (x + 194, 390), (x + 2, 390)], "#B3261E")
        canvas.blob([(x + 300, 790), (x + 400, 880), (x + 360, 970), (x + 270, 960)],
                    darker(shade, 0.25))  # fmt: skip


def hat(canvas: Canvas) -> None:
    color = "#8A6544"
    canvas.shadow(600, 870, 480, 40)
    canvas.ellipse(600, 780, 500, 130, darker(color, 0.12))
    canvas.ellipse(600, 762, 500, 122, color)
    canvas.blob([(330, 750), (360, 480), (470, 380), (600, 420), (730, 380), (840, 480),
                 (870, 750), (600, 820)], lighter(color, 0.1))  # fmt: skip
    canvas.blob([(330, 700), (600, 770), (870, 700), (872, 760), (600, 832), (328, 760)], "#4A3527")


def mittens(canvas: Canvas) -> None:
    color = "#B3372F"
    canvas.ring(600, 300, 260, 170, "#E6D8C2", 10, start=180, end=360)
    for x, side in ((360, -1), (840, 1)):
        canvas.shadow(x, 1010, 150, 26)
        canvas.blob([(x - side * 90, 640), (x - side * 210, 720), (x - side * 200, 830),
                     (x - side * 70, 850)], darker(color, 0.15))  # fmt: skip
        canvas.blob([(x - 110, 400), (x + 110, 400), (x + 150, 700), (x + 110, 960), (x, 1010),
                     (x - 110, 960), (x - 150, 700)], color)  # fmt: skip
        canvas.box(x - 130, 310, 260, 130, lighter(color, 0.2), round=34)
        for y in (345, 375, 405):
            canvas.line([(x - 104, y), (x + 104, y)], darker(color, 0.1), 6)


def slippers(canvas: Canvas) -> None:
    color = "#868B92"
    for dx, dy, shade in ((150, -150, darker(color, 0.15)), (-60, 60, color)):
        x, y = 260 + dx, 640 + dy
        canvas.shadow(x + 290, y + 240, 340, 32)
        canvas.box(x - 10, y + 190, 620, 50, "#E6D8C2", round=24)
        canvas.blob([(x, y + 190), (x, y + 40), (x + 90, y - 40), (x + 250, y),
                     (x + 420, y + 60), (x + 580, y + 110), (x + 600, y + 195),
                     (x + 300, y + 205)], shade)  # fmt: skip
        canvas.ellipse(x + 130, y + 4, 112, 52, darker(color, 0.5))
        canvas.ellipse(x + 130, y + 12, 92, 38, "#D98E5F")


def gaiter(canvas: Canvas, color: str) -> None:
    canvas.shadow(600, 930, 290, 34)
    canvas.blob([(340, 320), (600, 360), (860, 320), (880, 620), (850, 910), (600, 950), (350, 910),
                 (320, 620)], color)  # fmt: skip
    canvas.ellipse(600, 330, 262, 74, darker(color, 0.45))
    canvas.ellipse(600, 350, 226, 52, darker(color, 0.6))
    for y in (500, 620, 750):
        canvas.blob([(350, y), (600, y + 50), (850, y), (600, y + 72)], darker(color, 0.16))
