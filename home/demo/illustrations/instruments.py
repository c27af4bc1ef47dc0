"""Strings: violins, cellos and ouds. An instrument is one unit long and its foot is at (0, 0)."""

from collections.abc import Callable

from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.figures import rounded
from home.demo.illustrations.geometry import Outline, Point, box, oval, placed, smooth, stroke

BODY: list[Point] = [
    (0, -0.6),
    (0.06, -0.595),
    (0.125, -0.54),
    (0.12, -0.43),
    (0.082, -0.36),
    (0.085, -0.29),
    (0.15, -0.22),
    (0.168, -0.11),
    (0.12, -0.02),
    (0, 0),
]
PEAR: list[Point] = [
    (0, -0.665),
    (0.04, -0.65),
    (0.1, -0.56),
    (0.2, -0.43),
    (0.275, -0.28),
    (0.28, -0.14),
    (0.2, -0.04),
    (0, 0),
]

Placing = Callable[[Outline], Outline]


def violin() -> list[Outline]:
    """A violin, or larger a cello, as a silhouette."""
    scroll = oval(0, -0.985, 0.026, 0.024, 24)
    pegs = [stroke([(-0.05, y), (0.05, y)], 0.014) for y in (-0.94, -0.9)]
    return [rounded(BODY), box(-0.02, -0.98, 0.04, 0.45), scroll, *pegs]


def oud() -> list[Outline]:
    """An oud as a silhouette: pear, short neck, pegbox bent back."""
    pegbox = stroke([(0, -0.9), (0.03, -0.94), (0.13, -0.99)], 0.05, 0.035)
    pegs = [stroke([(0.03 + 0.025 * k, -0.99), (0.06 + 0.025 * k, -0.9)], 0.012) for k in range(4)]
    return [rounded(PEAR), box(-0.034, -0.92, 0.068, 0.3), pegbox, *pegs]


def bow(start: Point, end: Point, wide: float = 2.0) -> Outline:
    """A bow between two points."""
    return stroke([start, end], wide)


def draw_violin(canvas: Canvas, x: float, y: float, tall: float, turn: float) -> None:
    """A violin in full colour, its foot at (x, y)."""

    def at(outline: Outline) -> Outline:
        return placed(outline, x, y, tall, turn)

    body, *rest = violin()
    canvas.shapes(
        [[(px + 16, py + 10) for px, py in at(part)] for part in (body, *rest)], ink.NIGHT, 0.45
    )
    canvas.shapes([at(part) for part in rest], ink.NIGHT)
    canvas.gradient(at(body), ((0, (214, 104, 56)), (1, (136, 46, 42))))
    canvas.grain(
        [at(body)], ink.NIGHT, slope((x + tall * 0.2, y), (x - tall * 0.16, y - tall * 0.4), 0.75)
    )
    canvas.grain(
        [at(body)], ink.GOLD, slope((x - tall * 0.2, y - tall * 0.6), (x, y - tall * 0.2), 0.5)
    )
    canvas.shape(at(box(-0.026, -0.96, 0.052, 0.62)), ink.INK)
    canvas.shape(at([(-0.03, -0.02), (0.03, -0.02), (0.022, -0.17), (-0.022, -0.17)]), ink.INK)
    canvas.shape(at(box(-0.05, -0.255, 0.1, 0.016)), ink.SAND)
    for side in (-1, 1):
        hole = smooth(
            [
                (side * 0.052, -0.34),
                (side * 0.074, -0.3),
                (side * 0.062, -0.25),
                (side * 0.09, -0.2),
            ],
            closed=False,
        )
        canvas.shape(at(stroke(hole, 0.012)), ink.INK)
        canvas.shapes(
            [
                at(oval(side * 0.055, -0.342, 0.011, 0.011, 16)),
                at(oval(side * 0.088, -0.2, 0.011, 0.011, 16)),
            ],
            ink.INK,
        )
    canvas.shapes(
        [
            at(stroke([(dx * 0.7, -0.94), (dx, -0.15)], 0.0035))
            for dx in (-0.018, -0.006, 0.006, 0.018)
        ],
        ink.CREAM,
    )


def draw_oud(canvas: Canvas, x: float, y: float, tall: float, turn: float) -> None:
    """An oud in full colour, its foot at (x, y)."""

    def at(outline: Outline) -> Outline:
        return placed(outline, x, y, tall, turn)

    body, *rest = oud()
    canvas.shapes(
        [[(px + 26, py + 12) for px, py in at(part)] for part in (body, *rest)], ink.NIGHT, 0.45
    )
    canvas.shapes([at(part) for part in rest], (64, 26, 42))
    canvas.shape(at([(px * 1.06, py * 1.02 + 0.01) for px, py in body]), (94, 36, 44))
    canvas.gradient(at(body), ((0, ink.GOLD), (0.6, (226, 150, 78)), (1, (190, 100, 62))))
    canvas.grain(
        [at(body)], ink.BRICK, slope((x + tall * 0.34, y), (x - tall * 0.2, y - tall * 0.3), 0.75)
    )
    canvas.grain(
        [at(body)], ink.CREAM, slope((x - tall * 0.3, y - tall * 0.5), (x, y - tall * 0.16), 0.5)
    )
    for cx, cy, radius in ((0, -0.37, 0.088), (-0.1, -0.235, 0.04), (0.1, -0.235, 0.04)):
        _rosette(canvas, at, cx, cy, radius)
    canvas.shape(
        at([(-0.036, -0.92), (0.036, -0.92), (0.044, -0.6), (0, -0.54), (-0.044, -0.6)]), ink.INK
    )
    canvas.shape(at(box(-0.11, -0.125, 0.22, 0.024)), ink.INK)
    strings = [
        stroke([(k * 0.0085, -0.9), (k * 0.019, -0.115)], 0.003)
        for k in (-3, -2.6, -1.6, -1.2, -0.2, 0.2, 1.2, 1.6, 2.6, 3)
    ]
    canvas.shapes([at(string) for string in strings], ink.CREAM)


def _rosette(canvas: Canvas, at: Placing, x: float, y: float, radius: float) -> None:
    canvas.shape(at(oval(x, y, radius * 1.14, radius * 1.14)), (120, 52, 46))
    canvas.shape(at(oval(x, y, radius, radius)), ink.INK)
    petals = [
        at(placed(oval(0, -0.5, 0.16, 0.44, 20), x, y, radius, turn)) for turn in range(0, 360, 45)
    ]
    canvas.shapes(petals, ink.OCHRE)
    canvas.shape(at(oval(x, y, radius * 0.2, radius * 0.2, 24)), ink.INK)
