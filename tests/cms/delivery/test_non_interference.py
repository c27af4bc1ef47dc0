"""What is not public leaves no trace in any answer: no word, no number, no header."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site

from home.models import HomePage
from stories.models import StoryPage
from tests.factories import (
    end_rights,
    image_value,
    index_page,
    locale,
    make_image,
    make_site,
    make_story,
    text,
)

API = "/delivery/v1"
SECRET = "Unspeakable"


def told(client: Client, addresses: list[str]) -> dict[str, Any]:
    """Return everything that is answered, headers included."""
    answers = {}
    for address in addresses:
        answer = client.get(f"{API}/{address}")
        answers[address] = (answer.status_code, dict(answer.headers), answer.content)
    return answers


def addresses(public: Page, hidden: Page) -> Iterator[str]:
    """Return every endpoint with every filter, by which hidden pages could be looked for."""
    yield from ("pages", "paths", "site", "site?locale=fr", "changes", "openapi.json")
    yield from ("feeds/atom", "feeds/json", "sitemap.xml", "sitemap.xml?part=1", "llms.txt")
    for page in (public, hidden):
        yield f"pages/{page.translation_key}"
        yield f"pages/{page.translation_key}.md"
        yield f"pages?ids={page.translation_key}"
        yield f"feeds/atom?ids={page.translation_key}"
        yield f"resolve?path=/en/stories/{page.slug}/"
        yield f"resolve?path=/en/stories/{page.slug}/&include=html"
    for order in ("published_at", "-published_at", "updated_at", "-updated_at", "title", "-title"):
        yield f"pages?order={order}&limit=1"
        yield f"pages?order={order}&limit=1&include=document,html,markdown"
    for query in (
        "type=story", "locale=en", "tag=mosul", "tag=hidden", f"q={SECRET}", "q=told", "q=river",
        "published_after=2019-01-01T00:00Z", "published_before=2019-01-01T00:00Z",
    ):  # fmt: skip
        yield f"pages?{query}"
        # A feed says its own address, and with it what was asked for.
        asked = query.replace(SECRET, SECRET.swapcase())
        yield f"feeds/atom?{asked}"
        yield f"feeds/json?{asked}"
    yield "paths?limit=1"


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["draft", "private", "outside the site"])
def test_two_databases_that_differ_in_what_is_hidden_answer_alike(client: Client, how: str) -> None:
    make_site()
    image, ended = make_image(), make_image()
    end_rights(ended)
    hidden = make_story("Placeholder", publish=False, slug="hidden-one")
    related = json.dumps([{"type": "page", "value": hidden.pk}])
    link = text(f'<p>Told of a <a linktype="page" id="{hidden.pk}">river</a>.</p>')
    shown = [{"image": image_value(one), "caption": ""} for one in (image, ended)]
    photos = {"type": "photos", "value": {"layout": "grid", "photos": shown}}
    public = make_story("Told", body=[link, photos], related=related, tags=["Mosul"])
    asked = list(addresses(public, hidden))
    cursor = client.get(f"{API}/changes").json()["cursor"]
    before = told(client, [*asked, f"changes?after={cursor}"])

    hide(hidden, how)
    image.source = ended.source = ended.caption = ended.credit = SECRET
    image.save()
    ended.save()
    after = told(client, [*asked, f"changes?after={cursor}"])
    assert not any(SECRET.encode() in content for _status, _headers, content in after.values())
    assert after == before


def hide(page: StoryPage, how: str) -> None:
    """Write something into the database that nobody may see."""
    apart = Collection.get_first_root_node().add_child(name="Apart")
    CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
    picture = make_image(f"{SECRET} picture", alt=SECRET, collection=apart)
    page.title, page.standfirst, page.cover = SECRET, SECRET, picture
    page.body = json.dumps([text(f"<p>{SECRET} river, told.</p>")])
    page.tags.add("Hidden", "Mosul")
    if how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        page.save_revision().publish()
    elif how == "outside the site":
        closed = HomePage(title=SECRET, slug="closed", locale=locale("en"))
        Page.objects.get(depth=1).add_child(instance=closed)
        page.move(closed, pos="last-child")
        page.refresh_from_db()
        page.save_revision().publish()
    else:
        page.save_revision()
    assert index_page().live
    assert Site.objects.count() == 1
