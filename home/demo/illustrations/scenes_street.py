"""Streets and roofs: the way to school, the generator street at night, a rooftop at dusk."""

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import archway, box, oval, placed, smooth, stroke
from home.demo.illustrations.palette import mix


def school_walk(width: int) -> Image.Image:
    """Five children along a sunlit wall, shadows first."""
    canvas = Canvas(width)
    canvas.sky(((0, (120, 176, 172)), (0.25, (196, 210, 178)), (0.4, ink.CREAM), (1, ink.CREAM)))
    landscape.sun(canvas, 120, 150, 62, (255, 248, 230), ink.GOLD)
    trees = [
        *landscape.palm(930, 400, 330, 0.08, 31),
        *landscape.palm(1050, 400, 240, -0.1, 32),
        *landscape.palm(420, 400, 210, 0.06, 33),
    ]
    canvas.shapes(trees, ink.PALM)
    canvas.grain(trees, ink.OCHRE, slope((250, 150), (1000, 250), 0.5))
    _painted_wall(canvas)
    ground = box(-10, 596, 1220, 220)
    canvas.gradient(ground, ((0, (240, 190, 132)), (1, (206, 128, 88))))
    canvas.grain([ground], ink.BRICK, slope((900, 830), (500, 560), 0.5))
    _pupils(canvas)
    canvas.shapes(landscape.birds(520, 110, 10, 6, 9), ink.DEEP, 0.8)
    return canvas.finish()


def _painted_wall(canvas: Canvas) -> None:
    wall = box(-10, 330, 1220, 268)
    canvas.gradient(wall, ((0, ink.CORAL), (1, ink.BRICK)))
    canvas.shape(box(-10, 322, 1220, 12), ink.CREAM)
    canvas.shape(box(-10, 334, 1220, 7), ink.WINE, 0.5)
    buildings.bricks(canvas, (-10, 350, 1230, 240), ink.WINE, 3, 16, 0.16)
    for x, hue in (
        (120, ink.TEAL),
        (360, ink.OCHRE),
        (600, ink.TEAL),
        (840, ink.OCHRE),
        (1080, ink.TEAL),
    ):
        niche = archway(x - 74, 384, 148, 170, 0.25)
        canvas.shape(niche, ink.CREAM)
        inner = archway(x - 62, 398, 124, 156, 0.25)
        canvas.gradient(inner, ((0, hue), (1, mix(hue, ink.CREAM, 0.35))))
        _mural(canvas, x, hue)
    canvas.grain([wall], ink.PLUM, slope((1300, 700), (300, 300), 0.6))


def _mural(canvas: Canvas, x: float, hue: ink.Colour) -> None:
    petals = [placed(oval(0, -30, 9, 24, 30), x, 474, 1, turn) for turn in range(0, 360, 45)]
    canvas.shapes(petals, ink.CREAM if hue == ink.TEAL else ink.WINE)
    canvas.disc(x, 474, 12, ink.CORAL)


def _pupils(canvas: Canvas) -> None:
    group = (
        (300, 180, False, ink.NIGHT),
        (438, 158, True, ink.WINE),
        (560, 194, False, ink.DEEP),
        (700, 150, True, ink.NIGHT),
        (838, 172, True, ink.PLUM),
    )
    for i, (x, tall, skirt, colour) in enumerate(group):
        child = figures.pupil(0.16 - 0.03 * (i % 3), skirt)
        foot = 672 + (i % 2) * 26
        figures.shadow(canvas, child, x, foot, tall, ink.WINE, 1.7, 0.42, 0.6)
        figures.put_lit(canvas, child, x, foot, tall, colour, ink.CREAM, (-2.6, -1.6))


