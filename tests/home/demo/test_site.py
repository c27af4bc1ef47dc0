"""What the demo says of itself, and what stands around it, in every language."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from wagtail.models import Site

from cms.contract.context import DocumentContext
from home.models import CommemorativeDay


@pytest.mark.django_db
def test_everything_is_there_in_every_language(client: Client) -> None:
    for code in ("en", "fr", "ar"):
        site = client.get("/delivery/v1/site", {"locale": code}).json()
        assert len(site["navigation"]) == 4
        assert [link["page"]["type"] for link in site["navigation"][0]["children"]] == [
            "about", "partners",
        ]  # fmt: skip
        assert [link["kind"] for link in site["footer"]] == ["page"] * 3 + ["outside"]
        assert site["profiles"][0]["handle"] == "@Coalition"
        assert site["seo"]["image"]
        notice = site["cookie_notice"]
        assert notice["policy"]["locale"] == code
        assert [one["key"] for one in notice["categories"]] == ["necessary", "statistics"]
        assert site["banner"]["link"]["page"]["type"] == "about"
        assert [step["target"] for step in site["tour"]["steps"]] == [
            "navigation", "languages", "digest", None,
        ]  # fmt: skip
    types = {"type": "about,standard", "include": "document", "limit": 100}
    pages = client.get("/delivery/v1/pages", types).json()["items"]
    assert len(pages) == 12
    assert all(page["body"] and len(page["translations"]) == 2 for page in pages)
    about = next(page for page in pages if page["type"] == "about")
    assert (about["formed_on"], len(about["lines_of_effort"])) == ("2014-09", 4)


@pytest.mark.django_db
def test_the_victims_of_terrorism_are_remembered_on_their_day() -> None:
    site = Site.objects.get(is_default_site=True)
    with time_machine.travel(datetime(2026, 8, 21, 9, tzinfo=UTC)):
        said = [CommemorativeDay.of(DocumentContext(site), code) for code in ("en", "fr", "ar")]
    assert all(day and day.page for day in said)
    assert len({day and day.name for day in said}) == 3
