"""What is withdrawn leaves the documents of pages too that can't be compiled just then."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from cms.blocks.related import RelatedPageBlock
from cms.contract.document import PageDocument
from cms.media.models import Media
from cms.publishing.following import catch_up_once, follow_the_clock
from cms.publishing.hidden import hidden
from cms.publishing.models import Change, Dependency, Document, Facet, SearchText, Stale
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.models import Person, Place, StoryPage
from tests.cms.media import films
from tests.factories import (
    end_rights,
    image_value,
    index_page,
    jpeg,
    locale,
    make_file,
    make_image,
    make_story,
    text,
)
from tests.homes import section

WORD = "zanzibar"
"""What every withdrawn thing says, and nothing else."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Give the primary keys of pages that can't be compiled, to be filled in."""
    pks: set[int] = set()
    for model in (StoryPage, HomePage):
        whole = model.to_document

        def to_document(
            self: Any, context: Any, whole: Callable[..., PageDocument] = whole
        ) -> PageDocument:
            if self.pk in pks:
                raise RuntimeError("not today")
            return whole(self, context)

        monkeypatch.setattr(model, "to_document", to_document)
    return pks


def link(page: Any, words: str) -> str:
    return f'<p data-block-key="k1"><a linktype="page" id="{page.pk}">{words}</a></p>'


def related(*pages: Any) -> str:
    return json.dumps([{"type": "page", "value": page.pk} for page in pages])


def photos(*photos: tuple[Any, str]) -> dict[str, Any]:
    shown = [{"image": image_value(image, ""), "caption": caption} for image, caption in photos]
    return {"type": "photos", "value": {"layout": "grid", "photos": shown}}


def film_of(source: dict[str, Any], poster: Any, tracks: list[Any]) -> dict[str, Any]:
    shown = [
        {"locale": code, "kind": "captions", "file": file.pk}
        for code, file in zip(("en", "ar"), tracks, strict=False)
    ]
    value = {
        "title": "A film", "file": None, "provider": "", "provider_id": "", "transcript": "",
        "poster": image_value(poster), "tracks": shown,
    }  # fmt: skip
    return {"type": "video", "value": value | source}


class Newsroom:
    """A story that shows one of everything twice: what is withdrawn, and what stays."""

    def __init__(self) -> None:
        self.image = make_image(alt=f"Of {WORD}", caption=f"In {WORD}", credit=f"By {WORD}")
        self.other_image = make_image(content=jpeg(colour="red"), alt="Another", caption="Shown")
        self.page = make_story(f"On {WORD}", slug=WORD, standfirst=f"All of {WORD}.")
        self.other_page = make_story("On nothing", cover=self.other_image)
        people = {"locale": locale("en"), "role": "writer"}
        self.person = Person.objects.create(name=f"{WORD} A", bio=WORD, **people)
        self.other_person = Person.objects.create(name="B", portrait=self.image, **people)
        self.place = Place.objects.create(name=WORD, country="IQ", locale=locale("en"))
        self.film = self._film()
        self.other_film = self._film()
        self.file, self.other_file = make_file(), make_file()
        self.translation = make_story(f"En {WORD}", parent=index_page("fr"))
        self.index = index_page()
        self.story = self._story()

    def _film(self) -> Media:
        film = Media(title="A film", type="video", file=ContentFile(films.shot(), "x.mp4"))
        film.save()
        # Compiled again, a picture out of it would take the place of the one that is withdrawn.
        film.frame = None
        film.save()
        return film

    def _story(self) -> StoryPage:
        pages = {"title": "Read on", "items": json.loads(related(self.page, self.other_page))}
        moment = {
            "time": "06:40", "title": "Early", "time_zone": "Asia/Baghdad",
            "body": link(self.page, "Somewhere"), "media": [photos((self.image, "At dawn"))],
        }  # fmt: skip
        quote = {"text": "Yes.", "speaker": "C", "portrait": image_value(self.image, "")}
        twice = {"before": image_value(self.image), "after": image_value(self.other_image)}
        return make_story(
            "Told",
            body=[
                text(link(self.page, "A link") + link(self.other_page, "Another link")),
                photos((self.image, "Words of their own"), (self.other_image, "")),
                photos((self.image, "")),
                {"type": "quote", "value": quote},
                {"type": "moment", "value": moment},
                {"type": "before_after", "value": twice | {"changed": "Much."}},
                film_of({"file": self.film.pk}, self.image, [self.file]),
                film_of({"file": self.other_film.pk}, self.image, [self.file, self.other_file]),
                {"type": "related", "value": pages},
            ],
            related=related(self.page, self.other_page),
            authors=json.dumps(
                [{"type": "person", "value": who.pk} for who in (self.person, self.other_person)]
            ),
            place=self.place,
            tags=["Mosul"],
            translation_key=self.translation.translation_key,
        )