def night_generator(width: int) -> Image.Image:
    """Wires run from one pole to every lit window of a street."""
    canvas = Canvas(width)
    canvas.sky(((0, (12, 16, 40)), (0.5, ink.INDIGO), (0.75, (74, 60, 110)), (1, ink.PLUM)))
    landscape.stars(canvas, 420, ink.CREAM, 110)
    canvas.glow(905, 150, 260, ink.SAND, 0.35)
    canvas.disc(905, 150, 58, ink.CREAM)
    canvas.grain([oval(905, 150, 58, 58)], ink.OCHRE, slope((950, 210), (880, 110), 0.6))
    far = [*buildings.skyline(560, 60, 150, 41), *buildings.minaret(1060, 560, 290)]
    canvas.shapes(far, (44, 40, 84))
    buildings.lit_windows(canvas, 550, 110, ink.GOLD, 5, 46)
    _houses(canvas)
    ground = box(-10, 650, 1220, 160)
    canvas.gradient(ground, ((0, (58, 40, 80)), (1, ink.NIGHT)))
    canvas.glow(250, 690, 330, ink.CORAL, 0.6)
    _pole(canvas)
    _generator(canvas)
    return canvas.finish()


HOUSES = (
    (-30, 360, 190, 1),
    (400, 330, 190, 2),
    (600, 400, 170, 3),
    (780, 300, 210, 4),
    (1000, 380, 220, 5),
)


def _houses(canvas: Canvas) -> None:
    for x, top, wide, seed in HOUSES:
        wall = box(x, top, wide, 660 - top)
        canvas.gradient(wall, ((0, (50, 40, 82)), (1, (30, 28, 60))))
        canvas.shapes(
            [box(x - 4, top - 6, wide + 8, 9), box(x + 20, top - 28, 40, 24)], (26, 26, 54)
        )
        chance = seeded(seed)
        for row in range(int((640 - top) / 92)):
            for column in range(int(wide / 62)):
                _window(canvas, x + 18 + column * 62, top + 28 + row * 92, chance.random() < 0.72)
        canvas.grain([wall], ink.NIGHT, slope((x + wide, 660), (x, top), 0.5))


def _window(canvas: Canvas, x: float, y: float, lit: bool) -> None:
    pane = archway(x, y, 30, 48, 0.2)
    if not lit:
        canvas.shape(pane, (22, 22, 48))
        return
    canvas.glow(x + 15, y + 26, 70, ink.OCHRE, 0.5)
    canvas.gradient(pane, ((0, ink.CREAM), (1, ink.GOLD)))
    canvas.shapes([box(x + 14, y, 2, 48), box(x, y + 22, 30, 2)], ink.BRICK)


def _pole(canvas: Canvas) -> None:
    for i, (x, top, wide, _) in enumerate(HOUSES):
        for k in range(5):
            end = (x + wide * (0.1 + 0.2 * k), top + 4 + (k % 2) * 90)
            start = (306 + (k % 3) * 6, 190 + (i + k) % 4 * 18)
            sag = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 34 + 12 * k)
            canvas.shape(
                stroke(smooth([start, sag, end], closed=False, steps=14), 1.6), ink.INK, 0.9
            )
    canvas.shape(stroke([(310, 690), (312, 150)], 13, 9), ink.INK)
    canvas.shapes([box(250, 186, 122, 7), box(262, 226, 98, 7), box(286, 300, 50, 70)], ink.INK)
    canvas.shapes([oval(x, 183, 4, 6, 16) for x in (258, 284, 340, 366)], ink.SAND)
    canvas.disc(311, 334, 5, ink.CORAL)


def _generator(canvas: Canvas) -> None:
    canvas.glow(215, 640, 190, ink.CORAL, 0.75)
    canvas.gradient(box(120, 590, 190, 106), ((0, ink.CORAL), (1, ink.WINE)))
    canvas.shapes(
        [
            box(114, 582, 202, 12),
            box(130, 694, 26, 14),
            box(274, 694, 26, 14),
            box(144, 530, 12, 56),
        ],
        ink.INK,
    )
    canvas.shapes([box(140 + 13 * i, 612, 6, 60) for i in range(8)], ink.INK, 0.65)
    canvas.disc(280, 634, 17, ink.CREAM)
    canvas.line([(280, 634), (289, 624)], 3, ink.BRICK)
    smoke = [oval(148 + 9 * i * i**0.3, 512 - 34 * i, 10 + 7 * i, 9 + 6 * i, 30) for i in range(6)]
    for i, puff in enumerate(smoke):
        canvas.shape(puff, (120, 96, 140), 0.34 - 0.045 * i, 5)
    figures.put_lit(canvas, figures.robed(), 384, 712, 170, ink.INK, ink.CORAL, (-2.4, 0.6), -1)
    figures.put_lit(canvas, figures.walker(), 560, 720, 168, ink.INK, ink.CORAL, (-2, 0.6), -1)


