"""Where a language has nothing, another stands in, marked, or nothing does: its rule says which."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from cms.translating.models import LocaleRule
from stories.models import Place
from tests.around import make_around
from tests.digests import make_digest
from tests.factories import index_page, make_story, make_user, text
from tests.homes import remember_today, section, show
from tests.stories.campaigns import make_campaign
from tests.translations import publish, say, submit

API = "/delivery/v1"


@pytest.fixture(autouse=True)
def at_rest(site: Site) -> Any:
    """See that documents are what a fresh compile would make of them, after every test."""
    yield
    assert [line for progress in verify() for line in progress.failed] == []


def get(endpoint: str, **query: str) -> Any:
    answer = Client().get(f"{API}/{endpoint}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def show_instead(of: str, code: str | None) -> None:
    """Make the rule of a language."""
    fallback = Locale.objects.get(language_code=code) if code else None
    rule = LocaleRule(locale=Locale.objects.get(language_code=of), fallback=fallback)
    rule.save()


def translated(page: Page, code: str = "fr") -> Any:
    translation = submit(page, code)
    say(translation)
    return publish(translation)


def home(code: str) -> dict[str, Any]:
    page: dict[str, Any] = get("resolve", path=f"/{code}/")["page"]
    return page


def seen(cards: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(card["title"], card["locale"], card.get("fallback_for")) for card in cards]


def test_a_list_in_one_language_has_what_stands_in() -> None:
    one, two = make_story("One"), make_story("Two")
    translated(one)
    asked = {"locale": "fr", "type": "story", "order": "title"}
    assert seen(get("pages", **asked)["items"]) == [("«One»", "fr", None)]
    show_instead("fr", "en")
    listed = get("pages", **asked)
    assert seen(listed["items"]) == [("Two", "en", "fr"), ("«One»", "fr", None)]
    assert listed["total"] == 2
    whole = get("pages", **asked, include="document")["items"]
    assert whole[0] == get(f"pages/{two.translation_key}", locale="fr")
    # By its parts it is the same list.
    first = get("pages", **asked, limit="1")
    rest = Client().get(first["next"]).json()
    assert first["items"] + rest["items"] == listed["items"]
    # Several languages, or all: each page as it is.
    for locales in ("fr,en", "en"):
        found = get("pages", **asked | {"locale": locales})
        assert all("fallback_for" not in card for card in found["items"])
    two.unpublish()
    assert seen(get("pages", **asked)["items"]) == [("«One»", "fr", None)]
    one.unpublish()
    assert seen(get("pages", **asked)["items"]) == [("«One»", "fr", None)]


def test_the_rule_costs_a_list_no_query(django_assert_num_queries: Any) -> None:
    make_story("One")
    show_instead("fr", "en")
    get("pages", locale="fr")
    with CaptureQueriesContext(connection) as asked:
        assert get("pages", locale="fr")["total"] == 3
    assert len(asked) <= 2, [query["sql"] for query in asked]


def test_it_is_searched_in_both_languages_by_the_words_of_each() -> None:
    make_story("Bakeries", [text("<p>They baked breads.</p>")])
    french = make_story(
        "Boulangeries", [text("<p>Le bread des boulangères.</p>")], parent=index_page("fr")
    )
    show_instead("fr", "en")
    found = get("pages", locale="fr", q="bread")
    assert {(card["title"], card.get("fallback_for")) for card in found["items"]} == {
        ("Bakeries", "fr"),
        (french.title, None),
    }
    assert found["total"] == 2
    assert len(found["highlights"]) == 2


def test_feeds_have_it_in_its_own_language() -> None:
    make_story("One")
    show_instead("fr", "en")
    feed = get("feeds/json", locale="fr")
    assert feed["language"] == "fr"
    assert [(item["title"], item["language"]) for item in feed["items"]] == [("One", "en")]


def test_an_answer_goes_when_the_rule_does() -> None:
    make_story("One")
    for path in ("pages?locale=fr", "feeds/atom?locale=fr"):
        assert "fallbacks" in Client().get(f"{API}/{path}")["Surrogate-Key"].split()
    show_instead("fr", "en")
    assert any("fallbacks" in change.keys for change in Change.objects.all())


def test_what_a_page_names_is_in_its_language_or_stands_in() -> None:
    one, two = make_story("One"), make_story("Two")
    names = [{"type": "related", "value": {"items": [{"type": "page", "value": pk} for pk in ids]}}
             for ids in [[one.pk, two.pk]]]  # fmt: skip
    french = make_story("Lire", names, index_page("fr"))

    def related() -> Any:
        body = get("resolve", path=french.get_url())["page"]["body"]
        return [seen([item["page"]])[0] for block in body for item in block["items"]]

    assert related() == []
    translation = translated(one)
    assert related() == [("«One»", "fr", None)]
    show_instead("fr", "en")
    assert related() == [("«One»", "fr", None), ("Two", "en", "fr")]
    translation.unpublish()
    assert related() == [("One", "en", "fr"), ("Two", "en", "fr")]
    two.unpublish()
    assert related() == [("One", "en", "fr")]


def test_a_link_leads_to_the_page_in_the_language_of_the_text() -> None:
    story = make_story("One")
    french = make_story(
        "Lire", [text(f'<p><a linktype="page" id="{story.pk}">Un</a></p>')], index_page("fr")
    )

    def link() -> Any:
        body = get("resolve", path=french.get_url())["page"]["body"]
        return body[0]["text"]["content"][0]["markDefs"][0]["href"]

    assert link() == f"/en/stories/{story.slug}/"
    translation = translated(story)
    assert link() == f"/fr/stories/{translation.slug}/"


def test_a_place_is_said_in_the_language_of_the_story_once_it_is_translated() -> None:
    place = Place.objects.create(name="Mosul", locale=Locale.objects.get(language_code="en"))
    french = make_story("Lire", parent=index_page("fr"), place=place)

    def named() -> Any:
        return get("resolve", path=french.get_url())["page"]["place"]["name"]

    assert named() == "Mosul"
    mine = place.copy_for_translation(Locale.objects.get(language_code="fr"))
    mine.name = "Mossoul"
    mine.save()
    assert named() == "Mossoul"
    mine.delete()
    assert named() == "Mosul"


def test_sections_and_campaigns_find_what_stands_in() -> None:
    campaign = make_campaign("Learn")
    french = translated(campaign)
    piece = make_story("Piece", campaign=campaign)
    make_story("Une", parent=index_page("fr"))
    make_digest()
    show(("latest", {"types": ["story"], "count": 9}), ("digest", {}), code="fr")
    assert seen(section(home("fr"), "latest")["items"]) == [("Une", "fr", None)]
    assert section(home("fr"), "digest") is None
    show_instead("fr", "en")
    latest = section(home("fr"), "latest")["items"]
    assert seen(latest) == [("Une", "fr", None), ("Piece", "en", "fr")]
    assert section(home("fr"), "digest")["digest"]["locale"] == "en"
    pieces = get("resolve", path=french.get_url())["page"]
    assert seen(pieces["pieces"]) == [("Piece", "en", "fr")]
    listed = get("pages", campaign=str(campaign.translation_key), locale="fr")
    assert listed["total"] == pieces["piece_count"]
    translated(piece)
    assert seen(section(home("fr"), "latest")["items"])[0] == ("«Piece»", "fr", None)
    assert seen(get("resolve", path=french.get_url())["page"]["pieces"])[0][1] == "fr"


def test_globals_that_are_missing_stand_in_each_by_itself() -> None:
    make_around("en")
    assert get("site", locale="fr")["navigation"] == []
    assert get("site", locale="fr")["fallbacks"] == []
    show_instead("fr", "en")
    shown, english = get("site", locale="fr"), get("site", locale="en")
    assert {(part["field"], part["locale"], part["dir"]) for part in shown["fallbacks"]} >= {
        ("navigation", "en", "ltr"),
        ("footer", "en", "ltr"),
    }
    assert shown["footer_note"] == english["footer_note"]
    assert shown["locale"] == "fr"


def test_a_day_and_the_invitation_to_a_tour_stand_in() -> None:
    make_around("en")
    day = remember_today("en")
    day.page = story = make_story("Read on")
    day.save()
    show(("commemoration", {"title": ""}), ("tour_invitation", {"text": "Venez."}), code="fr")
    assert home("fr")["sections"] == []
    show_instead("fr", "en")
    said = section(home("fr"), "commemoration")["day"]
    assert (said["name"], said["locale"], said["dir"]) == ("Remembrance", "en", "ltr")
    assert seen([said["page"]]) == [("Read on", "en", "fr")]
    assert section(home("fr"), "tour_invitation")["text"] == "Venez."
    assert get("site", locale="fr")["tour"]
    # What it leads to is in the language of the page as soon as there is such a one.
    translated(story)
    assert seen([section(home("fr"), "commemoration")["day"]["page"]]) == [
        ("«Read on»", "fr", None)
    ]
    french = day.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.name = "Souvenir"
    french.save()
    assert section(home("fr"), "commemoration")["day"]["name"] == "Souvenir"


def test_who_saves_a_page_is_told_what_its_readers_do_not_see(client: Client) -> None:
    story = make_story("One")
    names = [{"type": "related", "value": {"items": [{"type": "page", "value": story.pk}]}}]
    french = make_story("Lire", names, index_page("fr"))
    assert any("“One”" in said for said in french.warnings())
    client.force_login(make_user("Administrator"))
    assert client.get(reverse("wagtailadmin_pages:edit", args=[french.pk])).status_code == 200
    show_instead("fr", "en")
    assert not any("“One”" in said for said in french.warnings())
