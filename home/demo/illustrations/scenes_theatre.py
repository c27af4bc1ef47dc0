"""One auditorium, drawn twice from the same seat: open to the sky, and restored."""

from dataclasses import dataclass

from PIL import Image

from home.demo.illustrations import buildings, figures
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import Outline, archway, box, oval, placed, smooth, stroke

STAGE = (330, 150, 540, 372)


@dataclass(frozen=True)
class Hall:
    """The inks of the hall in one of its two states."""

    ceiling: ink.Colour
    wall: ink.Colour
    trim: ink.Colour
    shade: ink.Colour
    floor: ink.Colour


RUIN = Hall((74, 84, 98), (96, 100, 108), (130, 122, 116), (24, 28, 44), (70, 70, 82))
WARM = Hall((110, 42, 54), (150, 58, 54), ink.OCHRE, (46, 16, 44), (92, 34, 52))


def theatre_before(width: int) -> Image.Image:
    """Daylight through the roof, on dust, a torn curtain and broken rows."""
    canvas = Canvas(width)
    _shell(canvas, RUIN)
    canvas.gradient(archway(*STAGE, -0.55), ((0, (40, 44, 60)), (1, (82, 82, 92))))
    _torn_curtain(canvas)
    _open_roof(canvas)
    _arch(canvas, RUIN)
    _seats(canvas, (92, 74, 82), (56, 50, 66), 0.42)
    _debris(canvas)
    figures.put_lit(
        canvas,
        figures.walker(0.06, 0.03),
        566,
        486,
        116,
        (30, 30, 46),
        (246, 232, 200),
        (1.6, -1.6),
    )
    return canvas.finish()


def theatre_after(width: int) -> Image.Image:
    """The same hall with its lamps lit, its curtain hung and every seat in place."""
    canvas = Canvas(width)
    _shell(canvas, WARM)
    canvas.gradient(archway(*STAGE, -0.55), ((0, (200, 110, 60)), (0.55, ink.GOLD), (1, ink.CREAM)))
    _set(canvas)
    _curtain(canvas)
    _arch(canvas, WARM)
    _lights(canvas)
    _seats(canvas, (190, 56, 58), (112, 30, 54), 0.0)
    return canvas.finish()


def _shell(canvas: Canvas, hall: Hall) -> None:
    x, y, wide, high = STAGE
    right, bottom = x + wide, y + high
    canvas.sky(((0, hall.shade), (1, hall.shade)))
    planes = (
        (
            [(-40, -40), (1240, -40), (right, y - 40), (x, y - 40)],
            hall.ceiling,
            (600, -60),
            (600, 150),
        ),
        ([(-40, -40), (x, y - 40), (x, bottom), (-40, 760)], hall.wall, (-60, 400), (360, 400)),
        (
            [(1240, -40), (right, y - 40), (right, bottom), (1240, 760)],
            hall.wall,
            (1260, 400),
            (840, 400),
        ),
        (
            [(-40, 760), (x, bottom), (right, bottom), (1240, 760), (1240, 840), (-40, 840)],
            hall.floor,
            (600, 840),
            (600, 500),
        ),
    )
    for outline, colour, start, end in planes:
        canvas.shape(outline, colour)
        canvas.grain([outline], hall.shade, slope(start, end, 0.85))
    canvas.shape([(x, y - 40), (right, y - 40), (right, bottom), (x, bottom)], hall.wall)
    for k in range(1, 4):
        depth = k / 4
        top = [
            (-40 + (x + 40) * depth, -40 + (y) * depth),
            (1240 - (1240 - right) * depth, -40 + y * depth),
        ]
        canvas.line(top, 5 - k, hall.trim, 0.7)
    for k in range(4):
        _panel(canvas, hall, 0.1 + 0.22 * k)


def _panel(canvas: Canvas, hall: Hall, depth: float) -> None:
    """A tall niche on both side walls; `depth` runs from the viewer (0) to the stage (1)."""
    for side in (-1, 1):

        def at(share: float, level: float, side: int = side) -> tuple[float, float]:
            reach = depth + share * 0.14
            top, bottom = -40 + 150 * reach, 760 - 238 * reach
            return 600 + side * (640 - 370 * reach), top + (bottom - top) * level

        niche = [
            at(0, 0.78),
            at(0, 0.34),
            at(0.25, 0.27),
            at(0.5, 0.245),
            at(0.75, 0.27),
            at(1, 0.34),
            at(1, 0.78),
        ]
        canvas.shape(niche, hall.shade, 0.55)
        canvas.shape(stroke(niche, 4 - 2 * depth), hall.trim, 0.85)