def rooftop_dusk(width: int) -> Image.Image:
    """Two people and a washing line above the town."""
    canvas = Canvas(width)
    canvas.sky(
        (
            (0, (28, 52, 84)),
            (0.3, (84, 92, 122)),
            (0.52, (214, 132, 118)),
            (0.68, ink.GOLD),
            (1, ink.CREAM),
        )
    )
    landscape.stars(canvas, 240, ink.CREAM, 30)
    landscape.crescent(canvas, 900, 150, 42, ink.CREAM)
    canvas.shape(landscape.ridge(530, 60, 12, 640), (196, 108, 98))
    far = [
        *buildings.skyline(620, 40, 96, 51),
        *buildings.minaret(700, 620, 260),
        *buildings.dome(790, 570, 40),
    ]
    canvas.shapes(far, (128, 66, 88))
    canvas.grain(far, ink.GOLD, slope((600, 520), (600, 620), 0.4))
    near = [
        *buildings.skyline(700, 60, 120, 52),
        *landscape.palm(1120, 700, 250, -0.06, 9),
        *landscape.palm(560, 700, 190, 0.06, 8),
    ]
    canvas.shapes(near, (74, 44, 78))
    buildings.lit_windows(canvas, 690, 90, ink.GOLD, 3, 40)
    for x, veil, flip in ((330, False, 1), (440, True, -1)):
        sitter = figures.seated_front(veil)
        figures.put_lit(canvas, sitter, x, 704, 320, ink.NIGHT, ink.GOLD, (2.6 * flip, -2.6))
    _roof(canvas)
    _washing(canvas)
    return canvas.finish()


def _roof(canvas: Canvas) -> None:
    canvas.shapes([box(-10, 640, 1220, 30), box(-10, 652, 1220, 170)], ink.NIGHT)
    canvas.shape(box(-10, 636, 1220, 5), ink.CORAL)
    canvas.grain([box(-10, 645, 1220, 170)], ink.WINE, slope((400, 640), (600, 800), 0.7))
    dish = placed(oval(0, 0, 52, 30), 1010, 560, 1, -38)
    canvas.shapes([box(1004, 570, 8, 76), dish], ink.NIGHT)
    canvas.line([(1010, 560), (974, 522)], 3, ink.NIGHT)
    tank = [
        box(96, 540, 110, 74),
        box(104, 610, 8, 34),
        box(190, 610, 8, 34),
        oval(151, 540, 55, 10),
    ]
    canvas.shapes([[(x + 3, y - 2) for x, y in part] for part in tank], ink.CORAL)
    canvas.shapes(tank, ink.NIGHT)


def _washing(canvas: Canvas) -> None:
    canvas.shapes([box(560, 400, 7, 245), box(900, 410, 7, 235)], ink.NIGHT)
    rope = smooth([(563, 410), (735, 446), (903, 420)], closed=False, steps=16)
    canvas.shape(stroke(rope, 2), ink.NIGHT)
    cloths = (
        (590, 50, 96, ink.CREAM),
        (650, 66, 120, ink.CORAL),
        (726, 40, 84, ink.OCHRE),
        (778, 84, 132, ink.CREAM),
    )
    for x, wide, tall, hue in cloths:
        y = 414 + 26 * (1 - ((x + wide / 2 - 735) / 170) ** 2)
        sheet = smooth(
            [
                (x, y),
                (x + wide, y),
                (x + wide + 7, y + tall * 0.5),
                (x + wide - 2, y + tall),
                (x + wide / 2, y + tall + 6),
                (x + 3, y + tall - 3),
                (x + 8, y + tall * 0.5),
            ],
            steps=6,
        )
        canvas.shape(sheet, hue)
        canvas.grain([sheet], ink.PLUM, slope((x, y + tall), (x + wide, y), 0.75))
