"""A new language is a setting and a click."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.publishing.rebuilding import verify
from settings.base import content_languages
from tests.factories import make_site, make_story, make_user, text
from tests.translations import publish, say, submit

API = "/delivery/v1"
SORANI = [("en", "English"), ("fr", "Français"), ("ar", "العربية"), ("ckb", "کوردیی ناوەندی")]
RULE = "component-translating_localerule-"


@pytest.fixture
def newsroom(db: None, settings: Any) -> Client:
    """Give an administrator where Kurdish may be written."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = SORANI
    make_site()
    client = Client()
    client.force_login(make_user("Administrator"))
    return client


def add(newsroom: Client, code: str, fallback: str = "") -> Locale:
    """Add a language in the admin."""
    instead = Locale.objects.get(language_code=fallback).pk if fallback else ""
    form = {"language_code": code, f"{RULE}fallback": instead}
    answer = newsroom.post("/admin/locales/new/", form)
    assert answer.status_code == 302, answer.content.decode()
    return Locale.objects.get(language_code=code)


def get(endpoint: str, **query: str) -> Any:
    answer = Client().get(f"{API}/{endpoint}", query)
    return answer.json() if answer.status_code == 200 else answer.status_code


def everything_is_exact() -> None:
    assert [line for progress in verify() for line in progress.failed] == []


def test_a_language_is_added_translated_and_read(newsroom: Client) -> None:
    story = make_story("Bread", [text("<p>We bake bread.</p>")])
    assert "کوردیی" in newsroom.get("/admin/locales/new/").content.decode()
    kurdish = add(newsroom, "ckb")
    home = Page.objects.get(locale=kurdish)
    assert not home.live
    assert newsroom.get(f"/admin/pages/{home.pk}/edit/").status_code == 200
    everything_is_exact()
    assert "ckb" not in [one["code"] for one in get("site")["locales"]]
    of_home = Translation.objects.get(target_locale=kurdish)
    say(of_home, {"Home": "ماڵەوە"})
    publish(of_home)
    translation = submit(story, "ckb")
    say(translation, {"Bread": "نان", "We bake bread.": "نان دەبرژێنین."})
    page = publish(translation)
    found = get("resolve", path=page.get_url())["page"]
    assert (found["locale"], found["dir"], found["title"]) == ("ckb", "rtl", "نان")
    assert found["translation"]["source"] == "en"
    assert found["path"].startswith("/ckb/stories/")
    globals_ = get("site", locale="ckb")
    assert globals_["dir"] == "rtl"
    assert {one["code"]: one["name"] for one in globals_["locales"]}["ckb"] == "کوردی"
    assert [item["title"] for item in get("pages", locale="ckb", q="نان")["items"]] == ["نان"]
    assert get("paths", locale="ckb")["total"] == 3
    for path, said in (
        ("sitemap.xml", 'hreflang="ckb"'),
        ("feeds/atom?locale=ckb", "نان"),
        ("llms.txt", "کوردی"),
    ):
        assert said in Client().get(f"{API}/{path}").content.decode(), path
    everything_is_exact()


def test_what_is_not_translated_is_shown_in_another_language_if_the_rule_says_so(
    newsroom: Client,
) -> None:
    story = make_story("Bread")
    kurdish = add(newsroom, "ckb")
    asked = {"path": f"/ckb/stories/{story.slug}/"}
    assert get("resolve", **asked) == 404
    assert get(f"pages/{story.translation_key}", locale="ckb") == 404
    edit = f"/admin/locales/edit/{kurdish.pk}/"
    english = Locale.objects.get(language_code="en").pk
    itself = newsroom.post(edit, {"language_code": "ckb", f"{RULE}fallback": kurdish.pk})
    assert "stand in for itself" in itself.content.decode()
    newsroom.post(edit, {"language_code": "ckb", f"{RULE}fallback": english})
    by_path = Client().get(f"{API}/resolve", asked)
    assert {"fallbacks", "paths", f"page:{story.pk}"} == set(by_path["Surrogate-Key"].split())
    shown = by_path.json()["page"]
    assert shown == get(f"pages/{story.translation_key}", locale="ckb")
    assert shown.pop("fallback_for") == "ckb"
    assert shown == get("resolve", path=f"/en/stories/{story.slug}/")["page"]
    assert [card["fallback_for"] for card in get("pages", locale="ckb")["items"]] == ["ckb"] * 3
    markdown = Client().get(f"{API}/resolve", asked, headers={"accept": "text/markdown"})
    assert "# Bread" in markdown.content.decode()
    # Nothing that is not public stands in; nor anything once there is a translation, or was.
    story.unpublish()
    assert get("resolve", **asked) == 404
    story.save_revision().publish()
    translation = submit(story, "ckb")
    assert get("resolve", **asked)["page"]["fallback_for"] == "ckb"
    say(translation)
    page = publish(translation)
    assert "fallback_for" not in get(f"pages/{story.translation_key}", locale="ckb")
    assert get("resolve", **asked)["page"]["locale"] == "ckb"
    page.unpublish()
    assert get("resolve", **asked) == 410, "what is withdrawn is not replaced behind one's back"
    assert get(f"pages/{story.translation_key}", locale="ckb")["fallback_for"] == "ckb"
    newsroom.post(edit, {"language_code": "ckb", f"{RULE}fallback": ""})
    assert get(f"pages/{story.translation_key}", locale="ckb") == 404
    everything_is_exact()


@pytest.mark.parametrize("said", ["fr,ar", "en,de_DE", "en,zza", "en,../x"])
def test_a_setting_that_cannot_be_is_refused_by_name(said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="CONTENT_LANGUAGES"):
        content_languages(said)


def test_the_setting_needs_no_migration() -> None:
    environ = os.environ | {
        "CONTENT_LANGUAGES": "en,fr,ar,ckb,ku,zza=Zazakî",
        "DJANGO_SETTINGS_MODULE": "settings.test",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert dict(content_languages("en,ku,zza=Zazakî")) == {
        "en": "English",
        "ku": "Kurdî",
        "zza": "Zazakî",
    }


def test_a_home_page_that_was_deleted_comes_again_with_what_is_below_it(newsroom: Client) -> None:
    story = make_story("Bread", [text("<p>We bake bread.</p>")])
    french = Page.objects.get(slug="home-fr")
    assert newsroom.post(f"/admin/pages/{french.pk}/delete/").status_code == 302
    assert [one["code"] for one in get("site")["locales"]] == ["en", "ar"]
    form = {"locales": [Locale.objects.get(language_code="fr").pk]}
    answer = newsroom.post(f"/admin/localize/submit/page/{story.pk}/", form)
    assert answer.status_code == 302
    assert [one["code"] for one in get("site")["locales"]] == ["en", "ar", "fr"]
    everything_is_exact()
