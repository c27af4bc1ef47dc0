"""The pictures of the demo, drawn in code so that the repository carries no image files."""

from collections.abc import Callable

from PIL import Image

from home.demo.illustrations import scenes_doctor as doctor
from home.demo.illustrations import scenes_hospital_after as after
from home.demo.illustrations import scenes_hospital_before as before
from home.demo.illustrations import scenes_music as music
from home.demo.illustrations import scenes_pharmacy as pharmacy
from home.demo.illustrations import scenes_podcast as podcast
from home.demo.illustrations import scenes_road as road
from home.demo.illustrations import scenes_street as street
from home.demo.illustrations import scenes_strings as strings
from home.demo.illustrations import scenes_theatre as theatre
from home.demo.illustrations import scenes_town as town
from home.demo.illustrations import scenes_ward as ward

SCENES: dict[str, Callable[[int], Image.Image]] = {
    "al-qaim-dawn": town.al_qaim_dawn,
    "market-street": town.market_street,
    "euphrates-bridge": road.euphrates_bridge,
    "border-road": road.border_road,
    "school-walk": street.school_walk,
    "night-generator": street.night_generator,
    "rooftop-dusk": street.rooftop_dusk,
    "hospital-before": before.hospital_before,
    "hospital-after": after.hospital_after,
    "operating-theatre": ward.operating_theatre,
    "pharmacy-shelves": pharmacy.pharmacy_shelves,
    "waiting-room": ward.waiting_room,
    "night-shift": ward.night_shift,
    "doctor-morning": doctor.doctor_morning,
    "doctor-portrait": doctor.doctor_portrait,
    "theatre-before": theatre.theatre_before,
    "theatre-after": theatre.theatre_after,
    "orchestra": music.orchestra,
    "oud-violin": strings.oud_violin,
    "audience": music.audience,
    "musician-portrait": strings.musician_portrait,
    "on-the-line": podcast.on_the_line,
}
NAMES: tuple[str, ...] = tuple(SCENES)


def draw(name: str, width: int = 2400) -> Image.Image:
    """The picture of that name, `width` pixels wide, in RGB; the same every time."""
    return SCENES[name](width)
