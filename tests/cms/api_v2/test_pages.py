"""pages: Wagtail's shapes, our documents, nothing that is not public."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search.index import insert_or_update_object

from stories.models import StoryIndexPage
from tests.factories import image_value, index_page, locale, make_image, make_story, text

API = "/api/v2/pages/"


def another_index() -> StoryIndexPage:
    index = StoryIndexPage(title="Archive", slug="archive", locale=locale("en"))
    index_page().get_parent().specific.add_child(instance=index)
    return index


def items(client: Client, **query: Any) -> list[Any]:
    answer = client.get(API, query)
    assert answer.status_code == 200, answer.content
    found: list[Any] = answer.json()["items"]
    return found


def titles(client: Client, **query: Any) -> list[str]:
    return [item["title"] for item in items(client, **query)]


def photos(*images: Any) -> dict[str, Any]:
    return {"type": "photos", "value": {"photos": [{"image": image_value(i)} for i in images]}}


def test_a_list_has_wagtails_shape(site: Site, client: Client) -> None:
    story = make_story("One", slug="one")
    answer = client.get(API, {"type": "stories.StoryPage"}).json()
    assert answer["meta"] == {"total_count": 1}
    assert answer["items"] == [
        {
            "id": story.pk,
            "meta": {
                "type": "stories.StoryPage",
                "detail_url": f"http://cms.test/api/v2/pages/{story.pk}/",
                "html_url": answer["items"][0]["meta"]["html_url"],
                "slug": "one",
                "first_published_at": answer["items"][0]["meta"]["first_published_at"],
                "locale": "en",
            },
            "title": "One",
        }
    ]


def test_a_page_has_wagtails_meta(site: Site, client: Client) -> None:
    story = make_story("One")
    meta = client.get(f"{API}{story.pk}/").json()["meta"]
    assert list(meta) == [
        "type", "detail_url", "html_url", "slug", "show_in_menus", "seo_title",
        "search_description", "first_published_at", "alias_of", "parent", "locale",
    ]  # fmt: skip
    assert meta["parent"]["title"] == "Stories"
    assert list(meta["parent"]["meta"]) == ["type", "detail_url", "html_url"]


def test_html_urls_lead_to_the_front_end(site: Site, client: Client, settings: Any) -> None:
    settings.FRONTEND_URL = "https://front.example"
    story = make_story(slug="القائم", parent=index_page("ar"))
    url = client.get(f"{API}{story.pk}/").json()["meta"]["html_url"]
    assert url.startswith("https://front.example/ar/stories/%D8%A7")


def test_a_body_is_what_the_delivery_api_delivers(site: Site, client: Client) -> None:
    story = make_story(body=[text("<p>A <b>word</b></p>"), photos(make_image(), make_image())])
    path = f"/delivery/v1/pages/{story.translation_key}"
    delivered = client.get(path, {"locale": "en", "include": "html"}).json()
    page = client.get(f"{API}{story.pk}/").json()
    assert page["body"] == delivered["body"]
    assert page["body"][1]["photos"][0]["image"]["alt"] == "What it shows here"
    for name in ("dir", "path", "translations", "breadcrumbs", "seo", "authors", "place"):
        assert page[name] == delivered[name]


def test_other_fields_are_in_wagtails_manner(site: Site, client: Client) -> None:
    cover = make_image(alt="A bridge")
    story = make_story(tags=["b", "a"], cover=cover, safeguarding_note="<p>All <b>safe</b></p>")
    page = client.get(f"{API}{story.pk}/").json()
    assert page["tags"] == ["a", "b"]
    assert page["safeguarding_note"] == "<p>All <strong>safe</strong></p>"
    assert (page["cover"]["id"], page["cover"]["title"]) == (cover.pk, "A bridge")
    assert page["cover"]["meta"]["detail_url"] == f"http://cms.test/api/v2/images/{cover.pk}/"
    answer = client.get(f"{API}{story.pk}/", {"rich_text_format": "markdown"}).json()
    assert answer["safeguarding_note"] == "All **safe**"


FIELDS = [
    ("_,title", ["title"]),
    ("-title,-type,-detail_url,-html_url,-slug,-first_published_at,-locale", ["id"]),
    ("kicker", ["id", "meta", "title", "kicker"]),
    ("_,body,tags", ["tags", "body"]),
]


def test_fields_choose(site: Site, client: Client) -> None:
    make_story()
    for fields, expected in FIELDS:
        assert list(items(client, type="stories.StoryPage", fields=fields)[0]) == expected


def test_fields_of_a_cover_can_be_chosen(site: Site, client: Client) -> None:
    make_story(cover=make_image(alt="A bridge"))
    found = items(client, type="stories.StoryPage", fields="_,cover(_,alt,widths)")
    assert found == [{"cover": {"alt": "A bridge", "widths": [320, 640, 960, 1280, 1600]}}]


def test_a_cover_is_described_in_the_words_of_its_page(site: Site, client: Client) -> None:
    make_story(cover=make_image(alt="A bridge"), cover_alt="Un pont", cover_caption="À l’aube.")
    found = items(client, type="stories.StoryPage", fields="_,cover(_,title,alt,caption)")
    assert found == [{"cover": {"title": "Un pont", "alt": "Un pont", "caption": "À l’aube."}}]


def test_a_star_gives_all_fields(site: Site, client: Client) -> None:
    make_story()
    (item,) = items(client, type="stories.StoryPage", fields="*,-seo")
    assert {"body", "authors", "kicker", "cover"} <= set(item)
    assert "seo" not in item


def test_pages_are_filtered_by_their_columns(site: Site, client: Client) -> None:
    one, two = make_story("One", kicker="Water"), make_story("Two", show_in_menus=True)
    story = {"type": "stories.storypage"}
    assert titles(client, kicker="Water", **story) == ["One"]
    assert titles(client, show_in_menus="true") == ["Two"]
    assert titles(client, id=one.pk) == titles(client, slug=one.slug) == ["One"]
    assert titles(client, first_published_at=two.first_published_at.isoformat()) == ["Two"]


def test_pages_are_put_in_order_and_in_parts(site: Site, client: Client) -> None:
    for title in "bca":
        make_story(title)
    story = {"type": "stories.StoryPage"}
    assert titles(client, order="title", **story) == ["a", "b", "c"]
    assert titles(client, order="-title", limit=2, **story) == ["c", "b"]
    assert titles(client, order="title", offset=2, **story) == ["c"]
    assert titles(client, limit=0) == titles(client, offset=1_000_000) == []
    assert sorted(titles(client, order="random", **story)) == ["a", "b", "c"]


def test_pages_are_filtered_by_the_tree(site: Site, client: Client) -> None:
    story = make_story("One")
    index, home = index_page(), site.root_page
    assert titles(client, child_of=home.pk) == titles(client, child_of="root") == ["Stories"]
    assert titles(client, descendant_of="root") == ["Stories", "One"]
    assert titles(client, descendant_of=index.pk) == ["One"]
    assert titles(client, ancestor_of=story.pk) == ["Home", "Stories"]
    assert titles(client, translation_of=index.pk, order="title") == ["Récits", "قصص"]


def test_pages_are_filtered_by_language_and_type(site: Site, client: Client) -> None:
    make_story("One")
    assert titles(client, locale="fr") == ["Récits", "Récits"]
    assert titles(client, type="home.HomePage,stories.StoryPage", locale="en") == ["Home", "One"]
    assert len(titles(client, type="wagtailcore.Page")) == 7


def test_pages_are_searched(site: Site, client: Client) -> None:
    for title in ("Bridges of Mosul", "Bridges", "Water"):
        insert_or_update_object(make_story(title, kicker=title[:1]))
    insert_or_update_object(make_story("Bridges unseen", publish=False))
    assert set(titles(client, search="bridges")) == {"Bridges of Mosul", "Bridges"}
    assert titles(client, search="bridges", order="-title", limit=1) == ["Bridges of Mosul"]
    assert titles(client, search="water mosul") == []
    both = titles(client, search="water mosul", search_operator="or")
    assert set(both) == {"Water", "Bridges of Mosul"}
    assert titles(client, search="bridges", type="stories.StoryPage", kicker="W") == []
    assert titles(client, search="ب" * 200) == titles(client, search="nothing-such") == []


def test_of_what_is_not_public_nothing_is_told(site: Site, client: Client) -> None:
    draft, private = make_story("Draft", publish=False), make_story("Private", slug="private")
    expired = make_story("Expired")
    Page.objects.filter(pk=expired.pk).update(expire_at="2020-01-01T00:00Z")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client, type="stories.StoryPage") == []
    for page in (draft, private, expired):
        assert client.get(f"{API}{page.pk}/").status_code == 404
        assert client.get(f"{API}find/", {"id": page.pk}).status_code == 404
        assert client.get(API, {"ancestor_of": page.pk}).status_code == 400
    assert client.get(f"{API}find/", {"html_path": "/en/stories/private/"}).status_code == 404


def test_what_a_page_is_an_alias_of_is_told_if_public(site: Site, client: Client) -> None:
    source = make_story("Source", parent=another_index())
    alias = source.create_alias(update_slug="alias", parent=index_page())
    shown = items(client, type="stories.StoryPage", slug="alias", fields="alias_of")
    assert shown[0]["meta"]["alias_of"]["id"] == source.pk
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert client.get(f"{API}{alias.pk}/").json()["meta"]["alias_of"] is None


FOUND = ["/en/stories/one/", "/en/stories/one", "en/stories/one", "/en/stories/%6fne/"]


def test_a_page_is_found_by_its_path(site: Site, client: Client) -> None:
    story = make_story(slug="one")
    for path in FOUND:
        answer = client.get(f"{API}find/", {"html_path": path, "fields": "body"})
        assert (answer.status_code, answer["Location"]) == (302, f"{API}{story.pk}/?fields=body")
        assert client.get(answer["Location"]).json()["id"] == story.pk


def test_home_pages_are_found(site: Site, client: Client) -> None:
    assert client.get(f"{API}find/?html_path=/")["Location"] == f"{API}{site.root_page_id}/"
    there = client.get(f"{API}find/?html_path=/ar/")["Location"]
    assert client.get(there).json()["meta"]["locale"] == "ar"
    assert client.get(f"{API}find/", {"id": site.root_page_id}).status_code == 302


def test_pages_of_another_site_are_not_listed(site: Site, client: Client) -> None:
    other = make_story("Other", parent=index_page("fr"))
    Site.objects.create(hostname="other.example", root_page=other)
    assert titles(client, site="other.example:443") == ["Other"]
    assert len(titles(client, site="localhost")) == 7


def test_a_page_below_another_languages_home_breaks_nothing(site: Site, client: Client) -> None:
    story = make_story("Astray")
    story.move(index_page("fr"), pos="last-child")
    assert titles(client, type="stories.StoryPage", fields="*") == []
    assert client.get(f"{API}{story.pk}/").status_code == 404


def queries(ask: Callable[[], Any]) -> int:
    ask()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        ask()
    return len(captured)


@pytest.mark.parametrize("fields", ["_,title", "*,cover(*)"])
def test_more_pages_take_no_more_queries(site: Site, client: Client, fields: str) -> None:
    archive = another_index()

    def make(number: int) -> None:
        source = make_story(f"S{number}", tags=[f"t{number}"], body=[photos(make_image())])
        source.create_alias(update_slug=f"alias-{number}", parent=archive)

    def ask() -> Any:
        return items(client, type="stories.StoryPage", fields=fields)

    make(1)
    few = queries(ask)
    for number in (2, 3, 4):
        make(number)
    assert len(ask()) == 8
    assert queries(ask) == few
