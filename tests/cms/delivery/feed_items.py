"""Stories for feeds, and what no feed may break on."""

from typing import Any

from hypothesis import strategies as st

from stories.models import Person
from tests.factories import image_value, locale, make_image, make_story, text

HOSTILE = [
    "]]> & <b>bold</b> \"quoted\" 'too'",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "control \x01\x08\x0b\x0c\x1f\x7f\x85 characters",
    "no characters \ufffe\uffff",
    "\u202eright to left\u202c \u200f\u061c\u2066قصة\u2069",
    "lines \u2028 and \u2029 apart",
    "--- # heading\n* [link](javascript:alert(1)) `code` | table",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "👩🏽‍🚒 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "%s {} {0} $x",
]
# What no database holds stays out: nought, and halves of characters.
TITLES = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=60
).filter(str.strip)


def make_told(title: str = "Told", **fields: Any) -> Any:
    """Return a story by somebody, with a cover, a photo and a link to one of our pages."""
    author = Person.objects.create(name="A Writer", locale=locale("en"))
    other = make_story(f"Before {title}"[:80], standfirst="")
    photo = {"image": image_value(make_image(credit="S. Ahmed")), "caption": "At the river."}
    link = f'<p>Read <a linktype="page" id="{other.pk}">on</a>, or <b>not</b>.</p>'
    body = [text(link), {"type": "photos", "value": {"layout": "single", "photos": [photo]}}]
    page = make_story(
        title, body=fields.pop("body", body), cover=make_image(), standfirst="In < brief.", **fields
    )
    page.authors = [("person", author)]
    page.save_revision().publish()
    page.refresh_from_db()
    return page
