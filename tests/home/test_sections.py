"""The home page by its sections: what an editor chooses, and what rules find."""

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any, get_args

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from cms.contract.site import TourTarget
from cms.publishing.compile import compile_for_storing
from cms.publishing.models import Change
from cms.publishing.rebuilding import rebuild
from home.blocks.sections import HomeSections
from home.blocks.tour import TARGETS
from home.models import CommemorativeDay, HomePage, Tour
from stories.models import DayInTheLifePage, Partner, Place
from tests.around import make_around
from tests.digests import make_digest
from tests.factories import index_page, locale, make_image, make_story
from tests.homes import remember_today, section, show
from tests.social import make_post, make_wall, picture
from tests.stories.campaigns import make_campaign, make_series, make_short_video
from tests.stories.podcasts import make_episode, make_line, make_podcast
from tests.stories.statements import make_brief, make_statement

pytestmark = pytest.mark.django_db


def home(client: Client, code: str = "en") -> dict[str, Any]:
    answer = client.get("/delivery/v1/resolve", {"path": f"/{code}/"})
    assert answer.status_code == 200, answer.content
    page: dict[str, Any] = answer.json()["page"]
    return page


def titles(block: dict[str, Any] | None) -> list[str]:
    return [card["title"] for card in block["items"]] if block else []


def test_a_new_home_page_shows_the_latest_stories_and_the_digest(
    site: Site, client: Client
) -> None:
    assert home(client)["sections"] == []
    make_story("One")
    make_story("Two", model=DayInTheLifePage)
    make_brief("A brief")
    make_digest()
    assert [block["type"] for block in home(client)["sections"]] == ["latest", "digest"]
    assert titles(section(home(client), "latest")) == ["Two", "One"]


def test_sections_stand_in_the_order_they_were_put(site: Site, client: Client) -> None:
    story = make_story("One")
    orders = (["text", "hero", "about"], ["about", "text", "hero"])
    stored = {
        "hero": {"pages": [story.pk]}, "text": "<p>Welcome.</p>", "about": {"text": "<p>We.</p>"},
    }  # fmt: skip
    for order in orders:
        show(*((type_, stored[type_]) for type_ in order))
        assert [block["type"] for block in home(client)["sections"]] == order


def test_a_rule_finds_by_type_tag_place_and_number(site: Site, client: Client) -> None:
    place = Place.objects.create(name="Mosul", locale=locale("en"))
    make_story("Elsewhere", tags=["Music"])
    for number in range(3):
        make_story(f"Here {number}", place=place, tags=["music", "Heritage"])
    make_story("A day", model=DayInTheLifePage, place=place)
    make_statement("A statement")

    def shown(**rule: Any) -> list[str]:
        show(("latest", {"title": "", **rule}))
        return titles(section(home(client), "latest"))

    assert len(shown(count=20)) == 6
    assert shown(types=["story"], count=20) == ["Here 2", "Here 1", "Here 0", "Elsewhere"]
    assert shown(types=["statement", "day_in_the_life"], count=20) == ["A statement", "A day"]
    assert shown(tag="MUSIC", count=20) == ["Here 2", "Here 1", "Here 0", "Elsewhere"]
    assert shown(place=place.pk, count=20) == ["A day", "Here 2", "Here 1", "Here 0"]
    assert shown(place=place.pk, tag="heritage", count=2) == ["Here 2", "Here 1"]
    assert shown(types=["statement"], place=place.pk, count=5) == []


def test_nothing_is_repeated_unless_an_editor_allows_it(site: Site, client: Client) -> None:
    for number in range(4):
        make_story(f"Story {number}")
    chosen = Page.objects.get(title="Story 3")
    below = ("featured", {"pages": [chosen.pk]})
    show(("latest", {"count": 2}), below)
    assert titles(section(home(client), "latest")) == ["Story 2", "Story 1"]
    show(("hero", {"count": 1}), ("latest", {"count": 2}), below)
    page = home(client)
    assert titles(section(page, "hero")) == ["Story 2"]
    assert titles(section(page, "latest")) == ["Story 1", "Story 0"]
    assert titles(section(page, "featured")) == ["Story 3"]
    show(("latest", {"count": 2, "may_repeat": True}), below)
    assert titles(section(home(client), "latest")) == ["Story 3", "Story 2"]