WITHDRAWALS: dict[str, Callable[[Newsroom], Any]] = {
    "a page": lambda room: room.page.unpublish(),
    "a deleted page": lambda room: room.page.delete(),
    "a private page": lambda room: PageViewRestriction.objects.create(
        page=room.page, restriction_type="login"
    ),
    "an image": lambda room: end_rights(room.image),
    "a private image": lambda room: hide(room.image),
    "a person": lambda room: room.person.delete(),
    "a place": lambda room: room.place.delete(),
    "a film": lambda room: end_rights(room.film),
    "a private file": lambda room: hide(room.file),
    "a translation": lambda room: room.translation.unpublish(),
    "the page above": lambda room: room.index.unpublish(),
    "a page with its picture": lambda room: (room.page.delete(), end_rights(room.image)),
    "all": lambda room: (
        room.page.unpublish(), end_rights(room.image), room.person.delete(), room.place.delete(),
        end_rights(room.film), hide(room.file), room.translation.unpublish(),
        room.index.unpublish(),
    ),
}  # fmt: skip


@unit_of_work()
def hide(item: Any) -> None:
    apart = Collection.get_first_root_node().add_child(name="Apart")
    CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
    item.collection = apart
    item.save()


def stored(page: Any) -> Any:
    """Return what is stored of a page: document, card, and what it is found by."""
    row = Document.objects.get(page=page.pk)
    search = SearchText.objects.get(document=row)
    return (
        json.loads(bytes(row.body)),
        json.loads(bytes(row.card)),
        set(Facet.objects.filter(document=row).values_list("name", "value")),
        (search.title, search.head, search.body, search.text),
    )


def delivered(client: Client, page: Any) -> Any:
    answer = client.get(f"/delivery/v1/pages/{page.translation_key}", {"locale": "en"})
    return answer.json() if answer.status_code == 200 else None


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def mend(broken: set[int]) -> None:
    broken.clear()
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert catch_up_once() == 1
    assert not Stale.objects.exists()
    assert differing() == []


@pytest.mark.parametrize("what", WITHDRAWALS)
def test_a_story_stays_without_what_is_withdrawn_though_it_cannot_be_compiled(
    site: Site, client: Client, broken: set[int], what: str
) -> None:
    room = Newsroom()
    before = stored(room.story)
    row = Document.objects.get(page=room.story.pk)
    broken.add(room.story.pk)
    with unit_of_work():
        WITHDRAWALS[what](room)
    now = stored(room.story)
    assert now != before
    assert delivered(client, room.story) == now[0]
    change = Change.objects.filter(page_id=room.story.pk).latest("sequence")
    etag = Document.objects.get(page=room.story.pk).etag
    assert (change.kind, change.etag) == (Change.Kind.UPDATED, etag)
    assert etag != row.etag
    shown = Dependency.objects.filter(document=row, shown=True).values_list("key", flat=True)
    assert hidden(shown, site) == set()
    waiting = Stale.objects.get()
    assert (waiting.page_id, waiting.attempts) == (room.story.pk, 1)
    assert "not today" in waiting.error
    mend(broken)
    assert stored(room.story) == now, "It is what a compile gives."


