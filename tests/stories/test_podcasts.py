"""Podcasts and their episodes: to hear, to read, and to find by what is said."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.contract.context import DocumentContext
from cms.publishing.compile import compile_documents
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from stories.models import EpisodePage, LineOfEffort, Person, PodcastPage
from tests.factories import end_rights, index_page, locale, make_file, make_story, make_user
from tests.stories.podcasts import SPOKEN, make_episode, make_line, make_podcast, make_recording
from tests.stories.statements import somebody

PAGES = "/delivery/v1/pages"
LOGIN = CollectionViewRestriction.LOGIN


def document(client: Client, page: Page) -> Any:
    code = page.locale.language_code
    answer = client.get(f"{PAGES}/{page.translation_key}", {"locale": code})
    return answer.json() if answer.status_code == 200 else None


def found(client: Client, **query: Any) -> list[str]:
    answer = client.get(PAGES, {name: str(value) for name, value in query.items()})
    assert answer.status_code == 200, answer.content
    return sorted(item["title"] for item in answer.json()["items"])


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


# What is delivered


def test_an_episode_is_to_hear_and_to_read(site: Site, client: Client) -> None:
    person = Person.objects.create(name="Amal Haddad", locale=locale("en"))
    line = make_line(description="Water and light.")
    podcast = make_podcast("On The Line")
    recording = make_recording(ending="mp3")
    page = make_episode(
        6,
        title="Bridges",
        parent=podcast,
        topic=line,
        audio=recording,
        transcript=make_file(SPOKEN),
        guests=[somebody(person=person.pk, title="Engineer"), somebody(name="Noor Example")],
        notes="<p>Read <b>more</b>.</p>",
    )
    told = document(client, page)
    assert (told["type"], told["season"], told["number"]) == ("episode", None, 6)
    assert told["topic"] == {
        "id": str(line.translation_key),
        "slug": "stabilisation",
        "name": "Stabilisation",
        "description": "Water and light.",
    }
    source = {
        "url": f"http://cms.test/media/movies/{recording.version}.mp3",
        "content_type": "audio/mpeg",
        "bytes": recording.file_size,
        "credit": "",
        "licence": "",
        "width": None,
        "height": None,
    }
    assert told["audio"] == {"sources": [source], "duration": recording.duration}
    assert told["audio"]["duration"] == pytest.approx(2, abs=0.3)
    assert [guest["name"] for guest in told["guests"]] == ["Amal Haddad", "Noor Example"]
    assert told["transcript"] == [
        {"start": 0.5, "end": 1.0, "speaker": "Host", "text": "Welcome to the line."},
        {"start": 1.0, "end": 2.0, "speaker": "Amal", "text": "Pontoon bridges carry lorries."},
    ]
    [track] = told["tracks"]
    assert (track["kind"], track["locale"], track["dir"]) == ("captions", "en", "ltr")
    assert client.get(track["url"])["Content-Type"] == "text/vtt; charset=utf-8"
    played = client.get(source["url"], HTTP_RANGE="bytes=0-9")
    assert (played.status_code, played["Content-Type"]) == (206, "audio/mpeg")
    assert told["series"]["title"] == "On The Line"
    assert told["notes"]["content"]
    assert told["seo"]["json_ld"]["@type"] == "PodcastEpisode"
    assert differing() == []


def test_an_episode_may_be_bare(site: Site, client: Client) -> None:
    told = document(client, make_episode())
    assert (told["topic"], told["guests"]) == (None, [])
    assert (told["transcript"], told["tracks"]) == ([], [])


def test_a_transcript_has_a_language_of_its_own(site: Site, client: Client) -> None:
    file = make_file(SPOKEN)
    page = make_episode(transcript=file, transcript_language="ar")
    [track] = document(client, page)["tracks"]
    assert (track["locale"], track["dir"], track["label"]) == ("ar", "rtl", "العربيّة")


def test_a_podcast_lists_its_episodes_the_newest_number_first(site: Site, client: Client) -> None:
    podcast, other = make_podcast(category="News", explicit=True, language="ckb"), make_podcast()
    for season, number in ((1, 9), (2, 1), (1, 10), (2, 2)):
        make_episode(number, podcast, season=season, title=f"{season}.{number}")
    make_episode(7, other, title="Elsewhere")
    make_episode(3, podcast, season=2, title="Draft", publish=False)
    told = document(client, podcast)
    assert [one["title"] for one in told["episodes"]] == ["2.2", "2.1", "1.10", "1.9"]
    assert (told["author"], told["category"], told["explicit"]) == ("The Desk", "News", True)
    assert told["language"] == "ckb"
    assert told["seo"]["json_ld"]["@type"] == "PodcastSeries"
    assert document(client, other)["language"] == "en"
    assert differing() == []


def test_what_is_said_is_found(site: Site, client: Client) -> None:
    make_episode(title="Heard", transcript=make_file(SPOKEN))
    make_episode(2, title="Other", notes="<p>About pontoon boats.</p>")
    assert found(client, q="lorries") == ["Heard"]
    assert found(client, q="pontoon") == ["Heard", "Other"]


def test_episodes_are_listed_by_series_and_topic(site: Site, client: Client) -> None:
    line, podcast = make_line(), make_podcast("First")
    make_episode(1, podcast, title="A", topic=line)
    make_episode(2, podcast, title="B")
    make_episode(1, make_podcast("Second"), title="C", topic=line)
    key = podcast.translation_key
    assert found(client, series=key) == ["A", "B"]
    assert found(client, topic=line.translation_key) == ["A", "C"]
    assert found(client, series=key, topic=line.translation_key) == ["A"]
    for name in ("series", "topic"):
        refused = client.get(PAGES, {name: "six"})
        assert (refused.status_code, refused.json()["parameter"]) == (400, name)


def test_more_podcasts_and_episodes_need_no_more_queries(site: Site) -> None:
    def queries() -> int:
        pages = Page.objects.type(PodcastPage, EpisodePage).order_by("pk").specific()
        with CaptureQueriesContext(connection) as seen:
            compile_documents(pages, DocumentContext(site))
        return len(seen)

    line = make_line()
    few = 0
    for _ in range(2):
        podcast = make_podcast()
        for number in (1, 2):
            make_episode(number, podcast, topic=line, transcript=make_file())
        few = few or queries()
    assert queries() == few


# What follows


def test_a_podcast_follows_its_episodes_and_they_follow_it(site: Site, client: Client) -> None:
    podcast = make_podcast("On The Line")
    page = make_episode(parent=podcast, title="One")
    unrelated = make_story("Untouched")
    before = Document.objects.get(page_id=unrelated.pk).version
    page.title = "Uno"
    page.save_revision().publish()
    assert [one["title"] for one in document(client, podcast)["episodes"]] == ["Uno"]
    podcast.title = "Off The Line"
    podcast.save_revision().publish()
    assert document(client, page)["series"]["title"] == "Off The Line"
    assert Document.objects.get(page_id=unrelated.pk).version == before
    page.unpublish()
    assert document(client, podcast)["episodes"] == []
    assert differing() == []


def test_an_episode_without_a_public_podcast_says_none(site: Site, client: Client) -> None:
    podcast = make_podcast()
    page = make_episode(parent=podcast)
    podcast.unpublish()
    assert document(client, page)["series"] is None
    assert found(client, series=podcast.translation_key) == []
    podcast.save_revision().publish()
    assert document(client, page)["series"]["title"] == podcast.title
    PageViewRestriction.objects.create(page=podcast, restriction_type=LOGIN)
    assert document(client, page) is None
    assert differing() == []


def test_moved_to_another_podcast_both_follow(site: Site, client: Client) -> None:
    first, second = make_podcast(), make_podcast()
    page = make_episode(parent=first)
    page.move(second, pos="last-child")
    assert document(client, first)["episodes"] == []
    assert len(document(client, second)["episodes"]) == 1
    assert document(client, page)["series"]["title"] == second.title
    assert differing() == []


def test_a_replaced_transcript_is_read_anew_and_a_withdrawn_one_goes(
    site: Site, client: Client
) -> None:
    file, recording = make_file(SPOKEN), make_recording()
    page = make_episode(transcript=file, audio=recording)
    podcast = PodcastPage.objects.get()
    file.file = ContentFile(SPOKEN.replace("Pontoon", "Stone").encode(), "b.vtt")
    file.save()
    assert document(client, page)["transcript"][1]["text"] == "Stone bridges carry lorries."
    apart = Collection.get_first_root_node().add_child(name="Apart")
    CollectionViewRestriction.objects.create(collection=apart, restriction_type=LOGIN)
    file.collection = recording.collection = apart
    file.save()
    recording.save()
    told = document(client, page)
    assert (told["transcript"], told["tracks"], told["audio"]) == ([], [], None)
    assert document(client, podcast)["episodes"][0]["audio"] is None
    assert found(client, q="lorries") == []
    assert differing() == []


def test_a_transcript_is_taken_out_of_a_page_that_can_t_be_compiled(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = make_file(SPOKEN)
    page = make_episode(transcript=file, title="Kept")

    def fail(*args: Any) -> None:
        raise ValueError("It can't be compiled.")

    monkeypatch.setattr(EpisodePage, "document_fields", fail)
    end_rights(file)
    told = document(client, page)
    assert told is None or "Pontoon" not in str(told)
    assert found(client, q="lorries") == []
    assert told["title"] == "Kept"
    assert (told["transcript"], told["tracks"]) == ([], [])


def test_a_line_of_effort_is_followed_and_shares_its_place(site: Site, client: Client) -> None:
    line = make_line()
    french = make_line("Stabilité", "fr", translation_key=line.translation_key, slug="other")
    page = make_episode(topic=line)
    line.name, line.slug, line.sort_order = "Recovery", "recovery", 3
    line.save()
    assert document(client, page)["topic"]["name"] == "Recovery"
    french.refresh_from_db()
    assert (french.slug, french.sort_order) == ("recovery", 3)
    line.delete()
    assert document(client, page)["topic"] is None
    assert Change.objects.filter(page_id=page.pk).count() == 3
    assert differing() == []


# What is refused


def test_a_number_is_taken_once_in_a_season(site: Site) -> None:
    podcast = make_podcast()
    make_episode(1, podcast, title="First")
    make_episode(1, podcast, season=2)
    make_episode(1, make_podcast())
    with pytest.raises(ValidationError, match="First"):
        make_episode(1, podcast)
    copy = EpisodePage.objects.get(title="First").copy(keep_live=False, update_attrs={"slug": "x"})
    with pytest.raises(ValidationError, match="First"):
        copy.get_latest_revision().publish()


def test_what_is_no_recording_and_no_transcript_is_refused(site: Site) -> None:
    page = make_episode()
    film = make_recording()
    film.type = "video"
    page.audio = film
    with pytest.raises(ValidationError, match="Choose a recording"):
        page.full_clean()
    page.audio, page.transcript = make_recording(), make_file("Words", "a.txt")
    with pytest.raises(ValidationError, match="Choose a WebVTT file"):
        page.full_clean()


def form(**values: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {
        "title": "One", "slug": "", "seo_title": "", "search_description": "", "standfirst": "",
        "cover": "", "tags": "", "season": "", "number": "1", "topic": "", "audio": "",
        "guests": streamfield([]), "partners": streamfield([]), "campaign": "",
        "notes": rich_text("<p>Notes.</p>"), "transcript": "", "transcript_language": "",
        "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
    }  # fmt: skip
    return nested_form_data(blank | values)


def test_an_editor_publishes_an_episode_and_is_told_what_is_wrong(
    site: Site, client: Client
) -> None:
    client.force_login(make_user())
    podcast = make_podcast()
    url = reverse("wagtailadmin_pages:add", args=("stories", "episodepage", podcast.pk))
    assert "Its length is read from it." in client.get(url).content.decode()
    without = client.post(url, form())
    assert without.context["form"].errors["audio"]
    written = form(audio=make_recording().pk, transcript=make_file(SPOKEN).pk)
    assert client.post(url, written).status_code == 302
    page = EpisodePage.objects.get()
    assert page.live
    assert len(document(client, page)["transcript"]) == 2
    again = client.post(url, written)
    assert "has this number already" in str(again.context["form"].errors["number"])
    copying = client.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))
    assert "publish_copies" not in copying.content.decode()


def test_editors_find_lines_of_effort(site: Site, client: Client) -> None:
    make_line()
    client.force_login(make_user("Editor"))
    assert "stabilisation" in client.get("/admin/snippets/stories/lineofeffort/").content.decode()
    url = reverse("wagtailsnippets_stories_lineofeffort:add")
    wrong = client.post(url, {"name": "X", "slug": "stabilisation", "sort_order": 1})
    assert "Another line of effort has this slug." in wrong.content.decode()
    assert LineOfEffort.objects.count() == 1


def test_pages_live_where_they_belong(site: Site) -> None:
    assert PodcastPage.can_create_at(site.root_page)
    assert not PodcastPage.can_create_at(index_page())
    assert not EpisodePage.can_create_at(site.root_page)
    assert EpisodePage.can_create_at(make_podcast())
