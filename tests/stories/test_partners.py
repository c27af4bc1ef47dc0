"""Partners: who is a member when, in the directory and in running text."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction, Site

from cms.publishing.compile import compile_for_storing
from cms.publishing.following import follow_the_clock
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from cms.publishing.schedule import run_due
from cms.translating.models import LocaleRule
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.membership import member_count, membership
from stories.models import DayInTheLifePage, Partner, PartnerDirectoryPage, PartnerMention
from tests.factories import index_page, locale, make_story, make_user, text
from tests.homes import section, show_text
from tests.stories.campaigns import make_short_video
from tests.stories.podcasts import make_episode
from tests.stories.statements import make_brief, make_statement

RESOLVE = "/delivery/v1/resolve"
VALUE = '<embed embedtype="member_count"/>'
DAYS = st.dates(date(2014, 1, 1), date(2014, 2, 1))


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with time_machine.travel(datetime(2022, 6, 20, 12, tzinfo=UTC), tick=True):
        yield


def make_partner(name: str = "Iraq", joined: str = "2014-09-10", **fields: Any) -> Partner:
    fields = {"iso_code": "IQ", "locale": locale("en"), "joined_on": joined} | fields
    partner = Partner(name=name, **fields)
    partner.full_clean()
    partner.save()
    return partner


@unit_of_work()
def make_directory(code: str = "en", title: str = "Partners") -> PartnerDirectoryPage:
    home = HomePage.objects.get(locale__language_code=code)
    first = PartnerDirectoryPage.objects.first()
    key = first.translation_key if first else uuid4()
    page = PartnerDirectoryPage(
        title=title, slug="partners", locale=home.locale, translation_key=key
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def directory(client: Client, code: str = "en") -> Any:
    answer = client.get(RESOLVE, {"path": f"/{code}/partners/"})
    assert answer.status_code == 200, answer.content
    return answer.json()["page"]


def names(partners: Any) -> list[str]:
    return [partner["name"] for partner in partners]


def at(day: str) -> Any:
    return time_machine.travel(datetime.fromisoformat(f"{day}T00:00:05+00:00"), tick=True)


# Counting


@given(
    st.lists(
        st.tuples(DAYS, st.none() | st.integers(0, 20), st.sets(st.sampled_from(["fr", "ar"]))),
        max_size=6,
    ),
    DAYS,
)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_count_is_that_of_the_dates(
    db: None, stays: list[tuple[date, int | None, set[str]]], on: date
) -> None:
    moments, expected = [], 0
    with transaction.atomic():
        for number, (joined, days, translated) in enumerate(stays):
            left = None if days is None else joined + timedelta(days)
            key = uuid4()
            for code in ("en", *sorted(translated)):
                Partner.objects.create(
                    name=str(number), iso_code="IQ", joined_on=joined, left_on=left,
                    translation_key=key, locale=locale(code),
                )  # fmt: skip
            expected += joined <= on and (left is None or on < left)
            if left != joined:
                moments += [joined, left] if left else [joined]
        found = membership(on)
        assert (member_count(on), found.count) == (expected, expected)
        assert found.since == max((day for day in moments if day <= on), default=None)
        assert found.until == min((day for day in moments if day > on), default=None)
        if found.until:
            # Nothing changes from the day of the last change until the eve of the next.
            assert member_count(found.until - timedelta(1)) == expected
        transaction.set_rollback(True)


def test_what_is_no_matter_of_language_is_the_same_in_all(site: Site) -> None:
    english = make_partner()
    french = english.copy_for_translation(locale("fr"))
    french.name = "Irak"
    french.joined_on = date(2015, 1, 1)
    french.save()
    english.refresh_from_db()
    assert (english.name, english.joined_on) == ("Iraq", date(2015, 1, 1))
    assert member_count(date(2020, 1, 1)) == 1


@pytest.mark.parametrize(
    "fields",
    [{"iso_code": ""}, {"iso_code": "iq"}, {"iso_code": "IQ\n"}, {"left_on": date(2014, 9, 9)}],
)
def test_what_cannot_be_is_refused(site: Site, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        make_partner(**fields)


def test_nobody_leaves_before_joining_by_whatever_way(site: Site) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(
            name="X", joined_on=date(2020, 1, 2), left_on=date(2020, 1, 1), locale=locale("en")
        )


def test_an_organisation_needs_no_code(site: Site) -> None:
    assert make_partner("NATO", iso_code="", kind="organisation").pk


# The directory


def test_the_directory_names_members_and_former_ones(site: Site, client: Client) -> None:
    make_directory()
    link = [{"type": "link", "value": {"label": "Its site", "url": "https://example.org/"}}]
    make_partner("Zambia", contribution="<p>It <b>trains</b>.</p>", links=json.dumps(link))
    make_partner("Åland", "2020-01-01")
    make_partner("Bahrain", "2022-06-01")
    make_partner("Gone", "2015-01-01", left_on="2018-01-01")
    make_partner("To come", "2022-06-25")
    make_partner("Never", "2022-06-10", left_on="2022-06-10")
    page = directory(client)
    assert (page["type"], page["member_count"], page["as_of"]) == ("partners", 3, "2022-06-01")
    assert names(page["members"]) == ["Åland", "Bahrain", "Zambia"]
    assert names(page["former_members"]) == ["Gone"]
    zambia = page["members"][2]
    assert [zambia.pop(name) for name in ("stories", "story_count", "more")] == [[], 0, None]
    assert UUID(zambia.pop("id"))
    assert zambia.pop("contribution")["content"][0]["children"][1]["text"] == "trains"
    assert zambia == {
        "locale": "en", "dir": "ltr", "name": "Zambia", "iso_code": "IQ", "kind": "state",
        "joined_on": "2014-09-10", "left_on": None,
        "links": [{"kind": "outside", "label": "Its site", "href": "https://example.org/"}],
    }  # fmt: skip


def test_the_directory_tells_the_count_of_any_day(site: Site, client: Client) -> None:
    make_directory()
    assert directory(client)["counts"] == []
    make_partner("A", "2014-09-10")
    make_partner("B", "2014-09-10", left_on="2018-01-01")
    make_partner("C", "2018-01-01")
    make_partner("D", "2022-06-01", left_on="2022-07-01")
    make_partner("Never", "2019-06-10", left_on="2019-06-10")
    make_partner("To come", "2022-06-25")
    counts = directory(client)["counts"]
    assert [(entry["since"], entry["count"]) for entry in counts] == [
        ("2014-09-10", 2), ("2018-01-01", 2), ("2022-06-01", 3),
    ]  # fmt: skip
    with at("2022-07-02"):
        counts = directory(client)["counts"]
        for day in (
            "2014-09-09",
            "2014-09-10",
            "2018-01-01",
            "2019-08-20",
            "2022-06-30",
            "2022-07-01",
        ):
            said = [entry["count"] for entry in counts if entry["since"] <= day]
            assert (said or [0])[-1] == member_count(date.fromisoformat(day)), day


def test_each_language_has_its_names_and_its_order(site: Site, client: Client) -> None:
    for code in ("en", "fr", "ar"):
        make_directory(code)
    egypt, austria = make_partner("Egypt"), make_partner("Austria")
    for partner, french, arabic in ((egypt, "Égypte", "مصر"), (austria, "Autriche", "النمسا")):
        for code, name in (("fr", french), ("ar", arabic)):
            translated = partner.copy_for_translation(locale(code))
            translated.name = name
            translated.save()
    make_partner("Estonia")
    assert names(directory(client)["members"]) == ["Austria", "Egypt", "Estonia"]
    french = directory(client, "fr")["members"]
    assert names(french) == ["Autriche", "Égypte", "Estonia"]
    assert [(member["locale"], member["dir"]) for member in french] == [
        ("fr", "ltr"), ("fr", "ltr"), ("en", "ltr"),
    ]  # fmt: skip
    assert names(directory(client, "ar")["members"]) == ["Estonia", "النمسا", "مصر"]
    assert {directory(client, code)["member_count"] for code in ("en", "fr", "ar")} == {3}


def test_it_follows_partners_and_nothing_else_does(site: Site, client: Client) -> None:
    page = make_directory()
    make_story("Beside")
    before = Change.objects.count()
    partner = make_partner()
    assert names(directory(client)["members"]) == ["Iraq"]
    partner.name = "The Republic of Iraq"
    partner.save()
    assert names(directory(client)["members"]) == ["The Republic of Iraq"]
    partner.delete()
    assert directory(client)["members"] == []
    assert directory(client)["as_of"] is None
    changed = Change.objects.order_by("sequence")[before:]
    assert {change.page_id for change in changed} == {page.pk}
    assert [part.failed for part in verify() if part.failed] == []


def test_links_in_a_contribution_follow_their_page(site: Site, client: Client) -> None:
    make_directory()
    story = make_story("Told", slug="told")
    make_partner(contribution=f'<p><a linktype="page" id="{story.pk}">Read</a></p>')
    [link] = directory(client)["members"][0]["contribution"]["content"][0]["markDefs"]
    assert link["href"] == "/en/stories/told/"
    story.unpublish()
    assert directory(client)["members"][0]["contribution"]["content"][0]["markDefs"] == []


def test_more_partners_ask_no_more_queries(site: Site) -> None:
    page = make_directory()

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert compile_for_storing(Page.objects.filter(pk=page.pk), site).compiled
        return len(asked)

    make_partner("A")
    make_partner("Z", locale=locale("fr"))
    before = queries()
    for name in "BCDEFG":
        make_partner(name, locale=locale("fr" if name > "D" else "en"))
    assert queries() == before


def test_a_home_page_has_one_directory(site: Site, client: Client) -> None:
    make_directory()
    assert not PartnerDirectoryPage.can_create_at(HomePage.objects.get(slug="home"))


def test_a_private_directory_is_not_shown(site: Site, client: Client) -> None:
    page = make_directory()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(RESOLVE, {"path": "/en/partners/"}).status_code == 404


# In running text


def home_with(html: str) -> HomePage:
    return show_text(html)


def test_the_count_stands_in_running_text(site: Site, client: Client) -> None:
    make_partner()
    html = f"<p>Our <b>{VALUE} members</b> and {VALUE}.</p>"
    home_with(html)
    make_story(slug="told", body=[text(html)])
    for path, find in (
        ("/en/", lambda page: section(page, "text")["text"]),
        ("/en/stories/told/", lambda page: page["body"][0]["text"]),
    ):
        asked = {"path": path, "include": "html,markdown"}
        found = find(client.get(RESOLVE, asked).json()["page"])
        value = {"_type": "member_count", "value": 1, "as_of": "2014-09-10", "text": "1"}
        assert found["content"][0]["children"] == [
            {"_type": "span", "_key": "s0", "text": "Our ", "marks": []},
            value | {"_key": "s1"},
            {"_type": "span", "_key": "s2", "text": " members", "marks": ["strong"]},
            {"_type": "span", "_key": "s3", "text": " and ", "marks": []},
            value | {"_key": "s4"},
            {"_type": "span", "_key": "s5", "text": ".", "marks": []},
        ]
        assert found["html"] == "<p>Our 1<strong> members</strong> and 1.</p>"
        assert found["markdown"] == "Our 1 **members** and 1."
    story = client.get(RESOLVE, {"path": "/en/stories/told/"}).json()["page"]
    assert story["body"][0]["fallback"] == "Our 1 members and 1."
    assert client.get("/delivery/v1/pages", {"q": "1 members"}).json()["total"] >= 1


def test_text_that_names_the_count_follows_it(site: Site, client: Client) -> None:
    page = make_story(slug="told", body=[text(f"<p>{VALUE} members.</p>")])
    make_story("Beside")
    before = Change.objects.count()
    make_partner()
    assert said(client) == "1 members."
    assert [change.page_id for change in Change.objects.order_by("sequence")[before:]] == [page.pk]
    # What is not said of a partner changes nothing.
    partner = Partner.objects.get()
    partner.name = "Another"
    partner.save()
    assert Change.objects.count() == before + 1


def said(client: Client) -> str:
    page = client.get(RESOLVE, {"path": "/en/stories/told/"}).json()["page"]
    return str(page["body"][0]["fallback"])


def test_both_follow_the_clock(site: Site, client: Client) -> None:
    make_partner()
    make_partner("Yemen", "2022-07-01", left_on="2022-09-01")
    page = make_directory()
    make_story(slug="told", body=[text(f"<p>{VALUE} members.</p>")])
    moment = datetime(2022, 7, 1, tzinfo=UTC)
    assert Document.objects.get(page=page).changes_at == moment
    assert (said(client), names(directory(client)["members"])) == ("1 members.", ["Iraq"])
    assert not follow_the_clock()
    with at("2022-07-01"):
        # Readers are told what is true from the first second on, before the scheduler has run.
        assert said(client) == "2 members."
        assert follow_the_clock() == 2
        assert said(client) == "2 members."
        found = directory(client)
        assert names(found["members"]) == ["Iraq", "Yemen"]
        assert found["as_of"] == "2022-07-01"
        assert [part.failed for part in verify() if part.failed] == []
    with at("2022-09-01"):
        call_command("publish_scheduled", stdout=StringIO())
        assert said(client) == "1 members."
        assert names(directory(client)["former_members"]) == ["Yemen"]
        assert Document.objects.get(page=page).changes_at is None
        assert [part.failed for part in verify() if part.failed] == []


# For editors


def test_an_editor_adds_finds_and_translates(site: Site, client: Client) -> None:
    make_directory()
    client.force_login(make_user("Editor"))
    form = {
        "name": "Norway", "kind": "state", "iso_code": "NO", "joined_on": "2014-09-10",
        "left_on": "", "contribution": "null", "links-count": "0",
    }  # fmt: skip
    answer = client.post(reverse(Partner.snippet_viewset.get_url_name("add")), form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert names(directory(client)["members"]) == ["Norway"]
    url = reverse(Partner.snippet_viewset.get_url_name("list"))
    assert "Norway" in client.get(url, {"q": "norw"}).content.decode()
    assert "Norway" not in client.get(url, {"kind": "organisation"}).content.decode()
    form |= {"iso_code": "", "links-count": "0"}
    answer = client.post(reverse(Partner.snippet_viewset.get_url_name("add")), form)
    assert "country code" in str(answer.context["form"].errors)


def test_a_partner_is_previewed_in_the_directory(site: Site) -> None:
    partner = make_partner()
    assert partner.preview_page() is None
    page = make_directory()
    found = partner.preview_page()
    assert found is not None
    assert found.pk == page.pk


# What is told of them


def naming(*partners: Partner) -> str:
    return json.dumps([{"type": "partner", "value": partner.pk} for partner in partners])


def told(client: Client, code: str = "en") -> dict[str, list[str]]:
    """Return the titles of what is told of whom in the directory."""
    found = directory(client, code)
    everybody = [*found["members"], *found["former_members"]]
    titles = {one["name"]: [card["title"] for card in one["stories"]] for one in everybody}
    return {name: stories for name, stories in titles.items() if stories}


def page_of(client: Client, page: Page, code: str = "en") -> Any:
    return client.get(f"/delivery/v1/pages/{page.translation_key}", {"locale": code}).json()


def listed(client: Client, **filters: Any) -> list[str]:
    answer = client.get("/delivery/v1/pages", filters)
    assert answer.status_code == 200, answer.content
    assert answer.json()["total"] == len(answer.json()["items"])
    return sorted(card["title"] for card in answer.json()["items"])


def test_every_piece_names_partners_and_stands_beside_them(site: Site, client: Client) -> None:
    make_directory()
    iraq, norway = make_partner(), make_partner("Norway", left_on="2020-01-01")
    make_partner("Zambia")
    pieces = {
        "A story": make_story, "A day": lambda *a, **k: make_story(*a, model=DayInTheLifePage, **k),
        "A statement": make_statement, "A brief": make_brief, "A film": make_short_video,
        "An episode": lambda title, **k: make_episode(title=title, **k),
    }  # fmt: skip
    for title, make in pieces.items():
        page = make(title, partners=naming(norway))
        assert page_of(client, page)["partners"] == [
            {
                "id": str(norway.translation_key), "locale": "en", "dir": "ltr", "name": "Norway",
                "iso_code": "IQ", "kind": "state",
            }
        ]  # fmt: skip
        assert told(client)["Norway"][0] == title
    make_story("Of both", partners=naming(iraq, norway, iraq))
    assert told(client) == {"Iraq": ["Of both"], "Norway": ["Of both", "An episode", "A film"]}
    [former] = directory(client)["former_members"]
    assert former["story_count"] == 7
    assert client.get(former["more"]).json()["total"] == 7
    assert directory(client)["members"][0]["more"] is None
    both = [iraq.translation_key, norway.translation_key]
    assert listed(client, partner=iraq.translation_key) == ["Of both"]
    assert listed(client, partner=",".join(map(str, both))) == sorted([*pieces, "Of both"])
    assert [part.failed for part in verify() if part.failed] == []


def test_only_what_names_a_member_changes_the_directory(site: Site, client: Client) -> None:
    page, iraq = make_directory(), make_partner()
    before = Change.objects.count()
    beside = make_story("Beside")
    beside.title = "Still beside"
    beside.save_revision().publish()
    make_story("A draft", partners=naming(iraq), publish=False)
    assert page.pk not in changed(before)
    story = make_story("Told", partners=naming(iraq))
    assert told(client) == {"Iraq": ["Told"]}
    story.title = "Retold"
    story.save_revision().publish()
    assert told(client) == {"Iraq": ["Retold"]}
    story.partners = naming()
    story.save_revision()
    assert told(client) == {"Iraq": ["Retold"]}
    story.get_latest_revision().publish()
    assert told(client) == {}
    story.partners = naming(iraq)
    story.save_revision().publish()
    restriction = PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.LOGIN
    )
    assert told(client) == {}
    restriction.delete()
    assert told(client) == {"Iraq": ["Retold"]}
    story.expire_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert told(client) == {}
        run_due()
        assert told(client) == {}
    # A partner whose name changes is called so everywhere; one that is deleted is named no more.
    second = make_story("Second", partners=naming(iraq))
    iraq.name = "The Republic of Iraq"
    iraq.save()
    assert page_of(client, second)["partners"][0]["name"] == "The Republic of Iraq"
    key = iraq.translation_key
    iraq.delete()
    assert page_of(client, second)["partners"] == []
    assert listed(client, partner=key) == []
    second.delete()
    assert not PartnerMention.objects.filter(page=second.pk).exists()
    assert [part.failed for part in verify() if part.failed] == []


def changed(since: int) -> set[int | None]:
    return {change.page_id for change in Change.objects.order_by("sequence")[since:]}


def test_each_language_tells_its_own_of_a_partner(site: Site, client: Client) -> None:
    for code in ("en", "fr"):
        make_directory(code)
    iraq = make_partner()
    french = iraq.copy_for_translation(locale("fr"))
    french.name = "Irak"
    french.save()
    make_story("A story", partners=naming(iraq))
    make_story("Un récit", parent=index_page("fr"), partners=naming(french))
    make_story("Un autre", parent=index_page("fr"), partners=naming(iraq))
    assert told(client) == {"Iraq": ["A story"]}
    assert told(client, "fr") == {"Irak": ["Un autre", "Un récit"]}
    assert listed(client, partner=iraq.translation_key, locale="fr") == ["Un autre", "Un récit"]
    assert [part.failed for part in verify() if part.failed] == []


def test_what_is_told_of_a_partner_is_what_its_list_shows(site: Site, client: Client) -> None:
    make_directory()
    make_directory("fr")
    iraq = make_partner()

    def shown() -> list[tuple[str, str | None]]:
        """Return what the French directory shows; it counts what its list has."""
        [member] = directory(client, "fr")["members"]
        asked = {"partner": iraq.translation_key, "locale": "fr"}
        assert member["story_count"] == client.get("/delivery/v1/pages", asked).json()["total"]
        return [(card["title"], card.get("fallback_for")) for card in member["stories"]]

    stories = [make_story(f"Told {number}", partners=naming(iraq)) for number in range(5)]
    own = make_story("Raconté", parent=index_page("fr"), partners=naming(iraq))
    assert shown() == [("Raconté", None)]
    rule = LocaleRule.objects.create(locale=locale("fr"), fallback=locale("en"))
    assert shown() == [("Raconté", None), ("Told 4", "fr"), ("Told 3", "fr")]
    # A translation ends it, also of what is counted alone, and where it names nobody.
    oldest, *_others = stories
    translated = make_story(
        "Sans nom", parent=index_page("fr"), translation_key=oldest.translation_key
    )
    assert shown() == [("Raconté", None), ("Told 4", "fr"), ("Told 3", "fr")]
    [member] = directory(client, "fr")["members"]
    assert member["story_count"] == 5
    assert client.get(member["more"]).json()["total"] == 5
    assert [part.failed for part in verify() if part.failed] == []
    translated.unpublish()
    own.unpublish()
    assert shown() == [("Told 4", "fr"), ("Told 3", "fr"), ("Told 2", "fr")]
    assert [part.failed for part in verify() if part.failed] == []
    rule.fallback = None
    rule.save()
    assert shown() == []
    assert [part.failed for part in verify() if part.failed] == []


def test_more_members_and_what_is_told_of_them_ask_no_more_queries(site: Site) -> None:
    page, first = make_directory(), make_partner()
    stories = [make_story(partners=naming(first))]

    def queries(*pages: Page) -> int:
        with CaptureQueriesContext(connection) as asked:
            found = compile_for_storing(Page.objects.filter(pk__in=[p.pk for p in pages]), site)
        assert len(found.compiled) == len(pages)
        return len(asked)

    before, of_stories = queries(page), queries(*stories)
    for name in "BCDEFG":
        partner = make_partner(name)
        stories += [make_story(partners=naming(first, partner)) for _number in range(2)]
    assert queries(page) == before
    assert queries(*stories) == of_stories


def test_what_a_page_does_not_say_of_a_partner_finds_no_page(site: Site, client: Client) -> None:
    partner = make_partner(contribution="<p>It trains zeppelins.</p>")
    make_story("Told", partners=naming(partner))
    assert client.get("/delivery/v1/pages", {"q": "zeppelins"}).json()["total"] == 0


def test_an_editor_names_partners_in_the_form(site: Site, client: Client) -> None:
    client.force_login(make_user())
    partner = make_partner()
    for page in (make_story(), make_brief(), make_episode()):
        shown = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        assert 'data-contentpath="partners"' in shown
        assert 'name="campaign"' in shown
    page = make_brief("Told")
    form = {
        "title": "Told", "slug": "told", "standfirst": "", "cover": "", "tags": "", "campaign": "",
        "text": '{"blocks": [{"key": "a", "type": "unstyled", "text": "A."}], "entityMap": {}}',
        "page": "", "outlet": "", "outlet_url": "", "outlet_date": "", "seo_title": "",
        "search_description": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        "partners-count": 1, "partners-0-deleted": "", "partners-0-order": 0,
        "partners-0-type": "partner", "partners-0-value": partner.pk, "action-publish": "yes",
    }  # fmt: skip
    answer = client.post(f"/admin/pages/{page.pk}/edit/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert [one["name"] for one in page_of(client, page)["partners"]] == ["Iraq"]


def test_a_member_who_goes_takes_no_directory_along(site: Site, client: Client) -> None:
    page, gone = make_directory(), make_partner("Gone")
    make_story("Told", partners=naming(gone, make_partner()))

    def fail(self: Any, context: Any) -> Any:
        raise RuntimeError("nothing can be made of it")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PartnerDirectoryPage, "document_fields", fail)
        gone.delete()
    assert Document.objects.filter(page=page).exists()
    assert told(client) == {"Iraq": ["Told"]}
