"""The demo's pictures, film, recording and captions, in a collection of their own."""

from copy import copy
from io import BytesIO
from typing import Any, Self

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.media.models import File, Image, Media
from home.demo.attachments import ATTACHMENTS, content
from home.demo.films import FILMS
from home.demo.format import Locale, Picture
from home.demo.illustrations import draw
from home.demo.sound import sound

COLLECTION = "Storywire demo"
WIDTH = 2400
FILM_SECONDS = 12
RECORDING_SECONDS = 36
MADE_HERE = {"credit": "Storywire demo", "licence": "CC0 1.0", "source": "Made by load_demo"}
"""The rights to what is no picture; a picture names who drew it."""


class Library:
    """Finds the demo's media by title in its own collection, and makes what is missing."""

    def __init__(self) -> None:
        """Find or add the collection."""
        root = Collection.get_first_root_node()
        found = root.get_children().filter(name=COLLECTION).first()
        self.collection = found or root.add_child(name=COLLECTION)
        self.pictures: dict[str, int] = {}
        self._by_language: dict[str, dict[str, int]] = {}

    def in_language(self, code: str) -> Self:
        """Return the same with the pictures whose words are in a language."""
        mine = copy(self)
        mine.pictures = self._by_language[code]
        return mine

    def add_picture(self, name: str, picture: Picture) -> bool:
        """Draw a picture unless it is there, once for each language; tell whether it was drawn.

        What a picture shows is said beside it in one language, as readers of its pages want it.
        """
        titles = {code: _title(picture, code) for code in picture.alt}
        found = Image.objects.filter(collection=self.collection, title__in=titles.values())
        there = {image.title: image for image in found.order_by("-pk")}
        drawn = None
        for code, title in titles.items():
            if title not in there:
                drawn = drawn or _drawn(name)
                there[title] = self._keep(drawn, name, picture, code)
            self._by_language.setdefault(code, {})[name] = there[title].pk
        return drawn is not None

    def _keep(self, drawn: bytes, name: str, picture: Picture, code: Locale) -> Image:
        image = Image(
            title=_title(picture, code),
            file=ContentFile(drawn, f"{name}.jpg"),
            alt=picture.alt[code],
            caption=picture.caption[code],
            credit=picture.credit,
            licence=picture.licence,
            source=MADE_HERE["source"],
            collection=self.collection,
        )
        image.focal_point_x = round(picture.focal_point[0] * image.width)
        image.focal_point_y = round(picture.focal_point[1] * image.height)
        image.focal_point_width = image.focal_point_height = image.width // 10
        image.save()
        return image

    def film(self, name: str) -> Media:
        """Return a film of the demo."""
        one = FILMS[name]
        there: Media | None = Media.objects.filter(
            collection=self.collection, title=one.title
        ).first()
        if there is None:
            there = Media(
                title=one.title,
                type="video",
                file=ContentFile(one.make(FILM_SECONDS), "film.mp4"),
                collection=self.collection,
                **MADE_HERE,
            )
            there.save()
        return there

    def recording(self) -> Media:
        """Return the demo's recording, which stands for every conversation."""
        title = "A few notes (demo)"
        there: Media | None = Media.objects.filter(collection=self.collection, title=title).first()
        if there is None:
            there = Media(
                title=title,
                type="audio",
                file=ContentFile(sound(RECORDING_SECONDS), "notes.m4a"),
                collection=self.collection,
                **MADE_HERE,
            )
            there.save()
        return there

    def transcript(self, key: str, locale: str, spoken: str) -> File:
        """Return what is said in an episode as timed text."""
        return self._timed_text(f"Transcript of {key} ({locale}, demo)", spoken)

    def track(self, captions: Any) -> dict[str, Any]:
        """Return captions of a film as the video block stores them."""
        title = f"Captions of the {captions['film']} film ({captions['locale']}, demo)"
        file = self._timed_text(title, captions["vtt"])
        return {"locale": captions["locale"], "kind": captions["kind"], "file": file.pk}

    def attachment(self, locale: Locale) -> File:
        """Return the file in a language that goes with a statement."""
        one = ATTACHMENTS[locale]
        there: File | None = File.objects.filter(
            collection=self.collection, title=one.titles[locale], language=locale
        ).first()
        if there is None:
            file = ContentFile(content(locale), f"note.{one.ending}")
            there = File(
                title=one.titles[locale],
                file=file,
                language=locale,
                collection=self.collection,
                **MADE_HERE,
            )
            there.save()
        return there

    def _timed_text(self, title: str, spoken: str) -> File:
        there: File | None = File.objects.filter(collection=self.collection, title=title).first()
        if there is None:
            file = ContentFile(spoken.encode(), "words.vtt")
            there = File(title=title, file=file, collection=self.collection, **MADE_HERE)
            there.save()
        return there


def _title(picture: Picture, code: Locale) -> str:
    """Return what editors call a picture in the library."""
    return picture.title if code == "en" else f"{picture.title} ({code})"


def _drawn(name: str) -> bytes:
    buffer = BytesIO()
    draw(name, WIDTH).save(buffer, "JPEG", quality=95)
    return buffer.getvalue()
