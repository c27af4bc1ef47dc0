"""How translations stand to their source, in the documents of both."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site
from wagtail_localize.models import Translation

from cms.contract.context import DocumentContext
from cms.publishing.compile import compile_documents
from cms.publishing.rebuilding import rebuild, verify
from cms.translating.models import SourceText, TranslatedText
from home.models import PostPage
from tests.factories import index_page, locale, make_site, make_story, make_user, text
from tests.social import make_post
from tests.translations import publish, say, submit, sync

pytestmark = pytest.mark.django_db
PARAGRAPHS = "<p>One.</p><p>Two.</p><p>Three.</p>"


@pytest.fixture(autouse=True)
def _site() -> None:
    make_site()


def test_what_is_no_language_is_offered_to_nobody() -> None:
    link = {"written": "https://t.co/abc", "url": "https://example.org/", "label": "Read on"}
    post = make_post("See https://t.co/abc", links=[{"type": "link", "value": link}])
    wall = post.get_parent().specific
    for page, kept in ((post, {"Coalition", "https://t.co/abc"}), (wall, {"@Coalition"})):
        translation = submit(page)
        segments = translation.source.stringsegment_set.values_list("string__data", flat=True)
        assert not kept & set(segments)
        say(translation)
        publish(translation)
    made = PostPage.objects.get(locale=locale("ar"))
    assert (made.handle, made.author) == ("Coalition", "«The Coalition»")
    assert made.links[0].value["written"] == "https://t.co/abc"
    assert made.links[0].value["label"] == "«Read on»"
    [profile] = made.get_parent().specific.profiles
    assert profile.value["handle"] == "@Coalition"


def document(page: Any) -> dict[str, Any]:
    answer = Client().get(
        f"/delivery/v1/pages/{page.translation_key}", {"locale": page.locale.language_code}
    )
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def states(page: Any) -> dict[str, tuple[str, int | None]]:
    return {
        other["locale"]: (other["state"], other["behind"])
        for other in document(page)["translations"]
    }


def rewrite(page: Any, html: str, **fields: Any) -> Any:
    """Publish a page with other words in its only block."""
    page = type(page).objects.get(pk=page.pk)
    block = page.body.get_prep_value()[0]
    page.body = json.dumps([{**block, "value": html}])
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def translated(code: str = "ar", **fields: Any) -> tuple[Any, Any, Translation]:
    """Return a story and its published translation."""
    story = make_story("Bread", [text(PARAGRAPHS)], **fields)
    translation = submit(story, code)
    say(translation)
    return story, publish(translation), translation


def exact() -> None:
    assert [line for progress in verify() for line in progress.failed] == []


def test_a_translation_is_behind_by_what_its_source_says_otherwise_now() -> None:
    story, arabic, translation = translated()
    assert states(story) == {"ar": ("current", 0)}
    assert states(arabic) == {"en": ("source", 0)}
    assert document(arabic)["translation"] == {"state": "current", "behind": 0, "source": "en"}
    assert document(story)["translation"] == {"state": "source", "behind": 0, "source": None}
    for html, behind in (
        ("<p>One.</p><p>Two!</p><p>Three.</p>", 1),
        ("<p>One.</p><p>Two!</p><p>Three.</p><p>Four.</p>", 2),
        ("<p>One.</p>", 2),
        ("<p>Three.</p><p>One.</p><p>Two.</p>", 0),
        (PARAGRAPHS, 0),
    ):
        rewrite(story, html)
        assert states(story) == {"ar": ("behind" if behind else "current", behind)}, html
        assert document(arabic)["translation"]["behind"] == behind
        exact()
    rewrite(story, PARAGRAPHS, standfirst="New.", title="Loaves", slug="elsewhere")
    assert states(story) == {"ar": ("behind", 2)}
    sync(story)
    exact()
    assert states(story) == {"ar": ("behind", 2)}, "nothing was published yet"
    say(translation, {"New.": "جديد."})
    assert states(story) == {"ar": ("behind", 2)}, "nor now"
    publish(translation)
    assert states(story) == {"ar": ("behind", 1)}
    say(translation)
    publish(translation)
    assert states(story) == {"ar": ("current", 0)}
    assert TranslatedText.objects.filter(page=arabic).count() <= 2
    exact()


def test_what_is_left_in_the_sources_language_counts() -> None:
    story = make_story("Bread", [text(PARAGRAPHS)])
    translation = submit(story)
    assert not translation.get_target_instance().live
    assert states(story) == {}
    say(translation, {"One.": "واحد."})
    publish(translation)
    assert states(story) == {"ar": ("behind", 3)}
    story.save_revision()
    exact()


def test_drafts_of_the_source_change_nothing() -> None:
    story, arabic, _translation = translated()
    story.title = "Secret"
    story.save_revision()
    assert states(story) == {"ar": ("current", 0)}
    story.unpublish()
    assert document(arabic)["translation"]["state"] == "independent"
    exact()
    story.save_revision().publish()
    assert states(story) == {"ar": ("behind", 1)}
    exact()


def test_a_private_source_tells_nothing() -> None:
    parent = index_page()
    story, arabic, _translation = translated()
    restriction = PageViewRestriction.objects.create(page=parent, restriction_type="login")
    before = document(arabic)
    assert (before["translation"]["state"], before["translations"]) == ("independent", [])
    rewrite(story, "<p>Secret.</p>")
    assert document(arabic) == before
    restriction.delete()
    assert states(story) == {"ar": ("behind", 3)}
    exact()


def test_what_nobody_translates_segment_by_segment() -> None:
    story, arabic, translation = translated()
    assert states(story.get_parent().specific) == {
        "ar": ("independent", None),
        "fr": ("independent", None),
    }
    # An alias stands in for a translation; one who stops translates by hand from then on.
    french = story.copy_for_translation(locale("fr"), alias=True)
    assert states(story) == {"ar": ("current", 0), "fr": ("untranslated", None)}
    assert document(french)["translation"]["source"] == "en"
    translation.enabled = False
    translation.save(update_fields=["enabled"])
    assert states(story) == {"ar": ("independent", None), "fr": ("untranslated", None)}
    exact()
    translation.enabled = True
    translation.save(update_fields=["enabled"])
    assert states(story)["ar"] == ("current", 0)
    arabic.delete()
    assert states(story) == {"fr": ("untranslated", None)}
    exact()


def test_more_translations_add_no_queries(site: Site) -> None:
    def queries(stories: list[Any]) -> int:
        context = DocumentContext(Site.objects.select_related("root_page").get(pk=site.pk))
        with CaptureQueriesContext(connection) as captured:
            compile_documents(stories, context)
        return len(captured)

    one, *_ = translated()
    few = queries([one])
    two, *_ = translated()
    french = submit(two, "fr")
    publish(french)
    assert queries([one, two]) == few


def test_a_source_that_cannot_be_told_is_published_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story, _arabic, _translation = translated()
    monkeypatch.setattr("cms.translating.keeping.prints_of_page", lambda page: 1 / 0)
    rewrite(story, "<p>New.</p>")
    assert states(story) == {"ar": ("independent", None)}
    monkeypatch.undo()
    for _progress in rebuild():
        pass
    assert states(story) == {"ar": ("behind", 3)}
    SourceText.objects.update(segments=[])
    lines = [line for progress in verify() for line in progress.failed]
    assert "Bread: segments differ" in lines


def test_what_is_behind_is_reported_to_those_who_may_see_it(client: Client) -> None:
    story, arabic, _translation = translated()
    report = "/admin/reports/translations-behind/"
    client.force_login(make_user("Translator"))
    assert "There are no results" in client.get(report).content.decode()
    rewrite(story, "<p>New.</p>")
    shown = client.get(report).content.decode()
    assert f"/admin/pages/{arabic.pk}/edit/" in shown
    assert ">3<" in "".join(shown.split())
    assert ">English<" in "".join(shown.split())
    assert b"Bread" in client.get(f"{report}?export=csv").getvalue()


@pytest.mark.parametrize(("role", "published"), [("Translator", False), ("Publisher", True)])
def test_only_who_may_publish_publishes_an_update(
    client: Client, role: str, published: bool
) -> None:
    story, arabic, translation = translated()
    rewrite(story, "<p>New.</p>")
    client.force_login(make_user(role))
    address = f"/admin/localize/update/{translation.source_id}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"publish_translations": "on"}).status_code == 302
    assert ("New." in str(type(arabic).objects.get(pk=arabic.pk).body)) == published


def test_the_editor_is_told_directions(client: Client) -> None:
    _story, arabic, _translation = translated()
    client.force_login(make_user())
    page = client.get(f"/admin/pages/{arabic.pk}/edit/").content.decode()
    assert "cms/translating/beside.js" in page
    assert "cms/translating/beside.css" in page
