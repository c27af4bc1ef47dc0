"""Strings close up: an oud and a violin against a wall, and one player."""

from PIL import Image

from home.demo.illustrations import instruments
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.geometry import Outline, box, oval, placed, smooth, stroke


def oud_violin(width: int) -> Image.Image:
    """An oud and a violin against a wall, in the light of a lattice."""
    canvas = Canvas(width, 1500)
    canvas.sky(((0, (178, 88, 68)), (0.7, (200, 112, 76)), (1, (150, 66, 62))))
    canvas.grain([box(0, 0, 1200, 1500)], ink.PLUM, slope((0, 1300), (760, 380), 0.85))
    _lattice(canvas)
    floor = box(-10, 1180, 1220, 330)
    canvas.gradient(floor, ((0, (122, 48, 58)), (1, (60, 24, 50))))
    _rug(canvas)
    for left in (-40, 560):
        cast = [(left + 360, 1180), (left + 560, 1180), (left + 380, 1510), (left + 100, 1510)]
        canvas.shape(cast, ink.GOLD, 0.22, 4)
    canvas.shape(box(-10, 1160, 1220, 24), (96, 38, 54))
    canvas.shape(oval(470, 1330, 320, 34), ink.NIGHT, 0.5, 6)
    canvas.shape(oval(920, 1310, 190, 24), ink.NIGHT, 0.5, 6)
    instruments.draw_violin(canvas, 950, 1300, 820, -13)
    instruments.draw_oud(canvas, 430, 1330, 1010, 12)
    instruments_bow = instruments.bow((720, 1290), (840, 560), 7)
    canvas.shape([(x + 12, y + 4) for x, y in instruments_bow], ink.NIGHT, 0.4)
    canvas.shape(instruments_bow, ink.INK)
    canvas.shape(instruments.bow((732, 1280), (848, 574), 2.4), ink.CREAM)
    return canvas.finish()


def _lattice(canvas: Canvas) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return 250 + u * 640 - v * 130, 120 + v * 760 + u * 60

    canvas.glow(560, 520, 640, ink.GOLD, 0.4)
    panes: list[Outline] = []
    rows, columns = 10, 8
    for j in range(rows):
        for i in range(columns):
            u, v, a, b = (i + 0.5) / columns, (j + 0.5) / rows, 0.44 / columns, 0.44 / rows
            panes.append([at(u, v - b), at(u + a, v), at(u, v + b), at(u - a, v)])
            if i < columns - 1 and j < rows - 1:
                u, v, a, b = u + 0.5 / columns, v + 0.5 / rows, a * 0.42, b * 0.42
                panes.append([at(u, v - b), at(u + a, v), at(u, v + b), at(u - a, v)])
    canvas.shapes(panes, (255, 226, 164), 0.85, 1.2)
    canvas.grain(panes, ink.CORAL, slope((900, 1000), (300, 150), 0.8))


def _rug(canvas: Canvas) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return 600 + (u - 0.5) * (980 + 420 * v), 1250 + v * 230

    def quad(u: float, v: float, wide: float, high: float) -> Outline:
        return [at(u, v), at(u + wide, v), at(u + wide, v + high), at(u, v + high)]

    for inset, colour in (
        (0, ink.TEAL),
        (0.035, ink.CREAM),
        (0.05, ink.WINE),
        (0.1, ink.OCHRE),
        (0.115, (96, 26, 50)),
    ):
        canvas.shape(quad(inset, inset * 1.6, 1 - 2 * inset, 1 - 3.2 * inset), colour)
    motifs = [
        [at(u, 0.5 - 0.24), at(u + 0.045, 0.5), at(u, 0.5 + 0.24), at(u - 0.045, 0.5)]
        for u in (0.2, 0.32, 0.44, 0.56, 0.68, 0.8)
    ]
    canvas.shapes(motifs, ink.CORAL)
    canvas.shapes(
        [
            [
                (
                    (x - sum(p[0] for p in m) / 4) * 0.5 + sum(p[0] for p in m) / 4,
                    (y - sum(p[1] for p in m) / 4) * 0.5 + sum(p[1] for p in m) / 4,
                )
                for x, y in m
            ]
            for m in motifs
        ],
        ink.TEAL,
    )
    canvas.grain([quad(0, 0, 1, 1)], ink.NIGHT, slope((100, 1500), (800, 1240), 0.7))


def musician_portrait(width: int) -> Image.Image:
    """A violinist in silhouette before a disc of light, square."""
    canvas = Canvas(width, 1200)
    canvas.sky(((0, (70, 22, 50)), (1, (30, 16, 44))))
    canvas.glow(600, 540, 800, ink.CORAL, 0.6)
    for radius, colour in (
        (450, (200, 88, 62)),
        (400, ink.OCHRE),
        (345, ink.GOLD),
        (285, (255, 240, 206)),
    ):
        canvas.disc(600, 520, radius, colour)
        canvas.grain(
            [oval(600, 520, radius, radius)],
            ink.BRICK,
            slope((600, 520 + radius), (600, 520 - radius * 0.3), 0.6),
        )
    parts = _violinist()
    canvas.shapes([[(x - 3, y - 6) for x, y in part] for part in parts], ink.CREAM)
    canvas.shapes(parts, ink.INK)
    canvas.grain(parts, ink.WINE, pool(330, 760, 520, 0.9))
    fiddle = [placed(part, 520, 548, 520, -74) for part in instruments.violin()]
    canvas.shapes([[(x, y - 5) for x, y in part] for part in fiddle], ink.CREAM)
    canvas.shapes(fiddle, (150, 52, 44))
    canvas.grain(fiddle[:1], ink.INK, slope((420, 700), (420, 480), 0.9))
    canvas.shape(stroke([(96, 470), (30, 452)], 10), ink.INK)
    hand = smooth([(96, 440), (136, 424), (160, 452), (150, 496), (108, 500)], steps=6)
    canvas.shape(hand, ink.INK)
    canvas.shape(stroke([(208, 228), (620, 806)], 9, 6), ink.INK)
    canvas.shape(stroke([(198, 240), (606, 812)], 3), ink.CREAM)
    canvas.shape(
        smooth([(588, 776), (640, 760), (672, 806), (640, 850), (596, 836)], steps=6), ink.INK
    )
    return canvas.finish()


def _violinist() -> list[Outline]:
    head = smooth(
        [
            (500, 440),
            (500, 372),
            (544, 306),
            (618, 296),
            (680, 346),
            (690, 430),
            (664, 500),
            (612, 548),
            (556, 550),
            (518, 504),
        ],
        steps=8,
    )
    neck = stroke([(622, 480), (646, 560), (668, 640)], 104, 150)
    torso = smooth(
        [
            (500, 690),
            (560, 640),
            (660, 610),
            (760, 640),
            (836, 700),
            (850, 800),
            (836, 960),
            (850, 1260),
            (420, 1260),
            (452, 1000),
            (462, 820),
        ],
        steps=8,
    )
    left_arm = stroke(
        smooth([(530, 730), (390, 800), (240, 690), (128, 470)], closed=False), 136, 56
    )
    right_arm = stroke(
        smooth([(770, 720), (930, 860), (960, 930), (860, 930), (640, 806)], closed=False), 150, 56
    )
    shoulders = [
        oval(534, 736, 70, 68),
        oval(774, 728, 80, 78),
        oval(650, 650, 100, 56),
        oval(850, 868, 66, 60),
    ]
    return [head, neck, torso, left_arm, right_arm, *shoulders]
