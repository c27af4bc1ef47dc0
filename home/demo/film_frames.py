"""The pictures of the demo film: sunrise over the river, at any moment of it."""

import math

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas
from home.demo.illustrations.geometry import box, oval, placed, smooth
from home.demo.illustrations.palette import Stops, mix

BEFORE: Stops = ((0, ink.NIGHT), (0.3, ink.INDIGO), (0.5, ink.PLUM), (0.62, ink.WINE))
AFTER: Stops = ((0, ink.TEAL), (0.3, ink.ROSE), (0.5, ink.GOLD), (0.62, ink.CREAM))


def frame(moment: float, width: int) -> Image.Image:
    """One picture: `moment` runs from 0 (before dawn) to 1 (the sun is up); 16:9, `width` wide."""
    canvas = Canvas(width, 675)
    light = 0.5 - 0.5 * math.cos(math.pi * min(moment * 1.15, 1))
    sky = tuple((a[0], mix(a[1], b[1], light)) for a, b in zip(BEFORE, AFTER, strict=True))
    canvas.sky(sky)
    height = 470 - 250 * moment
    canvas.glow(700, height, 520, mix(ink.CORAL, ink.GOLD, light), 0.25 + 0.5 * light)
    canvas.disc(700, height, 74, mix(ink.CORAL, (255, 246, 224), light))
    _far_bank(canvas, light)
    _water(canvas, moment, light)
    _near_bank(canvas, moment)
    return canvas.image


def _far_bank(canvas: Canvas, light: float) -> None:
    canvas.shape(landscape.ridge(392, 46, 3, 440), mix(ink.INDIGO, (222, 128, 104), light))
    town = [*buildings.skyline(424, 14, 50, 23), *buildings.minaret(330, 424, 190)]
    for x, high, seed in ((560, 80, 2), (604, 64, 3), (960, 90, 4)):
        town += landscape.palm(x, 424, high, 0.05, seed)
    canvas.shapes(town, mix(ink.NIGHT, (120, 54, 78), light))
    buildings.lit_windows(canvas, 422, 32, mix(ink.GOLD, (150, 80, 88), light), 9, 34)


def _water(canvas: Canvas, moment: float, light: float) -> None:
    far, near = mix(ink.PLUM, ink.GOLD, light), mix(ink.NIGHT, ink.DEEP, light)
    canvas.gradient(
        box(-10, 422, 1220, 270), ((0, far), (0.35, mix(far, ink.PLUM, 0.5)), (1, near))
    )
    for k in range(26):
        y = 428 + 9.4 * k
        sway = math.sin(moment * 26 + k * 1.9)
        half = (26 + 3.4 * k) * (0.6 + 0.4 * math.sin(moment * 40 + k * 2.7)) * min(1, light * 3)
        stroke = oval(700 + sway * (3 + k * 0.9), y, max(half, 0.5), 1.6 + 0.12 * k, 24)
        canvas.shape(stroke, mix(ink.CORAL, ink.CREAM, light), 0.85 * min(1, light * 2.2))


def _near_bank(canvas: Canvas, moment: float) -> None:
    x, y = 360 + 330 * moment, 536 + 3 * math.sin(moment * 30)
    hull = smooth([(-1, -0.16), (-0.5, 0.02), (0.5, 0.02), (1, -0.2), (0.6, -0.06), (-0.6, -0.05)])
    canvas.shapes([placed(hull, x, y, 62), oval(x, y + 8, 58, 4)], ink.INK)
    figures.put(canvas, figures.robed(), x - 14, y, 60, ink.INK)
    trees = [*landscape.palm(90, 690, 430, 0.1, 21), *landscape.palm(1150, 720, 470, -0.1, 23)]
    canvas.shapes([*trees, oval(60, 700, 330, 62), oval(1190, 700, 210, 50)], ink.INK)
    if moment > 0.6:
        flock = landscape.birds(-260 + 1500 * (moment - 0.6) / 0.4, 190, 12, 7, 3)
        flap = math.sin(moment * 150)
        canvas.shapes(
            [[(px, 190 + (py - 190) * (1 + 0.12 * flap)) for px, py in bird] for bird in flock],
            ink.INK,
        )
