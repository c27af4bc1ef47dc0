"""The inks: one limited, warm palette that every picture shares."""

Colour = tuple[int, int, int]
Stops = tuple[tuple[float, Colour], ...]

NIGHT: Colour = (22, 27, 54)
INDIGO: Colour = (42, 44, 86)
PLUM: Colour = (84, 48, 92)
WINE: Colour = (122, 44, 66)
BRICK: Colour = (176, 66, 46)
CORAL: Colour = (226, 106, 74)
ROSE: Colour = (232, 146, 122)
OCHRE: Colour = (226, 154, 56)
GOLD: Colour = (246, 190, 92)
SAND: Colour = (238, 204, 152)
CREAM: Colour = (253, 238, 212)
TEAL: Colour = (38, 104, 112)
DEEP: Colour = (18, 62, 72)
PALM: Colour = (36, 72, 62)
SAGE: Colour = (126, 156, 132)
INK: Colour = (20, 20, 36)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """The colour at `share` (0 to 1) of the way from `first` to `second`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def at(stops: Stops, where: float) -> Colour:
    """The colour of a gradient at `where`; before the first and after the last stop it is flat."""
    previous = stops[0]
    for stop in stops:
        if where <= stop[0]:
            span = stop[0] - previous[0]
            return mix(previous[1], stop[1], (where - previous[0]) / span if span else 1.0)
        previous = stop
    return previous[1]
