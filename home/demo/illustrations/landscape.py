"""Land, water and sky: ridges, date palms, birds, a moon and light on a river."""

import math
from functools import cache

from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import Outline, Point, arc, oval, placed, smooth, stroke
from home.demo.illustrations.palette import Colour, mix

RIGHT = 1200


def ridge(base: float, relief: float, seed: int, floor: float, steps: int = 9) -> Outline:
    """A line of hills across the sheet, closed at `floor`."""
    chance = seeded(seed)
    tops = [
        (RIGHT * i / (steps - 1) + chance.uniform(-30, 30), base - chance.uniform(0, relief))
        for i in range(steps)
    ]
    line = smooth([(-60, base - relief / 2), *tops, (RIGHT + 60, base - relief / 2)], closed=False)
    return [(-80, floor), *line, (RIGHT + 80, floor)]


# A film shows the same ones in every picture.
@cache
def palm(x: float, y: float, high: float, lean: float = 0.0, seed: int = 1) -> list[Outline]:
    """A date palm with its foot at (x, y): trunk, crown of fronds and the skirt of old leaves."""
    chance = seeded(seed)
    top = (x + lean * high, y - high)
    trunk = smooth([(x, y), (x + lean * high * 0.25, y - high * 0.5), top], closed=False, steps=12)
    parts = [stroke(trunk, high * 0.075, high * 0.045)]
    for i in range(13):
        angle = -200 + 220 * i / 12 + chance.uniform(-6, 6)
        parts += frond(top, angle, min(high * 0.42, 175) * chance.uniform(0.9, 1.1), 0.42)
    for angle in (70, 90, 110):
        parts.append(stroke([top, _polar(top, angle, high * 0.1)], high * 0.035, high * 0.006))
    return parts


def frond(start: Point, angle: float, length: float, droop: float) -> list[Outline]:
    """One feathered leaf: a drooping rib with leaflets on both sides."""
    rib = []
    for i in range(21):
        x, y = _polar(start, angle, length * i / 20)
        rib.append((x, y + droop * length * (i / 20) ** 2))
    parts = [stroke(rib, length * 0.035, length * 0.008)]
    for i in range(3, 21):
        (ax, ay), (bx, by) = rib[i - 1], rib[i]
        along = math.degrees(math.atan2(by - ay, bx - ax))
        reach = length * 0.2 * math.sin(math.pi * (0.1 + 0.78 * i / 20)) ** 0.8
        parts += [
            stroke([(bx, by), _polar((bx, by), along + side, reach)], length * 0.026, 0.4)
            for side in (44, -44)
        ]
    return parts


def _polar(start: Point, angle: float, length: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.cos(turn) * length, start[1] + math.sin(turn) * length


def birds(x: float, y: float, size: float, count: int = 7, seed: int = 3) -> list[Outline]:
    """A loose flock."""
    chance = seeded(seed)
    wing = smooth([(-1, -0.35), (-0.5, -0.5), (0, 0), (0.5, -0.5), (1, -0.35)], closed=False)
    body = stroke(wing, 0.12, 0.12)
    return [
        placed(
            body,
            x + i * size * 3.2 + chance.uniform(-size, size),
            y - i * size + chance.uniform(-2 * size, 2 * size),
            size * chance.uniform(0.7, 1.15),
            chance.uniform(-14, 14),
        )
        for i in range(count)
    ]


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, halo: Colour) -> None:
    """A disc with a wide halo and a sprayed lower edge."""
    canvas.glow(x, y, radius * 6, halo, 0.55)
    canvas.glow(x, y, radius * 2.6, colour, 0.75)
    canvas.disc(x, y, radius, colour)
    canvas.grain([oval(x, y, radius, radius)], halo, slope((x, y + radius), (x, y - radius), 0.8))


def crescent(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A thin moon, open to the upper right."""
    canvas.glow(x, y, radius * 6, colour, 0.3)
    outer = arc(0, 0, 1, 1, 57.8, 302.2)
    inner = arc(0.45, 0, 0.85, 0.85, 275.6, 84.4)
    canvas.shape(placed([*outer, *inner], x, y, radius, 135), colour)


def stars(canvas: Canvas, bottom: float, colour: Colour, count: int = 70, seed: int = 5) -> None:
    """Scattered stars above `bottom`."""
    chance = seeded(seed)
    spots = [(chance.uniform(0, RIGHT), bottom * chance.random() ** 1.4) for _ in range(count)]
    canvas.shapes(
        [oval(x, y, r, r, 12) for x, y in spots for r in [chance.uniform(0.6, 1.9)]], colour, 0.8
    )


def glitter(
    canvas: Canvas,
    x: float,
    top: float,
    bottom: float,
    spread: float,
    colour: Colour,
    seed: int = 2,
    drift: float = 0.0,
) -> None:
    """The path of light on water, as broken strokes that widen toward the viewer."""
    chance = seeded(seed)
    y, strokes = top, []
    while y < bottom:
        depth = (y - top) / (bottom - top)
        half = spread * (0.25 + depth) * chance.uniform(0.35, 1.0)
        middle = x + chance.uniform(-1, 1) * spread * 0.35 * depth + drift * math.sin(y / 9 + drift)
        strokes.append(oval(middle, y, half, 1.1 + 3.4 * depth, 28))
        y += 5 + 13 * depth
    canvas.shapes(strokes, colour, 0.85)


def ripples(
    canvas: Canvas, top: float, bottom: float, colour: Colour, seed: int = 4, alpha: float = 0.35
) -> None:
    """Long quiet strokes across water."""
    chance = seeded(seed)
    strokes = []
    for _ in range(70):
        depth = chance.random()
        y = top + (bottom - top) * depth
        strokes.append(
            oval(
                chance.uniform(0, RIGHT),
                y,
                chance.uniform(20, 110) * (0.3 + depth),
                0.7 + 1.9 * depth,
                24,
            )
        )
    canvas.shapes(strokes, colour, alpha)


def haze(canvas: Canvas, top: float, bottom: float, colour: Colour, alpha: float = 0.5) -> None:
    """A soft band of mist."""
    canvas.shape(
        [(-80, top), (1280, top), (1280, bottom), (-80, bottom)],
        colour,
        alpha,
        blur=(bottom - top) / 2,
    )


def shaded(colour: Colour, share: float = 0.35) -> Colour:
    """The same ink, darker."""
    return mix(colour, (24, 18, 44), share)