def test_no_word_of_it_is_left(site: Site, client: Client, broken: set[int]) -> None:
    room = Newsroom()
    broken.add(room.story.pk)
    with unit_of_work():
        WITHDRAWALS["all"](room)
    assert WORD not in json.dumps(delivered(client, room.story)).casefold()
    row = Document.objects.get(page=room.story.pk)
    assert WORD not in bytes(row.card).decode().casefold()
    assert WORD not in SearchText.objects.get(document=row).text.casefold()
    listed = client.get("/delivery/v1/pages", {"include": "document"}).json()
    assert str(room.story.translation_key) in json.dumps(listed)
    assert WORD not in json.dumps(listed).casefold()
    assert client.get("/delivery/v1/pages", {"q": WORD, "locale": "en"}).json()["total"] == 0


def test_the_words_of_a_link_stay_as_plain_text(
    site: Site, client: Client, broken: set[int]
) -> None:
    secret = make_story("A secret")
    html = f'<p>As <b>we <a linktype="page" id="{secret.pk}">told</a></b> before.</p>'
    page = make_story(body=[text(html)])
    broken.add(page.pk)
    secret.unpublish()
    [block] = delivered(client, page)["body"]
    [paragraph] = block["text"]["content"]
    assert paragraph["markDefs"] == []
    assert [(span["text"], span["marks"]) for span in paragraph["children"]] == [
        ("As ", []), ("we ", ["strong"]), ("told", ["strong"]), (" before.", []),
    ]  # fmt: skip
    assert block["fallback"] == "As we told before."
    answer = client.get(f"/delivery/v1/pages/{page.translation_key}", {"include": "html,markdown"})
    assert answer.status_code == 200


def test_what_the_page_says_itself_is_no_secret(
    site: Site, client: Client, broken: set[int]
) -> None:
    secret = make_story("Mosul & Tikrit")
    html = "<p>In <b>Mo</b>sul &amp; on.</p>"
    page = make_story("On", body=[text(html)], related=related(secret), tags=["Tikrit"])
    broken.add(page.pk)
    secret.unpublish()
    assert delivered(client, page)["body"][0]["fallback"] == "In Mosul & on."
    assert delivered(client, page)["related"] == []
    mend(broken)


def test_a_picture_in_another_page_s_card_goes_from_there(
    site: Site, client: Client, broken: set[int]
) -> None:
    image = make_image(alt="A secret")
    other = make_story("Another", cover=image)
    page = make_story(related=related(other))
    broken.add(page.pk)
    end_rights(image)
    [item] = delivered(client, page)["related"]
    assert (item["page"]["title"], item["page"]["cover"]) == ("Another", None)


def test_the_home_page_names_it_no_more(site: Site, client: Client, broken: set[int]) -> None:
    secret, other = make_story("A secret"), make_story("No secret")
    broken.add(site.root_page_id)
    secret.unpublish()
    latest = section(delivered(client, site.root_page), "latest")
    assert [card["title"] for card in latest["items"]] == ["No secret"]
    assert delivered(client, other)
    mend(broken)


def test_an_expired_page_goes_and_the_clock_has_no_more_to_say(
    site: Site, client: Client, broken: set[int]
) -> None:
    end = timezone.now() + timedelta(hours=1)
    soon = make_story("Soon", expire_at=end)
    later = make_story("Later", expire_at=end + timedelta(days=1))
    page = make_story(related=related(soon, later))
    broken.add(page.pk)
    broken.add(site.root_page_id)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        with unit_of_work():
            assert follow_the_clock()
        [item] = delivered(client, page)["related"]
        assert item["page"]["title"] == "Later"
        assert Document.objects.get(page=page.pk).changes_at == later.expire_at


