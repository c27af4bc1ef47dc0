"""q: full-text search."""

import base64
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction, Site

from cms.delivery.throttles import SearchThrottle
from cms.publishing.models import Document, SearchText
from cms.publishing.rebuilding import rebuild, verify
from cms.publishing.search import index
from cms.publishing.search.text import indexed
from cms.publishing.search.words import asked_words, runs
from home.models import HomePage
from stories.models import DayInTheLifePage, Person
from tests.factories import index_page, locale, make_story, text
from tests.homes import show_text

PAGES = "/delivery/v1/pages"


def found(client: Client, q: str, **query: object) -> list[str]:
    answer = client.get(PAGES, {"q": q, **query})
    assert answer.status_code == 200, answer.content
    assert answer.json()["total"] >= len(answer.json()["items"])
    return [item["title"] for item in answer.json()["items"]]


def said(sentence: str) -> list[dict[str, Any]]:
    return [text(f"<p>{sentence}</p>")]


@pytest.mark.parametrize(
    ("code", "sentence", "queries"),
    [
        (
            "en",
            "The hospital’s roof was closed; friends of the cities cared.",
            ["hospitals", "FRIEND", "city caring closing", "the hospital", "hospital, roof!"],
        ),
        (
            "fr",
            "L’hôpital a été restauré par d’anciens élèves.",
            ["hopitaux", "restaurée", "ancienne élève", "l'hôpital", "ÉLÈVE"],
        ),
        (
            "ar",
            "أُعيد فتح المدرسة في المدينة القديمة",
            ["مدرسة", "مدرسه", "والمدرسة", "مَدْرَسَةٌ", "اعيد", "مديـنة قديمة", "للمدينة"],
        ),
    ],
)
def test_finds_words_in_any_form(
    site: Site, client: Client, code: str, sentence: str, queries: list[str]
) -> None:
    make_story("Found", body=said(sentence), parent=index_page(code))
    make_story("Other", body=said("Bread"), parent=index_page(code))
    for q in queries:
        assert found(client, q) == ["Found"], q
        assert found(client, q, locale=code) == ["Found"], q
    assert found(client, queries[0] + " bread") == []


def test_every_block_the_tags_and_the_authors_are_searched(site: Site, client: Client) -> None:
    aya = Person.objects.create(name="Aya Mansour", locale=locale("en"))
    body = [
        {"type": "quote", "value": {"text": "Oranges came by lorry."}},
        {"type": "moment", "value": {
            "time": "06:40", "title": "Dawn", "body": "<p>Walking.</p>",
            "time_zone": "Asia/Baghdad", "media": []}},
        {"type": "fact_box", "value": {
            "title": "Box", "kind": "facts", "facts": [{"label": "Founded", "text": "1893"}]}},
    ]  # fmt: skip
    make_story(
        "Title", body=body, standfirst="Lantern", tags=["Heritage"], authors=[("person", aya)],
        editors_note="<p>Abridged.</p>",
    )  # fmt: skip
    for q in ("orange", "walk dawn", "founded 1893", "lantern", "heritage", "mansour", "abridge"):
        assert found(client, q) == ["Title"], q
    show_text("<p>Marhaban.</p>")
    assert found(client, "marhaban") == ["Home"]


def test_a_title_counts_more_than_a_standfirst_and_that_more_than_the_body(
    site: Site, client: Client
) -> None:
    make_story("River", body=said("Nothing else here today."))
    make_story("Second", standfirst="By the river.", body=said("Nothing else here today."))
    make_story("Third", body=said("A river was here today."))
    for number in range(4):
        make_story(f"Dry {number}", body=said("Sand."))
    assert found(client, "river") == ["River", "Second", "Third"]


def test_a_language_s_own_forms_count(site: Site, client: Client) -> None:
    make_story("English", body=said("Chat about pains."))
    make_story("Français", body=said("Un chat et du pain."), parent=index_page("fr"))
    assert sorted(found(client, "pain")) == ["English", "Français"]
    assert found(client, "pain", locale="fr") == ["Français"]
    assert found(client, "chats", locale="en,ar") == ["English"]


def test_combines_with_every_other_filter(site: Site, client: Client) -> None:
    told = make_story("Told", body=said("River"), tags=["Water"])
    make_story("Day", body=said("River"), model=DayInTheLifePage, date="2019-08-20")
    assert found(client, "river", type="story") == ["Told"]
    assert found(client, "river", tag="water") == ["Told"]
    assert found(client, "river", ids=told.translation_key) == ["Told"]
    assert found(client, "river", published_after="2100-01-01T00:00Z") == []
    assert found(client, "river", order="title") == ["Day", "Told"]
    assert found(client, "river", order="-title") == ["Told", "Day"]


