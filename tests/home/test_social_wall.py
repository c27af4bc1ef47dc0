"""Social walls and their posts: what was posted, as it was, and only while it may be seen."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.media.models import Media
from cms.publishing.compile import compile_for_storing
from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from home.models import PostPage
from tests.factories import end_rights, image_value, make_image, make_story
from tests.homes import section, show
from tests.social import make_post, make_wall, picture
from tests.stories.campaigns import make_film
from tests.stories.podcasts import make_recording

pytestmark = pytest.mark.django_db
PAGES = "/delivery/v1/pages"
LISTED = """#Mosul today
• water ✅
• light ✅

Thanks @UNDPinIraq! 👉 https://t.co/abc. #MOSUL #ضحايا_الإرهاب"""
LINK = {
    "type": "link",
    "value": {"written": "https://t.co/abc", "url": "https://example.org/stories/", "label": ""},
}


def document(client: Client, page: Page) -> Any:
    code = page.locale.language_code
    answer = client.get(f"{PAGES}/{page.translation_key}", {"locale": code})
    return answer.json() if answer.status_code == 200 else None


def listed(client: Client, **query: Any) -> list[str]:
    answer = client.get(PAGES, {"type": "post", **query})
    assert answer.status_code == 200, answer.content
    return [item["title"] for item in answer.json()["items"]]


def differing() -> list[str]:
    return [line for progress in verify() for line in progress.failed]


# What is delivered


def test_a_post_is_delivered_as_it_was(site: Site, client: Client) -> None:
    image, story = make_image(alt="A river"), make_story("Al-Qaim")
    wall = make_wall(title="@Coalition")
    posted = datetime(2019, 8, 20, 9, 30, tzinfo=UTC)
    post = make_post(
        LISTED, wall, links=[LINK], media=[picture(image)], page=story, posted_at=posted,
        url="https://x.com/coalition/status/1", handle=" @Coalition",
    )  # fmt: skip
    told = document(client, post)
    marked = [part for part in told["text"]["parts"] if part["type"] != "text"]
    assert marked == [
        {"type": "hashtag", "text": "#Mosul", "tag": "mosul"},
        {"type": "mention", "text": "@UNDPinIraq", "handle": "UNDPinIraq",
         "href": "https://x.com/UNDPinIraq"},
        {"type": "link", "text": "example.org/stories", "href": "https://example.org/stories/"},
        {"type": "hashtag", "text": "#MOSUL", "tag": "mosul"},
        {"type": "hashtag", "text": "#ضحايا_الإرهاب", "tag": "ضحايا_الإرهاب"},
    ]  # fmt: skip
    whole = LISTED.replace("https://t.co/abc", "example.org/stories")
    assert "".join(part["text"] for part in told["text"]["parts"]) == whole
    assert told["text"]["fallback"] == whole
    assert (told["platform"], told["author"], told["handle"]) == ("x", "The Coalition", "Coalition")
    assert told["title"].startswith("#Mosul today • water ✅ • light ✅ Thanks @UNDPinIraq!")
    assert told["title"].endswith("stories.…")
    assert told["published_at"] == told["posted_at"] == "2019-08-20T09:30:00Z"
    assert told["captured_at"] > told["posted_at"]
    assert told["media"][0]["image"]["alt"] == "What it shows here"
    assert told["cover"]["url"] == told["media"][0]["image"]["url"]
    assert (told["page"]["title"], told["wall"]["title"]) == ("Al-Qaim", "@Coalition")
    assert [tag["slug"] for tag in told["tags"]] == ["mosul", "ضحايا_الإرهاب"]
    assert told["seo"]["json_ld"]["@type"] == "SocialMediaPosting"
    assert told["seo"]["description"].startswith("#Mosul today")
    assert differing() == []


