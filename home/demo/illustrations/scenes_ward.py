"""Inside the hospital: the operating theatre, the waiting room, the night corridor."""

from PIL import Image

from home.demo.illustrations import figures
from home.demo.illustrations import palette as ink
from home.demo.illustrations.canvas import Canvas, pool, slope
from home.demo.illustrations.geometry import box, mirrored, oval, placed, smooth, stroke
from home.demo.illustrations.palette import mix


def operating_theatre(width: int) -> Image.Image:
    """A lamp, its cone of light, and four people at work in it."""
    canvas = Canvas(width)
    canvas.sky(((0, (10, 38, 48)), (0.6, ink.DEEP), (1, (12, 44, 56))))
    tiles = [
        box(x, y, 74, 46)
        for y in range(6, 560, 50)
        for x in range(-30 + (y // 50 % 2) * 39, 1240, 78)
    ]
    canvas.shapes(tiles, ink.TEAL, 0.22)
    canvas.glow(600, 320, 640, (120, 190, 180), 0.55)
    cone = [(470, 190), (730, 190), (1000, 640), (200, 640)]
    canvas.gradient(cone, ((0, (255, 246, 214)), (1, (140, 200, 180))), 0.36)
    canvas.grain([cone], ink.CREAM, slope((600, 150), (600, 660), 0.45))
    floor = box(-10, 640, 1220, 170)
    canvas.gradient(floor, ((0, (26, 78, 86)), (1, (8, 30, 42))))
    canvas.shape(oval(600, 690, 460, 74), (170, 214, 190), 0.35, 8)
    _monitor(canvas, 120, 300)
    _drip(canvas)
    _lamp(canvas)
    _team(canvas)
    return canvas.finish()


def _lamp(canvas: Canvas) -> None:
    canvas.shape(
        stroke(smooth([(600, -20), (604, 60), (760, 90), (690, 150)], closed=False), 16),
        (8, 28, 38),
    )
    canvas.shape(oval(600, 178, 176, 62), (8, 28, 38))
    canvas.shape(oval(600, 190, 162, 50), (202, 220, 204))
    canvas.glow(600, 195, 330, ink.CREAM, 0.8)
    bulbs = [
        (600 + dx, 192 + dy)
        for dx, dy in ((0, 0), (-86, 0), (86, 0), (-46, -22), (46, -22), (-46, 22), (46, 22))
    ]
    canvas.shapes([oval(x, y, 28, 13) for x, y in bulbs], (255, 252, 236))
    canvas.grain([oval(600, 190, 162, 50)], ink.GOLD, slope((430, 190), (640, 190), 0.35))


def _surgeon(lean: float = 0.0) -> figures.Figure:
    half = [
        (0.04, -0.83),
        (0.1, -0.8),
        (0.155, -0.75),
        (0.165, -0.6),
        (0.14, -0.45),
        (0.15, -0.2),
        (0.17, 0.0),
    ]
    cap = smooth(
        [
            (-0.056, -0.93),
            (-0.05, -0.985),
            (0, -1.005),
            (0.05, -0.985),
            (0.056, -0.93),
            (0.0, -0.925),
        ],
        steps=6,
    )
    body = [oval(0, -0.915, 0.052, 0.066, 40), box(-0.03, -0.87, 0.06, 0.07), cap, mirrored(half)]
    return [[(x + lean * max(0.0, -y - 0.55), y) for x, y in part] for part in body]


def _team(canvas: Canvas) -> None:
    back = ((470, 640, 372, 0.28), (742, 640, 360, -0.3))
    for x, y, tall, lean in back:
        figures.put_lit(canvas, _surgeon(lean), x, y, tall, (28, 88, 92), (240, 240, 206), (0, -4))
    sheet = smooth(
        [(300, 560), (420, 530), (600, 520), (800, 532), (910, 560), (920, 650), (290, 650)],
        steps=6,
    )
    canvas.gradient(sheet, ((0, (230, 240, 214)), (0.4, (150, 198, 182)), (1, ink.TEAL)))
    canvas.grain([sheet], ink.DEEP, slope((600, 700), (600, 540), 0.8))
    for x, y, tall, lean in ((300, 800, 540, 0.42), (910, 800, 524, -0.42)):
        figures.put_lit(
            canvas,
            _surgeon(lean),
            x,
            y,
            tall,
            (10, 42, 54),
            (250, 240, 200),
            (4 if lean > 0 else -4, -4),
        )
    for points in (((366, 430), (440, 500), (540, 508)), ((846, 430), (770, 500), (672, 506))):
        canvas.shape(stroke(smooth(points, closed=False), 46, 24), (10, 42, 54))


def _monitor(canvas: Canvas, x: float, y: float) -> None:
    canvas.shapes([box(x + 66, y + 100, 12, 260), box(x + 30, y + 356, 84, 12)], (8, 28, 38))
    canvas.shape(box(x, y, 148, 104), (8, 28, 38))
    canvas.gradient(box(x + 8, y + 8, 132, 88), ((0, (18, 66, 70)), (1, (12, 46, 54))))
    beat = [
        (0, 0),
        (26, 0),
        (32, -8),
        (38, 0),
        (46, 4),
        (52, -30),
        (60, 18),
        (66, 0),
        (92, 0),
        (98, -8),
        (104, 0),
        (120, 0),
    ]
    canvas.line([(x + 14 + px, y + 44 + py) for px, py in beat], 2.6, ink.GOLD)
    canvas.line([(x + 14 + i * 6, y + 78 - 7 * (i % 4 == 1)) for i in range(21)], 2.2, ink.ROSE)


def _drip(canvas: Canvas) -> None:
    canvas.shapes(
        [box(1056, 190, 6, 470), box(1026, 190, 66, 6), box(1020, 656, 80, 8)], (8, 28, 38)
    )
    bag = smooth([(1068, 206), (1096, 206), (1100, 270), (1084, 292), (1066, 270)], steps=6)
    canvas.shape(bag, (214, 232, 214), 0.8)
    canvas.shape(
        stroke(smooth([(1083, 290), (1080, 420), (1000, 500), (900, 560)], closed=False), 2.4),
        (214, 232, 214),
    )


def waiting_room(width: int) -> Image.Image:
    """A long bench under three bright windows, their light on the floor."""
    canvas = Canvas(width)
    canvas.sky(((0, (196, 118, 84)), (0.7, (170, 88, 76)), (1, (132, 62, 70))))
    canvas.grain([box(0, 0, 1200, 800)], ink.PLUM, slope((1300, 700), (200, 100), 0.55))
    floor = box(-10, 590, 1220, 220)
    canvas.gradient(floor, ((0, (150, 76, 76)), (1, (92, 40, 66))))
    for x in (130, 480, 830):
        _tall_window(canvas, x)
        spill = [(x - 30, 612), (x + 210, 612), (x + 60, 810), (x - 290, 810)]
        canvas.gradient(spill, ((0, ink.GOLD), (1, ink.ROSE)), 0.6)
        canvas.grain([spill], ink.PLUM, slope((x, 830), (x, 600), 0.6))
    canvas.shape(box(-10, 474, 1220, 10), (112, 46, 62))
    _bench(canvas)
    return canvas.finish()


def _tall_window(canvas: Canvas, x: float) -> None:
    canvas.glow(x + 120, 260, 380, ink.GOLD, 0.5)
    canvas.shape(box(x - 12, 58, 264, 376), (226, 150, 104))
    canvas.gradient(box(x, 70, 240, 352), ((0, (252, 226, 176)), (1, (255, 246, 226))))
    hill = smooth([(x, 350), (x + 80, 320), (x + 160, 345), (x + 240, 330)], closed=False)
    canvas.shape([*hill, (x + 240, 422), (x, 422)], ink.GOLD, 0.6)
    canvas.shapes(
        [box(x + 116, 70, 8, 352), box(x, 190, 240, 8), box(x, 310, 240, 8)], (226, 150, 104)
    )
    canvas.shape(box(x - 22, 430, 284, 14), ink.CREAM)


def _bench(canvas: Canvas) -> None:
    people = (
        (110, True, 320, ink.NIGHT),
        (232, False, 336, (64, 28, 56)),
        (470, True, 312, ink.WINE),
        (556, True, 206, ink.DEEP),
        (676, False, 330, ink.NIGHT),
        (904, False, 322, (74, 34, 60)),
        (1024, True, 316, ink.NIGHT),
    )
    canvas.shapes(
        [box(40, 596, 1120, 16), *(box(x, 610, 12, 78) for x in (90, 400, 620, 800, 1100))], ink.INK
    )
    for x, veil, tall, colour in people:
        foot = 598 + 0.27 * tall
        figures.put(canvas, [oval(0, 0.01, 0.2, 0.02)], x, foot, tall, ink.INK, alpha=0.5)
        figures.put_lit(
            canvas, figures.seated_front(veil), x, foot, tall, colour, ink.GOLD, (0, -3)
        )
    _passing_doctor(canvas, 342, 736, 430)


def _passing_doctor(canvas: Canvas, x: float, y: float, tall: float) -> None:
    head, neck, coat, *rest = figures.coated()
    legs, arms, shoes = rest[:2], rest[2:4], rest[4:]
    figures.shadow(canvas, figures.coated(), x, y, tall, ink.NIGHT, -0.5, 0.2, 0.4)
    figures.put_lit(canvas, [head, neck], x, y, tall, ink.NIGHT, ink.GOLD, (0, -2.5))
    figures.put(canvas, [*legs, *shoes], x, y, tall, ink.NIGHT)
    figures.put_lit(canvas, [coat, *arms], x, y, tall, (232, 212, 196), ink.CREAM, (-3, -3))
    sleeves = [placed(part, x, y, tall) for part in (coat, *arms)]
    canvas.grain(sleeves, ink.PLUM, slope((x + 90, y - 80), (x - 40, y - 300), 0.7))
    canvas.line([(x, y - tall * 0.5), (x, y - tall * 0.27)], 2, ink.PLUM, 0.7)


def night_shift(width: int) -> Image.Image:
    """A corridor in one-point perspective, lamp after lamp, somebody far down it."""
    canvas = Canvas(width)
    canvas.sky(((0, ink.NIGHT), (1, ink.NIGHT)))
    vanish = (600, 350)
    for corners, colours in (
        (((0, 0), (1200, 0)), ((14, 40, 56), (40, 104, 108))),
        (((0, 800), (1200, 800)), ((20, 48, 62), (120, 150, 130))),
        (((0, 0), (0, 800)), ((12, 44, 58), (58, 124, 120))),
        (((1200, 0), (1200, 800)), ((10, 36, 52), (48, 110, 110))),
    ):
        plane = [*corners, vanish]
        canvas.shape(plane, colours[0])
        canvas.grain([plane], colours[1], pool(*vanish, 680, 1.25))
    canvas.glow(*vanish, 300, ink.GOLD, 0.85)
    _corridor(canvas)
    doctor = figures.coated(0.03)
    figures.shadow(canvas, doctor, 590, 470, 150, ink.NIGHT, 0.12, 1.7, 0.6)
    figures.put_lit(canvas, doctor, 590, 470, 150, (18, 36, 52), ink.CREAM, (0, -2.4))
    return canvas.finish()


def _corridor(canvas: Canvas) -> None:
    def at(x: float, y: float, depth: float) -> tuple[float, float]:
        return 600 + (x - 600) * depth, 350 + (y - 350) * depth

    canvas.shape(
        [at(420, 100, 0.13), at(780, 100, 0.13), at(780, 800, 0.2), at(420, 800, 0.2)], ink.CREAM
    )
    for near in (1.35, 0.86, 0.56, 0.37, 0.25):
        far = near * 0.8
        lamp = [at(470, 0, near), at(730, 0, near), at(730, 0, far), at(470, 0, far)]
        canvas.glow(*at(600, 20, near * 0.9), 360 * near, ink.GOLD, 0.55)
        canvas.shape(lamp, (255, 244, 206))
        pooled = [at(430, 800, near), at(770, 800, near), at(770, 800, far), at(430, 800, far)]
        canvas.shape(pooled, ink.GOLD, 0.5, 5 * near)
        canvas.glow(*at(600, 790, near * 0.9), 330 * near, ink.OCHRE, 0.4)
        for wall, hue in ((0, ink.CORAL), (1200, ink.TEAL)):
            door = [
                at(wall, 250, near * 0.94),
                at(wall, 250, far),
                at(wall, 800, far),
                at(wall, 800, near * 0.94),
            ]
            canvas.shape(door, mix(hue, ink.NIGHT, 0.45))
            canvas.shape(
                stroke([at(wall, 250, near * 0.94), at(wall, 250, far)], 7 * near), ink.SAND, 0.8
            )
            pane = [
                at(wall, 320, near * 0.89),
                at(wall, 320, near * 0.85),
                at(wall, 480, near * 0.85),
                at(wall, 480, near * 0.89),
            ]
            canvas.shape(pane, ink.GOLD, 0.9)
    for wall in (0, 1200):
        canvas.shape(stroke([at(wall, 610, 1.1), at(wall, 610, 0.15)], 14, 2), ink.SAND, 0.55)