def test_what_is_chosen_stands_in_its_order_and_leaves_with_its_publication(
    site: Site, client: Client
) -> None:
    one, two = make_story("One"), make_story("Two")
    show(("featured", {"pages": [one.pk, two.pk]}))
    assert titles(section(home(client), "featured")) == ["One", "Two"]
    one.unpublish()
    assert titles(section(home(client), "featured")) == ["Two"]
    two.unpublish()
    assert section(home(client), "featured") is None
    one.save_revision().publish()
    assert titles(section(home(client), "featured")) == ["One"]


def changed(act: Any) -> set[tuple[str, str]]:
    last = Change.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    act()
    return set(Change.objects.filter(sequence__gt=last).values_list("type", "locale"))


def test_home_changes_with_what_it_shows_and_no_other_does(site: Site) -> None:
    make_statement("The first, with its index")
    show(("latest", {"types": ["story"], "count": 2}))
    show(("latest", {"types": ["statement"], "count": 2}), code="fr")
    assert changed(lambda: make_story("One")) == {("story", "en"), ("home", "en")}
    assert changed(lambda: make_statement("Said")) == {("statement", "en")}
    show(("latest", {"types": ["story"], "tag": "music", "count": 2}))
    assert changed(lambda: make_story("Two")) == {("story", "en")}
    assert changed(lambda: make_story("Three", tags=["Music"])) == {
        ("story", "en"), ("home", "en"),
    }  # fmt: skip


def test_translations_with_sections_of_the_same_keys_choose_by_themselves(
    site: Site, client: Client
) -> None:
    make_story("One")
    make_story("Un", parent=index_page("fr"))
    for code in ("en", "fr"):
        page = HomePage.objects.get(locale__language_code=code)
        latest = {"type": "latest", "value": {"count": 3}, "id": "a-section"}
        page.sections = json.dumps([latest])
        page.save_revision().publish()
    assert not [line for progress in rebuild() for line in progress.failed]
    assert titles(section(home(client, "en"), "latest")) == ["One"]
    assert titles(section(home(client, "fr"), "latest")) == ["Un"]


def test_about_and_partners_count_the_members(site: Site, client: Client) -> None:
    Partner.objects.create(name="Iraq", iso_code="IQ", joined_on="2014-09-10", locale=locale("en"))
    show(("about", {"title": "What is it?", "text": "<p>We.</p>"}), ("partners", {}))
    page = home(client)
    for type_ in ("about", "partners"):
        block = section(page, type_)
        assert (block["member_count"], block["as_of"]) == (1, "2014-09-10")
    Partner.objects.create(
        name="Jordan", iso_code="JO", joined_on="2014-09-11", locale=locale("en")
    )
    assert section(home(client), "partners")["member_count"] == 2


def test_about_names_the_lines_of_effort(site: Site, client: Client) -> None:
    finance = make_line("Finance", description="Cutting off the money.")
    people = make_line("Stabilisation")
    value = {"text": "<p>We.</p>", "lines_of_effort": [people.pk, finance.pk]}
    show(("about", value), ("partners", {}))
    about = section(home(client), "about")
    assert about["lines_of_effort"][1] == {
        "id": str(finance.translation_key), "slug": "finance", "name": "Finance",
        "description": "Cutting off the money.",
    }  # fmt: skip
    assert about["fallback"].endswith("\nStabilisation\nFinance")
    assert "lines_of_effort" not in section(home(client), "partners")
    people.delete()
    finance.name = "Money"
    finance.save()
    assert [line["name"] for line in section(home(client), "about")["lines_of_effort"]] == ["Money"]
    asked = {"locale": "en"}
    page = HomePage.objects.get(locale__language_code="en")
    markdown = client.get(f"/delivery/v1/pages/{page.translation_key}.md", asked).content.decode()
    assert "- **Money**: Cutting off the money." in markdown
    show(("about", {"text": "<p>We.</p>"}))
    assert section(home(client), "about")["lines_of_effort"] == []
    call_command("verify_documents")


