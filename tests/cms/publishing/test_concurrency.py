"""Many write at once, from several processes: none deadlocks, and the end is as it should be."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from cms.publishing.following import catch_up_once
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from stories.models import Person, StoryIndexPage
from tests.factories import index_page, make_image, make_site, make_story

PROCESSES, EACH, STORIES = 4, 50, 12
WRITERS, DEEDS, TOLD = 3, 12, 8
WRITING = [sys.executable, "-m", "tests.cms.publishing.publishing_process"]


def write_at_once(processes: int, count: int, deeds: str, pks: list[int]) -> str:
    """Have processes write at once; return what they said of what came too late."""
    name, said = connection.settings_dict["NAME"], []
    started = [
        subprocess.Popen(
            [*WRITING, name, str(seed), str(count), deeds, *map(str, pks)],
            cwd=Path.cwd(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in range(processes)
    ]
    for process in started:
        out, wrong = process.communicate(timeout=180)
        assert process.returncode == 0, wrong.decode()[-2000:]
        said.append(out.decode())
    return "".join(said)


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


def replayed() -> dict[str, str]:
    """Return the public pages and their paths, by what ``changes`` says from the beginning."""
    public: dict[str, str] = {}
    url = "/delivery/v1/changes?after=0&limit=100"
    while url:
        answer = Client().get(url).json()
        for change in answer["items"]:
            if change["id"] is None:
                continue
            public.pop(f"{change['id']} {change['locale']}", None)
            if change["kind"] != "withdrawn":
                public[f"{change['id']} {change['locale']}"] = change["path"]
        url = answer["next"]
    return public


class TestOnPostgreSQL:
    """SQLite has one writer at a time."""

    __test__ = connection.vendor == "postgresql"

    @pytest.mark.django_db(transaction=True)
    def test_two_hundred_publishes_of_pages_that_embed_each_other(self) -> None:
        make_site()
        pks = [make_story().pk for _ in range(STORIES)]
        before = Change.objects.count()
        write_at_once(PROCESSES, EACH, "publish", pks)
        assert differing() == []
        assert Change.objects.count() >= before + PROCESSES * EACH

    @pytest.mark.django_db(transaction=True)
    def test_everything_else_among_publishes(self) -> None:
        """Withdrawals, moves of stories and of what they lie below, deletions, saves of assets."""
        make_site()
        for slug in ("tales", "notes"):
            page = StoryIndexPage(title=slug, slug=slug, locale=index_page().locale)
            index_page().get_parent().add_child(instance=page)
        images = [make_image("One"), make_image("Two")]
        person = Person.objects.create(name="Amal", locale=index_page().locale)
        pks = [
            make_story(cover=images[number % 2], authors=[("person", person)]).pk
            for number in range(TOLD)
        ]
        before = Change.objects.count()
        too_late = write_at_once(WRITERS, DEEDS, "anything", pks)
        assert too_late.count("\n") < WRITERS * DEEDS / 2, too_late
        assert Change.objects.count() > before
        while catch_up_once():
            pass
        assert Page.find_problems() == ([], [], [], [], [])
        for page in Page.objects.filter(depth__gt=2):
            assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
        assert differing() == []
        stored = Document.objects.exclude(page=None).filter(site__is_default_site=True)
        rows = stored.values_list("translation_key", "locale", "path")
        assert replayed() == {f"{key} {locale}": path for key, locale, path in rows}
