"""What the renderer is tried with: a site of real documents, recorded once."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from django.core.cache import cache
from django.test import Client

from cms.blocks.photos import Layout
from cms.checks import delivered_blocks
from home.blocks.sections.section import Section
from home.models import HomePage
from stories.blocks.body import StoryBody
from stories.models import DayInTheLifePage, Partner, PartnerDirectoryPage, Person, Place
from tests import digests, factories, social
from tests.around import make_around
from tests.homes import remember_today
from tests.stories import campaigns
from tests.stories.podcasts import make_episode, make_line, make_podcast
from tests.stories.statements import (
    make_body,
    make_brief,
    make_statement,
    somebody,
    statement_index,
)

API = "/delivery/v1"
HOSTILE = "<img src=x onerror=\"document.title='taken'\"> & \"quoted\" 'too' </script><script>"


@dataclass
class Content:
    """Documents by path, what stands around them by language, samples of blocks and sections."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    sites: dict[str, dict[str, Any]] = field(default_factory=dict)
    blocks: dict[str, dict[str, Any]] = field(default_factory=dict)
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of_type(self, type_: str, locale: str = "en") -> dict[str, Any]:
        """Return the first page of a type that has no number for a title."""
        found = (page for page in self.pages.values() if page["locale"] == locale)
        return next(p for p in found if p["type"] == type_ and not p["title"].isdigit())


def record() -> Content:
    """Write a site with everything in it, and read it as a front end does."""
    cache.clear()
    factories.make_site()
    _write()
    client = Client()
    content = Content()
    for found in _get(client, "paths", limit=500)["items"]:
        content.pages[found["path"]] = _get(client, "resolve", path=found["path"])["page"]
    for code in ("en", "fr", "ar"):
        content.sites[code] = _get(client, "site", locale=code)
    for name, block in delivered_blocks():
        shown = block.get_preview_context(block.get_preview_value())["document"]
        among = content.sections if isinstance(block, Section) else content.blocks
        among[name] = shown.model_dump(mode="json", by_alias=True)
    cache.clear()
    return content


def _get(client: Client, endpoint: str, **parameters: Any) -> Any:
    answer = client.get(f"{API}/{endpoint}", parameters)
    assert answer.status_code == 200, answer.content
    return answer.json()


def _write() -> None:
    focus = {"focal_point_x": 400, "focal_point_y": 300, "focal_point_width": 2}
    cover = factories.make_image(
        alt="Mist over a bridge", caption="The bridge.", credit="A. Haddad", **focus
    )
    _write_digests()
    tall = factories.make_image(alt="A shelf", content=factories.jpeg((900, 1200), "purple"))
    writer = Person.objects.create(
        name="Amal Haddad", role="Words", bio="She writes.", locale=factories.locale("en")
    )
    place = Place.objects.create(name="Al-Qaim", country="IQ", locale=factories.locale("en"))
    for number in range(13):
        factories.make_story(str(number), cover=cover, tags=["iraq"])
    record_of = {
        "kicker": "Recovery",
        "standfirst": "How a town on the river learned to be a town again.",
        "cover": cover,
        "content_warning": "This story speaks of loss.",
        "editors_note": "<p>Composed of <b>many</b> voices.</p>",
        "safeguarding_note": "<p>Names are changed.</p>",
        "authors": [("person", writer)],
    }
    body = _body(cover, tall)
    day = factories.make_story(
        "One day",
        model=DayInTheLifePage,
        body=[_block("moment", time=hour, title=f"At {hour}") for hour in ("04:50", "12:00")],
        date=date(2019, 8, 20),
        place=place,
        **record_of,
    )
    story = factories.make_story(
        "Al-Qaim restored to life", body=body, tags=["iraq", "health"], **record_of
    )
    _campaign(cover, story)
    _wall(cover, story)
    _state(writer, place)
    arabic = {"title": "القائم تعود إلى الحياة", "parent": factories.index_page("ar")}
    factories.make_story(
        body=body,
        tags=["iraq"],
        translation_key=story.translation_key,
        **record_of | arabic | {"standfirst": "كيف تعلّمت مدينة أن تكون مدينة من جديد."},
    )
    factories.make_story(
        "يوم واحد",
        model=DayInTheLifePage,
        body=[_block("moment"), _block("quote")],
        parent=factories.index_page("ar"),
        translation_key=day.translation_key,
        cover=cover,
    )
    _write_partners()
    _write_podcasts(cover)
    remember_today()
    for code in ("en", "ar"):
        make_around(code)


def _write_podcasts(cover: Any) -> None:
    spoken = "00:00.500 --> 00:01.000\n{}\n\n00:01.000 --> 00:01.500\n{}\n"
    said = {
        "en": spoken.format("<v Host>Welcome.", "<v Noor>A bridge opens."),
        "ar": spoken.format("<v المضيف>أهلاً بكم.", "<v نور>يُفتح جسر."),
    }
    for code, title in (("en", "On The Line"), ("ar", "على الخط")):
        words = {"description": "<p>Talks.</p>", "explicit": True, "language": "en"}
        podcast = make_podcast(title, code, cover=cover, category="News", **words)
        make_episode(
            6,
            podcast,
            title=title,
            season=2,
            topic=make_line(code=code),
            guests=[somebody(name="Noor Example", title="Engineer", represents="UNDP")],
            notes="<p>More <b>notes</b>.</p>",
            transcript=factories.make_file(f"WEBVTT\n\n{said[code]}"),
        )