def test_stop_words_are_asked_for_only_by_themselves(site: Site, client: Client) -> None:
    make_story("With", body=said("The the"))
    make_story("River", body=said("River"))
    assert found(client, "the river") == ["River"]
    assert found(client, "the") == ["With"]


def pieces(client: Client, **query: Any) -> Iterator[dict[str, Any]]:
    while query:
        answer = client.get(PAGES, query).json()
        yield answer
        query = dict(parse_qsl(urlsplit(answer["next"]).query)) if answer["next"] else {}


@pytest.mark.parametrize("order", [None, "-published_at", "published_at", "title"])
@pytest.mark.parametrize("most", [2, index.MOST_RANKED])
def test_parts_follow_each_other_in_every_order(
    site: Site, client: Client, order: str | None, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_RANKED", most)
    for number in range(3):
        make_story(f"Same {number}", body=said("River"))
    make_story("River", body=said("River river"))
    make_story("Longer", body=said("River " + "and sand " * 30))
    query = {"q": "river", **({"order": order} if order else {})}
    [whole] = pieces(client, **query)
    parts = list(pieces(client, limit="2", **query))
    items = [item["title"] for part in parts for item in part["items"]]
    assert items == [item["title"] for item in whole["items"]]
    assert len(items) == len(set(items)) == 5
    assert {part["total"] for part in parts} == {5}
    if order is None and most > 2:
        assert items[0] == "River"
        assert [title for title in items if title.startswith("Same")] == [
            "Same 2", "Same 1", "Same 0",
        ]  # fmt: skip


@pytest.mark.parametrize("order", [None, "-published_at"])
@pytest.mark.parametrize("most", [2, 8, index.MOST_RANKED])
def test_nothing_repeats_or_drops_out_while_others_publish(
    site: Site, client: Client, order: str | None, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MOST_RANKED", most)
    for number in range(6):
        make_story(f"Sand {number}", body=said("River " + "sand " * (number * 5)))
    make_story("Twice", body=said("River river"), standfirst="Of a river")
    query = {"q": "river", **({"order": order} if order else {})}
    everything = set(found(client, **query, limit=100))
    titles = []
    for number, part in enumerate(pieces(client, limit="2", **query)):
        titles += [item["title"] for item in part["items"]]
        for more in range(3):
            make_story(f"Other {number} {more}", body=said("Other words " + "here " * 40))
        make_story(f"New river {number}", body=said("Anew"))
    assert everything <= set(titles)
    assert len(titles) == len(set(titles))


def test_a_long_query_is_ranked_by_its_first_words(site: Site, client: Client) -> None:
    words = [f"w{number}" for number in range(45)]
    make_story("Long", body=said(" ".join(words)))
    assert found(client, " ".join(words)) == ["Long"]


def test_items_are_the_same_as_without_a_query(site: Site, client: Client) -> None:
    make_story("River")
    plain = client.get(PAGES, {"type": "story"}).json()
    assert "highlights" not in plain
    assert client.get(PAGES, {"q": "river"}).json()["items"] == plain["items"]
    whole = {"type": "story", "include": "document,html"}
    documents = client.get(PAGES, whole).json()["items"]
    assert client.get(PAGES, {"q": "river", **whole}).json()["items"] == documents


def highlights(client: Client, q: str) -> list[list[dict[str, Any]]]:
    answer = client.get(PAGES, {"q": q}).json()
    [item] = answer["items"]
    assert list(answer["highlights"]) == [f"{item['id']}/{item['locale']}"]
    return [snippet["spans"] for snippet in answer["highlights"][f"{item['id']}/{item['locale']}"]]


def test_highlights_show_the_words_where_they_stand(site: Site, client: Client) -> None:
    body = said("<b>Rivers</b> &lt;rise&gt; " + "sand " * 80 + "a river’s bed " + "sand " * 80)
    make_story(body=body)
    first, second = highlights(client, "river rising")
    assert first[:4] == [
        {"text": "Rivers", "match": True},
        {"text": " <", "match": False},
        {"text": "rise", "match": True},
        {"text": first[3]["text"], "match": False},
    ]
    assert [span["text"] for span in second if span["match"]] == ["river’s"]
    assert second[0]["text"].startswith("… sand")
    assert second[-1]["text"].endswith("sand …")
    for snippet in (first, second):
        assert 100 < len("".join(span["text"] for span in snippet)) < 180


def test_highlights_part_titles_and_list_items_from_what_follows(
    site: Site, client: Client
) -> None:
    listed = "".join(f"<li>{item}</li>" for item in ("Two boats", "A rope", "“Wait!”", "Bread"))
    make_story(
        body=said(f"The river rose.</p><h2>What they took</h2><ul>{listed}</ul><p>They left")
    )
    [spans] = highlights(client, "river")
    assert "".join(span["text"] for span in spans) == (
        "The river rose. What they took · Two boats · A rope · “Wait!” Bread · They left"
    )


def test_highlights_begin_and_end_with_words(site: Site, client: Client) -> None:
    around = "".join(f"<p>{word}</p>" for word in ["sand"] * 40)
    make_story(body=said(f"sand</p>{around}<p>river</p>{around}<p>sand"))
    [spans] = highlights(client, "river")
    assert spans[0]["text"].startswith("… sand · sand")
    assert spans[-1]["text"].endswith("sand · sand …")


def test_highlights_mark_arabic_words_with_their_vowels(site: Site, client: Client) -> None:
    make_story(body=said("في المَدِينَة القديمة"), parent=index_page("ar"))
    assert highlights(client, "مدينه") == [
        [
            {"text": "في ", "match": False},
            {"text": "المَدِينَة", "match": True},
            {"text": " القديمة", "match": False},
        ]
    ]


def test_what_stands_in_the_title_alone_has_no_highlights(site: Site, client: Client) -> None:
    make_story("River", body=said("Sand"))
    assert highlights(client, "river") == []


def test_what_the_clock_has_changed_is_not_quoted(site: Site, client: Client) -> None:
    make_story("Told", body=said("River"))
    Document.objects.filter(title="Told").update(changes_at=timezone.now())
    assert highlights(client, "river") == []


def test_what_is_not_public_is_never_found(site: Site, client: Client) -> None:
    secret = make_story("Secret", body=said("Hidden"), publish=False)
    private = make_story("Private", body=said("Hidden"))
    link = f'<a linktype="page" id="{secret.pk}">Read</a>'
    told = make_story("Told", body=said(f"Open {link}"))
    assert found(client, "hidden") == ["Private"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert found(client, "hidden") == found(client, "secret") == []
    told.body = said("Unpublished")
    told.save_revision()
    assert found(client, "unpublished") == []
    assert found(client, "open") == ["Told"]
    assert "idden" not in " ".join(SearchText.objects.values_list("text", flat=True))


def test_a_change_is_found_at_once_and_what_is_withdrawn_no_more(
    site: Site, client: Client
) -> None:
    story = make_story("Before", body=said("Oranges"))
    friend = make_story("Friend", body=[
        {"type": "related", "value": {"items": [{"type": "page", "value": story.pk}]}}
    ])  # fmt: skip
    assert sorted(found(client, "before")) == ["Before", "Friend"]
    story.title, story.body = "After", said("Lemons")
    story.save_revision().publish()
    assert found(client, "orange") == found(client, "before") == []
    assert found(client, "lemon") == ["After"]
    assert sorted(found(client, "after")) == ["After", "Friend"]
    story.unpublish()
    assert found(client, "lemon") == found(client, "after") == []
    friend.delete()
    assert found(client, "friend") == []
    assert set(SearchText.objects.values_list("document__type", flat=True)) == {
        "home", "story_index",
    }  # fmt: skip


def test_another_site_s_pages_are_not_found(site: Site, client: Client) -> None:
    make_story("River")
    other = HomePage(title="River too", slug="other", locale=locale("en"))
    Page.objects.get(depth=1).add_child(instance=other)
    Site.objects.create(hostname="other.example", root_page=other)
    assert found(client, "river") == ["River"]
    assert found(client, "river", site="other.example") == ["River too"]


@pytest.mark.parametrize("q", ["", " ", "\u3000", "x" * 201, "\0", "a\0b", "\ufffd", "\n"])
def test_what_is_no_query_is_named(site: Site, client: Client, q: str) -> None:
    answer = client.get(PAGES, {"q": q})
    assert answer.status_code == 400
    assert answer.json()["parameter"] == "q"


def test_a_query_is_trimmed(site: Site, client: Client) -> None:
    make_story("River")
    assert found(client, "  river " + " " * 300) == ["River"]


ODD = [
    '"', "*", ":", "NEAR", "NEAR(", "NEAR(a b, 2)", "AND", "OR", "NOT", "a OR", "title:river", "^a",
    "a*", "-a", "{title}: a", "(", ")", "&", "|", "!", "<->", "a:*", "a:A", "\\", "'", "''", "%",
    "%s", "%(a)s", "{query}", "{most}", ";", "--", "😀", "👩🏽‍🚀", "a" + "\u0301" * 199,
    "\u0301" * 200, "\u200d", "\u202e", "ﷺ", "½ ① ㎏", "ß", "İ", "l'", "'s", "qu’", "ـ", "و", "ال",
    "1e5", "1.5", "a@b.c", "http://a.b/c", " ".join("abcdefghij" * 10), "x" * 200, "\U0010ffff",
    "\ue000", "ก" * 200, "한국어", "हिन्दी", "\u1680a",
]  # fmt: skip


def test_no_query_breaks_it(site: Site, client: Client) -> None:
    make_story("Near and not", body=said("A: 1e5 l’ s 1.5"))
    for q in ODD:
        for more in ({}, {"limit": 1, "order": "title"}, {"locale": "ar,fr"}):
            assert client.get(PAGES, {"q": q, **more}).status_code == 200, q
    assert found(client, "NEAR") == ["Near and not"]
    assert found(client, "1e5") == found(client, "1.5") == ["Near and not"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=201) | st.text("\"*:()^-+&|!<>' aNEARORT\u0301ال", max_size=40))
def test_no_query_whatever_breaks_it(site: Site, client: Client, q: str) -> None:
    answer = client.get(PAGES, {"q": q})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or answer.json()["parameter"] == "q"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60), st.data())
