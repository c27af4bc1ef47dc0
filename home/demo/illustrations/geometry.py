"""Outlines: smooth curves, arches, mirrored profiles and how to move them about."""

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]
Outline = list[Point]


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 8) -> Outline:
    """A Catmull-Rom curve through the points."""
    path = list(points)
    path = [path[-1], *path, *path[:2]] if closed else [path[0], *path, path[-1]]
    curve: Outline = []
    for a, b, c, d in zip(path, path[1:], path[2:], path[3:], strict=False):
        curve += [_between(a, b, c, d, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    weights = (
        -0.5 * t**3 + t**2 - 0.5 * t,
        1.5 * t**3 - 2.5 * t**2 + 1,
        -1.5 * t**3 + 2 * t**2 + 0.5 * t,
        0.5 * t**3 - 0.5 * t**2,
    )
    x, y = (sum(w * p[k] for w, p in zip(weights, (a, b, c, d), strict=True)) for k in (0, 1))
    return x, y


def mirrored(profile: Sequence[Point]) -> Outline:
    """A closed outline from its right half, given top to bottom."""
    return [*profile, *((-x, y) for x, y in reversed(profile))]


def placed(
    points: Iterable[Point], x: float, y: float, size: float = 1.0, turn: float = 0.0, flip: int = 1
) -> Outline:
    """The outline scaled by `size`, turned by `turn` degrees and moved to (x, y)."""
    cos, sin = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
    return [(x + flip * px * cos - py * sin, y + flip * px * sin + py * cos) for px, py in points]


def oval(x: float, y: float, rx: float, ry: float, steps: int = 72) -> Outline:
    """An ellipse round (x, y)."""
    turns = [math.tau * step / steps for step in range(steps)]
    return [(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Outline:
    """Part of an ellipse, in degrees clockwise from three o'clock."""
    turns = [math.radians(start + (end - start) * step / 40) for step in range(41)]
    return [(x + rx * math.cos(t), y + ry * math.sin(t)) for t in turns]


def box(x: float, y: float, wide: float, high: float) -> Outline:
    """A rectangle by its top left corner."""
    return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]


def archway(x: float, y: float, wide: float, high: float, point: float = 0.0) -> Outline:
    """A door or window with a round head; `point` above 0 makes the head pointed."""
    middle, rise = x + wide / 2, wide / 2 * (1 + point)
    head = arc(middle, y + rise, wide / 2, rise, 180, 360)
    if point:
        left = arc(x + wide, y + rise, wide, rise * 1.16, 180, 240)
        head = [*left, *((2 * middle - px, py) for px, py in reversed(left))]
    return [(x, y + high), *head, (x + wide, y + high)]


def stroke(points: Sequence[Point], start: float, end: float | None = None) -> Outline:
    """A line as an outline, its width running from `start` to `end`."""
    end = start if end is None else end
    left: Outline = []
    right: Outline = []
    last = len(points) - 1
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1.0
        half = (start + (end - start) * i / max(last, 1)) / 2
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return [*left, *reversed(right)]
