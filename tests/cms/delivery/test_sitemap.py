"""The site map, as search engines read it."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction, Site

from cms.delivery import sitemaps
from tests.factories import image_value, index_page, make_image, make_story

SITEMAP = "/delivery/v1/sitemap.xml"
HERE = Path(__file__).parent
PROTOCOL = HERE.parents[1] / "node" / "node_modules" / "sitemap" / "schema" / "sitemap.xsd"
"""The protocol's own schema, as a package carries it."""
SCHEMA = etree.RelaxNG(etree.parse(HERE / "sitemap.rng"))
"""What more is promised: how addresses are written, and what an index is."""
EXTENDED = f"""<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.sitemaps.org/schemas/sitemap/0.9"
    schemaLocation="{PROTOCOL.as_uri()}"/>
  <import namespace="http://www.w3.org/1999/xhtml"
    schemaLocation="{(HERE / "sitemap_languages.xsd").as_uri()}"/>
  <import namespace="http://www.google.com/schemas/sitemap-image/1.1"
    schemaLocation="{(HERE / "sitemap_pictures.xsd").as_uri()}"/>
</schema>"""


def read(client: Client, address: str = SITEMAP) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert answer["Surrogate-Key"] == "pages site"
    found = etree.fromstring(answer.content)
    SCHEMA.assertValid(found)
    if etree.QName(found).localname == "urlset":
        etree.XMLSchema(etree.fromstring(EXTENDED)).assertValid(found)
    return found


def paths(found: Any) -> list[str]:
    front_end = settings.FRONTEND_URL
    return [unquote(loc.text.removeprefix(front_end)) for loc in found.findall("{*}url/{*}loc")]


def alternates(found: Any, path: str) -> dict[str, str]:
    (url,) = (one for one in found.findall("{*}url") if one[0].text.endswith(path))
    return {
        link.get("hreflang"): link.get("href").removeprefix(settings.FRONTEND_URL)
        for link in url.findall("{*}link")
    }


def test_every_public_page_is_in_it_and_no_other(site: Site, client: Client) -> None:
    make_story("Story", slug="story")
    make_story("قصة", slug="قصة", parent=index_page("ar"))
    make_story("Draft", publish=False)
    private = make_story("Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert sorted(paths(read(client))) == [
        "/ar/", "/ar/stories/", "/ar/stories/قصة/", "/en/", "/en/stories/", "/en/stories/story/",
        "/fr/", "/fr/stories/",
    ]  # fmt: skip


def test_translations_are_named_in_each_of_them(site: Site, client: Client) -> None:
    found = read(client)
    expected = {code: f"/{code}/stories/" for code in ("en", "fr", "ar")}
    for code in expected:
        assert alternates(found, f"/{code}/stories/") == {
            **expected, "x-default": "/en/stories/",
        }  # fmt: skip


def test_what_is_not_translated_has_no_alternates(site: Site, client: Client) -> None:
    page = make_story("Story", slug="story")
    assert alternates(read(client), "/en/stories/story/") == {}
    key = page.translation_key
    make_story("Récit", slug="recit", parent=index_page("fr"), translation_key=key)
    page.unpublish()
    assert alternates(read(client), "/fr/stories/recit/") == {}


def test_covers_are_named(site: Site, client: Client) -> None:
    make_story("Story", cover=make_image())
    images = read(client).findall("{*}url/{*}image/{*}loc")
    assert [image.text.split("/media/")[0] for image in images] == ["http://cms.test"]


def test_pictures_of_the_body_are_named_and_those_of_other_pages_are_not(
    site: Site, client: Client
) -> None:
    cover, shown, others = make_image(), make_image(), make_image()
    linked = make_story("Linked", slug="linked", cover=others)
    photo = {"image": image_value(shown), "caption": ""}
    photos = {"type": "photos", "value": {"layout": "single", "photos": [photo, photo]}}
    related = {"type": "page", "value": linked.pk}
    read_on = {"type": "related", "value": {"title": "", "items": [related]}}
    page = make_story("Story", slug="story", cover=cover, body=[photos, read_on])
    (url,) = (one for one in read(client).findall("{*}url") if one[0].text.endswith("/story/"))
    addresses = [image.text for image in url.findall("{*}image/{*}loc")]
    assert [cover.version in addresses[0], shown.version in addresses[1]] == [True, True]
    assert len(addresses) == 2
    page.body = "[]"
    page.save_revision().publish()
    assert shown.version not in etree.tostring(read(client)).decode()


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_a_large_site_has_an_index_of_parts_that_know_all_translations(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    make_story("Story", slug="story")
    whole = read(client)
    monkeypatch.setattr(sitemaps, "MOST", most)
    parts = [loc.text for loc in read(client).findall("{*}sitemap/{*}loc")]
    assert len(parts) == -(-7 // most)
    assert parts[0] == f"http://cms.test{SITEMAP}?part=1"
    urls = []
    for part in parts:
        address = urlsplit(part)
        urls += read(client, f"{address.path}?{address.query}").findall("{*}url")
    assert sorted(map(etree.tostring, urls)) == sorted(map(etree.tostring, whole.findall("{*}url")))
    beyond = client.get(f"{SITEMAP}?part={len(parts) + 1}")
    assert (beyond.status_code, beyond.json()["code"]) == (404, "not_found")


def test_more_pages_add_no_queries(site: Site, client: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        client.get(SITEMAP)
    for _ in range(6):
        make_story(cover=make_image())
    with CaptureQueriesContext(connection) as many:
        read(client)
    assert len(many) == len(few) <= 6


@pytest.mark.parametrize("query", ["part=0", "part=x", "part=", "locale=en", "part=1&part=2"])
def test_what_is_wrong_is_named(site: Site, client: Client, query: str) -> None:
    answer = client.get(SITEMAP, QUERY_STRING=query)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == query.partition("=")[0]
