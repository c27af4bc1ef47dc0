"""The doctor: a table by the window in the morning, and a portrait from behind."""

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.geometry import box, oval, placed, smooth, stroke


def doctor_morning(width: int) -> Image.Image:
    """A stethoscope and tea by an open window on the river."""
    canvas = Canvas(width)
    canvas.sky(((0, (186, 92, 78)), (1, (142, 60, 72))))
    canvas.grain([box(0, 0, 1200, 800)], ink.PLUM, slope((0, 700), (520, 160), 0.8))
    canvas.glow(740, 250, 620, ink.GOLD, 0.6)
    _view(canvas)
    _frame(canvas)
    _curtain(canvas)
    table = box(-10, 590, 1220, 230)
    canvas.gradient(table, ((0, (214, 130, 78)), (1, (124, 54, 62))))
    canvas.shape(box(-10, 584, 1220, 9), ink.GOLD)
    light = [(560, 593), (1010, 593), (860, 810), (250, 810)]
    canvas.gradient(light, ((0, ink.CREAM), (1, ink.GOLD)), 0.55)
    canvas.grain([table], ink.WINE, slope((1300, 830), (600, 560), 0.6))
    _notebook(canvas)
    _tea(canvas, 880, 690)
    _stethoscope(canvas)
    return canvas.finish()


def _view(canvas: Canvas) -> None:
    opening = (520, 70, 460, 440)
    x, y, wide, high = opening
    canvas.gradient(
        box(*opening),
        ((0, (120, 168, 164)), (0.35, (248, 214, 150)), (0.6, ink.CREAM), (1, ink.CREAM)),
    )
    canvas.glow(800, 300, 190, ink.GOLD, 0.7)
    canvas.disc(800, 292, 52, (255, 250, 236))
    hills = smooth(
        [(x, 330), (600, 306), (690, 330), (800, 312), (900, 334), (x + wide, 316)], closed=False
    )
    canvas.shape([*hills, (x + wide, y + high), (x, y + high)], ink.ROSE)
    town = buildings.skyline(360, 8, 34, 91, (x, x + wide - 90))
    canvas.shapes([*town, *buildings.minaret(610, 360, 96)], (184, 92, 84))
    canvas.gradient(
        box(x, 358, wide, y + high - 358), ((0, ink.GOLD), (0.4, (120, 140, 130)), (1, ink.TEAL))
    )
    clip = [
        (805 + dx, 366 + dy, w)
        for dx, dy, w in (
            (0, 0, 46),
            (-6, 12, 34),
            (4, 26, 60),
            (-4, 44, 44),
            (6, 64, 78),
            (-8, 88, 56),
            (0, 116, 90),
        )
    ]
    canvas.shapes([oval(cx, cy, w, 3.6, 30) for cx, cy, w in clip], ink.CREAM, 0.9)
    leaves = [
        part
        for angle in (150, 176, 200, 226)
        for part in landscape.frond((x + wide + 20, 150), angle, 190, 0.5)
    ]
    canvas.shapes([[(min(px, x + wide), py) for px, py in part] for part in leaves], ink.PALM)


def _frame(canvas: Canvas) -> None:
    for area in (
        (496, 46, 508, 26),
        (496, 508, 508, 30),
        (496, 46, 26, 480),
        (978, 46, 26, 480),
        (741, 60, 18, 460),
    ):
        canvas.shape(box(*area), ink.CREAM)
    canvas.shapes(
        [box(522, 72, 456, 7), box(522, 72, 7, 436), box(759, 72, 6, 436)], ink.BRICK, 0.5
    )
    canvas.shape(box(470, 530, 560, 18), ink.SAND)
    canvas.shape(box(470, 548, 560, 8), ink.WINE, 0.5)
    canvas.gradient(
        [(548, 530), (626, 530), (616, 466), (558, 466)], ((0, ink.CORAL), (1, ink.BRICK))
    )
    sprigs = [
        stroke(
            smooth([(587, 470), (587 + dx * 0.5, 430), (587 + dx, 470 - tall)], closed=False), 9, 2
        )
        for dx, tall in ((-52, 74), (-26, 104), (0, 118), (30, 98), (54, 66))
    ]
    canvas.shapes(sprigs, ink.PALM)


