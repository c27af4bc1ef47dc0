"""The town: dawn over the river, the market, the way to school, a night street, a rooftop."""

from itertools import pairwise

from PIL import Image

from home.demo.illustrations import buildings, figures, landscape
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.chance import seeded
from home.demo.illustrations.geometry import box, oval, placed, smooth, stroke
from home.demo.illustrations.palette import mix


def al_qaim_dawn(width: int) -> Image.Image:
    """The cover: the town between the sun and the river, palms in front."""
    canvas = Canvas(width)
    canvas.sky(
        (
            (0, ink.INDIGO),
            (0.2, ink.PLUM),
            (0.38, (206, 88, 86)),
            (0.5, ink.CORAL),
            (0.6, ink.GOLD),
            (1, ink.CREAM),
        )
    )
    landscape.sun(canvas, 760, 360, 112, ink.CREAM, ink.GOLD)
    for base, relief, seed, colour in ((415, 70, 3, (204, 112, 92)), (440, 50, 8, (166, 78, 84))):
        hills = landscape.ridge(base, relief, seed, 520)
        canvas.shape(hills, colour)
        canvas.grain([hills], ink.PLUM, slope((200, base + 60), (500, base - 120), 0.7))
    landscape.haze(canvas, 425, 470, ink.GOLD, 0.45)
    _town(canvas)
    _river(canvas)
    _near_bank(canvas)
    return canvas.finish()


def _town(canvas: Canvas) -> None:
    far = [*buildings.skyline(492, 26, 62, 11), *buildings.dome(452, 440, 26)]
    canvas.shapes(far, (132, 60, 82))
    near = [*buildings.skyline(506, 14, 48, 23), *buildings.minaret(330, 506, 250)]
    for x, high, seed in ((560, 80, 2), (604, 66, 3), (940, 92, 4), (978, 74, 5), (150, 84, 6)):
        near += landscape.palm(x, 506, high, 0.05, seed)
    canvas.shapes(near, (84, 38, 72))
    canvas.grain(near, ink.CORAL, pool(760, 380, 330, 0.75))
    buildings.lit_windows(canvas, 504, 34, ink.GOLD, 9, 46)


def _river(canvas: Canvas) -> None:
    water = box(-10, 504, 1220, 300)
    canvas.gradient(
        water, ((0, ink.CORAL), (0.18, (196, 92, 92)), (0.6, ink.PLUM), (1, ink.INDIGO))
    )
    reflection = [[(x, 1010 - y) for x, y in part] for part in buildings.skyline(506, 14, 48, 23)]
    canvas.shapes(reflection, (84, 38, 72), 0.5)
    canvas.grain([water], ink.INDIGO, slope((0, 800), (420, 500), 0.8))
    landscape.ripples(canvas, 520, 790, ink.ROSE)
    landscape.glitter(canvas, 760, 508, 800, 120, ink.GOLD)
    landscape.glitter(canvas, 760, 512, 800, 62, ink.CREAM, seed=6)
    hull = smooth(
        [(-1, -0.16), (-0.6, 0.0), (0, 0.06), (0.6, 0.0), (1, -0.2), (0.6, -0.06), (-0.6, -0.05)]
    )
    canvas.shape(placed(oval(0, 0.12, 0.9, 0.1), 700, 600, 66), ink.NIGHT, 0.4)
    canvas.shape(placed(hull, 700, 600, 66), ink.NIGHT)
    canvas.line([(690, 520), (652, 640)], 2.2, ink.NIGHT)
    figures.put(canvas, figures.robed(), 684, 600, 62, ink.NIGHT)


def _near_bank(canvas: Canvas) -> None:
    bank = smooth([(-60, 640), (120, 655), (300, 720), (470, 790), (520, 860), (-60, 860)])
    canvas.shape(bank, ink.NIGHT)
    palms = [
        *landscape.palm(80, 720, 470, 0.1, 21),
        *landscape.palm(220, 760, 330, -0.09, 22),
        *landscape.palm(1160, 850, 560, -0.12, 23),
    ]
    canvas.shapes([[(x + 3, y - 2) for x, y in part] for part in palms], ink.CORAL, 0.8)
    canvas.shapes(palms, ink.NIGHT)
    canvas.shapes(_reeds(), ink.NIGHT)
    canvas.shapes(landscape.birds(420, 210, 13), ink.NIGHT, 0.85)


def _reeds() -> list[list[tuple[float, float]]]:
    chance = seeded(4)
    spots = [(chance.uniform(240, 520), chance.uniform(60, 130)) for _ in range(34)]
    return [
        stroke(
            smooth(
                [(x, 840), (x + 6, 790 - high / 2 + x / 9), (x + high * 0.3, 770 - high + x / 9)],
                closed=False,
            ),
            4,
            0.6,
        )
        for x, high in spots
    ]


def market_street(width: int) -> Image.Image:
    """Two rows of awnings that run toward a low sun."""
    canvas = Canvas(width)
    canvas.sky(((0, (244, 168, 104)), (0.35, ink.GOLD), (0.55, ink.CREAM), (1, ink.CREAM)))
    landscape.sun(canvas, 600, 372, 66, (255, 250, 236), ink.GOLD)
    canvas.shapes(buildings.skyline(432, 20, 56, 4, (480, 720)), (206, 122, 96))
    canvas.shapes(buildings.minaret(552, 432, 150), (206, 122, 96))
    ground = [(540, 430), (660, 430), (1500, 810), (-300, 810)]
    canvas.gradient(ground, ((0, ink.CREAM), (0.25, (240, 186, 124)), (1, (176, 96, 80))))
    canvas.grain([ground], ink.PLUM, slope((600, 860), (600, 470), 0.6))
    for side in (-1, 1):
        _shop_row(canvas, side)
    _lamps(canvas)
    _shoppers(canvas)
    return canvas.finish()