def test_a_post_has_films_in_every_format_with_their_picture_and_sound_with_its_words(
    site: Site, client: Client
) -> None:
    picture_of_film, own = make_image("Out of it"), make_image("Chosen")
    film = make_film(640, 360, duration=1)
    film.poster, film.second_format = picture_of_film, make_film(640, 360, duration=1)
    film.save()
    values = {"title": "A bridge", "file": film.pk, "tracks": []}
    sound = {"title": "A song", "file": make_recording().pk, "transcript": "La\nla"}
    media = [
        {"type": "film", "value": values | {"poster": None}},
        {"type": "film", "value": values | {"poster": image_value(own)}},
        {"type": "audio", "value": sound},
    ]
    post = make_post("Seen", media=media)
    first, second, heard = document(client, post)["media"]
    assert first["source"] == first["sources"][0]
    assert len({source["url"] for source in first["sources"]}) == 2
    assert picture_of_film.version in first["poster"]["url"]
    assert own.version in second["poster"]["url"]
    assert (heard["type"], heard["title"], heard["transcript"]) == ("audio", "A song", "La\nla")
    (source,) = heard["recording"]["sources"]
    assert client.get(source["url"]).status_code == 200
    end_rights(picture_of_film)
    end_rights(Media.objects.get(pk=sound["file"]))
    first, second = document(client, post)["media"]
    assert picture_of_film.version not in str(first["poster"])
    assert differing() == []


def test_a_post_may_be_in_another_language_than_its_wall(site: Site, client: Client) -> None:
    text = document(client, make_post("نعمل معًا", language="ar"))["text"]
    assert (text["language"], text["dir"]) == ("ar", "rtl")
    assert document(client, make_post("Together"))["text"]["dir"] == "ltr"


def test_a_wall_names_what_is_pinned_and_says_where_the_list_goes_on(
    site: Site, client: Client
) -> None:
    wall, other = make_wall(), make_wall()
    for number in range(3):
        make_post(f"Post {number}", wall)
    make_post("Pinned", wall, pinned=True, posted_at=datetime(2014, 9, 10, tzinfo=UTC))
    make_post("Unlisted", wall, listed=False)
    make_post("Elsewhere", other)
    told = document(client, wall)
    assert [post["title"] for post in told["pinned"]] == ["Pinned"]
    assert told["profiles"][0]["handle"] == "@Coalition"
    first = client.get(f"{told['posts']}&limit=2").json()
    assert ([post["title"] for post in first["items"]], first["total"]) == (["Post 2", "Post 1"], 3)
    rest = client.get(first["next"].removeprefix("http://cms.test")).json()
    assert ([post["title"] for post in rest["items"]], rest["next"]) == (["Post 0"], None)
    assert listed(client, wall=wall.translation_key, pinned="true") == ["Pinned"]
    assert len(listed(client, wall=wall.translation_key)) == 4


def test_hashtags_are_tags_in_any_letter_case(site: Site, client: Client) -> None:
    make_post("On #DayInTheLife")
    make_post("Again #DAYinthelife and #dayInTheLife", language="fr")
    story = make_story(tags=["DayInTheLife"])
    found = client.get(PAGES, {"tag": "dayINTHElife"}).json()["items"]
    assert [item["type"] for item in found] == [story.type_name, "post", "post"]


def test_posts_are_found_by_their_words_in_feeds_and_as_markdown(
    site: Site, client: Client
) -> None:
    quoted = make_post("Pontoon bridges", author="UNDP", handle="UNDPinIraq", listed=False)
    post = make_post("Lorries cross\nby @UNDP 👉 https://a.org/b", quotes=quoted)
    assert listed(client, q="lorries") == [post.title]
    assert listed(client, q="pontoon") == [quoted.title]
    feed = client.get("/delivery/v1/feeds/atom", {"type": "post"}).content.decode()
    assert "Lorries cross" in feed
    assert "Lorries" not in client.get("/delivery/v1/feeds/atom").content.decode()
    assert "Lorries" not in client.get("/delivery/v1/llms.txt").content.decode()
    written = client.get(f"{PAGES}/{post.translation_key}.md").content.decode()
    assert "[a.org/b](<https://a.org/b>)" in written
    assert "> Pontoon bridges" in written
    assert "UNDP" in written


# What it points to, and what is hidden


