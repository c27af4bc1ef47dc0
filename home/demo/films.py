"""The films of the demo: how each is made, and what it is captioned with.

All are silent and drawn. In one the sun rises; in the others one looks along a picture of the demo,
which costs a tenth as much to draw.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from home.demo import film_captions
from home.demo.film import film, look_along
from home.demo.format import Shape

UPRIGHT = (360, 640)
WIDE = (640, 360)


@dataclass(frozen=True, kw_only=True)
class Film:
    """One film: `make` takes its seconds."""

    title: str
    make: Callable[[int], bytes]
    tracks: tuple[Shape, ...]


FILMS: Mapping[str, Film] = {
    "river": Film(title="The river at sunrise (demo)", make=film, tracks=film_captions.RIVER),
    "town": Film(
        title="The town at dawn, upright (demo)",
        make=partial(look_along, "al-qaim-dawn", UPRIGHT),
        tracks=film_captions.TOWN,
    ),
    "market": Film(
        title="Along a market street (demo)",
        make=partial(look_along, "market-street", WIDE),
        tracks=film_captions.MARKET,
    ),
    "school": Film(
        title="The way to school, upright (demo)",
        make=partial(look_along, "school-walk", UPRIGHT),
        tracks=film_captions.SCHOOL,
    ),
}
