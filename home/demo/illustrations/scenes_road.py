"""Ways through: the bridge over the Euphrates and the road to the border."""

from itertools import pairwise

from PIL import Image

from home.demo.illustrations import buildings, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.geometry import Outline, arc, box, oval, smooth, stroke


def euphrates_bridge(width: int) -> Image.Image:
    """Three arches, a low sun behind them, and the whole of it again in the water."""
    canvas = Canvas(width)
    canvas.sky(
        (
            (0, ink.TEAL),
            (0.22, (112, 150, 140)),
            (0.42, (240, 196, 130)),
            (0.56, ink.GOLD),
            (1, ink.CREAM),
        )
    )
    landscape.sun(canvas, 420, 372, 92, (255, 246, 224), ink.CORAL)
    canvas.shape(landscape.ridge(450, 50, 14, 520), (216, 140, 100))
    canvas.shapes(
        [
            *buildings.skyline(492, 10, 44, 61, (620, 1220)),
            *buildings.minaret(1010, 492, 150),
            *landscape.palm(880, 492, 90, 0.05, 2),
            *landscape.palm(930, 492, 70, -0.05, 3),
        ],
        (160, 78, 78),
    )
    water = box(-10, 490, 1220, 320)
    canvas.gradient(
        water, ((0, (240, 176, 112)), (0.3, (204, 112, 92)), (0.7, (66, 78, 100)), (1, ink.DEEP))
    )
    canvas.grain([water], ink.DEEP, slope((1000, 830), (600, 480), 0.7))
    bridge = _bridge()
    mirror = [[(x, 1012 - y * 1.0) for x, y in part] for part in bridge]
    canvas.shapes(mirror, ink.WINE, 0.45, 1.5)
    landscape.ripples(canvas, 500, 790, ink.SAND, 8, 0.4)
    landscape.glitter(canvas, 420, 496, 800, 90, ink.CREAM, seed=3)
    canvas.shapes([[(x - 2, y - 2) for x, y in part] for part in bridge], ink.GOLD)
    canvas.shapes(bridge, (70, 32, 62))
    canvas.grain(bridge, ink.CORAL, slope((420, 420), (760, 420), 0.55))
    canvas.shapes(_lorry(700, 398, 1.0), ink.NIGHT)
    _foreground(canvas)
    return canvas.finish()


def _bridge() -> list[Outline]:
    parts = [box(-10, 398, 1220, 20)]
    for left in (-90, 330, 750, 1170):
        parts += [box(left - 14, 410, 28, 104), box(left - 22, 494, 44, 22)]
        bow = arc(left + 210, 400, 196, 140, 180, 360)
        parts.append(stroke(bow, 13))
        parts += [
            box(left + 210 + k * 39 - 1.5, 400 - 140 * (1 - (k * 39 / 196) ** 2) ** 0.5, 3, 60 + 80)
            for k in range(-4, 5)
        ]
    rail = [box(x, 386, 2, 14) for x in range(0, 1200, 13)]
    return [
        *(_clip(part, 418) if len(part) == 4 and part[2][1] < 560 else part for part in parts),
        *rail,
        box(-10, 384, 1220, 3),
    ]


def _clip(part: Outline, floor: float) -> Outline:
    thin = abs(part[1][0] - part[0][0]) < 5
    return [(x, min(y, floor)) for x, y in part] if thin else part


def _lorry(x: float, y: float, size: float) -> list[Outline]:
    def at(dx: float, dy: float, wide: float, high: float) -> Outline:
        return box(x + dx * size, y + dy * size, wide * size, high * size)

    wheels = [oval(x + dx * size, y - 5 * size, 7 * size, 7 * size, 24) for dx in (12, 32, 84)]
    return [at(0, -46, 66, 38), at(70, -34, 26, 26), at(0, -12, 96, 7), *wheels]


def _foreground(canvas: Canvas) -> None:
    bank = smooth([(760, 860), (840, 770), (980, 730), (1120, 700), (1260, 690), (1260, 860)])
    trees = landscape.palm(1060, 740, 420, 0.1, 71) + landscape.palm(1165, 760, 300, -0.08, 72)
    canvas.shapes([[(x - 3, y - 2) for x, y in part] for part in trees], ink.CORAL)
    canvas.shapes([*trees, bank], ink.NIGHT)
    boat = smooth(
        [(150, 690), (190, 706), (270, 710), (350, 704), (392, 684), (330, 694), (220, 696)]
    )
    canvas.shapes([boat, oval(270, 716, 120, 7)], ink.NIGHT)
    canvas.shapes(landscape.birds(180, 190, 11, 8, 4), ink.DEEP)