def test_what_is_hidden_leaves_every_surface(site: Site, client: Client) -> None:
    wall = make_wall()
    original = make_post("Secretword", wall, listed=False, author="UNDP")
    repost = make_post(wall=wall, repost_of=original)
    quote = make_post("Well said", wall, quotes=original, pinned=True)
    show(("social_wall", {"wall": wall.pk, "count": 5}))

    def shown() -> list[Any]:
        home = client.get("/delivery/v1/resolve", {"path": "/en/"}).json()["page"]
        block = section(home, "social_wall")
        return block and [(one["repost_of"], one["quotes"]) for one in block["items"]]

    assert [bool(one[0]) for one in shown()] == [False, True]
    assert document(client, repost)["repost_of"]["title"] == "Secretword"
    assert len(listed(client, wall=wall.translation_key)) == 2
    original.unpublish()
    # A repost is nothing without what it passes on; a quotation keeps its own words.
    assert shown() == [(None, None)]
    assert document(client, repost)["repost_of"] is None
    assert document(client, quote)["quotes"] is None
    assert document(client, wall)["pinned"][0]["quotes"] is None
    assert listed(client, wall=wall.translation_key) == ["Well said"]
    asked = (
        f"{PAGES}?include=document&limit=100", f"{PAGES}?wall={wall.translation_key}",
        f"{PAGES}?tag=hidden", "/delivery/v1/resolve?path=/en/", "/delivery/v1/changes?after=0",
    )  # fmt: skip
    answers = [client.get(address).content for address in asked]
    assert not any(b"Secretword" in answer for answer in answers[:-1])
    original.text, original.pinned = "Otherword #hidden", True
    original.save_revision()
    assert [client.get(address).content for address in asked] == answers
    original.save_revision().publish()
    assert len(listed(client, wall=wall.translation_key)) == 2
    quote.unpublish()
    repost.unpublish()
    assert shown() is None
    assert document(client, wall)["pinned"] == []
    assert differing() == []


def test_a_wall_that_is_not_public_has_no_list_and_no_section(site: Site, client: Client) -> None:
    wall = make_wall()
    make_post("Said", wall)
    show(("social_wall", {"wall": wall.pk}))
    restriction = PageViewRestriction.objects.create(page=wall, restriction_type="login")
    assert listed(client) == []
    restriction.delete()
    assert listed(client, wall=wall.translation_key) == ["Said"]
    wall.unpublish()
    assert listed(client, wall=wall.translation_key) == []
    home = client.get("/delivery/v1/resolve", {"path": "/en/"}).json()["page"]
    assert home["sections"] == []
    assert differing() == []


def test_a_section_shows_what_an_editor_chose_in_their_order(site: Site, client: Client) -> None:
    wall = make_wall(title="@Coalition")
    posts = [make_post(f"Post {number}", wall) for number in range(3)]
    make_post("Other wall", make_wall())

    def shown(**value: Any) -> list[str]:
        show(("social_wall", value))
        home = client.get("/delivery/v1/resolve", {"path": "/en/"}).json()["page"]
        return [post["title"] for post in section(home, "social_wall")["items"]]

    assert shown(wall=wall.pk, count=2) == ["Post 2", "Post 1"]
    assert shown(count=2) == ["Other wall", "Post 2"]
    assert shown(wall=wall.pk, posts=[posts[0].pk, posts[2].pk]) == ["Post 0", "Post 2"]
    posts[0].unpublish()
    home = client.get("/delivery/v1/resolve", {"path": "/en/"}).json()["page"]
    assert [post["title"] for post in section(home, "social_wall")["items"]] == ["Post 2"]
    posts[0].save_revision().publish()
    assert shown(wall=wall.pk, posts=[posts[0].pk]) == ["Post 0"]


def test_home_follows_what_is_pinned_and_the_wall_follows_its_own_posts_alone(
    site: Site, client: Client
) -> None:
    wall, other = make_wall(), make_wall()
    post = make_post("Old", wall, posted_at=datetime(2014, 9, 10, tzinfo=UTC))
    make_post("New", wall)
    show(("social_wall", {"wall": wall.pk, "count": 1}))
    last = Change.objects.latest("sequence").sequence
    post.pinned = True
    post.save_revision().publish()
    changed = Change.objects.filter(sequence__gt=last).values_list("type", "translation_key")
    assert {key for type_, key in changed if type_ == "social_wall"} == {wall.translation_key}
    assert "home" in {type_ for type_, _key in changed}
    make_post("Elsewhere", other)
    assert [one["title"] for one in document(client, wall)["pinned"]] == ["Old"]
    assert differing() == []


# What is entered


