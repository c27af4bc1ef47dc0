"""What filled content is made of: pictures, films, files, snippets, pages to point to, words."""

from functools import cached_property
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from wagtail.models import Collection, Page

from cms.media.models import File, Image, Media
from tests.cms.media.films import shot, talk
from tests.factories import make_image
from tests.stories.podcasts import SPOKEN


class Library:
    """Rows to choose from, all of which say the same words; each is made when it is asked for."""

    def __init__(self, words: str, collection: Collection, pages: dict[type[Page], Page]) -> None:
        """Take what all of it says, where its media lie, and the pages that are pointed to."""
        self.words, self.collection, self.pages = words, collection, pages
        self.rows: dict[type[Model], Model] = {}

    @cached_property
    def image(self) -> Image:
        """A picture."""
        said = dict.fromkeys(("alt", "caption", "credit", "source"), self.words)
        return make_image(self.words, collection=self.collection, **said)

    @cached_property
    def film(self) -> Media:
        """A film, with a picture before it plays."""
        return self._media("video", ContentFile(shot(), f"{self.words}.mp4"))

    @cached_property
    def recording(self) -> Media:
        """A recording."""
        return self._media("audio", ContentFile(talk(), f"{self.words}.mp3"))

    @cached_property
    def file(self) -> File:
        """A file of words with times."""
        spoken = ContentFile(SPOKEN.replace("Pontoon", self.words).encode(), f"{self.words}.vtt")
        file = File(title=self.words, file=spoken, collection=self.collection)
        file.save()
        return file

    def _media(self, type_: str, content: ContentFile[bytes]) -> Media:
        said = dict.fromkeys(("credit", "source"), self.words)
        media = Media(
            title=self.words, type=type_, file=content, collection=self.collection, **said
        )
        media.save()
        return media

    def rich_text(self) -> str:
        """Return words that lead to a page."""
        (page, *_others) = self.pages.values()
        return f'<p>{self.words}, <a linktype="page" id="{page.pk}">{self.words}</a>.</p>'

    def row(self, model: type[Any], name: str) -> Any:
        """Return a row to point to, by the name of what points there; None where there is none."""
        if model is Page:
            return next(iter(self.pages.values()))
        if issubclass(model, Page):
            return self.pages.get(model)
        if issubclass(model, Media):
            return self.recording if name == "audio" else self.film
        if issubclass(model, Image):
            return self.image
        return self.file if issubclass(model, File) else self.rows[model]
