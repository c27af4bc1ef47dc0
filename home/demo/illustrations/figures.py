"""People as silhouettes: never a face. A figure is one unit tall and stands on (0, 0)."""

from home.demo.illustrations.canvas import Canvas
from home.demo.illustrations.geometry import Outline, Point, box, oval, placed, smooth, stroke
from home.demo.illustrations.palette import Colour

Figure = list[Outline]


def limb(*points: Point, start: float = 0.06, end: float = 0.042) -> Outline:
    """An arm or a leg through its joints."""
    return stroke(smooth(points, closed=False, steps=6), start, end)


def head(x: float = 0.0, y: float = -0.925, size: float = 1.0) -> Figure:
    """A head with a neck."""
    return [
        oval(x, y, 0.05 * size, 0.066 * size, 40),
        box(x - 0.024 * size, y + 0.03 * size, 0.048 * size, 0.09 * size),
    ]


def robed() -> Figure:
    """A man in a dishdasha."""
    half = [
        (0.026, -0.86),
        (0.045, -0.835),
        (0.095, -0.81),
        (0.128, -0.77),
        (0.14, -0.67),
        (0.148, -0.5),
        (0.14, -0.4),
        (0.122, -0.37),
        (0.128, -0.2),
        (0.143, -0.02),
    ]
    return [*head(), rounded(half), box(-0.09, -0.03, 0.07, 0.03), box(0.02, -0.03, 0.07, 0.03)]


def veiled() -> Figure:
    """A woman in an abaya and scarf."""
    half = [
        (0.0, -0.995),
        (0.045, -0.985),
        (0.068, -0.94),
        (0.066, -0.88),
        (0.085, -0.83),
        (0.135, -0.77),
        (0.155, -0.66),
        (0.16, -0.5),
        (0.17, -0.3),
        (0.2, -0.01),
    ]
    return [rounded(half)]


def walker(stride: float = 0.13, swing: float = 0.1) -> Figure:
    """Somebody in shirt and trousers, walking to the right."""
    torso = [
        (-0.1, -0.8),
        (0.0, -0.845),
        (0.1, -0.8),
        (0.115, -0.66),
        (0.095, -0.46),
        (-0.095, -0.46),
        (-0.11, -0.66),
    ]
    return [
        *head(0.012),
        smooth(torso, steps=5),
        limb((0.03, -0.5), (stride * 0.62, -0.27), (stride, -0.02), start=0.105, end=0.055),
        limb((-0.03, -0.5), (-stride * 0.35, -0.26), (-stride, -0.03), start=0.105, end=0.055),
        stroke([(stride - 0.02, -0.012), (stride + 0.085, -0.012)], 0.03, 0.024),
        stroke([(-stride - 0.02, -0.03), (-stride + 0.065, -0.008)], 0.03, 0.024),
        limb((0.06, -0.77), (0.1, -0.62), (0.07 + swing, -0.48)),
        limb((-0.07, -0.77), (-0.12, -0.62), (-0.09 - swing, -0.5)),
    ]


def coated(stride: float = 0.0) -> Figure:
    """A doctor in a long coat, seen from behind."""
    half = [
        (0.03, -0.868),
        (0.045, -0.845),
        (0.095, -0.815),
        (0.125, -0.78),
        (0.128, -0.66),
        (0.108, -0.55),
        (0.115, -0.46),
        (0.142, -0.27),
        (0.05, -0.262),
    ]
    legs = [
        limb((side * 0.05, -0.32), (side * (0.055 + stride), -0.01), start=0.085, end=0.052)
        for side in (-1, 1)
    ]
    shoes = [oval(side * (0.062 + stride), -0.01, 0.036, 0.017, 24) for side in (-1, 1)]
    arms = [
        limb(
            (side * 0.108, -0.785),
            (side * 0.15, -0.61),
            (side * 0.142, -0.43),
            start=0.062,
            end=0.044,
        )
        for side in (-1, 1)
    ]
    return [*head(0, -0.93), rounded(half), *legs, *arms, *shoes]