def _arch(canvas: Canvas, hall: Hall) -> None:
    x, y, wide, high = STAGE
    outer, inner = (
        archway(x - 26, y - 26, wide + 52, high + 26, -0.55),
        archway(x, y, wide, high, -0.55),
    )
    canvas.shape([*outer, *reversed(inner)], hall.trim)
    canvas.grain(
        [[*outer, *reversed(inner)]], hall.shade, slope((x + wide + 60, y + high), (x, y), 0.7)
    )
    canvas.gradient(box(x - 40, y + high - 6, wide + 80, 46), ((0, hall.trim), (1, hall.shade)))


def _seats(canvas: Canvas, cloth: ink.Colour, dark: ink.Colour, missing: float) -> None:
    chance = seeded(12)
    for row in range(6):
        size, floor = 25 * 1.34**row, 566 + 13 * 1.72**row + row * 12
        step, aisle = size * 1.12, 22 * 1.36**row
        count = int(640 / step) + 1
        for k in range(count):
            for side in (-1, 1):
                x = 600 + side * (aisle + step * (k + 0.5))
                gone = chance.random() < missing
                if not gone or chance.random() < 0.5:
                    _seat(
                        canvas,
                        x,
                        floor,
                        size,
                        (cloth, dark),
                        chance.uniform(-40, 40) if gone else 0,
                    )


def _seat(
    canvas: Canvas,
    x: float,
    floor: float,
    size: float,
    inks: tuple[ink.Colour, ink.Colour],
    turn: float,
) -> None:
    back = placed(archway(-0.46, -1.12, 0.92, 1.2, -0.5), x, floor, size, turn)
    canvas.shape(
        [(px, py - size * 0.06) for px, py in back],
        ink.GOLD if not turn and inks[0][0] > 150 else inks[0],
        0.9,
    )
    canvas.gradient(back, ((0, inks[0]), (1, inks[1])))
    canvas.grain(
        [back], ink.NIGHT, slope((x + size * 0.6, floor), (x - size * 0.3, floor - size), 0.55)
    )


def _open_roof(canvas: Canvas) -> None:
    hole = buildings.jagged(720, 12, 160, 5, 18)
    canvas.shape([(x, y - 10) for x, y in buildings.jagged(720, 16, 178, 5, 18)], (50, 52, 66))
    canvas.gradient(hole, ((0, (214, 220, 208)), (1, (250, 238, 206))))
    bars = [
        ((600, 20), (640, 60), (652, 90)),
        ((840, 10), (800, 66), (806, 96)),
        ((720, 132), (716, 100), (730, 76)),
    ]
    canvas.shapes([stroke(smooth(bar, closed=False), 3) for bar in bars], (60, 48, 56))
    beam = [(620, 60), (850, 60), (720, 700), (330, 700)]
    canvas.shape(beam, (250, 238, 206), 0.2, 5)
    canvas.grain([beam], (250, 238, 206), slope((740, 20), (520, 720), 0.6))
    canvas.shape(oval(524, 668, 210, 44), (250, 238, 206), 0.3, 12)


def _torn_curtain(canvas: Canvas) -> None:
    left = smooth(
        [
            (330, 150),
            (430, 150),
            (420, 260),
            (400, 330),
            (412, 420),
            (376, 390),
            (360, 470),
            (340, 430),
            (326, 500),
        ],
        steps=5,
    )
    right = smooth(
        [(800, 150), (872, 150), (874, 400), (852, 330), (836, 372), (820, 270)], steps=5
    )
    strip = stroke(smooth([(560, 148), (572, 210), (556, 260), (566, 296)], closed=False), 46, 12)
    for cloth in (left, right, strip):
        canvas.gradient(cloth, ((0, (108, 58, 66)), (1, (64, 44, 58))))
        canvas.grain([cloth], ink.NIGHT, slope((900, 520), (300, 150), 0.7))