def test_whatever_is_written_is_found_by_its_words(
    site: Site, client: Client, written: str, data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(["en", "fr", "ar"]))
    row = SearchText.objects.get(document__type="home", document__locale=code)
    row.title, row.text = indexed(written, code), written
    row.save()
    [start, end] = next(runs(written), (0, 0))
    word = written[start:end]
    answer = client.get(PAGES, {"q": word, "locale": code, "type": "home"})
    if answer.status_code == 200 and asked_words(word, code):
        assert answer.json()["total"] == 1


@pytest.mark.parametrize("raw", ["q=%ed%a0%80", "q=%ff", "q=a&q=b", "q=%00"])
def test_what_is_no_text_is_named(site: Site, client: Client, raw: str) -> None:
    answer = client.get(PAGES, QUERY_STRING=raw)
    assert answer.status_code == 400
    assert answer.json()["parameter"] == "q"


@pytest.mark.parametrize("rank", ["NaN", "Infinity", "1e999", "1", "true", '"1.0"', "null", "[]"])
def test_a_cursor_with_no_rank_of_ours_is_refused(site: Site, client: Client, rank: str) -> None:
    packed = f'["rank", "2019-08-20T00:00:00+00:00", 1, {rank}]'.encode()
    cursor = base64.urlsafe_b64encode(packed).decode()
    for query in ({"q": "a", "cursor": cursor}, {"cursor": cursor}):
        answer = client.get(PAGES, query)
        assert (answer.status_code, answer.json()["parameter"]) == (400, "cursor")