def pupil(stride: float = 0.13, skirt: bool = False) -> Figure:
    """A child with a satchel, walking to the right; heads are larger on children."""
    parts = [
        *head(0.01, -0.87, 1.55),
        smooth(
            [
                (-0.1, -0.74),
                (0.0, -0.77),
                (0.11, -0.73),
                (0.12, -0.55),
                (0.1, -0.4),
                (-0.1, -0.4),
                (-0.11, -0.58),
            ],
            steps=5,
        ),
        smooth(
            [(-0.08, -0.75), (-0.19, -0.74), (-0.23, -0.6), (-0.22, -0.46), (-0.1, -0.44)], steps=5
        ),
        limb((0.03, -0.42), (stride * 0.6, -0.22), (stride, -0.02), start=0.1, end=0.06),
        limb((-0.03, -0.42), (-stride * 0.4, -0.22), (-stride, -0.03), start=0.1, end=0.06),
        stroke([(stride - 0.02, -0.014), (stride + 0.1, -0.014)], 0.04, 0.03),
        stroke([(-stride - 0.02, -0.035), (-stride + 0.07, -0.01)], 0.04, 0.03),
        limb((0.05, -0.7), (0.13, -0.58), (0.2, -0.5), start=0.065, end=0.05),
    ]
    if skirt:
        parts.append([(-0.1, -0.45), (0.1, -0.45), (0.19, -0.2), (-0.18, -0.2)])
        parts.append(smooth([(-0.09, -0.93), (-0.14, -0.9), (-0.16, -0.78), (-0.1, -0.8)], steps=5))
    return parts


def seated(knees: float = 0.2) -> Figure:
    """Somebody on a seat at height 0.27, facing right; the seat edge is at x = 0."""
    back = [
        (-0.1, -0.56),
        (0.0, -0.595),
        (0.075, -0.55),
        (0.09, -0.4),
        (0.08, -0.24),
        (-0.1, -0.24),
        (-0.115, -0.4),
    ]
    return [
        *head(0.01, -0.675),
        smooth(back, steps=5),
        limb((-0.02, -0.27), (knees, -0.29), start=0.12, end=0.09),
        limb((knees - 0.01, -0.3), (knees + 0.01, -0.02), start=0.085, end=0.055),
        stroke([(knees - 0.03, -0.012), (knees + 0.1, -0.012)], 0.03, 0.024),
        limb((0.02, -0.53), (0.07, -0.4), (knees - 0.03, -0.34)),
    ]


def seated_front(veil: bool = False) -> Figure:
    """Somebody seated and seen from the front or behind, the seat at height 0.27."""
    if veil:
        skirt = [
            (-0.13, -0.34),
            (0.13, -0.34),
            (0.15, -0.24),
            (0.155, -0.02),
            (0.08, 0.0),
            (-0.08, 0.0),
            (-0.155, -0.02),
            (-0.15, -0.24),
        ]
        return [*veiled_bust(), smooth(skirt, steps=5)]
    half = [
        (0.028, -0.62),
        (0.045, -0.595),
        (0.1, -0.565),
        (0.135, -0.53),
        (0.148, -0.44),
        (0.15, -0.32),
        (0.13, -0.24),
        (0.06, -0.215),
    ]
    legs = [
        limb((side * 0.075, -0.27), (side * 0.075, -0.02), start=0.1, end=0.06) for side in (-1, 1)
    ]
    shoes = [oval(side * 0.085, -0.012, 0.042, 0.018, 24) for side in (-1, 1)]
    return [*head(0, -0.685), rounded(half), *legs, *shoes]


def rounded(half: list[Point]) -> Outline:
    """A closed smooth outline from its right half."""
    return smooth([*half, *((-x, y) for x, y in reversed(half))], steps=5)


def veiled_bust() -> Figure:
    """Head and shoulders under a scarf, for a seated figure."""
    half = [
        (0.0, -0.75),
        (0.045, -0.74),
        (0.068, -0.69),
        (0.066, -0.63),
        (0.085, -0.585),
        (0.135, -0.54),
        (0.15, -0.42),
        (0.145, -0.25),
    ]
    return [rounded(half)]


def put(
    canvas: Canvas,
    figure: Figure,
    x: float,
    y: float,
    tall: float,
    colour: Colour,
    flip: int = 1,
    alpha: float = 1.0,
) -> None:
    """Stand a figure at (x, y)."""
    canvas.shapes([placed(part, x, y, tall, flip=flip) for part in figure], colour, alpha)


def put_lit(
    canvas: Canvas,
    figure: Figure,
    x: float,
    y: float,
    tall: float,
    colour: Colour,
    light: Colour,
    shift: Point = (2.0, -1.2),
    flip: int = 1,
) -> None:
    """Stand a figure with an edge of light on the side that `shift` points to."""
    put(canvas, figure, x + shift[0], y + shift[1], tall, light, flip)
    put(canvas, figure, x, y, tall, colour, flip)


def shadow(
    canvas: Canvas,
    figure: Figure,
    x: float,
    y: float,
    tall: float,
    colour: Colour,
    lean: float,
    length: float,
    alpha: float = 0.45,
    flip: int = 1,
) -> None:
    """The long shadow of a figure on the ground: `lean` sideways, `length` toward the viewer."""
    outlines = [
        [(x + flip * px * tall - py * tall * lean, y - py * tall * length) for px, py in part]
        for part in figure
    ]
    canvas.shapes(outlines, colour, alpha)