def _curtain(canvas: Canvas) -> None:
    for i in range(5):
        x = 336 + i * 38
        fold = smooth(
            [
                (x, 20),
                (x + 42, 20),
                (x + 34 - i * 3, 220),
                (x + 18 - i * 13, 400),
                (x + 30 - i * 16, 574),
                (x - 16 - i * 12, 574),
                (x - 8 - i * 8, 400),
                (x + 2, 220),
            ],
            steps=6,
        )
        canvas.gradient(fold, ((0, (250, 220, 176)), (1, ink.ROSE)))
        canvas.grain([fold], ink.WINE, slope((x - 40, 300), (x + 44, 290), 0.75))
    canvas.shape(box(290, 14, 750, 9), ink.WINE)


def _notebook(canvas: Canvas) -> None:
    canvas.shape([(70, 716), (330, 668), (404, 742), (120, 800)], ink.WINE, 0.5)
    canvas.shape([(60, 700), (320, 652), (394, 726), (110, 784)], ink.TEAL)
    canvas.shape([(74, 694), (318, 649), (388, 716), (118, 770)], ink.CREAM)
    for i in range(5):
        canvas.line([(112 + i * 10, 708 + i * 12), (314 + i * 12, 669 + i * 12)], 1.6, ink.ROSE)
    canvas.shape(stroke([(250, 752), (392, 664)], 9, 6), ink.CORAL)


