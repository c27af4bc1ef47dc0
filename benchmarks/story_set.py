"""The standard stories: forty blocks each, the same on every machine, in any number."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection, transaction
from PIL import Image as Pillow
from taggit.models import Tag
from wagtail.models import Locale, Page, Site

from cms.media.models import Image
from cms.models import PageTag
from home.models import HomePage
from stories.models import StoryIndexPage, StoryPage

NAMESPACE = UUID("b8b3f9a0-5f5e-4c41-9c39-3c8c3f2f1f10")
FIRST = datetime(2018, 1, 1, tzinfo=UTC)
IMAGES, TAGS, BATCH = 60, 40, 500
_WORDS = tuple(
    word
    for line in (
        "river street morning school market doctor window bridge garden teacher harvest road water",
        "brother sister letter baker wall courtyard roof lamp bread tree station valley song hand",
        "returned opened carried planted mended walked waited counted wrote listened built crossed",
    )
    for word in line.split()
)


class StorySet:
    """Builds the stories on the database that Django is pointed at."""

    def __init__(self) -> None:
        """Make what all stories share: a site, pictures and tags."""
        self.chance = random.Random(20190820)  # noqa: S311  a benchmark is to be repeatable
        self.locale, _made = Locale.objects.get_or_create(language_code="en")
        self.site, self.index = self._frame()
        self.images = [self._image(number) for number in range(IMAGES)]
        self.tags = [Tag.objects.get_or_create(name=f"Topic {n}")[0] for n in range(TAGS)]

    def grow(self, count: int) -> Iterator[int]:
        """Add stories until there are so many; say after each batch how many there are.

        Rows are written in bulk, which no signal tells of: compile them afterwards.
        """
        there = StoryPage.objects.count()
        while there < count:
            with transaction.atomic():
                self._add(range(there, min(there + BATCH, count)))
            there = StoryPage.objects.count()
            yield there

    def _frame(self) -> tuple[Site, StoryIndexPage]:
        if index := StoryIndexPage.objects.filter(slug="bench-stories").first():
            return Site.objects.get(is_default_site=True), index
        root = Page.objects.get(depth=1)
        home = HomePage(title="Home", slug="bench-home", locale=self.locale)
        root.add_child(instance=home)
        index = StoryIndexPage(title="Stories", slug="bench-stories", locale=self.locale)
        home.add_child(instance=index)
        Site.objects.filter(is_default_site=True).delete()
        site = Site.objects.create(
            hostname="localhost", root_page=home, is_default_site=True, site_name="Bench"
        )
        return site, index

    def _image(self, number: int) -> int:
        title = f"Bench {number}"
        if image := Image.objects.filter(title=title).first():
            return image.pk
        buffer = BytesIO()
        colour = ((number * 37) % 256, (number * 91) % 256, (number * 53) % 256)
        Pillow.new("RGB", (1600, 1067), colour).save(buffer, "JPEG", quality=60)
        image = Image(
            title=title,
            file=ContentFile(buffer.getvalue(), f"{number}.jpg"),
            alt=self.sentence(9),
            caption=self.sentence(8),
            credit="Bench",
            licence="CC BY 4.0",
        )
        image.save()
        return image.pk

    # One story

    def _add(self, numbers: range) -> None:
        parent = StoryIndexPage.objects.get(pk=self.index.pk)
        type_ = ContentType.objects.get_for_model(StoryPage)
        pages = Page.objects.bulk_create(
            Page(
                path=Page._get_path(parent.path, parent.depth + 1, number + 1),
                depth=parent.depth + 1,
                title=f"Story {number}: {self.sentence(5)}",
                draft_title=f"Story {number}",
                slug=f"story-{number}",
                url_path=f"{parent.url_path}story-{number}/",
                content_type=type_,
                locale=self.locale,
                translation_key=uuid5(NAMESPACE, str(number)),
                live=True,
                first_published_at=FIRST + timedelta(minutes=number),
                last_published_at=FIRST + timedelta(minutes=number),
            )
            for number in numbers
        )
        pks = [page.pk for page in pages]
        near = [pk - distance for pk in pks[:1] for distance in (1, 2, 3)]
        known = pks if numbers.start == 0 else near + pks
        self._add_stories(pks, known)
        PageTag.objects.bulk_create(
            PageTag(content_object_id=pk, tag=tag)
            for pk in pks
            for tag in self.chance.sample(self.tags, 3)
        )
        Page.objects.filter(pk=parent.pk).update(numchild=numbers.stop)

    def _add_stories(self, pks: list[int], known: list[int]) -> None:
        """Insert the stories' own rows; a parent's row in bulk is more than Django does."""
        columns: list[Any] = list(StoryPage._meta.local_concrete_fields)
        names = ", ".join(f'"{column.column}"' for column in columns)
        marks = ", ".join(["%s"] * len(columns))
        rows = []
        for pk in pks:
            story = StoryPage(page_ptr_id=pk, **self._fields(pk, known))
            values = [column.pre_save(story, add=True) for column in columns]
            rows.append(
                [
                    column.get_db_prep_save(value, connection)
                    for column, value in zip(columns, values, strict=True)
                ]
            )
        table = StoryPage._meta.db_table
        with connection.cursor() as cursor:
            sql = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  our own names
            cursor.executemany(sql, rows)

    def _fields(self, pk: int, known: list[int]) -> dict[str, Any]:
        related = [
            self._block("page", other, f"{pk}/{other}")
            for other in self.chance.sample(known, min(3, len(known)))
        ]
        cover = self.chance.choice(self.images)
        return {
            "standfirst": self.sentence(22),
            "kicker": self.sentence(2),
            "cover_id": cover,
            "first_photo_id": cover,
            "body": json.dumps(self._body(str(pk), known)),
            "related": json.dumps(related),
        }

    def _body(self, seed: str, known: list[int]) -> list[dict[str, Any]]:
        makers: dict[str, tuple[int, Callable[[], Any]]] = {
            "text": (20, lambda: self.text(known)),
            "photos": (6, lambda: self.photos(1)),
            "quote": (4, self.quote),
            "moment": (4, self.moment),
            "gallery": (2, lambda: self.photos(4)),
            "video": (1, self.video),
            "fact_box": (1, self.fact_box),
            "before_after": (2, self.before_after),
        }
        kinds = [kind for kind, (count, _make) in makers.items() for _ in range(count)]
        self.chance.shuffle(kinds)
        return [
            self._block("photos" if kind == "gallery" else kind, makers[kind][1](), f"{seed}.{n}")
            for n, kind in enumerate(kinds)
        ]

    def _block(self, type_: str, value: Any, seed: str) -> dict[str, Any]:
        return {"type": type_, "value": value, "id": str(uuid5(NAMESPACE, seed))}

    # Blocks

    def sentence(self, words: int) -> str:
        """Return some words, a capital first."""
        return " ".join(self.chance.choices(_WORDS, k=words)).capitalize() + "."

    def text(self, known: list[int]) -> str:
        """Return about ninety words in two paragraphs, with a link to a page and one outside."""
        page = self.chance.choice(known)
        return (
            f'<p data-block-key="a">{self.sentence(30)} <a linktype="page" id="{page}">'
            f"{self.sentence(3)}</a> <b>{self.sentence(10)}</b></p>"
            f'<p data-block-key="b">{self.sentence(40)} <a href="https://example.org/'
            f'{self.chance.randrange(1000)}">{self.sentence(3)}</a></p>'
        )

    def image(self) -> dict[str, Any]:
        """Return a picture as a block stores it."""
        return {
            "image": self.chance.choice(self.images),
            "alt_text": self.sentence(8),
            "decorative": False,
        }

    def photos(self, count: int) -> dict[str, Any]:
        """Return one picture, or a gallery."""
        photos = [{"image": self.image(), "caption": self.sentence(7)} for _ in range(count)]
        return {"layout": "wide" if count == 1 else "grid", "photos": photos}

    def quote(self) -> dict[str, Any]:
        """Return somebody's words."""
        return {
            "text": self.sentence(24), "speaker": "A gardener", "role": "Al-Qaim", "portrait": None,
            "original_text": "", "original_locale": "", "translator": "",
        }  # fmt: skip

    def moment(self) -> dict[str, Any]:
        """Return an hour of a day."""
        return {
            "time": f"{self.chance.randrange(24):02}:00:00", "title": self.sentence(4),
            "body": f'<p data-block-key="m">{self.sentence(40)}</p>', "media": [],
            "time_zone": "Asia/Baghdad",
        }  # fmt: skip

    def video(self) -> dict[str, Any]:
        """Return a film with a provider."""
        return {
            "title": self.sentence(4), "file": None, "provider": "vimeo", "provider_id": "000000",
            "poster": self.image(), "tracks": [],
            "transcript": f'<p data-block-key="t">{self.sentence(60)}</p>',
        }  # fmt: skip

    def fact_box(self) -> dict[str, Any]:
        """Return facts."""
        facts = [{"label": self.sentence(1), "text": self.sentence(9)} for _ in range(4)]
        return {"title": self.sentence(3), "facts": facts, "sources": [], "kind": "facts"}

    def before_after(self) -> dict[str, Any]:
        """Return the same place twice."""
        return {
            "before": self.image(), "before_date": "2017-11", "after": self.image(),
            "after_date": "2019", "changed": self.sentence(10),
        }  # fmt: skip
