"""The cover of the podcast, square as players want it: a microphone, and a voice going out."""

from PIL import Image

from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.geometry import arc, box, oval, smooth, stroke

GROUND = ((-40, 1010), (240, 1010), (420, 980), (600, 1030), (780, 985), (1240, 1010))


def on_the_line(width: int) -> Image.Image:
    """A microphone before a rising sun, from which rings go out over a line."""
    canvas = Canvas(width, 1200)
    canvas.sky(((0, ink.INDIGO), (0.45, ink.PLUM), (0.72, ink.CORAL), (1, ink.GOLD)))
    canvas.grain([box(0, 0, 1200, 1200)], ink.NIGHT, slope((0, 0), (900, 900), 0.55))
    canvas.glow(600, 560, 620, ink.GOLD, 0.55)
    for number, radius in enumerate((250, 335, 420, 505)):
        for start in (-52, 128):
            ring = arc(600, 520, radius, radius, start, start + 104)
            canvas.shape(stroke(ring, 16 - 3 * number), ink.CREAM, 0.8 - 0.17 * number)
    canvas.disc(600, 520, 176, ink.CREAM)
    _microphone(canvas)
    line = smooth(GROUND, closed=False)
    canvas.shape(stroke(line, 13), ink.INK)
    return canvas.finish()


def _microphone(canvas: Canvas) -> None:
    canvas.shapes(
        [oval(600, 470, 82, 118), box(518, 470, 164, 90), oval(600, 560, 82, 60)], ink.INK
    )
    for y in (420, 462, 504):
        canvas.shape(box(540, y, 120, 9), ink.CORAL, 0.85)
    canvas.shape(stroke(arc(600, 540, 136, 150, 0, 180), 20), ink.INK)
    canvas.shapes([box(588, 688, 24, 320), oval(600, 1006, 150, 22)], ink.INK)
