"""resolve: what lives at a path."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from tests.factories import index_page, make_story, text

RESOLVE = "/delivery/v1/resolve"


def test_a_published_story_is_found_by_its_path(site: Site, client: Client) -> None:
    make_story("Al-Qaim restored to life", slug="al-qaim")
    answer = client.get(RESOLVE, {"path": "/en/stories/al-qaim/"})
    assert answer.status_code == 200
    assert answer.json()["kind"] == "page"
    assert answer.json()["page"]["title"] == "Al-Qaim restored to life"


@pytest.mark.parametrize(
    "path", ["/en/stories/al-qaim", "/en/stories/al-qaim/", "/en/stories/%61l-qaim/"]
)
def test_slash_and_encoding_do_not_matter(site: Site, client: Client, path: str) -> None:
    make_story(slug="al-qaim")
    assert client.get(RESOLVE, {"path": path}).json()["page"]["path"] == "/en/stories/al-qaim/"


def test_arabic_paths_resolve(site: Site, client: Client) -> None:
    page = make_story("القائم", slug="القائم", parent=index_page("ar"))
    answer = client.get(RESOLVE, {"path": "/ar/stories-ar/القائم/"})
    if answer.status_code != 200:
        answer = client.get(RESOLVE, {"path": f"/ar/{page.get_parent().slug}/القائم/"})
    assert answer.json()["page"]["dir"] == "rtl"


def test_a_draft_is_not_found(site: Site, client: Client) -> None:
    make_story(slug="draft", publish=False)
    answer = client.get(RESOLVE, {"path": "/en/stories/draft/"})
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"


def test_what_was_withdrawn_is_gone(site: Site, client: Client) -> None:
    make_story(slug="was-here").unpublish()
    answer = client.get(RESOLVE, {"path": "/en/stories/was-here/"})
    assert (answer.status_code, answer.json()["code"]) == (410, "gone")


def test_of_a_private_page_nothing_is_told(site: Site, client: Client) -> None:
    page = make_story(slug="secret")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(RESOLVE, {"path": "/en/stories/secret/"}).status_code == 404
    page.unpublish()
    assert client.get(RESOLVE, {"path": "/en/stories/secret/"}).status_code == 404


def test_an_expired_page_is_gone_before_the_scheduler_has_run(site: Site, client: Client) -> None:
    make_story(slug="short-lived", expire_at=timezone.now() + timedelta(hours=1))
    assert client.get(RESOLVE, {"path": "/en/stories/short-lived/"}).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert client.get(RESOLVE, {"path": "/en/stories/short-lived/"}).status_code == 410


@pytest.mark.django_db(transaction=True)
def test_a_changed_slug_redirects(client: Client) -> None:
    from tests.factories import make_site

    make_site()
    page = make_story(slug="old")
    page.slug = "new"
    page.save_revision().publish()
    answer = client.get(RESOLVE, {"path": "/en/stories/old/"}).json()
    assert answer == {"kind": "redirect", "location": "/en/stories/new/", "status": 301}


def test_a_moved_page_redirects(site: Site, client: Client) -> None:
    from stories.models import StoryIndexPage

    archive = StoryIndexPage(title="Archive", slug="archive", locale=index_page().locale)
    site.root_page.specific.add_child(instance=archive)
    page = make_story(slug="moved")
    page.move(archive, pos="last-child")
    answer = client.get(RESOLVE, {"path": "/en/stories/moved/"}).json()
    assert answer["location"] == "/en/archive/moved/"


@pytest.mark.parametrize("link", ["/en/from", "/en/from/", "https://front.test/en/from"])
def test_a_redirect_to_itself_leads_nowhere(
    site: Site, client: Client, settings: Any, link: str
) -> None:
    settings.FRONTEND_URL = "https://front.test"
    redirect = Redirect.objects.create(old_path="/en/from", redirect_link=link, site=site)
    for path in ("/en/from", "/en/from/"):
        assert client.get(RESOLVE, {"path": path}).status_code == 404
    redirect.redirect_link = "https://elsewhere.test/en/from"
    redirect.save()
    assert client.get(RESOLVE, {"path": "/en/from"}).json()["location"] == redirect.redirect_link


def test_a_redirect_to_a_page_that_is_not_public_tells_nothing(site: Site, client: Client) -> None:
    page = make_story(slug="hidden", publish=False)
    Redirect.objects.create(old_path="/en/from", redirect_page=page, site=site)
    assert client.get(RESOLVE, {"path": "/en/from"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "/en/../x",
        "/en/%2e%2e/x",
        "/a\x00b",
        "/a%00b",
        "//x",
        "/a?b=c",
        "/a\\b",
        "/" + "a" * 3000,
    ],
)
def test_a_path_that_is_none_is_named(site: Site, client: Client, path: str) -> None:
    answer = client.get(RESOLVE, {"path": path})
    assert answer.status_code == 400
    assert answer.json()["parameter"] == "path"


def test_a_link_to_a_draft_is_plain_text(site: Site, client: Client) -> None:
    draft = make_story("Unpublished secret", publish=False)
    make_story(
        slug="linking", body=[text(f'<p>See <a linktype="page" id="{draft.pk}">this</a>.</p>')]
    )
    answer = client.get(RESOLVE, {"path": "/en/stories/linking/"})
    node = answer.json()["page"]["body"][0]["text"]["content"][0]
    assert node["markDefs"] == []
    assert [span["text"] for span in node["children"]] == ["See this."]
    assert b"Unpublished secret" not in answer.content