def _debris(canvas: Canvas) -> None:
    for left, right, floor, high, seed in (
        (470, 800, 560, 46, 3),
        (240, 560, 690, 50, 4),
        (760, 1140, 770, 70, 5),
        (-30, 200, 640, 50, 6),
    ):
        blocks = buildings.rubble(left, right, floor, high, seed)
        for share, colour in ((0, (62, 60, 72)), (1, (120, 112, 112)), (2, (92, 86, 92))):
            canvas.shapes(blocks[share::3], colour)
        canvas.grain(blocks, ink.NIGHT, slope((right, floor + 20), (left, floor - high), 0.6))
    beams: list[Outline] = [
        stroke([(760, 800), (940, 520)], 18),
        stroke([(420, 640), (610, 560)], 13),
    ]
    canvas.shapes(beams, (44, 40, 54))


def _curtain(canvas: Canvas) -> None:
    for side in (-1, 1):
        for k in range(5):
            x = 600 + side * (268 - k * 21)
            fold = smooth(
                [
                    (x + side * 14, 150),
                    (x - side * 13, 150),
                    (x - side * (8 - k * 3), 300),
                    (x + side * (k * 7), 420),
                    (x + side * (k * 5 - 6), 520),
                    (x + side * 20, 520),
                    (x + side * 16, 320),
                ],
                steps=6,
            )
            canvas.gradient(fold, ((0, (206, 58, 54)), (1, (116, 26, 50))))
            canvas.grain([fold], ink.NIGHT, slope((x - 18, 300), (x + 14, 300), 0.8))
    for k in range(5):
        x = 330 + k * 108
        swag = [
            (x, 148),
            *((x + 108 * t / 12, 196 + 46 * (1 - (t / 6 - 1) ** 2)) for t in range(13)),
            (x + 108, 148),
        ]
        canvas.gradient(swag, ((0, (150, 34, 52)), (1, (216, 66, 56))))
        canvas.shape(stroke(swag[1:-1], 4), ink.GOLD)
        canvas.grain([swag], ink.NIGHT, slope((x + 110, 200), (x, 180), 0.6))


def _set(canvas: Canvas) -> None:
    canvas.glow(600, 360, 330, (255, 248, 224), 0.8)
    arches = [archway(434 + 84 * k, 264, 64, 190, 0.2) for k in range(4)]
    canvas.shapes(arches, (206, 118, 70), 0.55)
    canvas.gradient(box(330, 452, 540, 70), ((0, (214, 128, 70)), (1, (140, 62, 52))))
    for x in (470, 520, 570, 630, 680, 730):
        figures.put(canvas, [oval(0, -0.012, 0.2, 0.02)], x, 498, 60, ink.WINE, alpha=0.5)
        chair = [
            box(-0.12, -0.3, 0.24, 0.03),
            box(-0.12, -0.6, 0.03, 0.6),
            box(0.1, -0.3, 0.03, 0.3),
        ]
        figures.put(canvas, chair, x, 498, 74, ink.NIGHT, 1 if x < 600 else -1)
    figures.put(canvas, figures.walker(0.07, 0.06), 600, 506, 96, ink.NIGHT)


def _lights(canvas: Canvas) -> None:
    for x, y, size in ((600, 46, 1.0), (250, 66, 0.6), (950, 66, 0.6)):
        canvas.glow(x, y + 20 * size, 260 * size, ink.GOLD, 0.65)
        canvas.line([(x, -10), (x, y)], 3, ink.NIGHT)
        canvas.shape(oval(x, y + 14 * size, 92 * size, 13 * size), ink.OCHRE)
        bulbs = [(x + dx * size, y + (22 - abs(dx) * 0.08) * size) for dx in range(-84, 85, 24)]
        canvas.shapes([oval(bx, by, 7 * size, 10 * size, 20) for bx, by in bulbs], (255, 248, 224))
    for x in (455, 600, 745):
        beam = [(x - 6, 176), (x + 6, 176), (x + 76, 500), (x - 76, 500)]
        canvas.grain([beam], ink.CREAM, slope((x, 160), (x, 520), 0.4))
    canvas.grain([box(330, 520, 540, 100)], ink.GOLD, pool(600, 520, 300, 0.6))