def border_road(width: int) -> Image.Image:
    """A panorama: hills behind hills, one road, one pair of headlights."""
    canvas = Canvas(width, 514)
    canvas.sky(
        ((0, ink.INDIGO), (0.2, (104, 66, 108)), (0.38, ink.CORAL), (0.5, ink.GOLD), (1, ink.CREAM))
    )
    landscape.stars(canvas, 110, ink.CREAM, 40)
    landscape.sun(canvas, 735, 248, 58, ink.CREAM, ink.GOLD)
    layers = (
        (262, 60, 21, (226, 128, 98)),
        (292, 56, 22, (190, 92, 88)),
        (322, 40, 23, (146, 66, 82)),
    )
    for base, relief, seed, colour in layers:
        hills = landscape.ridge(base, relief, seed, 520)
        canvas.shape(hills, colour)
        canvas.grain([hills], ink.PLUM, slope((600, base + 70), (640, base - 60), 0.7))
        landscape.haze(canvas, base + 2, base + 26, ink.GOLD, 0.22)
    plain = box(-10, 322, 1220, 200)
    canvas.gradient(plain, ((0, (168, 82, 84)), (0.4, (112, 54, 80)), (1, ink.NIGHT)))
    canvas.grain([plain], ink.NIGHT, slope((600, 540), (640, 340), 0.8))
    _road(canvas)
    _poles(canvas)
    canvas.shapes(landscape.birds(250, 110, 8, 6, 12), ink.NIGHT, 0.8)
    return canvas.finish()


def _road(canvas: Canvas) -> None:
    bends = (
        (735, 320, 2),
        (716, 330, 5),
        (728, 342, 10),
        (700, 362, 22),
        (610, 394, 48),
        (470, 444, 96),
        (300, 540, 190),
    )
    centre = smooth([(x, y) for x, y, _ in bends], closed=False, steps=12)
    wide = smooth([(wide, 0) for _, _, wide in bends], closed=False, steps=12)
    left = [(x - w / 2, y) for (x, y), (w, _) in zip(centre, wide, strict=True)]
    right = [(x + w / 2, y) for (x, y), (w, _) in zip(centre, wide, strict=True)]
    road = [*left, *reversed(right)]
    canvas.shapes([stroke(left, 0.6, 5), stroke(right, 0.6, 5)], ink.ROSE, 0.8)
    canvas.gradient(road, ((0, (214, 120, 98)), (0.4, (96, 52, 82)), (1, (34, 30, 60))))
    for i in range(36, len(centre) - 2, 5):
        canvas.shape(stroke(centre[i : i + 3], 0.1 * (i - 22), 0.1 * (i - 19)), ink.GOLD, 0.9)
    x, y = 560, 404
    canvas.glow(x - 26, y + 14, 130, ink.CREAM, 0.75)
    canvas.shapes(
        [
            box(x - 16, y - 44, 40, 46),
            box(x - 20, y - 22, 48, 26),
            oval(x - 12, y + 4, 6, 6),
            oval(x + 18, y + 4, 6, 6),
        ],
        ink.INK,
    )
    canvas.shapes([oval(x - 14, y - 8, 5, 4, 20), oval(x + 20, y - 8, 5, 4, 20)], ink.CREAM)
    canvas.glow(x - 14, y - 8, 34, ink.CREAM, 0.95)
    canvas.glow(x + 20, y - 8, 34, ink.CREAM, 0.95)


def _poles(canvas: Canvas) -> None:
    feet = [(770 + 8 * 1.75**i, 326 + 3 * 1.8**i, 10 * 1.72**i) for i in range(7)]
    tops = []
    for x, y, tall in feet:
        canvas.shapes(
            [
                box(x - tall * 0.013, y - tall, tall * 0.026, tall),
                box(x - tall * 0.14, y - tall * 0.95, tall * 0.28, tall * 0.02),
            ],
            ink.INK,
        )
        tops.append((x, y - tall * 0.94, tall))
    for (ax, ay, small), (bx, by, large) in pairwise(tops):
        for side in (-0.13, 0.13):
            start, end = (ax + side * small, ay), (bx + side * large, by)
            sag = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + large * 0.1)
            canvas.shape(stroke(smooth([start, sag, end], closed=False), 0.5, 1.6), ink.INK, 0.85)
    roof: Outline = [(188, 250), (258, 250), (223, 232)]
    tower = [box(196, 250, 54, 34), roof]
    legs = [
        stroke([(200, 284), (190, 372)], 4),
        stroke([(246, 284), (256, 372)], 4),
        stroke([(198, 300), (252, 350)], 2.4),
        stroke([(248, 300), (194, 350)], 2.4),
    ]
    canvas.shapes([*tower, *legs], ink.INK)
