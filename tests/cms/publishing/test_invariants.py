"""Whatever is done in whatever order: what is stored is what is public, as it is now."""

import json
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any
from unittest.mock import patch
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from PIL import Image as Pillow
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
)
from wagtail_localize.models import Translation

from cms.delivery.edge import Edge
from cms.media.models import File, Image
from cms.media.overrides import override, take_back
from cms.media.rights import today
from cms.media.uses import InUseError, uses_of
from cms.publishing.following import catch_up_once, follow_the_clock
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from cms.publishing.schedule import run_due
from cms.translating.models import LocaleRule
from cms.unit_of_work import unit_of_work
from home.loading.pages import key_of
from home.management.commands.load_demo import STORIES
from home.models import (
    AboutPage,
    Announcement,
    CookieNotice,
    DigestIssuePage,
    HomePage,
    Navigation,
    Outlet,
    PostPage,
    SocialWallPage,
    Tour,
)
from stories.models import (
    Body,
    CampaignPage,
    EpisodePage,
    LineOfEffort,
    Partner,
    PartnerDirectoryPage,
    Person,
    PodcastPage,
    Series,
    StoryIndexPage,
)
from stories.models.piece import SeriesPiece
from tests.cms.api_v3.tokens import Api, make_token
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.factories import (
    image_value,
    index_page,
    jpeg,
    locale,
    make_file,
    make_image,
    make_site,
    make_story,
    make_user,
    text,
)
from tests.homes import show
from tests.social import make_post, make_wall, picture
from tests.stories.campaigns import make_campaign, make_series, make_short_video
from tests.stories.podcasts import SPOKEN, make_episode, make_line, make_podcast
from tests.stories.statements import make_body, make_brief, make_statement, somebody
from tests.translations import publish, say, submit

ROUNDS = int(os.environ.get("STORYWIRE_NEWSROOM_ROUNDS", "4"))
PAGES = "/delivery/v1/pages"
LOGIN = PageViewRestriction.LOGIN
COUNT = '<p>We are <embed embedtype="member_count"/>.</p>'


def word(page: Page) -> str:
    """Return a word that stands in no other page's title."""
    return f"secret{page.pk}x"


@contextmanager
def small_demo() -> Iterator[None]:
    """Make the demo short and its pictures plain: it is how they get here that is tested."""
    short = [replace(story, body=story.body[:3]) for story in STORIES]
    with ExitStack() as stack:
        stack.enter_context(patch("home.management.commands.load_demo.STORIES", short))
        stack.enter_context(patch("home.loading.library.draw", plain_picture))
        stack.enter_context(patch("home.loading.library.FILM_SECONDS", 1))
        yield


def plain_picture(name: str, width: int) -> Any:
    return Pillow.new("RGB", (60, 40), "teal")


