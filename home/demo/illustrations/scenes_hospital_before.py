"""The hospital front torn open: empty windows, soot, rubble, palms without crowns."""

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import Outline, archway, box, oval, smooth, stroke
from home.demo.illustrations.hospital_front import FLOOR, ground, windows

ASH: ink.Colour = (58, 46, 60)
PLASTER: ink.Colour = (208, 172, 138)


def hospital_before(width: int) -> Image.Image:
    """The ruin: torn right wing, empty windows, soot, rubble, palms without crowns."""
    canvas = Canvas(width)
    canvas.sky(
        ((0, (110, 92, 104)), (0.35, (176, 138, 122)), (0.7, (222, 184, 146)), (1, ink.SAND))
    )
    landscape.sun(canvas, 960, 180, 60, (246, 224, 188), (226, 184, 140))
    canvas.shapes(buildings.skyline(FLOOR, 40, 120, 82), (164, 126, 116))
    for x, seed in ((150, 1), (930, 2)):
        _smoke(canvas, x, 250, seed)
    canvas.shapes(_stumps(), ASH)
    _ruined_walls(canvas)
    for left, top in windows():
        _empty_window(canvas, left, top)
    _holes(canvas)
    ground(canvas, (186, 146, 116), (122, 88, 86), (84, 60, 72))
    _rubble(canvas)
    figures.put(canvas, figures.robed(), 340, 700, 128, (52, 38, 56))
    figures.shadow(canvas, figures.robed(), 340, 700, 128, ASH, -1.5, 0.3, 0.5)
    return canvas.finish()


def _ruined_walls(canvas: Canvas) -> None:
    left = [
        (110, 612),
        (110, 262),
        (250, 262),
        (262, 280),
        (290, 268),
        (300, 262),
        (480, 262),
        (480, 612),
    ]
    middle = [
        (470, 612),
        (470, 196),
        (560, 196),
        (575, 214),
        (590, 203),
        (610, 230),
        (640, 222),
        (660, 250),
        (690, 240),
        (712, 268),
        (730, 262),
        (730, 612),
    ]
    right = [
        (700, 612),
        (700, 262),
        (820, 262),
        (836, 286),
        (868, 280),
        (880, 318),
        (925, 330),
        (930, 372),
        (972, 388),
        (980, 440),
        (1030, 456),
        (1036, 508),
        (1080, 530),
        (1090, 612),
    ]
    for wall in (left, right, middle):
        canvas.gradient(wall, ((0, PLASTER), (1, (158, 116, 100))))
        canvas.grain([wall], ASH, slope((700, 640), (560, 220), 0.62))
    for x, y, wide in ((110, 250, 140), (300, 250, 180), (470, 184, 90), (700, 250, 120)):
        canvas.shape(box(x - 6, y, wide + 6, 14), (176, 112, 90))
    canvas.shapes([box(110, 262 + 106 * row, 372, 7) for row in (1, 2)], (150, 96, 84))
    canvas.shapes([box(730, 368, 190, 9), box(730, 474, 300, 9)], (150, 96, 84))
    for x, y, wide, high in (
        (120, 300, 120, 90),
        (500, 420, 110, 80),
        (330, 500, 130, 90),
        (740, 400, 130, 60),
    ):
        buildings.bricks(canvas, (x, y, wide, high), ink.BRICK, int(x), 11, 0.42)


def _empty_window(canvas: Canvas, x: float, y: float) -> None:
    if x > 816 + (y - 262) * 0.72:
        return
    chance = seeded(int(x * 7 + y))
    canvas.grain(
        [oval(x + 19, y - 8, 34, 46)], ink.INK, pool(x + 19, y + 8, 56, chance.uniform(0.3, 1.0))
    )
    gap = [
        (x - chance.uniform(0, 5), y + chance.uniform(-6, 3)),
        (x + 38 + chance.uniform(0, 6), y - 2),
        (x + 38 + chance.uniform(-3, 5), y + 58 + chance.uniform(0, 8)),
        (x + 12, y + 62),
        (x - 2, y + 56),
    ]
    canvas.shape(gap, (36, 26, 44))
    if chance.random() < 0.55:
        canvas.line([(x + 4, y + 2), (x + chance.uniform(14, 34), y + 56)], 3, (132, 96, 88))


def _holes(canvas: Canvas) -> None:
    for x, y, radius, seed in (
        (268, 420, 62, 3),
        (590, 330, 46, 7),
        (800, 560, 70, 9),
        (420, 330, 26, 12),
    ):
        canvas.grain(
            [oval(x, y, radius * 1.8, radius * 1.6)], ink.INK, pool(x, y, radius * 1.8, 0.9)
        )
        canvas.shape(buildings.jagged(x, y, radius * 1.14, seed + 1), (150, 92, 78))
        canvas.shape(buildings.jagged(x, y, radius, seed), (36, 26, 44))
    chance = seeded(6)
    pocks = [
        buildings.jagged(
            chance.uniform(120, 800), chance.uniform(290, 590), chance.uniform(2, 7), i, 7
        )
        for i in range(90)
    ]
    canvas.shapes(pocks, (92, 64, 70))
    bars = [
        ((826, 290), (866, 262), (880, 272)),
        ((884, 322), (920, 300), (944, 316)),
        ((934, 376), (976, 352), (984, 366)),
        ((984, 444), (1030, 424), (1046, 440)),
        ((600, 212), (626, 190), (640, 200)),
        ((668, 246), (700, 222), (716, 232)),
    ]
    canvas.shapes([stroke(smooth(bar, closed=False), 2.4) for bar in bars], (84, 50, 54))
    canvas.shape(archway(562, 480, 76, 132, 0.0), (30, 22, 40))
    canvas.shapes(
        [
            stroke([(506, 470), (690, 540)], 16),
            stroke([(516, 612), (516, 470)], 13),
            stroke([(684, 612), (684, 560)], 13),
        ],
        (176, 130, 106),
    )


def _smoke(canvas: Canvas, x: float, y: float, seed: int) -> None:
    chance = seeded(seed)
    for i in range(9):
        size = 26 + 13 * i
        canvas.shape(
            oval(x + i * 21 + chance.uniform(-12, 12), y + 120 - i * 38, size, size * 0.8),
            (98, 80, 92),
            0.2 - 0.016 * i,
            14,
        )


def _stumps() -> list[Outline]:
    return [
        stroke([(62, 640), (72, 420), (80, 350)], 24, 15),
        stroke([(1150, 640), (1142, 480), (1120, 400)], 26, 15),
        stroke([(80, 352), (118, 392)], 7, 2),
        stroke([(78, 356), (46, 404)], 7, 2),
        stroke([(1120, 402), (1084, 440)], 7, 2),
    ]


def _rubble(canvas: Canvas) -> None:
    heaps = (
        (880, 1190, 660, 96, 4),
        (640, 900, 640, 44, 5),
        (180, 330, 640, 30, 6),
        (-40, 240, 790, 60, 7),
    )
    for left, right, floor, high, seed in heaps:
        blocks = buildings.rubble(left, right, floor, high, seed)
        for share, colour in ((0, (104, 74, 78)), (1, (168, 124, 104)), (2, (136, 84, 74))):
            canvas.shapes(blocks[share::3], colour)
        canvas.grain(
            blocks,
            ASH,
            slope(((left + right) / 2, floor + 30), ((left + right) / 2, floor - high), 0.7),
        )
    canvas.shape(stroke([(930, 640), (1090, 560)], 13), (120, 80, 78))