def _campaign(cover: Any, story: Any) -> None:
    """Write campaigns and short videos, in English and in Arabic."""
    iraq = Partner.objects.create(
        name="Iraq", iso_code="IQ", joined_on=date(2014, 9, 10), locale=factories.locale("en")
    )
    for code, title, slug in (("en", "Deny Daesh Cash", "deny"), ("ar", "لا أموال", "la-amwal")):
        campaign = campaigns.make_campaign(
            title, code, slug=slug, aims="<p>What it is <b>for</b>.</p>", hashtag="DenyDaeshCash",
            standfirst="In a few words.", cover=cover, ends_on=date(2022, 12, 31),
            partners=json.dumps([{"type": "partner", "value": iraq.pk}]),
        )  # fmt: skip
        series = campaigns.make_series("Sixty seconds in…", code, description="A place.")
        captions = {"locale": code, "kind": "captions", "file": factories.make_file().pk}
        campaigns.make_short_video(
            f"{title} 60", code, slug=f"{slug}-60", film=campaigns.make_film(360, 640),
            campaign=campaign, series=series, cover=cover, script="<p>Dawn.</p>",
            captions=json.dumps([{"type": "track", "value": captions}]),
        )  # fmt: skip
        if code == "en":
            story.campaign, story.series = campaign, series
            story.save_revision().publish()


def _wall(cover: Any, story: Any) -> None:
    for code, title in (("en", "@Coalition"), ("ar", "@CoalitionAR")):
        wall = social.make_wall(code, title=title)
        quoted = social.make_post("Well built", wall, author="UNDP (demo)", listed=False)
        for text in (
            "Said", "1. One #Mosul\n2. Two @UNDP", "👉 https://example.org/al-qaim #MOSUL",
            "نعمل معًا #الموصل",
        ):  # fmt: skip
            social.make_post(
                text, wall, media=[social.picture(cover)], quotes=quoted, page=story,
                language="ar" if text.startswith("ن") else "", url="https://x.com/coalition/status/1",
            )  # fmt: skip
        social.make_post(wall=wall, repost_of=quoted)
        for number in range(4):
            social.make_post(str(number), wall)
        social.make_post("Pinned", wall, pinned=True)


def _write_partners() -> None:
    link = [{"type": "link", "value": {"label": "Its ministry", "url": "https://example.org/"}}]
    for name, left in (("Iraq", None), ("Lebanon", None), ("Gone", date(2019, 1, 1))):
        Partner.objects.create(
            name=name, iso_code="IQ", joined_on=date(2014, 9, 10), left_on=left,
            locale=factories.locale("en"), links=json.dumps(link),
            contribution='<p>One of <embed embedtype="member_count"/> members.</p>',
        )  # fmt: skip
    key = None
    for code, title in (("en", "Partners"), ("ar", "الشركاء")):
        home = HomePage.objects.get(locale__language_code=code)
        page = PartnerDirectoryPage(title=title, slug="partners", locale=home.locale)
        page.translation_key = key = key or page.translation_key
        home.add_child(instance=page)
        page.save_revision().publish()


def _state(person: Person, place: Place) -> None:
    """Write statements and briefs, in English and in Arabic."""
    took_part = [
        somebody(person=person.pk, title="Envoy", represents="Iraq"),
        somebody(name="Noor Example", title="Minister"),
    ]
    known = {"participants": took_part, "languages": ["en", "ar"]}
    page = make_statement(
        "A group is formed", issuer=make_body(description="Some members."), place=place,
        format="online", tags=["bodies"], **known,
    )  # fmt: skip
    make_brief("In short", page=page)
    make_brief(
        "Elsewhere", outlet=digests.make_outlet("A paper"), outlet_url="https://example.org/",
        outlet_date="2019",
    )  # fmt: skip
    make_brief("Nearby", outlet=digests.make_outlet("A journal", url="https://journal.example/"))
    make_statement(
        "بيان", parent=statement_index("ar"), issuer=make_body("المجموعة", "ar"), **known
    )
    make_brief("خبر", parent=statement_index("ar"), outlet=digests.make_outlet("صحيفة", "ar"))


def _write_digests() -> None:
    for code in ("en", "ar"):
        outlet = digests.make_outlet(code=code, url="https://courier.example/")
        person = Person.objects.create(name="Noor", locale=factories.locale(code))
        linked = {"url": "https://courier.example/a", "language": "ar", "date": "2019-08-20"}
        items = [digests.report(outlet, people=[person.pk]), digests.report(outlet, **linked)]
        archive = digests.make_archive(code)
        digests.make_digest(items=items, parent=archive, standfirst="A week in brief.")


def _body(cover: Any, tall: Any) -> list[dict[str, Any]]:
    pictures = [
        {"image": factories.image_value(image, alt), "caption": alt}
        for image, alt in ((cover, "A bridge"), (tall, "A shelf"), (cover, "A road"))
    ]
    photos = [
        {"type": "photos", "value": {"layout": layout, "photos": pictures}}
        for layout in get_args(Layout)
    ]
    takeaways = _block("fact_box", kind="takeaways")
    return [*(_block(name) for name in StoryBody.base_blocks), takeaways, *photos]


def _block(name: str, **values: Any) -> dict[str, Any]:
    """Return a block's own sample as it is stored."""
    block = StoryBody.base_blocks[name]
    stored = block.get_prep_value(block.get_preview_value())
    value = json.loads(json.dumps(stored, default=str))
    return {"type": name, "value": value | values if values else value}