class Newsroom(RuleBasedStateMachine):
    """An editor who does anything, in any order."""

    stories = Bundle("stories")
    images = Bundle("images")
    people = Bundle("people")

    def __init__(self) -> None:
        super().__init__()
        self.rolled_back = transaction.atomic()
        self.rolled_back._from_testcase = True
        self.rolled_back.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=True)
        self.time = self.clock.start()
        self.client = Client(headers={"host": "localhost"})
        self.public_by_log: dict[tuple[int, str], str] = {}
        self.read_up_to = Change.objects.order_by("-sequence").values_list("pk", flat=True).first()
        self.public_by_log = {}
        self.editor = make_user()
        self.client.force_login(self.editor)
        self.api = Api(make_token(make_user()))
        self.edge = Edge(self._inside, capacity_bytes=10_000_000)
        # Its thread could not see what is rolled back: the log is followed by hand.
        self.edge._process.follower.start = lambda: None

    def _inside(self, environ: Any, start: Any) -> Any:
        """Answer as the application does, in this transaction."""
        query = environ["QUERY_STRING"]
        meta = {"storywire.edge": environ.get("storywire.edge")}
        answer = self.client.get(environ["PATH_INFO"], QUERY_STRING=query, **meta)
        start(f"{answer.status_code} X", list(answer.headers.items()))
        return [answer.content]

    def _from_the_edge(self, path: str, query: str) -> tuple[str, bytes]:
        environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query}
        setup_testing_defaults(environ)
        said: list[str] = []
        body = b"".join(self.edge(environ, lambda status, headers: said.append(status[:3])))
        return said[0], body

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    @initialize(target=stories)
    def begin(self) -> Any:
        Document.objects.all().delete()
        Change.objects.all().delete()
        make_site()
        self.collection = Collection.get_first_root_node().add_child(name="Kept apart")
        self.other_root = Page.objects.get(depth=1)
        directory = PartnerDirectoryPage(title="Members", slug="members", locale=locale("en"))
        HomePage.objects.get(slug="home").add_child(instance=directory)
        return multiple(*(self._named(make_story(tags=["Mosul"])) for _ in range(3)))

    @initialize(target=images)
    def take_pictures(self) -> Any:
        return multiple(make_image("One"), make_image("Two"))

    @initialize(target=people)
    def meet(self) -> Any:
        return Person.objects.create(name="Amal", locale=locale("en"))

    def _named(self, page: Page) -> int:
        page.title = f"Told {word(page)}"
        page.save()
        return page.pk

    def _page(self, pk: int) -> Any:
        page = Page.objects.filter(pk=pk).first()
        return page and page.specific

    def _own(self, pk: int) -> Any:
        """Return a page that can be edited; an alias can't."""
        page = self._page(pk)
        return page if page and not page.alias_of_id else None

    # Stories

    @rule(target=stories, publish=st.booleans())
    def write(self, publish: bool) -> int:
        page = make_story(publish=publish)
        page.title = f"Told {word(page)}"
        file = make_file(f"%PDF-1.4 {random.random()}", "a.pdf")
        page.attachments = json.dumps(
            [{"type": "attachment", "value": {"file": file.pk, "title": ""}}]
        )
        revision = page.save_revision()
        if publish:
            revision.publish()
        return page.pk

    @rule(act=st.sampled_from(["replace", "speak", "hide", "delete"]))
    def change_what_is_attached(self, act: str) -> None:
        file = File.objects.filter(file__endswith=".pdf").order_by("pk").first()
        if file is None:
            return
        if act == "replace":
            file.file = ContentFile(f"%PDF-1.7 {random.random()}".encode(), "b.pdf")
        elif act == "speak":
            file.language = random.choice(["ar", "ckb", ""])
        elif act == "hide":
            file.collection = self.collection
        file.delete() if act == "delete" else file.save()

    @rule(pk=stories, other=stories, image=images, person=people, publish=st.booleans())
    def link_and_show(
        self, pk: int, other: int, image: Image, person: Person, publish: bool
    ) -> None:
        page = self._own(pk)
        if page is None:
            return
        body = [
            {"type": "text", "value": f'<p>See <a linktype="page" id="{other}">it</a>.</p>{COUNT}'}
        ]
        if Image.objects.filter(pk=image.pk).exists():
            photo = {"image": image_value(image), "caption": ""}
            body.append({"type": "photos", "value": {"layout": "single", "photos": [photo]}})
        page.body = json.dumps(body)
        page.related = json.dumps([{"type": "page", "value": other}])
        if Person.objects.filter(pk=person.pk).exists():
            page.authors = json.dumps([{"type": "person", "value": person.pk}])
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(target=stories, person=people, publish=st.booleans())
    def state(self, person: Person, publish: bool) -> int:
        group = Body.objects.first() or make_body()
        there = Person.objects.filter(pk=person.pk).exists()
        took_part = [somebody(person=person.pk)] if there else []
        page = make_statement(publish=publish, issuer=group, participants=took_part)
        page.title = f"Told {word(page)}"
        revision = page.save_revision()
        if publish:
            revision.publish()
        return page.pk

    @rule(target=stories, other=stories)
    def tell_in_brief(self, other: int) -> int:
        return self._named(make_brief(page=Page.objects.filter(pk=other).first()))

    @rule(delete=st.booleans())
    def rename_or_delete_a_body(self, delete: bool) -> None:
        if group := Body.objects.first():
            group.name = f"Group {random.random()}"
            group.delete() if delete else group.save()

    @rule(pk=stories)
    def publish(self, pk: int) -> None:
        if page := self._own(pk):
            page.save_revision().publish()

    @rule(pk=stories)
    def unpublish(self, pk: int) -> None:
        if page := self._page(pk):
            page.unpublish()

    @rule(pk=stories)
    def delete(self, pk: int) -> None:
        if page := self._page(pk):
            page.delete()

    @rule(pk=stories)
    def save_in_a_shell(self, pk: int) -> None:
        if page := self._own(pk):
            page.standfirst = f"Changed {random.random()}"
            page.save()

    @rule(pk=stories, slug=st.sampled_from(["a", "b", "c"]))
    def change_slug(self, pk: int, slug: str) -> None:
        if page := self._own(pk):
            page.slug = slug
            with suppress(ValidationError):
                page.save_revision().publish()

    @rule(pk=stories)
    def revert(self, pk: int) -> None:
        page = self._own(pk)
        if page is None:
            return
        # The first draft of a translation has the title of what it was made from.
        its_own = ~Q(object_str__contains="secret") | Q(object_str__contains=word(page))
        revisions = Revision.objects.filter(its_own, object_id=str(pk))
        if revision := revisions.order_by("pk").first():
            # Its slug may be another's by now.
            with suppress(ValidationError):
                revision.publish()

    @rule(target=stories, pk=stories)
    def copy(self, pk: int) -> Any:
        page = self._page(pk)
        if page is None or page.alias_of_id:
            return multiple()
        slug = f"copy-{Page.objects.count()}"
        return page.copy(update_attrs={"slug": slug, "title": f"Copy {slug}"}).pk

    @rule(target=stories, pk=stories)
    def alias(self, pk: int) -> Any:
        page = self._page(pk)
        if page is None or page.alias_of_id:
            return multiple()
        return page.create_alias(update_slug=f"alias-{Page.objects.count()}").pk

    @rule(target=stories, pk=stories, code=st.sampled_from(["fr", "ar"]), publish=st.booleans())
    def translate(self, pk: int, code: str, publish: bool) -> Any:
        page = self._page(pk)
        if page is None or page.has_translation(locale(code)) or page.locale_id == locale(code).pk:
            return multiple()
        translated = page.copy_for_translation(locale(code), copy_parents=True)
        # The page itself too: it would say what the draft of the other one does, once published.
        self._named(translated)
        revision = translated.save_revision()
        if publish:
            revision.publish()
        return translated.pk

    @rule(target=stories, pk=stories, code=st.sampled_from(["fr", "ar"]), words=st.integers(0, 3))
    def translate_by_segments(self, pk: int, code: str, words: int) -> Any:
        """Submit a page, or take up what is submitted; translate some of it and publish."""
        page = self._own(pk)
        there = page and page.get_translation_or_none(locale(code))
        if page is None or page.locale_id == locale(code).pk:
            return multiple()
        if there is None:
            submit(page, code)
        known = {"source__object_id": page.translation_key, "source__locale": page.locale_id}
        translation = Translation.objects.filter(**known, target_locale=locale(code)).first()
        if translation is None or (there and there.alias_of_id):
            return multiple()
        if words == 3:
            translation.source.update_from_db()
        made = translation.get_target_instance()
        for segment in translation.source.stringsegment_set.order_by("order")[:words]:
            title = segment.context.path == "title"
            say(translation, {segment.string.data: f"Told {word(made)}" if title else "Dit."})
        with suppress(ValidationError):
            publish(translation)
        return multiple() if there else made.pk

    @rule(shown=st.booleans())
    def let_english_stand_in_for_arabic(self, shown: bool) -> None:
        fallback = locale("en") if shown else None
        LocaleRule.objects.update_or_create(locale=locale("ar"), defaults={"fallback": fallback})

    @rule(on=st.booleans())
    def stop_or_restart_translating(self, on: bool) -> None:
        if translation := Translation.objects.order_by("pk").first():
            translation.enabled = on
            translation.save(update_fields=["enabled"])

    @rule(pk=stories, code=st.sampled_from(["en", "fr"]))
    def move(self, pk: int, code: str) -> None:
        if page := self._page(pk):
            with suppress(ValidationError):
                page.move(index_page(code), pos="last-child")

    @rule(pk=stories)
    def tag(self, pk: int) -> None:
        if page := self._own(pk):
            page.tags.add("Mosul", f"Tag {pk}")
            page.save_revision().publish()

    @rule()
    def rename_a_tag(self) -> None:
        if tag := Tag.objects.first():
            tag.name = f"Renamed {random.random()}"
            tag.save()

    # Campaigns

    @rule(target=stories, code=st.sampled_from(["en", "fr"]), publish=st.booleans())
    def campaign(self, code: str, publish: bool) -> int:
        """Begin one, or the same in another language."""
        one = CampaignPage.objects.exclude(locale=locale(code)).order_by("pk").first()
        known = {"translation_key": one.translation_key} if one else {}
        if one and one.has_translation(locale(code)):
            known = {}
        page = make_campaign(code=code, publish=publish, **known)
        page.title = f"Told {word(page)}"
        revision = page.save_revision()
        if publish:
            revision.publish()
        return page.pk

    @rule(pk=stories, leave=st.booleans(), publish=st.booleans())
    def tell_for_a_campaign(self, pk: int, leave: bool, publish: bool) -> None:
        page = self._own(pk)
        if not isinstance(page, SeriesPiece):
            return
        page.campaign = None if leave else CampaignPage.objects.order_by("-pk").first()
        page.series = Series.objects.first() or make_series()
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(target=stories)
    def film(self) -> int:
        return self._named(make_short_video(campaign=CampaignPage.objects.order_by("pk").first()))

    @rule(delete=st.booleans())
    def rename_or_delete_a_series(self, delete: bool) -> None:
        if series := Series.objects.first():
            series.name = f"Series {random.random()}"
            series.delete() if delete else series.save()

    # Partners

    @rule(code=st.sampled_from(["en", "fr"]), days=st.integers(-2, 2), stays=st.integers(0, 2))
    def join(self, code: str, days: int, stays: int) -> None:
        joined = timezone.now().date() + timedelta(days)
        Partner.objects.create(
            name=f"Partner {random.random()}",
            joined_on=joined,
            left_on=joined + timedelta(stays) if stays else None,
            locale=locale(code),
        )

    @rule(gone=st.booleans())
    def leave(self, gone: bool) -> None:
        if partner := Partner.objects.filter(left_on=None).order_by("pk").first():
            if gone:
                partner.delete()
            else:
                partner.left_on = max(partner.joined_on, timezone.now().date())
                partner.save()

    # By programs

    def _sent(self, answer: HttpResponse, done: int = 200) -> Any:
        """Return what a program is told; what is refused is refused in due form."""
        assert answer.status_code in (done, 403, 404, 422), answer.content
        return answer.json() if answer.status_code == done else None

    @rule(target=stories, publish=st.booleans())
    def write_by_token(self, publish: bool) -> int:
        act = {"action": "publish"} if publish else {}
        meta = {"type": "stories.StoryPage", "parent_id": index_page().pk, **act}
        title = f"By token {random.random()}"
        new = {"meta": meta, "title": title, "body": [text()], "tags": ["Mosul"]}
        written = self.api.post("pages/", new)
        assert written.status_code == 201, written.content
        page = Page.objects.get(pk=written.json()["id"])
        change = {"title": f"Told {word(page)}", "meta": act}
        assert self._sent(self.api.patch(f"pages/{page.pk}/", change))
        return page.pk

    @rule(pk=stories, other=stories, image=images, publish=st.booleans())
    def change_by_token(self, pk: int, other: int, image: Image, publish: bool) -> None:
        change = {
            "standfirst": f"Changed {random.random()}",
            "cover_id": image.pk,
            "related": [{"type": "page", "value": other}],
            "meta": {"action": "publish"} if publish else {},
        }
        self._sent(self.api.patch(f"pages/{pk}/", change))

    @rule(pk=stories, action=st.sampled_from(["publish", "unpublish"]))
    def act_by_token(self, pk: int, action: str) -> None:
        self._sent(self.api.post(f"pages/{pk}/actions/{action}/"))

    @rule(pk=stories)
    def delete_by_token(self, pk: int) -> None:
        assert self.api.delete(f"pages/{pk}/").status_code in (204, 404)

    @rule(target=stories, pk=stories, action=st.sampled_from(["copy", "create_alias"]))
    def double_by_token(self, pk: int, action: str) -> Any:
        slug = f"double-{Page.objects.count()}"
        words = {"slug": slug} | ({"title": slug} if action == "copy" else {})
        made = self._sent(self.api.post(f"pages/{pk}/actions/{action}/", words), 201)
        return made["id"] if made else multiple()

    @rule(pk=stories, code=st.sampled_from(["en", "fr"]))
    def move_by_token(self, pk: int, code: str) -> None:
        place = {"destination_id": index_page(code).pk}
        self._sent(self.api.post(f"pages/{pk}/actions/move/", place))

    @rule(image=images, person=people)
    def describe_by_token(self, image: Image, person: Person) -> None:
        said = f"Said {random.random()}"
        self._sent(self.api.patch(f"images/{image.pk}/", {"alt": said}))
        self._sent(self.api.patch(f"snippets/stories.Person/{person.pk}/", {"role": said}))

    @rule(target=stories)
    def load_the_demo(self) -> Any:
        """Load it, or what is missing of it; its stories are told on like all others."""
        with small_demo():
            call_command("load_demo", stdout=StringIO())
        demo = Page.objects.filter(translation_key__in=[key_of(story.key) for story in STORIES])
        new = demo.exclude(title__startswith="Told").specific()
        return multiple(*(self._named(page) for page in new))

    # The digest

    @rule(week=st.integers(0, 2), other=stories, person=people, publish=st.booleans())
    def sum_up_a_week(self, week: int, other: int, person: Person, publish: bool) -> None:
        outlet = Outlet.objects.order_by("pk").first() or make_outlet()
        people = [person.pk] if Person.objects.filter(pk=person.pk).exists() else []
        summary = f'<p>See <a linktype="page" id="{other}">it</a>.</p>'
        items = [report(outlet, f"Seen {random.random()}", summary=summary, people=people)]
        day = date(2019, 8, 5) + timedelta(weeks=week)
        issues = DigestIssuePage.objects.child_of(make_archive())
        if (page := issues.filter(week=day).first()) is None:
            page = make_digest(day.isoformat(), items, publish=False)
        self._named(page)
        page.items = json.dumps(items)
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(week=st.integers(0, 2), private=st.booleans())
    def withdraw_a_week(self, week: int, private: bool) -> None:
        day = date(2019, 8, 5) + timedelta(weeks=week)
        if page := DigestIssuePage.objects.filter(week=day).order_by("pk").first():
            if private:
                PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)
            else:
                page.unpublish()

    @rule(gone=st.booleans())
    def rename_or_delete_the_outlet(self, gone: bool) -> None:
        if outlet := Outlet.objects.order_by("pk").first():
            outlet.name = f"The Courier {random.random()}"
            outlet.delete() if gone else outlet.save()

    # The podcast

    @rule(number=st.integers(1, 3), person=people, publish=st.booleans())
    def talk(self, number: int, person: Person, publish: bool) -> None:
        podcast = PodcastPage.objects.filter(author="Newsroom").first() or make_podcast(
            author="Newsroom"
        )
        page = EpisodePage.objects.child_of(podcast).filter(number=number).first()
        if page is None:
            line = LineOfEffort.objects.order_by("pk").first() or make_line()
            file = make_file(SPOKEN)
            page = make_episode(number, podcast, publish=False, topic=line, transcript=file)
        self._named(page)
        there = Person.objects.filter(pk=person.pk).exists()
        guests = [somebody(person=person.pk)] if there else []
        page.guests = json.dumps([{"type": "participant", "value": one} for one in guests])
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(act=st.sampled_from(["words", "recording", "line", "podcast", "episode"]))
    def change_what_is_talked(self, act: str) -> None:
        podcast = PodcastPage.objects.filter(author="Newsroom").first()
        page = podcast and EpisodePage.objects.child_of(podcast).order_by("pk").first()
        if page is None:
            return
        if act == "words" and page.transcript:
            page.transcript.file = ContentFile(SPOKEN.encode() + b"\n", "b.vtt")
            page.transcript.save()
        elif act == "recording" and page.audio:
            page.audio.collection = self.collection
            page.audio.save()
        elif act == "line" and page.topic:
            page.topic.name = f"Line {random.random()}"
            page.topic.save()
        elif act == "podcast":
            podcast.unpublish() if podcast.live else podcast.save_revision().publish()
        elif act == "episode":
            page.unpublish()

    # Social walls

    @rule(target=stories, other=stories, image=images, pinned=st.booleans(), listed=st.booleans())
    def post(self, other: int, image: Image, pinned: bool, listed: bool) -> int:
        show_the_wall()
        last = PostPage.objects.filter(alias_of=None).order_by("-pk").first()
        there = Image.objects.filter(pk=image.pk).exists()
        page = make_post(
            "#Mosul", pinned=pinned, listed=listed, quotes=last, posted_at=timezone.now(),
            page=Page.objects.filter(pk=other).first(), media=[picture(image)] if there else [],
        )  # fmt: skip
        page.text = f"{word(page)} #Mosul"
        page.save_revision().publish()
        return page.pk

    @rule(target=stories)
    def repost(self) -> Any:
        original = PostPage.objects.filter(repost_of=None).order_by("pk").first()
        if original is None:
            return multiple()
        return make_post(repost_of=original, posted_at=timezone.now()).pk

    @rule(pk=stories, pinned=st.booleans())
    def pin(self, pk: int, pinned: bool) -> None:
        page = self._own(pk)
        if isinstance(page, PostPage):
            page.pinned = pinned
            page.save_revision().publish()

    @rule(
        act=st.sampled_from(["hide the newest", "hide the first", "hide the wall", "show the wall"])
    )
    def hide(self, act: str) -> None:
        wall = show_the_wall()
        found = PostPage.objects.live().order_by("pk" if act == "hide the first" else "-pk").first()
        if act == "show the wall":
            wall.save_revision().publish()
        elif page := wall if act == "hide the wall" else found:
            page.unpublish()

    # Privacy and places

    @rule(pk=stories)
    def make_private(self, pk: int) -> None:
        if page := self._page(pk):
            PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)

    @rule()
    def make_public_again(self) -> None:
        for restriction in PageViewRestriction.objects.all():
            restriction.delete()

    @rule(on=st.booleans())
    def make_the_index_private(self, on: bool) -> None:
        page = index_page()
        if on:
            PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)
        else:
            for row in PageViewRestriction.objects.filter(page=page):
                row.delete()

    @rule(live=st.booleans())
    def withdraw_or_publish_the_index(self, live: bool) -> None:
        page = index_page()
        if live:
            page.save_revision().publish()
        else:
            page.unpublish()

    @rule(slug=st.sampled_from(["stories", "tales"]))
    def rename_the_index(self, slug: str) -> None:
        page = StoryIndexPage.objects.get(pk=index_page().pk)
        page.slug = slug
        page.save()

    @rule(on=st.booleans())
    def restrict_the_collection(self, on: bool) -> None:
        if on:
            CollectionViewRestriction.objects.get_or_create(
                collection=self.collection, restriction_type=CollectionViewRestriction.LOGIN
            )
        else:
            for row in CollectionViewRestriction.objects.all():
                row.delete()

    # The hour

    @rule(pk=stories, hours=st.integers(1, 3))
    def expire_later(self, pk: int, hours: int) -> None:
        if page := self._own(pk):
            page.expire_at = timezone.now() + timedelta(hours=hours)
            page.save_revision().publish()

    @rule(pk=stories, hours=st.integers(1, 3))
    def go_live_later(self, pk: int, hours: int) -> None:
        if page := self._own(pk):
            page.go_live_at = timezone.now() + timedelta(hours=hours)
            page.save_revision().publish()

    @rule(hours=st.integers(1, 30))
    def hours_pass(self, hours: int) -> None:
        self.time.shift(timedelta(hours=hours))
        self.nothing_expired_is_served()
        run_due()
        follow_the_clock()

    def nothing_expired_is_served(self) -> None:
        served = self.client.get(PAGES, {"limit": 100, "include": "document"}).content.decode()
        said = Page.objects.exclude(alias_of=None).values("alias_of")
        expired = Page.objects.filter(expire_at__lte=timezone.now()).exclude(pk__in=said)
        for page in expired:
            assert word(page) not in served
        for image in Image.objects.exclude(Image.in_force()):
            assert image.version not in served

    # What pages show

    @rule(image=images)
    def describe(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.alt = f"Seen {random.random()}"
            row.save()

    @rule(image=images)
    def replace(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.file = ContentFile(BytesIO(jpeg((320, 240))).getvalue(), "new.jpg")
            row.save()

    @rule(image=images)
    def refocus(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.focal_point_x, row.focal_point_y = 10, 20
            row.focal_point_width = row.focal_point_height = 10
            row.save()

    @rule(image=images)
    def delete_picture(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            used = bool(uses_of(row))
            try:
                row.delete()
            except InUseError:
                assert used
            else:
                assert not used

    @rule(image=images, act=st.sampled_from(["end", "extend", "override", "take back"]))
    def change_rights(self, image: Image, act: str) -> None:
        row = Image.objects.filter(pk=image.pk).first()
        if row is None:
            return
        if act == "take back":
            take_back(row, self.editor)
        elif act == "override" and row.usable_until:
            override(row, self.editor, max(row.usable_until, today()) + timedelta(1), "Because.")
        else:
            row.usable_until = today() - timedelta(days=act == "end")
            row.save()

    @rule(image=images)
    def put_apart_in_bulk(self, image: Image) -> None:
        if Image.objects.filter(pk=image.pk).exists():
            self.client.post(
                f"/admin/bulk/media/image/add_to_collection/?id={image.pk}",
                {"collection": self.collection.pk},
            )
            assert Image.objects.get(pk=image.pk).collection_id == self.collection.pk

    @rule(person=people)
    def rename_person(self, person: Person) -> None:
        if row := Person.objects.filter(pk=person.pk).first():
            row.name = f"Amal {random.random()}"
            row.save()

    @rule(person=people)
    def delete_person(self, person: Person) -> None:
        Person.objects.filter(pk=person.pk).delete()

    # What stands around

    @rule(pk=stories)
    def navigate_to(self, pk: int) -> None:
        site = Site.objects.get(is_default_site=True)
        row = Navigation.objects.filter(site=site, locale=locale("en")).first()
        row = row or Navigation(site=site, locale=locale("en"))
        row.main = json.dumps([{"type": "page", "value": {"page": pk, "label": ""}}])
        row.save()

    @rule(pk=stories, hours=st.integers(-2, 2))
    def announce(self, pk: int, hours: int) -> None:
        site = Site.objects.get(is_default_site=True)
        starts = timezone.now() + timedelta(hours=hours)
        Announcement.objects.create(
            site=site, locale=locale("en"), text="Said", page=Page.objects.filter(pk=pk).first(),
            starts=starts, ends=starts + timedelta(hours=2),
        )  # fmt: skip

    @rule(pk=stories)
    def ask_and_show_around(self, pk: int) -> None:
        place = {"site": Site.objects.get(is_default_site=True), "locale": locale("en")}
        there = Page.objects.filter(pk=pk).first()
        step = {"title": "There", "text": "Go.", "page": pk}
        steps = json.dumps([{"type": "page", "value": step}])
        Tour.objects.update_or_create(**place, defaults={"title": "Around", "steps": steps})
        said = {"text": f"<p>{random.random()}</p>", "policy_page": there}
        CookieNotice.objects.update_or_create(**place, defaults=said)

    @rule(pk=stories, other=stories, led=st.booleans())
    def withdraw_with_a_word(self, pk: int, other: int, led: bool) -> None:
        said = {"redirect_to": other} if led else {"reason": "Because."}
        form = {f"withdrawal-{name}": value for name, value in said.items()}
        answer = self.client.post(f"/admin/pages/{pk}/unpublish/", form)
        assert answer.status_code in (200, 302, 404)

    @rule(pk=stories)
    def say_what_we_are(self, pk: int) -> None:
        home = HomePage.objects.get(slug="home")
        page = AboutPage.objects.child_of(home).first()
        if page is None:
            page = AboutPage(title="About", slug="about", locale=home.locale)
            home.add_child(instance=page)
        self._named(page)
        page.body = json.dumps([text(f'<p><a linktype="page" id="{pk}">It</a>.{COUNT[3:]}')])
        lines = LineOfEffort.objects.filter(locale=home.locale).values_list("pk", flat=True)
        page.lines_of_effort = json.dumps([{"type": "line", "value": line} for line in lines])
        page.save_revision().publish()

    @rule(name=st.sampled_from(["One", "Two"]))
    def rename_the_site(self, name: str) -> None:
        site = Site.objects.get(is_default_site=True)
        site.site_name = name
        site.save()

    @rule(here=st.booleans())
    def change_the_root(self, here: bool) -> None:
        site = Site.objects.get(is_default_site=True)
        site.root_page = HomePage.objects.get(slug="home") if here else self.other_root
        site.save()

    @rule()
    def add_a_locale(self) -> None:
        Locale.objects.get_or_create(language_code="fr")

    @rule(pk=stories)
    def redirect(self, pk: int) -> None:
        if page := self._page(pk):
            Redirect.add_redirect("/old/", page)

    @rule(pks=st.lists(stories, min_size=1, max_size=3))
    def unpublish_in_bulk(self, pks: list[int]) -> None:
        pks = [pk for pk in pks if self._page(pk)]
        if pks:
            ids = "&".join(f"id={pk}" for pk in pks)
            self.client.post(f"/admin/bulk/wagtailcore/page/unpublish/?{ids}")

    @rule(pks=st.lists(stories, min_size=1, max_size=3))
    def delete_in_bulk(self, pks: list[int]) -> None:
        pks = [pk for pk in pks if self._page(pk)]
        if pks:
            ids = "&".join(f"id={pk}" for pk in pks)
            self.client.post(f"/admin/bulk/wagtailcore/page/delete/?{ids}")

    @rule(pk=stories)
    def half_done_and_undone(self, pk: int) -> None:
        page = self._page(pk)
        if page is None:
            return
        with suppress(ZeroDivisionError), unit_of_work():
            page.unpublish()
            raise ZeroDivisionError

    # What must be true

    @invariant()
    def every_document_is_as_a_fresh_compile(self) -> None:
        while catch_up_once():
            # Where many merely gain something, the worker has its part in it.
            pass
        assert [line for progress in verify() for line in progress.failed] == []

    @invariant()
    def the_rows_are_exactly_the_public_pages(self) -> None:
        rows = Document.objects.exclude(page=None).values_list("site_id", "page_id")
        assert set(rows) == set(public_by_hand())

    @invariant()
    def nothing_withdrawn_is_found(self) -> None:
        everything = b"".join(bytes(row.body) + bytes(row.card) for row in Document.objects.all())
        public = [pk for _site, pk in public_by_hand()]
        for image in Image.objects.exclude(Image.in_force()):
            assert image.version.encode() not in everything
        # An alias says what its original says.
        said = Page.objects.filter(pk__in=public).exclude(alias_of=None).values("alias_of")
        for page in Page.objects.exclude(pk__in=public).exclude(pk__in=said):
            assert word(page).encode() not in everything

    @invariant()
    def a_podcast_tells_what_is_public_of_it(self) -> None:
        public = {pk for _site, pk in public_by_hand()}
        for podcast in PodcastPage.objects.filter(pk__in=public, author="Newsroom"):
            feed = self.client.get(f"/delivery/v1/feeds/rss/{podcast.translation_key}")
            for page in EpisodePage.objects.child_of(podcast).exclude(pk__in=public):
                assert word(page).encode() not in feed.content

    @invariant()
    def the_edge_answers_what_the_application_does(self) -> None:
        self.edge._process.follower.follow()
        pages = Document.objects.exclude(page=None).order_by("-version")
        asked = [("/delivery/v1/pages", ""), ("/delivery/v1/site", ""), ("/delivery/v1/paths", "")]
        asked += [
            ("/delivery/v1/resolve", f"path={quote(row.path)}&site={row.site.hostname}")
            for row in pages.select_related("site")[:3]
        ]
        asked.append(("/delivery/v1/resolve", "path=/old/"))
        for row in pages[:3]:
            below = row.path.split("/", 2)[-1]
            asked.append((f"/delivery/v1/pages/{row.translation_key}", "locale=ar"))
            asked.append(("/delivery/v1/resolve", f"path={quote(f'/ar/{below}')}"))
        asked += [
            ("/delivery/v1/resolve", f"path={quote(path)}")
            for path in Redirect.objects.values_list("old_path", flat=True)[:3]
        ]
        asked += [
            (f"/delivery/v1/feeds/rss/{podcast.translation_key}", "")
            for podcast in PodcastPage.objects.filter(author="Newsroom")
        ]
        for path, query in asked:
            answer = self.client.get(path, QUERY_STRING=query)
            fresh = (str(answer.status_code), answer.content)
            assert self._from_the_edge(path, query) == fresh, f"{path}?{query}"

    @invariant()
    def the_log_replayed_gives_the_public_pages(self) -> None:
        for change in Change.objects.filter(sequence__gt=self.read_up_to or 0):
            self.read_up_to = change.sequence
            if change.page_id is None:
                continue
            place = (change.site_id, str(change.page_id))
            if change.kind == Change.Kind.WITHDRAWN:
                self.public_by_log.pop(place)
            else:
                was_there = place in self.public_by_log
                assert was_there == (change.kind != Change.Kind.PUBLISHED)
                self.public_by_log[place] = f"{change.path} {change.etag}"
        stored = {
            (row.site_id, str(row.page_id)): f"{row.path} {row.etag}"
            for row in Document.objects.exclude(page=None)
        }
        assert stored == self.public_by_log


def show_the_wall() -> SocialWallPage:
    """Return the wall that home shows."""
    if (wall := SocialWallPage.objects.filter(alias_of=None).order_by("pk").first()) is None:
        wall = make_wall()
        latest = {"types": ["story"], "count": 12}
        show(("latest", latest), ("digest", {}), ("social_wall", {"wall": wall.pk, "count": 3}))
    return wall


def public_by_hand() -> Iterator[tuple[int, int]]:
    """Return which pages are public on which site, decided one by one and not by a query."""
    closed = [row.page.path for row in PageViewRestriction.objects.select_related("page")]
    for site in Site.objects.select_related("root_page"):
        roots = Page.objects.filter(translation_key=site.root_page.translation_key)
        for page in Page.objects.filter(depth__gt=1):
            ours = any(
                page.path.startswith(root.path) and page.locale_id == root.locale_id
                for root in roots
            )
            expired = page.expire_at is not None and page.expire_at <= timezone.now()
            open_ = not any(page.path.startswith(path) for path in closed)
            if ours and page.live and open_ and not expired:
                yield site.pk, page.pk


@pytest.mark.django_db
def test_the_newsroom() -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=ROUNDS,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],
        ),
    )
