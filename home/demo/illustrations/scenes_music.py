"""Music: the orchestra on stage, and its audience."""

from PIL import Image

from home.demo.illustrations import figures, instruments
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import archway, box, oval, placed, smooth, stroke
from home.demo.illustrations.palette import mix


def orchestra(width: int) -> Image.Image:
    """A panorama of the full orchestra; the conductor's arms are up."""
    canvas = Canvas(width, 514)
    canvas.sky(((0, (120, 44, 54)), (0.5, (206, 108, 60)), (1, ink.GOLD)))
    canvas.glow(600, 250, 560, ink.CREAM, 0.85)
    for k in range(13):
        x = 30 + k * 92
        canvas.shape(archway(x, 60, 62, 270, 0.2), (172, 78, 58), 0.5)
        canvas.shape(archway(x + 9, 76, 44, 254, 0.2), ink.GOLD, 0.35)
    for x in (150, 420, 600, 780, 1050):
        beam = [
            (x - 10, -10),
            (x + 10, -10),
            (600 + (x - 600) * 0.7 + 130, 420),
            (600 + (x - 600) * 0.7 - 130, 420),
        ]
        canvas.shape(beam, ink.CREAM, 0.13, 3)
        canvas.grain([beam], ink.CREAM, slope((x, -20), (x, 440), 0.4))
    floor = [(-10, 330), (1210, 330), (1210, 520), (-10, 520)]
    canvas.gradient(floor, ((0, (214, 130, 70)), (1, (92, 34, 52))))
    canvas.grain([floor], ink.NIGHT, slope((600, 560), (600, 330), 0.6))
    for row, (y, tall, count, spread) in enumerate(
        ((346, 118, 13, 470), (386, 140, 11, 490), (436, 168, 8, 500))
    ):
        _desk_row(canvas, row, y, tall, count, spread)
    _conductor(canvas)
    for side in (-1, 1):
        edge = 600 + side * 610
        drape = smooth(
            [
                (edge, -20),
                (edge - side * 90, -20),
                (edge - side * 60, 140),
                (edge - side * 26, 300),
                (edge - side * 50, 540),
                (edge, 540),
            ],
            steps=8,
        )
        canvas.gradient(drape, ((0, ink.WINE), (1, (58, 18, 44))))
        canvas.grain([drape], ink.NIGHT, slope((edge, 300), (edge - side * 90, 280), 0.8))
    return canvas.finish()


def _desk_row(canvas: Canvas, row: int, y: float, tall: float, count: int, spread: float) -> None:
    colour = ((120, 48, 58), (74, 28, 54), ink.NIGHT)[row]
    for k in range(count):
        share = 2 * k / (count - 1) - 1
        if abs(share) < (0.1, 0.13, 0.2)[row]:
            continue
        x, foot, flip = 600 + share * spread, y - 34 * abs(share) ** 2, 1 if share < 0 else -1
        figures.put(canvas, [oval(0.05, 0, 0.3, 0.03)], x, foot, tall, ink.NIGHT, flip, 0.35)
        player = [
            *figures.seated(0.16),
            box(-0.1, -0.26, 0.2, 0.03),
            box(-0.1, -0.26, 0.02, 0.26),
            box(0.07, -0.26, 0.02, 0.26),
        ]
        figures.put_lit(canvas, player, x, foot, tall, colour, ink.CREAM, (1.6 * flip, -1.6), flip)
        kind = (row + k) % 3 if row < 2 else (0 if share < 0 else 1)
        _instrument(canvas, kind, x, foot, tall, colour, flip)
        stand = [
            stroke([(0.42, 0), (0.42, -0.42)], 0.014),
            stroke([(0.36, -0.4), (0.47, -0.56)], 0.03),
        ]
        figures.put(canvas, stand, x, foot, tall, ink.NIGHT, flip)


def _instrument(
    canvas: Canvas, kind: int, x: float, y: float, tall: float, colour: ink.Colour, flip: int
) -> None:
    if kind == 0:
        fiddle = [placed(part, 0.04, -0.53, 0.36, 66) for part in instruments.violin()]
        lines = [
            stroke([(0.1, -0.86), (0.34, -0.42)], 0.012),
            figures.limb((0.03, -0.5), (0.16, -0.42), (0.3, -0.62), start=0.05, end=0.04),
        ]
    elif kind == 1:
        fiddle = [placed(part, 0.22, -0.04, 0.72, -14) for part in instruments.violin()]
        lines = [
            stroke([(0.02, -0.26), (0.46, -0.36)], 0.013),
            stroke([(0.22, -0.05), (0.24, 0.03)], 0.014),
        ]
    else:
        fiddle = [placed(part, 0.0, -0.3, 0.56, 62) for part in instruments.oud()]
        lines = [figures.limb((0.0, -0.5), (-0.02, -0.36), (0.16, -0.34), start=0.05, end=0.04)]
    figures.put(canvas, fiddle, x, y, tall, mix(ink.CORAL, colour, 0.35), flip)
    figures.put(canvas, lines, x, y, tall, colour, flip)


