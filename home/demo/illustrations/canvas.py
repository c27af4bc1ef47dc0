"""The sheet of paper: shapes, gradients, grain and glow, antialiased, at any width.

A scene is drawn in units: the sheet is 1200 units wide whatever the width in pixels, so a drawing
is the same at 640 and at 2400 pixels.
"""

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from home.demo.illustrations.geometry import Point, oval, stroke
from home.demo.illustrations.palette import Colour, Stops, at
from home.demo.illustrations.paper import finished, noise

UNITS = 1200
EDGE = 180  # Pillow's radial gradient has this level in the middle of its edges
Box = tuple[int, int, int, int]
Field = Callable[[float, float], float]


class Canvas:
    """One sheet, `width` pixels and 1200 units wide and `high` units high."""

    def __init__(self, width: int, high: float = 800) -> None:
        self.scale = width / UNITS
        self.high = high
        self.image = Image.new("RGB", (width, round(high * self.scale)))

    def sky(self, stops: Stops) -> None:
        """Cover the sheet with a vertical gradient; stops are at fractions of its height."""
        self.image.paste(self._column((0, 0, *self.image.size), stops, 0, self.high))

    def shape(
        self, outline: Sequence[Point], colour: Colour, alpha: float = 1.0, blur: float = 0
    ) -> None:
        """Fill one outline."""
        self.shapes([outline], colour, alpha, blur)

    def shapes(
        self,
        outlines: Sequence[Sequence[Point]],
        colour: Colour,
        alpha: float = 1.0,
        blur: float = 0,
    ) -> None:
        """Fill several outlines as one: where they overlap the colour doesn't double."""
        if found := self._mask(outlines, blur):
            box, mask = found
            if alpha < 1:
                mask = mask.point([round(level * alpha) for level in range(256)])
            self.image.paste(colour, box, mask)

    def gradient(self, outline: Sequence[Point], stops: Stops, alpha: float = 1.0) -> None:
        """Fill an outline with a vertical gradient; stops are at fractions of its own height."""
        if found := self._mask([outline], 0):
            box, mask = found
            if alpha < 1:
                mask = mask.point([round(level * alpha) for level in range(256)])
            ys = [y for _, y in outline]
            self.image.paste(self._column(box, stops, min(ys), max(ys)), box, mask)

    def grain(self, outlines: Sequence[Sequence[Point]], colour: Colour, field: Field) -> None:
        """Spray ink inside outlines: `field` gives the density (0 to 1) at a point in units."""
        if found := self._mask(outlines, 0):
            box, mask = found
            density = self._density(box, field)
            dots = ImageChops.add(density, noise(self.image.size, self.scale).crop(box), 1, -255)
            mask = ImageChops.multiply(
                mask, dots.point([min(level * 6, 255) for level in range(256)])
            )
            self.image.paste(colour, box, mask)

    def line(
        self, points: Sequence[Point], wide: float, colour: Colour, alpha: float = 1.0
    ) -> None:
        """Draw a line of constant width."""
        self.shape(stroke(points, wide), colour, alpha)

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1.0) -> None:
        """Fill a circle."""
        self.shape(oval(x, y, radius, radius), colour, alpha)

    def glow(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 0.6) -> None:
        """Let light fade out round a point."""
        size = max(2, round(2 * radius * self.scale))
        falloff = [round(255 * alpha * max(0.0, 1 - level / EDGE) ** 2) for level in range(256)]
        mask = (
            Image.radial_gradient("L").point(falloff).resize((size, size), Image.Resampling.BICUBIC)
        )
        corner = (round((x - radius) * self.scale), round((y - radius) * self.scale))
        self.image.paste(colour, (*corner, corner[0] + size, corner[1] + size), mask)

    def finish(self, seed: int = 1) -> Image.Image:
        """The picture as printed: with the tooth of the paper and a soft vignette."""
        return finished(self.image, self.scale, seed)

    def _mask(
        self, outlines: Sequence[Sequence[Point]], blur: float
    ) -> tuple[Box, Image.Image] | None:
        box = self._pixels(outlines, blur)
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide <= 0 or high <= 0:
            return None
        over = 4 if wide * high < 300_000 else 3 if wide * high < 1_000_000 else 2
        large = Image.new("L", (wide * over, high * over))
        pen, by = ImageDraw.Draw(large), self.scale * over
        left, top = box[0] * over, box[1] * over
        for outline in outlines:
            pen.polygon([(x * by - left, y * by - top) for x, y in outline], fill=255)
        mask = large.reduce(over)
        return box, mask.filter(ImageFilter.BoxBlur(blur * self.scale)) if blur else mask

    def _pixels(self, outlines: Sequence[Sequence[Point]], blur: float) -> Box:
        xs = [x for outline in outlines for x, _ in outline]
        ys = [y for outline in outlines for _, y in outline]
        pad, by = 2 * blur, self.scale
        return (
            max(0, math.floor((min(xs) - pad) * by)),
            max(0, math.floor((min(ys) - pad) * by)),
            min(self.image.width, math.ceil((max(xs) + pad) * by) + 1),
            min(self.image.height, math.ceil((max(ys) + pad) * by) + 1),
        )

    def _column(self, box: Box, stops: Stops, top: float, bottom: float) -> Image.Image:
        span = max(bottom - top, 1e-6)
        colours = [at(stops, (y / self.scale - top) / span) for y in range(box[1], box[3])]
        column = Image.frombytes("RGB", (1, len(colours)), bytes(v for c in colours for v in c))
        return column.resize((box[2] - box[0], box[3] - box[1]), Image.Resampling.NEAREST)

    def _density(self, box: Box, field: Field) -> Image.Image:
        side = 40
        xs = [(box[0] + (box[2] - box[0]) * (i + 0.5) / side) / self.scale for i in range(side)]
        ys = [(box[1] + (box[3] - box[1]) * (i + 0.5) / side) / self.scale for i in range(side)]
        levels = bytes(round(255 * min(max(field(x, y), 0.0), 1.0)) for y in ys for x in xs)
        size = (box[2] - box[0], box[3] - box[1])
        return Image.frombytes("L", (side, side), levels).resize(size, Image.Resampling.BICUBIC)


def slope(start: Point, end: Point, strength: float = 1.0) -> Field:
    """A density that falls from `strength` at `start` to nothing at `end`."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    return lambda x, y: strength * (1 - ((x - start[0]) * dx + (y - start[1]) * dy) / length)


def pool(x: float, y: float, radius: float, strength: float = 1.0) -> Field:
    """A density that falls off round a point."""
    return lambda px, py: strength * (1 - math.hypot(px - x, py - y) / radius)


def rim(x: float, y: float, radius: float, strength: float = 1.0) -> Field:
    """A density that grows away from a point: a shaded edge."""
    return lambda px, py: strength * (math.hypot(px - x, py - y) / radius) ** 2
