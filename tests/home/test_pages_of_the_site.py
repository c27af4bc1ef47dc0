"""Pages that are no stories: standard pages, and what the Coalition is."""

import json
from datetime import date
from importlib import import_module
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from cms.contract.context import DocumentContext
from cms.publishing.compile import compile_documents
from cms.publishing.following import follow_the_clock
from home.models import AboutPage, HomePage, StandardPage
from stories.models import LineOfEffort, Partner
from tests.factories import locale, make_story, make_user, text
from tests.stories.podcasts import make_line


def below_home(model: type[Any], title: str, code: str = "en", **fields: Any) -> Any:
    """Return a published page below the home page of a language."""
    home = HomePage.objects.get(locale__language_code=code)
    page = model(title=title, locale=home.locale, live=False, **fields)
    home.add_child(instance=page)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


def line(name: str, description: str = "") -> dict[str, Any]:
    return {"type": "line", "value": make_line(name, description=description).pk}


def page_at(client: Client, path: str) -> dict[str, Any]:
    answer = client.get("/delivery/v1/resolve", {"path": path})
    assert answer.status_code == 200, answer.content
    page: dict[str, Any] = answer.json()["page"]
    return page


def test_a_standard_page_is_delivered_found_and_listed(site: Site, client: Client) -> None:
    below_home(StandardPage, "Cookies", standfirst="What we keep.", body=json.dumps([text()]))
    page = page_at(client, "/en/cookies/")
    assert (page["type"], page["standfirst"]) == ("standard", "What we keep.")
    assert [block["type"] for block in page["body"]] == ["text"]
    assert page["seo"]["json_ld"]["@type"] == "WebPage"
    [card] = client.get("/delivery/v1/pages", {"type": "standard", "q": "once"}).json()["items"]
    assert "body" not in card
    call_command("verify_documents")


def test_about_says_what_the_coalition_is_today(site: Site, client: Client) -> None:
    en = {"kind": "organisation", "locale": locale("en")}
    Partner.objects.create(name="First", joined_on=date(2014, 9, 10), **en)
    lines = [line("Finance", "Cutting off the money."), line("Stabilisation")]
    below_home(
        AboutPage, "About", formed_on="2014-09", lines_of_effort=json.dumps(lines),
        body=json.dumps([text()]),
    )  # fmt: skip
    page = page_at(client, "/en/about/")
    assert (page["type"], page["formed_on"]) == ("about", "2014-09")
    assert (page["member_count"], page["as_of"]) == (1, "2014-09-10")
    said = [(line["name"], line["slug"], line["description"]) for line in page["lines_of_effort"]]
    assert said == [
        ("Finance", "finance", "Cutting off the money."), ("Stabilisation", "stabilisation", ""),
    ]  # fmt: skip
    LineOfEffort.objects.get(slug="stabilisation").delete()
    finance = LineOfEffort.objects.get()
    finance.name = "Money"
    finance.save()
    [only] = page_at(client, "/en/about/")["lines_of_effort"]
    assert (only["id"], only["name"]) == (str(finance.translation_key), "Money")
    call_command("verify_documents")
    with time_machine.travel("2030-01-01T12:00:00Z"):
        Partner.objects.create(name="Second", joined_on=date(2030, 1, 2), **en)
        assert page_at(client, "/en/about/")["member_count"] == 1
        call_command("verify_documents")
    with time_machine.travel("2030-01-02T00:00:01Z"):
        assert page_at(client, "/en/about/")["member_count"] == 2
        follow_the_clock()
        call_command("verify_documents")


def test_what_about_pages_said_of_lines_of_effort_is_kept(site: Site, client: Client) -> None:
    said = {
        "en": [("finance", "Cutting off the money."), ("Propaganda", "Answering it.")],
        "fr": [("Financement", "Assécher l’argent."), ("Propagande", "Y répondre.")],
    }
    finance = make_line("Finance")
    pages = {
        code: below_home(AboutPage, code.upper(), code, translation_key=finance.translation_key)
        for code in said
    }
    for code, page in pages.items():
        items = [
            {"type": "line", "value": {"name": name, "description": text}, "id": str(uuid4())}
            for name, text in said[code]
        ]
        field = AboutPage._meta.get_field("lines_of_effort")
        rows = AboutPage.objects.filter(pk=page.pk)
        rows.update(lines_of_effort=field.to_python(json.dumps(items)))
        stored = page.latest_revision.content | {"lines_of_effort": json.dumps(items[1:])}
        page.revisions.update(content=stored)
    migration = import_module("home.migrations.0005_about_lines_of_effort")
    migration.convert(apps, None)
    call_command("rebuild_documents")
    en, fr = (page_at(client, f"/{code}/{code}/")["lines_of_effort"] for code in said)
    assert [(line["name"], line["slug"], line["description"]) for line in en] == [
        ("Finance", "finance", "Cutting off the money."),
        ("Propaganda", "propaganda", "Answering it."),
    ]
    assert [(line["id"], line["slug"]) for line in fr] == [(one["id"], one["slug"]) for one in en]
    assert [line["name"] for line in fr] == ["Financement", "Propagande"]
    draft = AboutPage.objects.get(pk=pages["fr"].pk).latest_revision.as_object()
    assert [str(child.value) for child in draft.lines_of_effort] == ["Propagande"]
    assert LineOfEffort.objects.count() == 4
    call_command("verify_documents")


def test_more_such_pages_ask_no_more_queries(site: Site) -> None:
    story = make_story()
    body = json.dumps([text(f'<p><a linktype="page" id="{story.pk}">It</a>.</p>')])
    pages: list[Page] = [below_home(AboutPage, "About", body=body)]
    pages.append(below_home(StandardPage, "One", body=body))
    pages.append(below_home(StandardPage, "Une", "fr", body=body))
    with CaptureQueriesContext(connection) as few:
        compile_documents(pages, DocumentContext(site))
    pages.append(below_home(AboutPage, "À propos", "fr", body=body))
    pages += [below_home(StandardPage, f"More {number}", body=body) for number in range(4)]
    with CaptureQueriesContext(connection) as many:
        compile_documents(pages, DocumentContext(site))
    assert len(many) == len(few)


@pytest.mark.parametrize(("formed", "message"), [("2014-13", "Write the date"), ("2014-09", None)])
def test_the_day_it_was_formed_is_checked(
    site: Site, client: Client, formed: str, message: str | None
) -> None:
    client.force_login(make_user())
    form = {
        "title": "About", "slug": "about", "formed_on": formed, "body-count": 0,
        "lines_of_effort-count": 0, "action-publish": "1",
    }  # fmt: skip
    answer = client.post(f"/admin/pages/add/home/aboutpage/{site.root_page_id}/", form)
    if message:
        assert message in answer.content.decode()
    assert AboutPage.objects.exists() == (message is None)


def test_a_home_page_has_one_about_page(site: Site, client: Client) -> None:
    below_home(AboutPage, "About")
    client.force_login(make_user())
    add = f"/admin/pages/add/home/aboutpage/{site.root_page_id}/"
    assert client.get(add).status_code == 302
