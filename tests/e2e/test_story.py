"""A story with every block, from the first word to the reader, in English and in Arabic."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from wagtail.models import Site

from cms.blocks.related import RelatedItems
from stories.blocks.body import StoryBody
from stories.models import Person, StoryPage
from tests.e2e.conftest import log_in
from tests.e2e.editor import Editor
from tests.factories import index_page, locale, make_image, make_story, make_user


@dataclass(frozen=True)
class Words:
    """What is written, in one language."""

    language: str
    dir: str
    title: str
    standfirst: str
    author: str
    text: str
    quote: str
    speaker: str
    moment: str
    caption: str
    alt: str
    changed: str
    film: str
    fact: str
    read_on: str


ENGLISH = Words(
    language="en",
    dir="ltr",
    title="Al-Qaim restored to life",
    standfirst="How a town on the river learned to be a town again.",
    author="Amal Haddad",
    text="The first to return was the baker.",
    quote="We planted the trees before we mended the walls.",
    speaker="A gardener",
    moment="The first patient",
    caption="Morning on the river.",
    alt="Mist over a bridge",
    changed="The roof is back.",
    film="Sixty seconds in Al-Qaim",
    fact="Liberated in November 2017",
    read_on="A day at the clinic",
)
ARABIC = Words(
    language="ar",
    dir="rtl",
    title="القائم تعود إلى الحياة",
    standfirst="كيف تعلّمت مدينة على النهر أن تكون مدينة من جديد.",
    author="أمل حداد",
    text="أول من عاد كان الخبّاز.",
    quote="زرعنا الأشجار قبل أن نصلح الجدران.",
    speaker="بستاني",
    moment="المريض الأول",
    caption="صباح على النهر.",
    alt="ضباب فوق جسر",
    changed="عاد السقف.",
    film="ستون ثانية في القائم",
    fact="تحررت في نوفمبر ٢٠١٧",
    read_on="يوم في العيادة",
)


@pytest.mark.parametrize("words", [ENGLISH, ARABIC], ids=lambda words: words.language)
def test_a_story_is_written_submitted_published_and_read(
    tab: Tab, live_server: Any, committed_site: Site, words: Words
) -> None:
    author, publisher = make_user("Author"), make_user("Publisher")
    for user in (author, publisher):
        user.wagtail_userprofile = _profile(user, words.language)
    Person.objects.create(name=words.author, locale=locale(words.language), user=author)
    Person.objects.create(name="Second", locale=locale(words.language))
    make_story(words.read_on, parent=index_page(words.language))
    make_image("A bridge")
    # In use, a worker keeps the index; what stands in it is not what is tested here.
    call_command("update_index", verbosity=0)

    log_in(tab, live_server, author)
    parent = index_page(words.language)
    tab.goto(f"{live_server.url}/admin/pages/add/stories/storypage/{parent.pk}/")
    expect(tab.locator("html")).to_have_attribute("dir", words.dir)
    expect(tab.locator("html")).to_have_attribute("lang", words.language)
    _write(Editor(tab, words.language), words)
    Editor(tab).act("[name=action-submit]")
    expect(tab.locator(".messages .success")).to_be_visible()

    story = StoryPage.objects.get(title=words.title)
    assert not story.live
    assert _resolve(live_server, tab, story.get_url())[0] == 404

    log_in(tab, live_server, publisher)
    tab.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    Editor(tab).act("[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])")
    expect(tab.locator(".messages .success")).to_be_visible()

    status, answer = _resolve(live_server, tab, StoryPage.objects.get(pk=story.pk).get_url())
    assert (status, answer["kind"]) == (200, "page")
    _assert_delivered(answer["page"], words)


def _profile(user: Any, language: str) -> Any:
    from wagtail.users.models import UserProfile

    return UserProfile.objects.create(user=user, preferred_language=language)


def _write(editor: Editor, words: Words) -> None:
    """Fill in the form as an author does: head, every block of the body, no more."""
    editor.field("title").fill(words.title)
    editor.field("standfirst").fill(words.standfirst)
    editor.tab.locator("#authors-root button.c-sf-add-button").last.click()
    editor.choose("authors-1-value", "Second")

    editor.write(editor.add("text"), words.text)

    quote = editor.add("quote")
    editor.field(f"{quote}-text").fill(words.quote)
    editor.field(f"{quote}-speaker").fill(words.speaker)

    moment = editor.add("moment")
    editor.field(f"{moment}-time").fill("06:40")
    editor.field(f"{moment}-title").fill(words.moment)
    editor.write(f"{moment}-body", words.text)

    photos = editor.add("photos")
    editor.upload(f"{photos}-photos-0-value-image", "Uploaded", words.alt)
    editor.field(f"{photos}-photos-0-value-caption").fill(words.caption)

    pair = editor.add("before_after")
    for side, date in (("before", "2017-11"), ("after", "2019")):
        editor.choose_image(f"{pair}-{side}", "A bridge", words.alt)
        editor.field(f"{pair}-{side}_date").fill(date)
    editor.field(f"{pair}-changed").fill(words.changed)

    video = editor.add("video")
    editor.field(f"{video}-title").fill(words.film)
    editor.open_settings(video)
    editor.field(f"{video}-provider").select_option("vimeo")
    editor.field(f"{video}-provider_id").fill("76979871")

    box = editor.add("fact_box")
    editor.field(f"{box}-facts-0-value-text").fill(words.fact)

    related = editor.add("related")
    editor.add_inside(f"{related}-items", RelatedItems.base_blocks["page"])
    editor.choose(f"{related}-items-0-value", words.read_on)


def _resolve(live_server: Any, tab: Tab, path: str) -> tuple[int, dict[str, Any]]:
    """Fetch a path as a reader of another site would: without the editor's cookies."""
    answer = tab.request.get(
        f"{live_server.url}/delivery/v1/resolve", params={"path": path}, headers={"Cookie": ""}
    )
    return answer.status, answer.json()


def _assert_delivered(page: dict[str, Any], words: Words) -> None:
    assert (page["title"], page["standfirst"]) == (words.title, words.standfirst)
    assert (page["locale"], page["dir"]) == (words.language, words.dir)
    assert [author["name"] for author in page["authors"]] == [words.author, "Second"]
    blocks = {block["type"]: block for block in page["body"]}
    assert list(blocks) == list(StoryBody.base_blocks)

    assert blocks["text"]["text"]["content"][0]["children"][0]["text"] == words.text
    assert (blocks["quote"]["text"], blocks["quote"]["speaker"]) == (words.quote, words.speaker)
    assert (blocks["moment"]["time"], blocks["moment"]["title"]) == ("06:40:00", words.moment)
    assert blocks["moment"]["time_zone"] == "Asia/Baghdad"
    [photo] = blocks["photos"]["photos"]
    assert (photo["caption"], photo["image"]["alt"]) == (words.caption, words.alt)
    assert blocks["before_after"]["before"]["date"] == "2017-11"
    assert blocks["before_after"]["after"]["image"]["alt"] == words.alt
    assert blocks["before_after"]["changed"] == words.changed
    assert blocks["video"]["title"] == words.film
    assert blocks["video"]["provider"]["url"] == "https://vimeo.com/76979871"
    assert blocks["fact_box"]["facts"] == [{"label": "", "text": words.fact}]
    assert blocks["related"]["items"][0]["page"]["title"] == words.read_on
    # The cover follows the first photo.
    assert page["cover"]["url"] == photo["image"]["url"]
