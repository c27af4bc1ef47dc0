"""site and paths: what stands around every page, and where all pages are."""

import json

from django.conf import settings
from django.core.cache import cache
from django.test import Client
from wagtail.models import Site

from cms.delivery.throttles import DeliveryThrottle
from home.models import Navigation
from tests.factories import index_page, locale, make_story


def test_the_site_names_its_languages_by_their_own_names(site: Site, client: Client) -> None:
    answer = client.get("/delivery/v1/site").json()
    assert [(item["code"], item["name"], item["dir"]) for item in answer["locales"]] == [
        ("en", "English", "ltr"), ("ar", "العربيّة", "rtl"), ("fr", "français", "ltr"),
    ]  # fmt: skip
    assert answer["locales"][0]["default"] is True


def test_navigation_leaves_out_what_is_not_public(site: Site, client: Client) -> None:
    draft = make_story("Secret draft", publish=False)
    entries = [
        {"type": "page", "value": {"page": index_page().pk, "label": "Read"}},
        {"type": "page", "value": {"page": draft.pk, "label": "Hidden"}},
        {"type": "outside", "value": {"label": "Out", "url": "https://example.org/"}},
    ]
    Navigation.objects.create(site=site, locale=locale("en"), main=json.dumps(entries))
    answer = client.get("/delivery/v1/site")
    links = answer.json()["navigation"]
    assert [link["label"] for link in links] == ["Read", "Out"]
    assert links[0]["page"]["path"] == "/en/stories/"
    assert b"Hidden" not in answer.content


def test_a_language_without_navigation_has_an_empty_one(site: Site, client: Client) -> None:
    assert client.get("/delivery/v1/site", {"locale": "ar"}).json()["navigation"] == []


def test_paths_carry_the_entity_tag_of_each_document(site: Site, client: Client) -> None:
    page = make_story(slug="tagged")
    items = client.get("/delivery/v1/paths").json()["items"]
    item = next(item for item in items if item["path"] == "/en/stories/tagged/")
    document = client.get(f"/delivery/v1/pages/{page.translation_key}")
    assert document["ETag"] == f'"{item["etag"]}"'


def test_paths_are_paged(site: Site, client: Client) -> None:
    for _ in range(3):
        make_story()
    seen = []
    url = "/delivery/v1/paths?limit=2"
    while url:
        answer = client.get(url.removeprefix(settings.PUBLIC_URL)).json()
        seen += [item["path"] for item in answer["items"]]
        url = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"]


def test_paths_repeat_and_drop_nothing_while_pages_are_renamed(site: Site, client: Client) -> None:
    pages = [make_story(title) for title in ("Aa", "Bb", "Cc", "Dd", "Zz")]
    items = client.get("/delivery/v1/paths").json()["items"]
    everything = sorted(item["id"] + item["locale"] for item in items)
    seen = []
    url = "/delivery/v1/paths?limit=3"
    while url:
        answer = client.get(url.removeprefix(settings.PUBLIC_URL)).json()
        seen += [item["id"] + item["locale"] for item in answer["items"]]
        url = answer["next"]
        for page, title in ((pages[-1], f"A {len(seen)}"), (pages[0], f"Zzz {len(seen)}")):
            page.title = title
            page.save_revision().publish()
    assert sorted(seen) == everything


def test_too_many_requests_are_told_when_to_come_back(
    site: Site, client: Client, monkeypatch
) -> None:
    cache.clear()
    monkeypatch.setattr(DeliveryThrottle, "THROTTLE_RATES", {"delivery": "2/min"})
    answers = [client.get("/delivery/v1/site") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert answers[2]["Content-Type"] == "application/problem+json"
