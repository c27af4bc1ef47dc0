"""Every picture of the demo by name: title, alt text, caption, credit, licence and focal point.

`home.demo.illustrations.draw(name)` draws the picture of that name.
"""

from home.demo.format import Picture
from home.demo.pictures_hospital import HOSPITAL
from home.demo.pictures_music import MUSIC
from home.demo.pictures_podcast import PODCAST
from home.demo.pictures_town import TOWN

PICTURES: dict[str, Picture] = {**TOWN, **HOSPITAL, **MUSIC, **PODCAST}
