"""A podcast and its episodes."""

import json
import random

from django.core.files.base import ContentFile
from hypothesis import strategies as st
from hypothesis.stateful import rule

from stories.models import EpisodePage, LineOfEffort, Person, PodcastPage
from tests.cms.publishing.newsroom.bundles import people
from tests.cms.publishing.newsroom.desk import Desk, named
from tests.factories import make_file
from tests.stories.podcasts import SPOKEN, make_episode, make_line, make_podcast
from tests.stories.statements import somebody


class Podcast(Desk):
    """Who talks."""

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
        named(page)
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
