"""Campaigns: what is told together, listed by itself and by ``pages?campaign=``."""

import json
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.publishing.compile import compile_for_storing
from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from cms.publishing.schedule import run_due
from stories.models import CampaignPage, DayInTheLifePage, Partner, StoryPage
from stories.models.campaign import MOST
from tests.factories import index_page, locale, make_story, make_user
from tests.stories.campaigns import (
    campaign_index,
    make_campaign,
    make_series,
    make_short_video,
)
from tests.stories.podcasts import make_episode
from tests.stories.statements import make_brief, make_statement

PAGES = "/delivery/v1/pages"


def document(client: Client, page: Page, code: str = "en") -> Any:
    answer = client.get(f"{PAGES}/{page.translation_key}", {"locale": code})
    return answer.json() if answer.status_code == 200 else None


def pieces(client: Client, page: Page, code: str = "en") -> list[str]:
    return [card["title"] for card in document(client, page, code)["pieces"]]


def listed(client: Client, **filters: Any) -> list[str]:
    answer = client.get(PAGES, filters)
    assert answer.status_code == 200, answer.content
    return sorted(card["title"] for card in answer.json()["items"])


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def changed_since(sequence: int) -> set[int]:
    return set(Change.objects.filter(sequence__gt=sequence).values_list("page_id", flat=True))


def last_change() -> int:
    return Change.objects.order_by("-sequence")[0].sequence


def test_a_campaign_says_what_it_is_for_and_lists_what_is_told_for_it(
    site: Site, client: Client
) -> None:
    partner = Partner.objects.create(
        name="Iraq", iso_code="IQ", joined_on=date(2014, 9, 10), locale=locale("en")
    )
    campaign = make_campaign(
        "Deny Daesh Cash",
        aims="<p>Cut the <b>money</b> off.</p>",
        ends_on=date(2022, 12, 31),
        hashtag="#DenyDaeshCash",
        partners=json.dumps([{"type": "partner", "value": partner.pk}]),
    )
    for make in (make_story, make_statement, make_brief, make_short_video):
        make(f"By {make.__name__}", campaign=campaign)
    make_episode(title="By make_episode", campaign=campaign)
    make_story("A day", model=DayInTheLifePage, campaign=campaign)
    make_story("Something else")
    told = document(client, campaign)
    assert (told["type"], told["starts_on"], told["ends_on"]) == (
        "campaign", "2022-01-01", "2022-12-31",
    )  # fmt: skip
    assert told["hashtag"] == "DenyDaeshCash"
    assert told["aims"]["content"][0]["children"][1]["text"] == "money"
    assert [one["name"] for one in told["partners"]] == ["Iraq"]
    assert [card["title"] for card in told["pieces"]] == [
        "A day", "By make_episode", "By make_short_video", "By make_brief", "By make_statement",
        "By make_story",
    ]  # fmt: skip
    assert (told["piece_count"], told["more"]) == (6, None)
    assert listed(client, campaign=campaign.translation_key) == sorted(pieces(client, campaign))
    assert listed(client, campaign=campaign.translation_key, type="brief") == ["By make_brief"]
    for page in Page.objects.filter(title__startswith="By "):
        assert document(client, page)["campaign"]["title"] == "Deny Daesh Cash"
    assert differing() == []


def test_only_what_concerns_its_pieces_makes_a_campaign_another(site: Site, client: Client) -> None:
    campaign, other = make_campaign("One"), make_campaign("Other")
    story = make_story("Its story", campaign=campaign)
    start = last_change()
    unrelated = make_story("Unrelated")
    make_story("Of the other", campaign=other)
    assert campaign.pk not in changed_since(start)
    with CaptureQueriesContext(connection) as captured:
        StoryPage.objects.get(pk=unrelated.pk).save_revision().publish()
    assert not any("campaignpage" in query["sql"] for query in captured), "compiled in vain"
    assert pieces(client, campaign) == ["Its story"]
    start = last_change()
    make_story("Its second", campaign=campaign)
    assert pieces(client, campaign) == ["Its second", "Its story"]
    assert other.pk not in changed_since(start)
    story.title = "Its first"
    story.save_revision().publish()
    assert pieces(client, campaign) == ["Its second", "Its first"]
    story.campaign = other
    story.save_revision().publish()
    assert pieces(client, campaign) == ["Its second"]
    assert pieces(client, other) == ["Of the other", "Its first"]
    story.delete()
    assert pieces(client, other) == ["Of the other"]
    assert differing() == []