def test_searches_are_throttled_by_themselves(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SearchThrottle, "rate", "2/min", raising=False)
    cache.clear()
    assert [client.get(PAGES).status_code for _ in range(4)] == [200] * 4
    answers = [client.get(PAGES, {"q": "river"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["code"] == "throttled"
    assert int(answers[2]["Retry-After"]) > 0
    assert client.get(PAGES).status_code == 200


def again(story: Page, times: int) -> None:
    """Store a story's document again and again, as if other pages had the same."""
    document = Document.objects.get(page=story.pk)
    search = document.search
    for number in range(times):
        document.pk, document.page_id = None, story.pk + 1000 + number
        document.save()
        search.pk = document.pk
        search.save(force_insert=True)


def test_more_pages_add_no_queries(site: Site, client: Client) -> None:
    def queries(**query: object) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGES, {"q": "river", "limit": 100, **query}).status_code == 200
        return len(captured)

    shapes: list[dict[str, object]] = [{}, {"order": "title"}, {"include": "document"}]
    for _ in range(3):
        story = make_story(body=said("River"))
    few = [queries(**shape) for shape in shapes]
    again(story, 27)
    assert len(found(client, "river", limit=100)) == 30
    assert [queries(**shape) for shape in shapes] == few
    assert max(few) <= 4


def test_what_the_index_lacks_is_verified_and_rebuilt(site: Site, client: Client) -> None:
    story, other, kept = make_story("River"), make_story("Stream"), make_story("Brook")

    def complaints() -> list[str]:
        return [line for progress in verify() for line in progress.failed]

    assert complaints() == []
    etags = dict(Document.objects.values_list("pk", "etag"))
    SearchText.objects.filter(document__page=story.pk).delete()
    SearchText.objects.filter(document__page=other.pk).update(title="en0lake")
    assert found(client, "river") == found(client, "stream") == []
    assert found(client, "lake") == ["Stream"]
    assert complaints() == [
        f"story {page.url_path.replace('/home', '/en')}: search text differs"
        for page in (story, other)
    ]
    assert [line for progress in rebuild() for line in progress.failed] == complaints() == []
    assert found(client, "river") == ["River"]
    assert found(client, "stream") == ["Stream"]
    assert found(client, "brook") == [kept.title]
    assert found(client, "lake") == []
    assert dict(Document.objects.values_list("pk", "etag")) == etags
