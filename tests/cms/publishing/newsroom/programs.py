"""What programs write by the API for writing."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from io import StringIO
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.http import HttpResponse
from hypothesis import strategies as st
from hypothesis.stateful import multiple, rule
from PIL import Image as Pillow
from wagtail.models import Page

from cms.media.models import Image
from home.loading.pages import key_of
from home.management.commands.load_demo import STORIES
from stories.models import Person
from tests.cms.publishing.newsroom.bundles import images, people, stories
from tests.cms.publishing.newsroom.desk import Desk, named, word
from tests.factories import index_page, text


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


class Programs(Desk):
    """Programs with a token."""

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
        return multiple(*(named(page) for page in new))
