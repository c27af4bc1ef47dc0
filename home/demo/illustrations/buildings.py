"""Walls: flat-roofed houses, skylines, windows, brickwork, minarets and water tanks."""

import random

from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import Outline, archway, box, oval
from home.demo.illustrations.palette import Colour, mix


def skyline(
    base: float, low: float, high: float, seed: int, span: tuple[float, float] = (-20, 1220)
) -> list[Outline]:
    """A row of flat roofs with parapets, stair heads and tanks, standing on `base`."""
    chance = seeded(seed)
    x, parts = span[0], []
    while x < span[1]:
        wide, tall = chance.uniform(34, 96), chance.uniform(low, high)
        parts += [box(x, base - tall, wide + 1, tall), *_roof(chance, x, base - tall, wide)]
        x += wide
    return parts


def _roof(chance: random.Random, x: float, y: float, wide: float) -> list[Outline]:
    parts = [box(x - 1.5, y, wide + 3, 4)]
    extra = chance.random()
    if extra < 0.3:
        parts.append(box(x + wide * 0.55, y - 17, 22, 18))
    elif extra < 0.6:
        parts += [
            box(x + wide * 0.2, y - 15, 15, 11),
            box(x + wide * 0.2 + 2, y - 5, 2, 6),
            box(x + wide * 0.2 + 11, y - 5, 2, 6),
        ]
    elif extra < 0.75:
        parts += [
            box(x + wide * 0.4, y - 26, 1.4, 26),
            box(x + wide * 0.4 - 6, y - 24, 13, 1.2),
            box(x + wide * 0.4 - 4, y - 19, 9, 1.2),
        ]
    return parts


def lit_windows(
    canvas: Canvas,
    base: float,
    high: float,
    colour: Colour,
    seed: int,
    count: int = 40,
    span: tuple[float, float] = (0, 1200),
) -> None:
    """Small lit windows strewn over a skyline."""
    chance = seeded(seed)
    panes = [
        box(chance.uniform(*span), base - chance.uniform(8, high), 5, chance.uniform(6, 8))
        for _ in range(count)
    ]
    canvas.shapes(panes, colour, 0.95)


def minaret(x: float, base: float, high: float) -> list[Outline]:
    """A slim tower with a balcony and a pointed cap."""
    wide = high * 0.085
    top = base - high
    return [
        box(x - wide / 2, top + high * 0.18, wide, high * 0.82),
        box(x - wide * 0.85, top + high * 0.27, wide * 1.7, high * 0.02),
        box(x - wide * 0.7, top + high * 0.29, wide * 1.4, high * 0.018),
        oval(x, top + high * 0.18, wide * 0.5, wide * 0.8),
        [
            (x - wide * 0.12, top + high * 0.1),
            (x, top - high * 0.01),
            (x + wide * 0.12, top + high * 0.1),
        ],
    ]


def dome(x: float, base: float, radius: float) -> list[Outline]:
    """A dome on a drum with a finial."""
    head = archway(x - radius, base - radius * 1.75, radius * 2, radius * 1.75, 0.35)
    return [head, box(x - 1.2, base - radius * 2.05, 2.4, radius * 0.4)]


def bricks(
    canvas: Canvas,
    area: tuple[float, float, float, float],
    colour: Colour,
    seed: int = 1,
    course: float = 13,
    share: float = 0.5,
) -> None:
    """Some of the bricks of a wall, so that the eye completes the rest."""
    x, y, wide, high = area
    chance = seeded(seed)
    laid = []
    for row in range(int(high / course)):
        left = x + (course * 1.1 if row % 2 else 0)
        while left < x + wide - course * 2:
            if chance.random() < share:
                laid.append(box(left, y + row * course, course * 2 - 2, course - 2))
            left += course * 2.2
    canvas.shapes(laid, colour, 0.5)


def wall(
    canvas: Canvas, area: tuple[float, float, float, float], colour: Colour, shade: Colour
) -> None:
    """A plastered wall with spray toward its right and lower edge."""
    x, y, wide, high = area
    outline = box(x, y, wide, high)
    canvas.gradient(outline, ((0, mix(colour, (255, 244, 224), 0.18)), (1, colour)))
    canvas.grain([outline], shade, slope((x + wide, y + high), (x, y + high * 0.3), 0.5))


def jagged(x: float, y: float, radius: float, seed: int, corners: int = 14) -> Outline:
    """A torn hole."""
    chance = seeded(seed)
    return [
        (x + (px - x) * k, y + (py - y) * k)
        for px, py in oval(x, y, radius, radius * 0.8, corners)
        for k in [chance.uniform(0.62, 1.12)]
    ]


def rubble(left: float, right: float, floor: float, high: float, seed: int) -> list[Outline]:
    """A heap of broken blocks, highest in the middle."""
    chance = seeded(seed)
    blocks = []
    for _ in range(int((right - left) / 5)):
        x = chance.uniform(left, right)
        rise = high * max(0.0, 1 - abs((x - left) / (right - left) - 0.5) * 2)
        blocks.append(
            jagged(
                x, floor - chance.uniform(0, rise), chance.uniform(6, 20), chance.randrange(999), 6
            )
        )
    return blocks