def _deep(side: int, near: float, y: float) -> tuple[float, float]:
    """A point on a street wall: `near` is 0 at the vanishing point, 1 at the sheet's edge."""
    return 600 + side * (40 + 600 * near), 400 + (y - 400) * (0.1 + 0.95 * near)


def _shop_row(canvas: Canvas, side: int) -> None:
    wall = [_deep(side, 0, -40), _deep(side, 1.1, -40), _deep(side, 1.1, 790), _deep(side, 0, 790)]
    canvas.shape(wall, (150, 66, 66) if side < 0 else (196, 100, 72))
    canvas.grain([wall], ink.PLUM, slope((600 + side * 620, 300), (600 + side * 60, 400), 0.7))
    hues = (ink.BRICK, ink.TEAL, ink.OCHRE, ink.WINE, ink.SAGE)
    stops = (0.08, 0.17, 0.29, 0.45, 0.68, 1.06)
    for i, (far, near) in enumerate(pairwise(stops)):
        gap = (near - far) * 0.07
        door = [
            _deep(side, far + gap, 330),
            _deep(side, near - gap, 330),
            _deep(side, near - gap, 720),
            _deep(side, far + gap, 720),
        ]
        canvas.shape(door, (58, 28, 52))
        canvas.grain([door], ink.GOLD, slope(_deep(side, far, 640), _deep(side, near, 380), 0.4))
        _goods(canvas, side, far + gap, near - gap, i)
        _upper_windows(canvas, side, far, near)
        _awning(canvas, side, far, near, hues[(i + (side > 0) * 2) % 5])


def _upper_windows(canvas: Canvas, side: int, far: float, near: float) -> None:
    for share in (0.28, 0.68):
        a, b = far + (near - far) * (share - 0.1), far + (near - far) * (share + 0.1)
        pane = [_deep(side, a, 40), _deep(side, b, 40), _deep(side, b, 170), _deep(side, a, 170)]
        canvas.shape(pane, (76, 34, 58))
        canvas.shape(
            [_deep(side, a, 165), _deep(side, b, 165), _deep(side, b, 182), _deep(side, a, 182)],
            ink.ROSE,
            0.6,
        )


def _goods(canvas: Canvas, side: int, far: float, near: float, seed: int) -> None:
    chance = seeded(seed * 2 + side)
    hues = (ink.CORAL, ink.OCHRE, ink.SAGE, ink.GOLD, ink.WINE)
    crate = [
        _deep(side, far, 650),
        _deep(side, near, 650),
        _deep(side, near, 735),
        _deep(side, far, 735),
    ]
    canvas.shape(crate, (104, 52, 54))
    for step in range(9):
        x, y = _deep(side, far + (near - far) * (step + 0.5) / 9, 645)
        size = 26 * (0.12 + near) * 0.55
        heap = [
            oval(x + chance.uniform(-2, 2), y - size * k * 0.5, size, size, 24) for k in range(2)
        ]
        canvas.shapes(heap, hues[(step // 3 + seed) % 5])


def _awning(canvas: Canvas, side: int, far: float, near: float, colour: ink.Colour) -> None:
    stripes = 9
    for i in range(stripes):
        a, b = far + (near - far) * i / stripes, far + (near - far) * (i + 1) / stripes
        out = -side * (20 + 110 * near)
        (ax, ay), (bx, by) = _deep(side, a, 300), _deep(side, b, 300)
        (cx, cy), (dx, dy) = _deep(side, b, 385), _deep(side, a, 385)
        strip = [(ax, ay), (bx, by), (cx + out, cy), (dx + out, dy)]
        hue = colour if i % 2 else ink.CREAM
        canvas.shape(strip, hue)
        drop = 30 * (0.1 + near)
        canvas.shape(
            [(dx + out, dy), (cx + out, cy), (cx + out, cy + drop), (dx + out, dy + drop)],
            landscape.shaded(hue, 0.3),
        )


def _lamps(canvas: Canvas) -> None:
    for near in (0.95, 0.6, 0.36, 0.2):
        (ax, ay), (bx, _) = _deep(-1, near, 170), _deep(1, near, 170)
        rope = [
            (ax + (bx - ax) * t / 20, ay + 70 * near * 4 * (t / 20) * (1 - t / 20))
            for t in range(21)
        ]
        canvas.shape(stroke(rope, 2.2 * near + 0.4), ink.WINE)
        for x, y in rope[2:20:3]:
            canvas.glow(x, y + 9 * near, 46 * near, ink.GOLD, 0.7)
            canvas.shape(oval(x, y + 9 * near, 7 * near, 9 * near, 20), ink.CREAM)


def _shoppers(canvas: Canvas) -> None:
    crowd = (
        (585, 470, 66, 0),
        (622, 476, 72, 1),
        (556, 492, 90, 2),
        (650, 505, 104, 0),
        (604, 530, 128, 1),
        (520, 560, 160, 1),
        (548, 566, 96, 3),
        (700, 600, 196, 2),
        (452, 690, 268, 0),
    )
    people = (figures.robed(), figures.veiled(), figures.walker(), figures.pupil())
    for x, y, tall, kind in crowd:
        lean = (x - 600) / 330
        figures.shadow(canvas, people[kind], x, y, tall, ink.PLUM, lean, 1.1, 0.45)
        figures.put_lit(
            canvas,
            people[kind],
            x,
            y,
            tall,
            mix(ink.WINE, ink.NIGHT, min(1, tall / 200)),
            ink.GOLD,
            (-2.2 if x > 600 else 2.2, -1.4),
            1 if x < 620 else -1,
        )
