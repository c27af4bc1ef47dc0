"""Statements and readouts: said by whom, on which day, by the titles of that day."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from cms.contract.context import DocumentContext
from cms.media.models import File
from cms.publishing.models import Change, Dependency
from cms.publishing.rebuilding import verify
from cms.unit_of_work import unit_of_work
from stories.models import Person, Place, StatementPage
from tests.cms.media.pdfs import pdf
from tests.factories import end_rights, locale, make_file, make_story, make_user, text
from tests.stories.statements import (
    make_body,
    make_brief,
    make_statement,
    somebody,
    statement_index,
)

PAGES = "/delivery/v1/pages"


def document(client: Client, page: Page) -> Any:
    answer = client.get(f"{PAGES}/{page.translation_key}")
    return answer.json() if answer.status_code == 200 else None


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def test_a_statement_says_who_what_when_and_where(site: Site, client: Client) -> None:
    group = make_body(description="A smaller circle of members.")
    place = Place.objects.create(name="Brussels", country="BE", locale=locale("en"))
    person = Person.objects.create(name="Amal Haddad", role="Now retired", locale=locale("en"))
    page = make_statement(
        "Africa Focus Group",
        issuer=group,
        place=place,
        format="in_person",
        participants=[
            somebody(person=person.pk, title="Deputy Prime Minister", represents="Belgium"),
            somebody(name="John Example", title="Special Envoy", represents="United States"),
        ],
        languages=["en", "ar", "en", "tr"],
        body=[text("<h2>A new group</h2><p>It was announced.</p>")],
    )
    told = document(client, page)
    assert told["type"] == "statement"
    assert told["kind"] == "statement"
    assert told["date"] == "2021-12-02"
    assert told["issuer"] == {
        "id": str(group.translation_key),
        "name": "Small Group",
        "description": "A smaller circle of members.",
    }
    assert told["place"]["name"] == "Brussels"
    assert told["format"] == "in_person"
    first, second = told["participants"]
    assert (first["name"], first["title"]) == ("Amal Haddad", "Deputy Prime Minister")
    assert first["represents"] == "Belgium"
    assert first["person"]["role"] == "Now retired"
    assert (second["name"], second["title"]) == ("John Example", "Special Envoy")
    assert second["person"] is None
    assert told["languages"] == [
        {"locale": "en", "label": "English", "dir": "ltr"},
        {"locale": "ar", "label": "العربية", "dir": "rtl"},
        {"locale": "tr", "label": "Türkçe", "dir": "ltr"},
    ]
    assert told["body"][0]["type"] == "text"
    assert [crumb["title"] for crumb in told["breadcrumbs"]] == ["Home", "Statements"]
    assert differing() == []


def test_a_title_stays_with_the_statement_though_the_person_is_another_now(
    site: Site, client: Client
) -> None:
    person = Person.objects.create(name="Amal", role="Minister", locale=locale("en"))
    page = make_statement(participants=[somebody(person=person.pk, title="Minister")])
    person.role = "Professor"
    person.save()
    (participant,) = document(client, page)["participants"]
    assert participant["title"] == "Minister"
    assert participant["person"]["role"] == "Professor"


def test_statements_are_listed_with_kind_day_and_body(site: Site, client: Client) -> None:
    group, directors = make_body(), make_body("Political Directors")
    make_statement("One", issuer=group)
    make_statement("Two", issuer=directors, kind="readout", date=date(2022, 5, 24))
    make_statement("Three")
    make_story("A story")
    cards = client.get(PAGES, {"type": "statement", "order": "title"}).json()
    assert cards["total"] == 3
    said = [(c["title"], c["kind"], c["issuer"] and c["issuer"]["name"]) for c in cards["items"]]
    assert said == [
        ("One", "statement", "Small Group"),
        ("Three", "statement", None),
        ("Two", "readout", "Political Directors"),
    ]
    assert "participants" not in cards["items"][0]
    of = client.get(PAGES, {"issuer": str(group.translation_key)}).json()
    assert [card["title"] for card in of["items"]] == ["One"]
    both = f"{group.translation_key},{directors.translation_key}"
    of = client.get(PAGES, {"issuer": both, "type": "statement"}).json()
    assert sorted(card["title"] for card in of["items"]) == ["One", "Two"]
    assert of["total"] == 2
    refused = client.get(PAGES, {"issuer": "small-group"})
    assert (refused.status_code, refused.json()["parameter"]) == (400, "issuer")


def test_what_a_statement_names_is_followed_and_nothing_else(site: Site, client: Client) -> None:
    group = make_body()
    person = Person.objects.create(name="Amal", locale=locale("en"))
    page = make_statement(issuer=group, participants=[somebody(person=person.pk)])
    other = make_statement()
    card = make_story(related=[("page", page)])
    last = Change.objects.order_by("-sequence")[0].sequence
    group.name = "Smaller Group"
    group.save()
    assert document(client, page)["issuer"]["name"] == "Smaller Group"
    assert document(client, card)["related"][0]["page"]["issuer"]["name"] == "Smaller Group"
    changed = set(Change.objects.filter(sequence__gt=last).values_list("page_id", flat=True))
    assert changed == {page.pk, card.pk}
    person.delete()
    assert document(client, page)["participants"] == []
    group.delete()
    assert document(client, page)["issuer"] is None
    keys = set(Dependency.objects.filter(document__page=other).values_list("key", flat=True))
    assert not any("person" in key or "body" in key for key in keys)
    assert differing() == []


def test_what_is_withdrawn_or_private_is_shown_nowhere(site: Site, client: Client) -> None:
    statement = make_statement("Told in secret", issuer=make_body())
    brief = make_brief(page=statement)
    assert document(client, brief)["page"]["title"] == "Told in secret"
    statement.unpublish()
    assert document(client, brief)["page"] is None
    assert document(client, statement) is None
    statement.save_revision().publish()
    assert document(client, brief)["page"]["title"] == "Told in secret"
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=statement, restriction_type=restriction)
    assert document(client, brief)["page"] is None
    assert client.get(PAGES, {"type": "statement"}).json()["total"] == 0
    assert differing() == []


def test_what_is_deleted_is_out_of_a_statement_that_cannot_be_compiled(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = make_body("Zanzibar Group")
    person = Person.objects.create(name="Zubayda", locale=locale("en"))
    page = make_statement(issuer=group, participants=[somebody(person=person.pk)])

    def to_document(self: StatementPage, context: Any) -> Any:
        raise RuntimeError("not today")

    with monkeypatch.context() as patch:
        patch.setattr(StatementPage, "to_document", to_document)
        key = str(group.translation_key)
        group.delete()
        told = document(client, page)
        assert told["issuer"] is None
        assert "Zanzibar" not in str(told)
        assert client.get(PAGES, {"issuer": key}).json()["total"] == 0
        # It says the name a second time: what is in doubt goes whole.
        person.delete()
        assert document(client, page) is None
    StatementPage.objects.get(pk=page.pk).save_revision().publish()
    assert document(client, page)["participants"] == []
    assert differing() == []


def test_more_participants_add_no_queries(site: Site) -> None:
    def queries(count: int) -> int:
        people = [
            Person.objects.create(name=f"Person {number}", locale=locale("en"))
            for number in range(count)
        ]
        page = make_statement(
            issuer=make_body(), participants=[somebody(person=person.pk) for person in people]
        )
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page.try_document()
        return len(captured)

    assert queries(1) == queries(12)


def test_a_statement_lives_below_its_index(site: Site) -> None:
    index = statement_index()
    assert StatementPage.can_create_at(index)
    assert not StatementPage.can_create_at(site.root_page)
    assert index.can_create_at(site.root_page.specific)


def fields(**given: Any) -> dict[str, Any]:
    value = '{"blocks": [{"key": "a", "type": "unstyled", "text": "Said."}], "entityMap": {}}'
    return {
        "title": "Written", "slug": "written", "kind": "readout", "date": "2022-05-24",
        "issuer": "", "place": "", "format": "online", "standfirst": "", "cover": "", "tags": "",
        "seo_title": "", "search_description": "", "languages-count": 0,
        "attachments-count": 0, "partners-count": 0,
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        "participants-count": 1, "participants-0-type": "participant", "participants-0-order": 0,
        "participants-0-deleted": "", "participants-0-id": "", "participants-0-value-person": "",
        "participants-0-value-name": "Amal", "participants-0-value-title": "Envoy",
        "participants-0-value-represents": "Iraq",
        "body-count": 1, "body-0-type": "text", "body-0-order": 0, "body-0-deleted": "",
        "body-0-id": "", "body-0-value": value,
    } | given  # fmt: skip


@pytest.fixture
def address(site: Site, client: Client) -> str:
    client.force_login(make_user())
    return f"/admin/pages/add/stories/statementpage/{statement_index().pk}/"


def test_an_editor_writes_and_publishes_a_readout(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    client.post(address, fields(**{"action-publish": "yes"}))
    told = document(client, StatementPage.objects.get())
    assert (told["kind"], told["date"], told["format"]) == ("readout", "2022-05-24", "online")
    assert told["participants"] == [
        {"name": "Amal", "title": "Envoy", "represents": "Iraq", "person": None}
    ]


def test_a_day_is_asked_for_when_it_is_published(client: Client, address: str) -> None:
    answer = client.post(address, fields(date="", **{"action-publish": "yes"}))
    assert "date" in answer.context["form"].errors
    client.post(address, fields(date=""))
    draft = StatementPage.objects.get()
    assert (draft.live, draft.date) == (False, None)
    with pytest.raises(ValidationError, match="date"):
        draft.get_latest_revision().publish()


def test_a_participant_is_a_person_or_a_name(client: Client, address: str) -> None:
    person = Person.objects.create(name="Amal", locale=locale("en"))
    for chosen, name in (("", ""), (person.pk, "Amal")):
        value = {"participants-0-value-person": chosen, "participants-0-value-name": name}
        answer = client.post(address, fields(**value, **{"action-publish": "yes"}))
        assert "participants" in answer.context["form"].errors
    assert not StatementPage.objects.exists()


def attached(*files: tuple[File, str]) -> str:
    values = [{"file": file.pk, "title": title} for file, title in files]
    return json.dumps([{"type": "attachment", "value": value} for value in values])


def test_a_statement_has_files_in_their_order(site: Site, client: Client) -> None:
    signed, table = make_file(pdf(), "a.pdf"), make_file("a,b\n", "b.csv")
    with unit_of_work():
        table.language, table.credit = "ar", "The Ministry of Health"
        table.save()
    page = make_statement(
        attachments=attached((table, "The numbers"), (signed, "")),
        body=[text("<p>Said.</p>")],
    )
    first, second = document(client, page)["attachments"]
    assert (first["title"], first["content_type"], first["bytes"]) == ("The numbers", "text/csv", 4)
    assert first["language"] == {"locale": "ar", "label": "العربية", "dir": "rtl"}
    assert (first["credit"], first["licence"]) == ("The Ministry of Health", "")
    assert (second["title"], second["language"]) == ("a.pdf", None)
    listed = document(client, page)["seo"]["json_ld"]["associatedMedia"]
    assert [(one["name"], one.get("inLanguage")) for one in listed] == [
        ("The numbers", "ar"),
        ("a.pdf", None),
    ]
    written = client.get(f"{PAGES}/{page.translation_key}.md").content.decode()
    assert f"[The numbers](<{first['url']}>)" in written
    reader = Client()
    assert reader.get(first["url"]).status_code == 200
    assert not any("attachments" in card for card in client.get(PAGES).json()["items"])
    page.unpublish()
    assert reader.get(first["url"]).status_code == 404
    assert differing() == []


def test_files_are_followed_and_withdrawn_at_once(site: Site, client: Client) -> None:
    file, other = make_file(pdf(), "a.pdf"), make_file(pdf(), "b.pdf")
    page = make_statement(attachments=attached((file, ""), (other, "")))
    with unit_of_work():
        file.title, file.file = "Signed", ContentFile(pdf(linearize=True), "a.pdf")
        file.save()
    told = document(client, page)["attachments"]
    assert (told[0]["title"], told[0]["bytes"]) == ("Signed", file.file.size)
    with unit_of_work():
        apart = Collection.get_first_root_node().add_child(name="Apart")
        CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
        file.collection = apart
        file.save()
    assert [one["title"] for one in document(client, page)["attachments"]] == ["b.pdf"]
    assert Client().get(told[0]["url"]).status_code == 404
    end_rights(other)
    assert document(client, page)["attachments"] == []
    assert differing() == []


def test_more_files_ask_no_more_queries(site: Site, client: Client) -> None:
    def queries(count: int) -> int:
        files = [make_file(pdf(), f"{number}.pdf") for number in range(count)]
        page = make_statement(attachments=attached(*((file, "") for file in files)))
        context = DocumentContext(site)
        with CaptureQueriesContext(connection) as asked:
            context.load_documents([page])
            assert len(page.to_document(context).attachments) == count
        return len(asked)

    queries(1)
    assert queries(5) == queries(1)