def test_what_is_not_public_is_in_no_list(site: Site, client: Client) -> None:
    campaign = make_campaign("Ours")
    story = make_story("Told", campaign=campaign)
    make_story("A draft", campaign=campaign, publish=False)
    assert pieces(client, campaign) == ["Told"]
    restriction = PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.LOGIN
    )
    assert pieces(client, campaign) == []
    restriction.delete()
    assert pieces(client, campaign) == ["Told"]
    key = campaign.translation_key
    campaign.unpublish()
    assert document(client, story)["campaign"] is None
    assert listed(client, campaign=key) == []
    campaign.save_revision().publish()
    assert document(client, story)["campaign"]["title"] == "Ours"
    assert listed(client, campaign=key) == ["Told"]
    story.expire_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert pieces(client, campaign) == []
        run_due()
        assert pieces(client, campaign) == []
    CampaignPage.objects.get(pk=campaign.pk).delete()
    assert StoryPage.objects.get(pk=story.pk).campaign_id is None
    assert differing() == []


def test_a_long_campaign_says_where_the_rest_is(site: Site, client: Client) -> None:
    campaign = make_campaign()
    first = make_story("The first", campaign=campaign)
    for _number in range(MOST - 1):
        make_story(campaign=campaign)
    assert document(client, campaign)["more"] is None
    latest = make_story("The latest", campaign=campaign)
    told = document(client, campaign)
    assert (len(told["pieces"]), told["piece_count"]) == (MOST, MOST + 1)
    assert "The first" not in pieces(client, campaign)
    rest = urlsplit(told["more"])
    assert client.get(f"{rest.path}?{rest.query}").json()["total"] == MOST + 1
    latest.unpublish()
    assert pieces(client, campaign)[-1] == "The first"
    assert document(client, campaign)["more"] is None
    first.unpublish()
    assert document(client, campaign)["piece_count"] == MOST - 1
    assert differing() == []


def test_every_language_has_its_own_pieces_by_one_id(site: Site, client: Client) -> None:
    campaign = make_campaign("In English")
    french = make_campaign("En français", "fr", translation_key=campaign.translation_key)
    make_story("A story", campaign=campaign)
    make_story("Un récit", parent=index_page("fr"), campaign=french)
    # Whoever chose the English page meant the campaign.
    make_story("Un autre", parent=index_page("fr"), campaign=campaign)
    assert pieces(client, campaign) == ["A story"]
    assert pieces(client, french, "fr") == ["Un autre", "Un récit"]
    assert listed(client, campaign=campaign.translation_key, locale="fr") == [
        "Un autre", "Un récit",
    ]  # fmt: skip
    campaign.unpublish()
    assert pieces(client, french, "fr") == ["Un récit"]
    assert listed(client, campaign=campaign.translation_key) == ["Un récit"]
    campaign.save_revision().publish()
    assert pieces(client, french, "fr") == ["Un autre", "Un récit"]
    assert differing() == []


def test_more_campaigns_and_pieces_add_no_queries(site: Site) -> None:
    campaigns = [make_campaign() for _number in range(4)]
    for campaign in campaigns:
        make_story(campaign=campaign, series=make_series())
        make_short_video(campaign=campaign)

    def queries(count: int) -> int:
        pages = list(Page.objects.filter(pk__in=[one.pk for one in campaigns[:count]]))
        with CaptureQueriesContext(connection) as captured:
            assert len(compile_for_storing(pages, site).compiled) == count
        return len(captured)

    before = queries(1)
    assert queries(4) == before
    for number in range(6):
        make_story(f"More {number}", campaign=campaigns[0])
    assert queries(1) == before


