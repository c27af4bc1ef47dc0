"""Stories, statements and briefs, and what stands in them."""

import json
import random
from io import BytesIO

from django.core.files.base import ContentFile
from hypothesis import strategies as st
from hypothesis.stateful import rule
from pikepdf import Pdf
from wagtail.models import Page

from cms.media.models import File, Image
from stories.models import Body, Person
from tests.cms.publishing.newsroom.bundles import images, people, stories
from tests.cms.publishing.newsroom.desk import COUNT, Desk, named, own_page, word
from tests.factories import image_value, make_file, make_story
from tests.stories.statements import make_body, make_brief, make_statement, somebody


def printed() -> bytes:
    """Return a PDF that no other is like."""
    file, buffer = Pdf.new(), BytesIO()
    file.add_blank_page(page_size=(random.randint(100, 10_000), random.randint(100, 10_000)))
    file.save(buffer)
    return buffer.getvalue()


class Pieces(Desk):
    """Who writes pieces."""

    @rule(target=stories, publish=st.booleans())
    def write(self, publish: bool) -> int:
        page = make_story(publish=publish)
        page.title = f"Told {word(page)}"
        file = make_file(printed(), "a.pdf")
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
            file.file = ContentFile(printed(), "b.pdf")
        elif act == "speak":
            file.language = random.choice(["ar", "ckb", ""])
        elif act == "hide":
            file.collection = self.collection
        file.delete() if act == "delete" else file.save()

    @rule(pk=stories, other=stories, image=images, person=people, publish=st.booleans())
    def link_and_show(
        self, pk: int, other: int, image: Image, person: Person, publish: bool
    ) -> None:
        page = own_page(pk)
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

    @rule(pk=stories, image=images, own=st.booleans(), publish=st.booleans())
    def describe_a_cover(self, pk: int, image: Image, own: bool, publish: bool) -> None:
        page = own_page(pk)
        if page is None:
            return
        page.cover = Image.objects.filter(pk=image.pk).first()
        page.cover_alt = f"Told {random.random()}" if own else ""
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
        return named(make_brief(page=Page.objects.filter(pk=other).first()))

    @rule(delete=st.booleans())
    def rename_or_delete_a_body(self, delete: bool) -> None:
        if group := Body.objects.first():
            group.name = f"Group {random.random()}"
            group.delete() if delete else group.save()