def _conductor(canvas: Canvas) -> None:
    canvas.shape(oval(600, 500, 120, 20), ink.NIGHT, 0.5)
    canvas.gradient(
        [(512, 478), (688, 478), (704, 520), (496, 520)], ((0, ink.OCHRE), (1, ink.WINE))
    )
    figures.put_lit(canvas, _maestro(), 600, 484, 250, ink.INK, ink.CREAM, (0, -2.6))


def _maestro() -> figures.Figure:
    tails = figures.rounded(
        [
            (0.03, -0.868),
            (0.05, -0.845),
            (0.1, -0.815),
            (0.122, -0.78),
            (0.11, -0.62),
            (0.095, -0.52),
            (0.12, -0.4),
            (0.1, -0.27),
            (0.02, -0.4),
        ]
    )
    legs = [
        figures.limb((side * 0.045, -0.46), (side * 0.06, -0.01), start=0.09, end=0.055)
        for side in (-1, 1)
    ]
    arms = [
        figures.limb((-0.1, -0.785), (-0.25, -0.82), (-0.32, -1.0), start=0.062, end=0.038),
        figures.limb((0.1, -0.785), (0.25, -0.86), (0.33, -1.02), start=0.062, end=0.038),
        stroke([(0.32, -1.0), (0.44, -1.16)], 0.01, 0.005),
    ]
    return [*figures.head(0, -0.93), tails, *legs, *arms]


def audience(width: int) -> Image.Image:
    """Rows of heads, and beyond them the lit stage."""
    canvas = Canvas(width)
    canvas.sky(((0, (54, 18, 44)), (0.5, (110, 36, 54)), (1, ink.NIGHT)))
    canvas.glow(600, 330, 640, ink.CORAL, 0.6)
    stage = box(180, 130, 840, 330)
    canvas.gradient(stage, ((0, (212, 116, 64)), (0.6, ink.GOLD), (1, ink.CREAM)))
    canvas.glow(600, 330, 360, (255, 248, 226), 0.85)
    for x in (330, 510, 690, 870):
        canvas.grain(
            [[(x - 8, 130), (x + 8, 130), (x + 90, 440), (x - 90, 440)]],
            ink.CREAM,
            slope((x, 110), (x, 460), 0.5),
        )
    canvas.shape(box(160, 440, 880, 40), ink.OCHRE)
    for x in (300, 362, 424, 486, 714, 776, 838, 900):
        flip = 1 if x < 600 else -1
        figures.put(canvas, figures.seated(0.16), x, 442, 120, ink.WINE, flip)
        _instrument(canvas, 0 if x % 4 else 1, x, 442, 120, ink.WINE, flip)
    figures.put(canvas, _maestro(), 600, 442, 150, ink.NIGHT)
    _drapes(canvas)
    rows = (
        (520, 96, 17, (92, 32, 56)),
        (590, 138, 13, (62, 24, 52)),
        (690, 200, 9, (38, 20, 48)),
        (860, 300, 6, ink.INK),
    )
    for index, (y, size, count, colour) in enumerate(rows):
        _heads(canvas, index, y, size, count, colour)
    return canvas.finish()


def _drapes(canvas: Canvas) -> None:
    for side in (-1, 1):
        for k in range(6):
            x = 600 + side * (400 + k * 42)
            fold = smooth(
                [
                    (x, 60),
                    (x + side * 46, 60),
                    (x + side * 50, 300),
                    (x + side * 46, 520),
                    (x + side * 4, 520),
                    (x - side * 6, 300),
                ],
                steps=6,
            )
            canvas.gradient(fold, ((0, (190, 52, 54)), (1, (96, 22, 48))))
            canvas.grain([fold], ink.NIGHT, slope((x + side * 50, 300), (x - side * 6, 300), 0.85))
    for k in range(7):
        x = 150 + k * 129
        swag = [
            (x, 40),
            *((x + 129 * t / 12, 116 + 46 * (1 - (t / 6 - 1) ** 2)) for t in range(13)),
            (x + 129, 40),
        ]
        canvas.gradient(swag, ((0, (110, 24, 48)), (1, (208, 62, 56))))
        canvas.grain([swag], ink.NIGHT, slope((x + 130, 120), (x, 90), 0.6))
        canvas.shape(stroke(swag[1:-1], 5), ink.GOLD)
    canvas.shape(box(-10, -10, 1220, 62), (54, 18, 44))


def _heads(canvas: Canvas, row: int, y: float, size: float, count: int, colour: ink.Colour) -> None:
    chance = seeded(row + 3)
    for k in range(count):
        x = (
            600
            + (k - (count - 1) / 2) * size * 0.86
            + chance.uniform(-size, size) * 0.07
            + (row % 2) * size * 0.2
        )
        veil, tall = chance.random() < 0.42, size * chance.uniform(2.4, 2.75)
        bust = figures.veiled_bust() if veil else figures.seated_front()[:3]
        foot = y + tall * 0.52
        warm = mix(ink.GOLD, ink.CREAM, max(0.0, 1 - abs(x - 600) / 500))
        lift = 0.014 * tall**0.9
        figures.put_lit(canvas, bust, x, foot, tall, colour, warm, ((600 - x) / 600 * lift, -lift))
        canvas.grain(
            [placed(part, x, foot, tall) for part in bust],
            ink.CORAL,
            slope((x, y - size * 0.3), (x, y + size * 0.15), 0.3),
        )