def test_what_nobody_can_post_is_refused(site: Site) -> None:
    original = make_post("Said")
    later = timezone.now() + timedelta(hours=1)
    for wrong, name in (
        ({"text": "Mine", "repost_of": original}, "repost_of"),
        ({"text": "Said", "posted_at": later}, "posted_at"),
        ({"text": "Said", "links": [LINK]}, "links"),
    ):
        with pytest.raises(ValidationError) as refused:
            make_post(publish=False, **wrong)
        assert name in refused.value.message_dict
    original.quotes = original
    with pytest.raises(ValidationError, match="itself"):
        original.save_revision()
    assert PostPage.objects.count() == 1
    assert make_post("See https://t.co/a").warnings() == [
        "“https://t.co/a” is shortened: say where it leads, or a shortener learns it."
    ]


def test_more_posts_add_no_queries(site: Site) -> None:
    wall, counts = make_wall(), []
    for number in (2, 6):
        for _ in range(number):
            quoted = make_post("Quoted", wall, media=[picture(make_image())])
            make_post("#Tag https://t.co/abc", wall, quotes=quoted, links=[LINK], pinned=True)
        home = show(("social_wall", {"wall": wall.pk, "count": 24}))
        pages = [home.pk, wall.pk, *PostPage.objects.values_list("pk", flat=True)]
        with CaptureQueriesContext(connection) as captured:
            batch = compile_for_storing(Page.objects.filter(pk__in=pages), site)
        assert not batch.failed
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_editors_find_posts_in_one_list(site: Site, admin_client: Client) -> None:
    wall, image = make_wall(), make_image()
    make_post("First", wall, pinned=True, media=[picture(image)])
    make_post("Second", wall, author="UNDP", publish=False)

    def shown(**query: str) -> list[bool]:
        page = admin_client.get("/admin/posts/results/", query).content.decode()
        return [word in page for word in ("First", "Second")]

    listing = admin_client.get("/admin/posts/").content.decode()
    assert listing.index("Second") < listing.index("First")
    assert "UNDP" in listing
    assert "/admin/media/renditions/" in listing
    assert shown(pinned="true") == shown(live="true") == [True, False]
    assert shown(pinned="false") == [False, True]
    searched = {"q": "first", "ordering": "author", "platform": "x"}
    assert admin_client.get("/admin/posts/results/", searched).status_code == 200
    assert shown(platform="x", posted_at_from="2019-08-20") == [True, True]
    assert shown(posted_at_from="2019-09-20") == [False, False]
    with CaptureQueriesContext(connection) as few:
        admin_client.get("/admin/posts/results/")
    for _ in range(4):
        make_post(wall=wall, media=[picture(make_image())])
    admin_client.get("/admin/posts/results/")
    with CaptureQueriesContext(connection) as more:
        admin_client.get("/admin/posts/results/")
    # Wagtail itself asks twice for the menu of each row.
    few_images, more_images = (
        sum('FROM "media_image"' in one["sql"] for one in captured.captured_queries)
        for captured in (few, more)
    )
    assert few_images == more_images


def test_a_new_post_begins_as_its_wall_says_and_is_pasted(
    site: Site, admin_client: Client, client: Client
) -> None:
    wall = make_wall()
    add = f"/admin/pages/add/home/postpage/{wall.pk}/"
    form = admin_client.get(add).context["form"]
    begun = {name: form[name].value() for name in ("author", "platform", "handle")}
    assert begun == {"author": "The Coalition", "platform": "x", "handle": "@Coalition"}
    data = {
        **begun, "slug": "", "language": "", "text": "One\r\n\r\n#Two", "url": "",
        "posted_at": "2019-08-20 09:30", "captured_at": "2019-08-21 09:30", "listed": "on",
        "tags": "", "search_description": "", "seo_title": "", "action-publish": "1",
        "media-count": "0", "links-count": "0", "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    assert admin_client.post(add, data).status_code == 302
    post = PostPage.objects.get()
    assert (post.title, post.slug, post.live) == ("One #Two", "one-two", True)
    assert document(client, post)["text"]["fallback"] == "One\n\n#Two"
    for _ in range(6):
        make_post(wall=wall, pinned=True)
    refused = admin_client.post(add, {**data, "pinned": "on"})
    assert "6 posts are pinned already" in refused.content.decode()