def test_it_comes_back_to_what_shows_it(site: Site, client: Client, broken: set[int]) -> None:
    other = make_story("Come and gone")
    page = make_story(related=related(other))
    broken.add(page.pk)
    other.unpublish()
    assert delivered(client, page)["related"] == []
    broken.clear()
    other.save_revision().publish()
    assert [item["page"]["title"] for item in delivered(client, page)["related"]] == [other.title]
    assert differing() == []


# What goes whole


def assert_goes_whole(client: Client, page: Any, broken: set[int]) -> None:
    assert delivered(client, page) is None
    assert not Document.objects.filter(page=page.pk).exists()
    change = Change.objects.filter(page_id=page.pk).latest("sequence")
    assert change.kind == Change.Kind.WITHDRAWN
    assert Stale.objects.get().page_id == page.pk
    mend(broken)
    assert delivered(client, page)


@pytest.mark.parametrize("how", ["{}", "Read {} on", "{:.10}…"])
def test_a_page_that_says_it_in_its_own_way_goes_whole(
    site: Site, client: Client, broken: set[int], monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    secret = make_story("Secrets nobody may tell")
    fields = StoryPage.document_fields

    def document_fields(self: StoryPage, context: Any) -> dict[str, Any]:
        found = fields(self, context)
        for item in found["related"]:
            found["date_line"] = how.format(item.page.title)
        return found

    monkeypatch.setattr(StoryPage, "document_fields", document_fields)
    page = make_story(related=related(secret))
    assert delivered(client, page)["date_line"]
    broken.add(page.pk)
    secret.unpublish()
    assert_goes_whole(client, page, broken)


def test_what_cannot_be_found_takes_the_document_along(
    site: Site, client: Client, broken: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_story("A secret")

    def to_document(self: RelatedPageBlock, value: Any, context: Any, key: str) -> None:
        """Read a card, and show nothing of it."""
        if value:
            context.card(value.pk)

    monkeypatch.setattr(RelatedPageBlock, "to_document", to_document)
    page = make_story(related=related(secret))
    assert delivered(client, page)["related"] == []
    broken.add(page.pk)
    secret.unpublish()
    assert_goes_whole(client, page, broken)


def test_a_document_that_is_none_of_its_type_any_more_goes_whole(
    site: Site, client: Client, broken: set[int]
) -> None:
    secret = make_story("A secret")
    page = make_story(related=related(secret))
    row = Document.objects.get(page=page.pk)
    row.body = json.dumps(json.loads(bytes(row.body)) | {"of_an_older_release": 1}).encode()
    row.save()
    broken.add(page.pk)
    secret.unpublish()
    assert_goes_whole(client, page, broken)


def test_a_card_that_cannot_be_made_takes_the_document_along(
    site: Site, client: Client, broken: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_story("A secret")
    page = make_story(related=related(secret))
    broken.add(page.pk)
    with monkeypatch.context() as patch:
        patch.setattr(StoryPage, "to_card", lambda self, context: {}["title"])
        secret.unpublish()
    waiting = set(Stale.objects.values_list("page_id", flat=True))
    assert page.pk in waiting
    assert not Document.objects.filter(page=page.pk).exists()


def test_what_the_clock_has_changed_is_not_shown_as_it_was(
    site: Site, client: Client, broken: set[int]
) -> None:
    soon = make_story("Soon gone", expire_at=timezone.now() + timedelta(hours=1))
    page = make_story("Stays", related=related(soon))
    broken.add(page.pk)
    lists = ("/delivery/v1/pages?include=document", "/delivery/v1/changes?after=0&include=document")
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        path = Document.objects.get(page=page.pk).path
        assert client.get("/delivery/v1/resolve", {"path": path}).status_code == 404
        for address in lists:
            answer = client.get(address)
            assert answer.status_code == 200
            assert b'"title":"Soon gone"' not in answer.content
        follow_the_clock()
        assert client.get("/delivery/v1/resolve", {"path": path}).json()["page"]["related"] == []
