"""What search engines and social networks are told of a page."""

import re
from typing import Any

from django.conf import settings
from django.test import Client
from wagtail.models import Site

from stories.models import Person
from tests.digests import make_digest
from tests.factories import image_value, index_page, locale, make_image, make_story
from tests.stories.campaigns import make_short_video
from tests.stories.podcasts import make_episode, make_podcast, make_recording
from tests.stories.statements import make_brief

SCHEMA_ORG = "https://schema.org"


def document(client: Client, page: Any) -> Any:
    query = {"locale": page.locale.language_code}
    return client.get(f"/delivery/v1/pages/{page.translation_key}", query).json()


def address(path: str) -> str:
    return settings.FRONTEND_URL + path


def test_an_article_names_its_authors_publisher_and_address(site: Site, client: Client) -> None:
    page = make_story("Told", slug="told", standfirst="In brief.", seo_title="Told well")
    page.authors = [("person", Person.objects.create(name="A Writer", locale=locale("en")))]
    page.save_revision().publish()
    found = document(client, page)
    said = found["seo"]["json_ld"]
    assert (said["@context"], said["@type"]) == (SCHEMA_ORG, "Article")
    assert (said["headline"], said["description"]) == ("Told well", "In brief.")
    assert said["url"] == address("/en/stories/told/")
    assert said["author"] == [{"@type": "Person", "name": "A Writer"}]
    assert said["publisher"] == {
        "@type": "Organization", "name": "Coalition", "url": settings.FRONTEND_URL,
    }  # fmt: skip
    assert said["dateModified"] == found["updated_at"]
    assert "video" not in said


def test_the_type_decides_what_it_is(site: Site, client: Client) -> None:
    for page, type_, graph in (
        (make_story(), "Article", "article"),
        (make_brief(), "NewsArticle", "article"),
        (make_digest(), "NewsArticle", "article"),
        (index_page(), "CollectionPage", "website"),
        (index_page().get_parent().specific, "WebPage", "website"),
    ):
        seo = document(client, page)["seo"]
        assert (seo["json_ld"]["@type"], seo["open_graph"]["type"]) == (type_, graph)


def test_breadcrumbs_lead_to_the_page(site: Site, client: Client) -> None:
    said = document(client, make_story("Told", slug="told"))["seo"]["breadcrumbs"]
    assert (said["@context"], said["@type"]) == (SCHEMA_ORG, "BreadcrumbList")
    assert [(one["position"], one["name"], one["item"]) for one in said["itemListElement"]] == [
        (1, "Home", address("/en/")),
        (2, "Stories", address("/en/stories/")),
        (3, "Told", address("/en/stories/told/")),
    ]
    home = index_page().get_parent().specific
    assert document(client, home)["seo"]["breadcrumbs"] is None


def film(**more: Any) -> dict[str, Any]:
    value = {"title": "Sixty seconds", "provider": "vimeo", "provider_id": "123456", **more}
    return {"type": "video", "value": value}


def test_films_with_a_picture_are_named_wherever_they_stand(site: Site, client: Client) -> None:
    poster = image_value(make_image())
    moment = {
        "type": "moment",
        "value": {
            "time": "06:40",
            "title": "First",
            "media": [film(poster=poster)],
            "time_zone": "Asia/Baghdad",
        },
    }
    body = [film(poster=poster, transcript="<p>A river.</p>"), film(), moment]
    found = document(client, make_story("Told", body=body))
    first, second = found["seo"]["json_ld"]["video"]
    assert (first["@type"], first["name"], first["description"]) == (
        "VideoObject", "Sixty seconds", "A river.",
    )  # fmt: skip
    assert second["description"] == "Sixty seconds"
    assert first["embedUrl"] == "https://player.vimeo.com/video/123456"
    assert "contentUrl" not in first
    assert first["uploadDate"] == found["published_at"]
    assert first["thumbnailUrl"][0].endswith(".jpg")


def test_a_short_video_is_named_with_its_film(site: Site, client: Client) -> None:
    page = make_short_video("Sixty", cover=make_image(), standfirst="In brief.")
    found = document(client, page)
    (said,) = found["seo"]["json_ld"]["video"]
    assert (said["@type"], said["name"], said["description"]) == (
        "VideoObject",
        "Sixty",
        "In brief.",
    )
    assert (said["contentUrl"], said["duration"]) == (found["film"]["url"], "PT1M")


def test_an_episode_says_what_is_heard_and_of_which_podcast(site: Site, client: Client) -> None:
    podcast = make_podcast("On The Line", slug="line")
    found = document(client, make_episode(6, podcast, season=2, audio=make_recording(3)))
    said = found["seo"]["json_ld"]
    assert (said["@type"], said["episodeNumber"], said["duration"]) == ("PodcastEpisode", 6, "PT3S")
    assert said["audio"][0]["contentUrl"] == found["audio"]["sources"][0]["url"]
    assert said["partOfSeries"] == {
        "@type": "PodcastSeries", "name": "On The Line", "url": address("/en/line/"),
    }  # fmt: skip
    assert said["partOfSeason"]["seasonNumber"] == 2
    about = document(client, podcast)
    assert about["seo"]["json_ld"]["webFeed"] == about["feeds"][0]["url"]


def test_open_graph_has_the_picture_that_its_address_gives(site: Site, client: Client) -> None:
    cover = make_image(alt="A river")
    seo = document(client, make_story("Told", slug="told", cover=cover))["seo"]
    graph = seo["open_graph"]
    picture = graph["image"]
    assert (graph["title"], graph["url"]) == ("Told", address("/en/stories/told/"))
    assert (graph["site_name"], graph["locale"]) == ("Coalition", "en")
    assert (picture["url"], picture["alt"]) == (seo["image"], "A river")
    assert re.search(rf"/{picture['width']}\.jpg$", picture["url"])
    assert picture["width"] * cover.height == picture["height"] * cover.width


def test_a_translation_comes_and_goes(site: Site, client: Client) -> None:
    page = make_story("Told")
    french = make_story("Récit", parent=index_page("fr"), translation_key=page.translation_key)
    assert document(client, page)["seo"]["open_graph"]["locale_alternate"] == ["fr"]
    french.unpublish()
    assert document(client, page)["seo"]["open_graph"]["locale_alternate"] == []


def test_another_name_of_the_site_is_said_at_once(site: Site, client: Client) -> None:
    page = make_story("Told")
    site.site_name = "Another"
    site.save()
    seo = document(client, page)["seo"]
    assert seo["json_ld"]["publisher"]["name"] == seo["open_graph"]["site_name"] == "Another"