def test_a_filter_is_an_id(site: Site, client: Client) -> None:
    for name in ("campaign", "series"):
        for given in ("deny-daesh-cash", "", "1"):
            refused = client.get(PAGES, {name: given})
            assert (refused.status_code, refused.json()["parameter"]) == (400, name)
        assert listed(client, **{name: "00000000-0000-0000-0000-000000000000"}) == []


def test_a_series_is_followed_by_its_id_in_every_language(site: Site, client: Client) -> None:
    series = make_series(description="A person, hour by hour.")
    french = make_series("#UneJournée", "fr", translation_key=series.translation_key)
    day = make_story("A day", model=DayInTheLifePage, series=series)
    make_story("Un jour", parent=index_page("fr"), series=french)
    video = make_short_video("A minute", series=series)
    make_story("Something else")
    assert document(client, day)["series"] == {
        "id": str(series.translation_key),
        "name": "#DayInTheLife",
        "description": "A person, hour by hour.",
    }
    assert listed(client, series=series.translation_key) == ["A day", "A minute", "Un jour"]
    assert listed(client, series=series.translation_key, locale="fr") == ["Un jour"]
    series.name = "#ADay"
    series.save()
    answer = client.get(PAGES, {"series": series.translation_key, "locale": "en"}).json()
    assert {card["series"]["name"] for card in answer["items"]} == {"#ADay"}
    series.delete()
    assert document(client, video)["series"] is None
    assert listed(client, series=series.translation_key) == ["Un jour"]
    assert differing() == []


# By hand


def fields(**given: Any) -> dict[str, Any]:
    aims = '{"blocks": [{"key": "a", "type": "unstyled", "text": "Aim."}], "entityMap": {}}'
    return {
        "title": "Written", "slug": "written", "standfirst": "", "cover": "", "tags": "",
        "starts_on": "2022-01-01", "ends_on": "", "hashtag": "#Written", "aims": aims,
        "partners-count": 0, "seo_title": "", "search_description": "",
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "yes",
    } | given  # fmt: skip


@pytest.fixture
def address(site: Site, client: Client) -> str:
    client.force_login(make_user())
    return f"/admin/pages/add/stories/campaignpage/{campaign_index().pk}/"


def test_an_editor_makes_a_campaign(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    client.post(address, fields())
    told = document(client, CampaignPage.objects.get())
    assert (told["title"], told["hashtag"], told["ends_on"]) == ("Written", "Written", None)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ends_on", "2021-12-31", "No campaign ends before it starts."),
        ("starts_on", "", "This field is required."),
        ("hashtag", "#Deny Daesh", "Letters, digits and underscores alone."),
    ],
)
def test_what_is_wrong_is_named(
    client: Client, address: str, name: str, value: str, said: str
) -> None:
    answer = client.post(address, fields(**{name: value}))
    assert answer.context["form"].errors[name] == [said]
    assert not CampaignPage.objects.exists()


def test_a_program_is_refused_an_end_before_the_start(site: Site) -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        make_campaign(ends_on=date(2021, 1, 1))


@pytest.mark.parametrize(
    "name", ["story", "dayinthelife", "statement", "brief", "shortvideo", "episode"]
)
def test_every_piece_chooses_its_campaign_in_the_form(
    site: Site, client: Client, name: str
) -> None:
    client.force_login(make_user())
    made = {
        "story": make_story,
        "dayinthelife": lambda: make_story(model=DayInTheLifePage),
        "statement": make_statement,
        "brief": make_brief,
        "shortvideo": make_short_video,
        "episode": make_episode,
    }[name]()
    shown = client.get(f"/admin/pages/{made.pk}/edit/").content.decode()
    assert 'name="campaign"' in shown
    assert ('name="series"' in shown) == (name not in ("statement", "brief", "episode"))


def test_a_campaign_lives_below_its_index(site: Site) -> None:
    index = campaign_index()
    assert CampaignPage.can_create_at(index)
    assert not CampaignPage.can_create_at(site.root_page)
    assert index.can_create_at(site.root_page.specific)
