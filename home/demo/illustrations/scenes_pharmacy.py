"""The pharmacy: six shelves of bottles, jars and boxes."""

import random

from PIL import Image

from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import box, mirrored, oval, placed, stroke
from home.demo.illustrations.palette import mix


def pharmacy_shelves(width: int) -> Image.Image:
    """Six shelves of bottles and boxes under a slant of light, in portrait format."""
    canvas = Canvas(width, 1500)
    canvas.sky(((0, (150, 70, 62)), (1, (94, 40, 58))))
    chance = seeded(17)
    for row in range(6):
        floor = 268 + row * 220
        canvas.gradient(box(70, floor - 206, 1060, 206), ((0, (74, 30, 52)), (1, (120, 54, 58))))
        _row(canvas, chance, floor)
        canvas.shape(box(50, floor, 1100, 17), ink.OCHRE)
        canvas.shape(box(50, floor + 12, 1100, 6), ink.BRICK)
        canvas.shape(box(70, floor + 18, 1060, 18), ink.INK, 0.35)
    canvas.shapes(
        [box(42, 30, 30, 1440), box(1128, 30, 30, 1440), box(42, 30, 1116, 34)], (206, 128, 60)
    )
    canvas.grain([box(42, 30, 1116, 1440)], ink.NIGHT, slope((0, 1500), (760, 420), 0.75))
    for left in (430, 700):
        beam = [(left, -10), (left + 190, -10), (left - 330, 1510), (left - 520, 1510)]
        canvas.shape(beam, ink.CREAM, 0.17)
        canvas.grain([beam], ink.GOLD, slope((left, -100), (left - 400, 1400), 0.3))
    canvas.shapes(
        [
            stroke([(840, 1500), (930, 620)], 20),
            stroke([(1090, 1500), (1010, 620)], 20),
            *(
                stroke([(845 + k * 15, 1440 - k * 150), (1084 - k * 14, 1440 - k * 150)], 17)
                for k in range(6)
            ),
        ],
        ink.INK,
    )
    return canvas.finish()


HUES = (ink.CORAL, ink.OCHRE, ink.CREAM, ink.TEAL, ink.SAGE, ink.GOLD, ink.ROSE, ink.SAND)


def _row(canvas: Canvas, chance: random.Random, floor: float) -> None:
    x = 84.0
    while x < 1080:
        wide, tall, hue = chance.uniform(36, 74), chance.uniform(80, 158), chance.choice(HUES)
        if x + wide > 1122:
            break
        kind = chance.random()
        draw = _bottle if kind < 0.45 else _jar if kind < 0.65 else _carton
        draw(canvas, x, floor, wide, tall, hue)
        x += wide + chance.uniform(4, 12)


def _bottle(
    canvas: Canvas, x: float, floor: float, wide: float, tall: float, hue: ink.Colour
) -> None:
    neck, middle = wide * 0.17, x + wide / 2
    half = [
        (neck, -tall),
        (neck, -tall * 0.8),
        (wide * 0.46, -tall * 0.66),
        (wide / 2, -tall * 0.58),
        (wide / 2, -4),
        (wide * 0.44, 0),
    ]
    glass = placed(mirrored(half), middle, floor)
    canvas.shape(glass, hue)
    canvas.shape(box(middle - neck - 3, floor - tall - 10, neck * 2 + 6, 17), ink.INK)
    canvas.shape(
        box(x, floor - tall * 0.46, wide, tall * 0.28), ink.CREAM if hue != ink.CREAM else ink.CORAL
    )
    canvas.grain([glass], ink.WINE, slope((x + wide * 1.1, floor), (x, floor), 0.7))


def _jar(canvas: Canvas, x: float, floor: float, wide: float, tall: float, hue: ink.Colour) -> None:
    tall *= 0.72
    jar = box(x, floor - tall, wide, tall)
    canvas.shape(jar, mix(hue, ink.CREAM, 0.25))
    canvas.shape(box(x - 3, floor - tall - 12, wide + 6, 16), ink.BRICK)
    pills = [
        oval(x + 8 + (i % 4) * (wide - 16) / 3, floor - 8 - (i // 4) * 11, 6, 4.6, 20)
        for i in range(16)
    ]
    canvas.shapes(pills, ink.WINE, 0.75)
    canvas.grain([jar], ink.PLUM, slope((x + wide * 1.1, floor), (x, floor), 0.6))


def _carton(
    canvas: Canvas, x: float, floor: float, wide: float, tall: float, hue: ink.Colour
) -> None:
    carton = box(x, floor - tall, wide, tall)
    canvas.shape(carton, hue)
    canvas.shape(box(x, floor - tall * 0.72, wide, tall * 0.2), mix(hue, ink.NIGHT, 0.6))
    canvas.shape(
        oval(x + wide / 2, floor - tall * 0.26, wide * 0.2, wide * 0.2), mix(hue, ink.NIGHT, 0.6)
    )
    canvas.grain([carton], ink.WINE, slope((x + wide * 1.1, floor), (x, floor - tall), 0.6))
