"""redirects: where what has moved is now."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories import make_story

API = "/api/v2/redirects/"


def redirect(old_path: str, **fields: Any) -> Redirect:
    return Redirect.objects.create(old_path=old_path, **fields)


def test_redirects_lead_to_public_pages_and_outside(site: Site, client: Client) -> None:
    story, draft = make_story(slug="new"), make_story(publish=False)
    inside = redirect("/en/old", redirect_page=story, site=site)
    outside = redirect("/out", redirect_link="https://example.org/", is_permanent=False)
    hidden = redirect("/hidden", redirect_page=draft)
    redirect("/nowhere")
    answer = client.get(API).json()
    assert answer["meta"] == {"total_count": 2}
    assert [item["location"] for item in answer["items"]] == [
        "/en/stories/new/",
        "https://example.org/",
    ]
    assert client.get(f"{API}{inside.pk}/").json() == {
        "id": inside.pk,
        "meta": {
            "type": "wagtailredirects.Redirect",
            "detail_url": f"http://cms.test{API}{inside.pk}/",
        },
        "old_path": "/en/old",
        "location": "/en/stories/new/",
        "is_permanent": True,
    }
    assert client.get(API, {"is_permanent": "false"}).json()["items"][0]["id"] == outside.pk
    assert client.get(f"{API}{hidden.pk}/").status_code == 404


def test_a_redirect_is_found_by_its_path(site: Site, client: Client) -> None:
    redirect("/en/old", redirect_link="https://example.org/all")
    own = redirect("/en/old", redirect_link="https://example.org/own", site=site)
    for path in ("/en/old", "/en/old/", "en/old"):
        answer = client.get(f"{API}find/", {"html_path": path})
        assert answer["Location"] == f"{API}{own.pk}/"
        assert answer["Surrogate-Key"] == f"redirect:{own.pk}"
    assert client.get(answer["Location"]).json()["location"] == "https://example.org/own"


def test_a_redirect_of_another_site_is_not_found(site: Site, client: Client) -> None:
    other = Site.objects.create(hostname="other.example", root_page=make_story())
    redirect("/old", redirect_link="https://example.org/", site=other)
    query = {"html_path": "/old"}
    assert client.get(f"{API}find/", query).status_code == 404
    assert client.get(f"{API}find/", query | {"site": "other.example"}).status_code == 302


def test_more_redirects_take_no_more_queries(site: Site, client: Client) -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(API)
        return len(captured)

    redirect("/1", redirect_page=make_story())
    ask()
    few = ask()
    for number in range(3):
        redirect(f"/x{number}", redirect_page=make_story())
    assert ask() == few
