"""The hospital front rebuilt: glass in the windows, green palms, people at the door."""

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import Outline, box, oval
from home.demo.illustrations.hospital_front import BLOCK, FLOOR, WINGS, ground, windows
from home.demo.illustrations.palette import mix

WHITE: ink.Colour = (252, 236, 212)


def hospital_after(width: int) -> Image.Image:
    """The same front whole: glass in the windows, green palms, people at the door."""
    canvas = Canvas(width)
    canvas.sky(((0, ink.TEAL), (0.3, (128, 178, 168)), (0.6, (246, 216, 160)), (1, ink.CREAM)))
    landscape.sun(canvas, 960, 180, 60, (255, 250, 232), ink.GOLD)
    canvas.shapes(buildings.skyline(FLOOR, 40, 120, 82), (206, 150, 118))
    canvas.shapes(landscape.birds(250, 150, 12, 7, 2), ink.DEEP)
    crowns = [*landscape.palm(62, 640, 380, 0.05, 1), *landscape.palm(1150, 640, 400, -0.05, 2)]
    canvas.shapes(crowns, ink.PALM)
    canvas.grain(crowns, ink.GOLD, slope((1200, 200), (-200, 500), 0.3))
    for area in (*WINGS, BLOCK):
        buildings.wall(canvas, area, WHITE, ink.ROSE)
    _trim(canvas, ink.CORAL, ink.BRICK)
    for x, y in windows():
        _glass_window(canvas, x, y)
    _portico(canvas)
    ground(canvas, (244, 206, 150), (214, 148, 104), ink.BRICK)
    _garden(canvas)
    _visitors(canvas)
    return canvas.finish()


def _trim(canvas: Canvas, band: ink.Colour, edge: ink.Colour) -> None:
    for x, y, wide, _ in (*WINGS, BLOCK):
        canvas.shape(box(x - 8, y - 12, wide + 16, 15), band)
        canvas.shape(box(x, y + 3, wide, 6), edge, 0.45)
    for x, y, wide, _ in WINGS:
        canvas.shapes([box(x, y + 106 * row, wide, 7) for row in (1, 2)], band)
        canvas.shapes([box(x, y + 106 * row + 7, wide, 4) for row in (1, 2)], edge, 0.35)
    x, y, wide, high = BLOCK
    canvas.shapes([box(x, y, 12, high), box(x + wide - 12, y, 12, high)], band)


def _glass_window(canvas: Canvas, x: float, y: float) -> None:
    canvas.shape(box(x - 4, y - 4, 46, 66), (224, 176, 140))
    canvas.gradient(box(x, y, 38, 58), ((0, ink.DEEP), (1, (84, 142, 142))))
    if int(x * 3 + y) % 5 < 2:
        canvas.gradient(box(x, y, 38, 58), ((0, ink.GOLD), (1, ink.OCHRE)))
    canvas.shape([(x + 4, y + 58), (x + 24, y), (x + 34, y), (x + 14, y + 58)], ink.CREAM, 0.35)
    canvas.shapes(
        [box(x + 18, y, 2.6, 58), box(x, y + 24, 38, 2.6), box(x - 6, y + 58, 50, 6)], ink.CREAM
    )


def _portico(canvas: Canvas) -> None:
    canvas.shape(box(494, 470, 212, 142), (176, 96, 76), 0.35)
    canvas.gradient(box(540, 486, 120, 126), ((0, ink.GOLD), (1, ink.CREAM)))
    canvas.shapes([box(597, 486, 6, 126), box(540, 530, 120, 4)], ink.BRICK)
    canvas.shapes([box(478, 452, 244, 22)], ink.CORAL)
    canvas.shape(box(478, 474, 244, 7), ink.WINE, 0.5)
    canvas.shapes([box(x, 474, 16, 138) for x in (490, 526, 658, 694)], ink.CREAM)
    canvas.shapes([box(x + 11, 474, 5, 138) for x in (490, 526, 658, 694)], ink.ROSE)
    canvas.shapes([box(470, FLOOR - 4, 260, 10), box(456, FLOOR + 6, 288, 11)], ink.CREAM)


def _garden(canvas: Canvas) -> None:
    chance = seeded(3)
    for left, right in ((60, 440), (770, 1160)):
        bushes = [
            oval(
                chance.uniform(left, right),
                622 + chance.uniform(-7, 8),
                chance.uniform(14, 30),
                18,
                30,
            )
            for _ in range(26)
        ]
        canvas.shapes(bushes, ink.PALM)
        canvas.grain(bushes, ink.SAGE, slope((left, 596), (left, 636), 0.8))
        flowers = [
            oval(chance.uniform(left, right), 618 + chance.uniform(-12, 12), 3.4, 3.4, 12)
            for _ in range(46)
        ]
        canvas.shapes(flowers, ink.CORAL)
    path = [(520, 629), (680, 629), (860, 810), (330, 810)]
    canvas.gradient(path, ((0, ink.CREAM), (1, (236, 190, 140))), 0.85)
    cab: Outline = [(1030, 660), (1062, 664), (1076, 690), (1076, 706), (1030, 706)]
    van = [box(880, 640, 150, 66), cab]
    canvas.shape(oval(978, 716, 118, 10), ink.WINE, 0.45)
    canvas.shapes(van, WHITE)
    canvas.shape(box(880, 672, 196, 12), ink.CORAL)
    canvas.shapes(
        [
            box(896, 650, 34, 16),
            box(944, 650, 34, 16),
            [(1034, 664), (1056, 668), (1064, 684), (1034, 684)],
        ],
        ink.DEEP,
    )
    canvas.shapes([oval(914, 708, 15, 15), oval(1040, 708, 15, 15)], ink.INK)
    canvas.shapes([oval(914, 708, 6, 6), oval(1040, 708, 6, 6)], ink.SAND)


def _visitors(canvas: Canvas) -> None:
    group = (
        (340, 700, 128, figures.robed(), ink.NIGHT),
        (596, 636, 84, figures.coated(), mix(ink.CREAM, ink.TEAL, 0.5)),
        (540, 668, 104, figures.veiled(), ink.WINE),
        (572, 672, 66, figures.pupil(), ink.TEAL),
        (690, 716, 132, figures.walker(), ink.DEEP),
        (452, 736, 142, figures.veiled(), ink.PLUM),
    )
    for x, y, tall, person, colour in group:
        figures.shadow(canvas, person, x, y, tall, ink.WINE, -1.5, 0.3, 0.42)
        figures.put_lit(canvas, person, x, y, tall, colour, ink.CREAM, (2, -1.2), -1)
