"""The hospital front: what its ruin and its rebuilt state have in common, to the pixel."""

from collections.abc import Iterator

from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.geometry import box

FLOOR = 612
WINGS = ((110, 262, 390, 350), (700, 262, 390, 350))
BLOCK = (470, 196, 260, 416)


def windows() -> Iterator[tuple[float, float]]:
    """The top left corner of every window: three rows in the wings, two in the block."""
    for x, y, _, _ in WINGS:
        yield from (
            (x + 26 + column * 58, y + 34 + row * 106) for row in range(3) for column in range(6)
        )
    yield from ((BLOCK[0] + 36 + column * 74, BLOCK[1] + 44) for column in range(3))
    yield from ((BLOCK[0] + 36 + column * 74, BLOCK[1] + 150) for column in range(3))


def ground(canvas: Canvas, near: ink.Colour, far: ink.Colour, shade: ink.Colour) -> None:
    """The forecourt, with the shadow of the building on it."""
    yard = box(-10, FLOOR, 1220, 200)
    canvas.gradient(yard, ((0, near), (1, far)))
    canvas.shape([(110, FLOOR), (1090, FLOOR), (900, 668), (-60, 668)], shade, 0.4)
    canvas.grain([yard], shade, slope((200, 830), (700, 600), 0.6))