def test_a_rule_finds_by_podcast_campaign_and_series(site: Site, client: Client) -> None:
    first, second = make_podcast("First"), make_podcast("Second")
    make_episode(1, first, title="One")
    make_episode(1, second, title="Other")
    series, campaign = make_series(), make_campaign("Deny")
    make_short_video("Sixty", series=series)
    make_short_video("Else", campaign=campaign)
    make_story("Piece", campaign=campaign)
    show(
        ("podcast", {"podcast": first.pk, "count": 5}),
        ("short_videos", {"series": series.pk, "count": 5}),
        ("campaigns", {"count": 5}),
        ("latest", {"campaign": campaign.pk, "count": 5}),
    )
    shown = {block["type"]: titles(block) for block in home(client)["sections"]}
    assert shown == {
        "podcast": ["One"], "short_videos": ["Sixty"], "campaigns": ["Deny"],
        "latest": ["Piece", "Else"],
    }  # fmt: skip


def test_what_is_remembered_comes_and_goes_with_its_day(site: Site, client: Client) -> None:
    day = CommemorativeDay.objects.create(
        name="Victims", home_text="We remember.", month=8, day=21, locale=locale("en")
    )
    with time_machine.travel(datetime(2019, 8, 20, 12, tzinfo=UTC), tick=True) as clock:
        show(("commemoration", {}))
        assert section(home(client), "commemoration") is None
        clock.move_to(datetime(2019, 8, 21, 12, tzinfo=UTC))
        assert section(home(client), "commemoration")["day"]["name"] == day.name
        clock.move_to(datetime(2019, 8, 22, 12, tzinfo=UTC))
        assert section(home(client), "commemoration") is None


def test_newcomers_are_invited_as_long_as_there_is_a_tour(site: Site, client: Client) -> None:
    show(("tour_invitation", {"text": "Come along."}))
    assert home(client)["sections"] == []
    make_around("en")
    assert section(home(client), "tour_invitation")["text"] == "Come along."
    Tour.objects.all().delete()
    assert home(client)["sections"] == []


def test_what_sections_list_is_not_what_home_is_found_by(site: Site, client: Client) -> None:
    make_story("Lantern")
    show(("latest", {"title": "Harbour"}), ("text", "<p>Marhaban.</p>"))

    def found(q: str) -> list[str]:
        answer = client.get("/delivery/v1/pages", {"q": q}).json()
        return [card["title"] for card in answer["items"]]

    assert found("lantern") == ["Lantern"]
    assert found("harbour") == found("marhaban") == ["Home"]


def test_a_full_home_page_is_compiled_with_few_queries(site: Site) -> None:
    for number in range(12):
        make_story(f"Story {number}", cover=make_image(), tags=["music"])
    make_digest()
    make_statement()
    make_episode(1, make_podcast())
    campaign = make_campaign()
    make_short_video(campaign=campaign, series=make_series())
    make_around("en")
    remember_today()
    wall = make_wall()
    for _number in range(6):
        make_post(wall=wall, media=[picture(make_image())], page=campaign)
    every: list[tuple[str, Any]] = [
        ("hero", {"types": ["story"]}), ("latest", {"types": ["story"]}),
        ("featured", {"tag": "music"}),
        ("statement", {}), ("digest", {}), ("about", {"text": "<p>We.</p>"}), ("partners", {}),
        ("podcast", {}), ("campaigns", {}), ("short_videos", {}), ("commemoration", {}),
        ("social_wall", {"wall": wall.pk, "count": 6}),
        ("tour_invitation", {"text": "Come along."}), ("text", "<p>Welcome.</p>"),
    ]  # fmt: skip
    assert {type_ for type_, _value in every} == {*HomeSections().child_blocks}
    page = show(*every)
    with CaptureQueriesContext(connection) as captured:
        batch = compile_for_storing(Page.objects.filter(pk=page.pk), site)
    assert not batch.failed
    assert len(captured) <= 60
    compiled = json.loads(batch.compiled[page.pk].columns["body"])
    assert [block["type"] for block in compiled["sections"]] == [type_ for type_, _value in every]