def _tea(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(oval(x - 40, y + 16, 150, 22), ink.WINE, 0.45)
    canvas.shapes([oval(x, y + 6, 96, 21)], ink.CREAM)
    canvas.shapes([oval(x, y + 3, 66, 12)], ink.ROSE)
    half = [(46, -132), (40, -96), (29, -66), (36, -30), (40, -10), (26, 4)]
    glass = placed(smooth([*half, *((-px, py) for px, py in reversed(half))], steps=6), x, y)
    canvas.shape(glass, ink.CREAM, 0.5)
    tea = [(40, -100), (29, -66), (36, -30), (40, -10), (26, 4)]
    canvas.gradient(
        placed(smooth([*tea, *((-px, py) for px, py in reversed(tea))], steps=6), x, y),
        ((0, ink.CORAL), (1, (120, 36, 40))),
    )
    canvas.shape(oval(x, y - 100, 39, 8), ink.OCHRE)
    canvas.shape(
        stroke([(x - 28, y - 120), (x - 20, y - 66), (x - 26, y - 20)], 5, 3), ink.CREAM, 0.8
    )
    canvas.shape(stroke([(x + 8, y - 20), (x + 58, y - 176)], 5, 4), ink.SAND)
    for dx, tall in ((-14, 120), (12, 150)):
        rise = smooth(
            [
                (x + dx, y - 142),
                (x + dx + 18, y - 180),
                (x + dx - 14, y - 220),
                (x + dx + 10, y - 142 - tall),
            ],
            closed=False,
        )
        canvas.shape(stroke(rise, 9, 2), ink.CREAM, 0.4, 3)


def _stethoscope(canvas: Canvas) -> None:
    tube = [
        (560, 668),
        (520, 684),
        (480, 712),
        (500, 756),
        (600, 770),
        (690, 736),
        (720, 690),
        (680, 652),
    ]
    fork = (
        [(560, 668), (588, 656), (602, 632), (580, 610)],
        [(560, 668), (540, 644), (508, 630), (470, 634)],
    )
    lower = smooth(tube, closed=False, steps=14)
    canvas.shape(stroke([(x - 14, y + 12) for x, y in lower], 15), ink.WINE, 0.5)
    canvas.shape(stroke(lower, 15), ink.NIGHT)
    canvas.shape(stroke([(x - 2, y - 3) for x, y in lower], 3.4), ink.ROSE, 0.7)
    for ear in fork:
        path = smooth(ear, closed=False, steps=12)
        canvas.shape(stroke(path, 12, 7), ink.NIGHT)
        canvas.shape(oval(*ear[-1], 10, 8), ink.CORAL)
    canvas.shape(oval(655, 656, 42, 26), ink.WINE, 0.5)
    canvas.shape(oval(668, 640, 42, 27), ink.NIGHT)
    canvas.shape(oval(668, 634, 40, 25), ink.SAND)
    canvas.shape(oval(668, 634, 30, 18), ink.CREAM)
    canvas.grain([oval(668, 634, 40, 25)], ink.PLUM, slope((640, 660), (690, 626), 0.6))


def doctor_portrait(width: int) -> Image.Image:
    """A doctor from behind, coat and scarf, dark against a round window of light."""
    canvas = Canvas(width, 1500)
    canvas.sky(((0, ink.DEEP), (0.5, ink.TEAL), (1, (20, 58, 70))))
    canvas.grain(
        [box(0, 0, 1200, 1500)], ink.NIGHT, lambda x, y: abs(x - 600) / 900 + y / 4000 - 0.1
    )
    canvas.glow(600, 600, 900, ink.GOLD, 0.55)
    for radius, colour in (
        (470, (232, 160, 96)),
        (410, ink.GOLD),
        (346, (252, 222, 158)),
        (280, (255, 246, 222)),
    ):
        canvas.disc(600, 600, radius, colour)
        canvas.grain(
            [oval(600, 600, radius, radius)],
            ink.CORAL,
            slope((600, 600 + radius), (600, 600 - radius * 0.2), 0.6),
        )
    _river_band(canvas)
    _bust(canvas)
    return canvas.finish()


def _river_band(canvas: Canvas) -> None:
    hills = smooth(
        [(-20, 860), (200, 800), (420, 850), (640, 806), (880, 850), (1220, 790)], closed=False
    )
    canvas.shape([*hills, (1220, 1010), (-20, 1010)], (190, 96, 84))
    town = [
        *buildings.skyline(930, 16, 70, 77),
        *buildings.minaret(190, 930, 210),
        *landscape.palm(1020, 930, 170, 0.06, 6),
        *landscape.palm(1090, 930, 130, -0.06, 5),
    ]
    canvas.shapes(town, (116, 52, 74))
    canvas.gradient(box(-10, 928, 1220, 600), ((0, ink.CORAL), (0.25, ink.PLUM), (1, ink.NIGHT)))
    landscape.ripples(canvas, 940, 1490, ink.ROSE, 5, 0.4)
    landscape.glitter(canvas, 600, 934, 1480, 300, ink.GOLD)


def _bust(canvas: Canvas) -> None:
    body = placed(
        figures.rounded(
            [
                (72, 720),
                (110, 762),
                (230, 806),
                (330, 868),
                (384, 1010),
                (410, 1300),
                (420, 1560),
                (420, 1700),
            ]
        ),
        600,
        0,
    )
    scarf = placed(
        figures.rounded(
            [
                (0, 330),
                (86, 350),
                (142, 430),
                (150, 540),
                (132, 640),
                (140, 720),
                (190, 800),
                (90, 850),
                (0, 862),
            ]
        ),
        600,
        0,
    )
    canvas.shape([(x, y - 7) for x, y in body], ink.CREAM)
    canvas.gradient(body, ((0, (196, 206, 190)), (0.3, (112, 140, 142)), (1, (40, 62, 84))))
    canvas.grain([body], ink.NIGHT, pool(600, 1250, 560, 0.95))
    canvas.grain([body], ink.CREAM, slope((600, 790), (600, 960), 0.5))
    canvas.line([(600, 880), (598, 1200), (600, 1500)], 4, ink.NIGHT, 0.5)
    for side in (-1, 1):
        seam = smooth(
            [(600 + side * 240, 880), (600 + side * 262, 1100), (600 + side * 250, 1500)],
            closed=False,
        )
        canvas.shape(stroke(seam, 4), ink.NIGHT, 0.5)
        tube = smooth(
            [(600 + side * 150, 800), (600 + side * 196, 850), (600 + side * 120, 900), (600, 915)],
            closed=False,
            steps=14,
        )
        canvas.shape(stroke(tube, 17), ink.INK)
        canvas.shape(stroke([(x, y - 4) for x, y in tube], 4), ink.CORAL)
    canvas.shape([(x, y - 6) for x, y in scarf], ink.CREAM)
    canvas.gradient(scarf, ((0, (134, 44, 62)), (1, (64, 24, 56))))
    canvas.grain([scarf], ink.NIGHT, pool(600, 640, 230, 0.9))
    for dx, turn in ((-70, -1), (0, 0.2), (66, 1)):
        fold = smooth(
            [
                (600 + dx, 470),
                (600 + dx * 1.15 + 10 * turn, 620),
                (600 + dx * 0.9, 740),
                (600 + dx * 1.7, 830),
            ],
            closed=False,
        )
        canvas.shape(stroke(fold, 1, 7), ink.NIGHT, 0.45)