def tagged(page: Any, *tags: str) -> Any:
    page.tags.add(*tags)
    page.save_revision().publish()
    return page


def test_sections_of_one_type_find_by_tag_place_and_campaign(site: Site, client: Client) -> None:
    place = Place.objects.create(name="Mosul", locale=locale("en"))
    campaign = tagged(make_campaign("Deny"), "cash")
    make_campaign("Other")
    podcast = make_podcast()
    make_episode(1, podcast, title="Of it", campaign=campaign)
    tagged(make_episode(2, podcast, title="Tagged"), "Music")
    make_statement("Said there", place=place, tags=["music"])
    make_statement("Said for it", campaign=campaign)
    make_short_video("Sixty", campaign=campaign)
    tagged(make_short_video("Tagged film"), "music")
    shown = {
        ("statement", "place", place.pk): ["Said there"],
        ("statement", "campaign", campaign.pk): ["Said for it"],
        ("statement", "tag", "music"): ["Said there"],
        ("podcast", "campaign", campaign.pk): ["Of it"],
        ("podcast", "tag", "music"): ["Tagged"],
        ("short_videos", "campaign", campaign.pk): ["Sixty"],
        ("short_videos", "tag", "music"): ["Tagged film"],
        ("campaigns", "tag", "Cash"): ["Deny"],
    }
    for (type_, name, value), expected in shown.items():
        show((type_, {name: value, "count": 5}))
        assert titles(section(home(client), type_)) == expected, (type_, name)


def test_a_digest_may_be_chosen(site: Site, client: Client) -> None:
    old, latest = make_digest("2019-08-12"), make_digest("2019-08-19")
    show(("digest", {"title": ""}))
    assert section(home(client), "digest")["digest"]["title"] == latest.title
    show(("digest", {"issue": old.pk}))
    assert section(home(client), "digest")["digest"]["title"] == old.title
    assert changed(lambda: make_digest("2019-08-26")) == {("digest", "en")}
    old.unpublish()
    assert section(home(client), "digest") is None
    old.save_revision().publish()
    assert section(home(client), "digest")["digest"]["title"] == old.title
    # What is chosen anywhere is repeated by no rule.
    show(("latest", {"types": ["digest"], "count": 5}), ("digest", {"issue": old.pk}))
    assert old.title not in titles(section(home(client), "latest"))


def test_choosers_offer_what_the_section_is_of(site: Site, admin_client: Client) -> None:
    page = show(("statement", {}))
    shown = unescape(admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode())
    for name in ("statementpage", "episodepage", "campaignpage", "shortvideopage"):
        assert f'"modelNames": ["stories.{name}"]' in shown
    assert '"modelNames": ["home.digestissuepage"]' in shown


def test_what_was_chosen_before_stays_whatever_it_is(site: Site, admin_client: Client) -> None:
    story, statement = make_story("A story"), make_statement("A statement")
    page = show(("statement", {"pages": [story.pk, statement.pk]}))
    assert titles(section(home(admin_client), "statement")) == ["A story", "A statement"]
    edit = f"/admin/pages/{page.pk}/edit/"
    assert "A story" in admin_client.get(edit).content.decode()
    block = HomePage.objects.get(pk=page.pk).sections.stream_block
    value = HomePage.objects.get(pk=page.pk).sections
    assert [one.pk for one in block.clean(value)[0].value["pages"]] == [story.pk, statement.pk]


def test_a_tour_may_lead_to_every_section() -> None:
    targets = {name for name, _label in TARGETS}
    sections = set(HomePage._meta.get_field("sections").stream_block.child_blocks)
    assert targets == sections | {"navigation", "languages", "search", "footer", "welcome"}
    assert targets == set(get_args(TourTarget))
