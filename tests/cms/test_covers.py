"""What a page says of its cover, in its own language."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from cms.publishing.models import Change
from cms.publishing.rebuilding import verify
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.preview import test_preview
from tests.cms.test_pages import form_data, photos
from tests.factories import index_page, make_image, make_story, make_user, text
from tests.translations import publish, say, submit, sync

ENGLISH = {"alt": "A river at dawn", "caption": "Al-Qaim."}
FRENCH = {"cover_alt": "Un fleuve à l’aube", "cover_caption": "Al-Qaïm."}
SAID = {"alt": FRENCH["cover_alt"], "caption": FRENCH["cover_caption"]}


def read(client: Client, page: Any, **query: str) -> Any:
    query = {"locale": page.locale.language_code, **query}
    answer = client.get(f"/delivery/v1/pages/{page.translation_key}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def words(cover: dict[str, Any]) -> dict[str, str]:
    return {name: cover[name] for name in ("alt", "caption")}


def failed() -> list[str]:
    """Return which documents, or prints of segments, are stored otherwise than they should be."""
    return [line for progress in verify() for line in progress.failed]


def french(**fields: Any) -> Any:
    return make_story(parent=index_page("fr"), **fields)


def showing(page: Any) -> Any:
    """Return a French page that embeds another's card."""
    body = json.dumps([{"type": "page", "value": page.pk}])
    return french(related=body)


def card_in(client: Client, page: Any) -> Any:
    [related] = read(client, page)["related"]
    return related["page"]


def test_a_cover_speaks_the_language_of_the_page(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH), **FRENCH)
    around = showing(page)
    document = read(client, page)
    assert words(document["cover"]) == SAID
    assert document["seo"]["open_graph"]["image"]["alt"] == SAID["alt"]
    assert words(card_in(client, around)["cover"]) == SAID
    [card, *_others] = client.get("/delivery/v1/pages", {"ids": page.translation_key}).json()[
        "items"
    ]
    assert words(card["cover"]) == SAID
    path = document["path"]
    written = client.get(
        "/delivery/v1/resolve", {"path": path}, headers={"accept": "text/markdown"}
    ).content.decode()
    assert SAID["alt"] in written
    assert ENGLISH["alt"] not in written


def test_left_empty_the_words_are_the_pictures(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH), cover_caption=FRENCH["cover_caption"])
    assert words(read(client, page)["cover"]) == {**SAID, "alt": ENGLISH["alt"]}
    page = french(cover=make_image(**ENGLISH))
    assert words(read(client, page)["cover"]) == ENGLISH


def test_one_picture_is_described_by_each_page_as_it_likes(site: Site, client: Client) -> None:
    picture = make_image(**ENGLISH)
    plain, own = french(cover=picture), french(cover=picture, **FRENCH)
    body = json.dumps([{"type": "page", "value": page.pk} for page in (own, plain)])
    found = read(client, french(related=body, cover=picture))
    shown = [item["page"]["cover"] for item in found["related"]]
    assert [words(cover) for cover in (*shown, found["cover"])] == [SAID, ENGLISH, ENGLISH]


def test_other_words_reach_the_pages_that_show_the_card(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH))
    around = showing(page)
    before = Change.objects.latest("sequence").sequence
    page.cover_alt = FRENCH["cover_alt"]
    page.save_revision().publish()
    assert card_in(client, around)["cover"]["alt"] == SAID["alt"]
    assert Change.objects.filter(sequence__gt=before).exists()
    assert failed() == []


def test_a_draft_says_so_in_the_preview_alone(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH))
    for name, value in FRENCH.items():
        setattr(page, name, value)
    page.save_revision()
    assert words(read(client, page)["cover"]) == ENGLISH
    client.force_login(make_user("Editor"))
    opened = test_preview.open_preview(client, f"/admin/pages/{page.pk}/view_draft/")
    drafted = test_preview.read(opened["token"], "resolve", path=opened["page"]["path"])
    assert words(drafted["page"]["cover"]) == SAID


def test_the_words_of_a_cover_describe_no_other_picture(site: Site, client: Client) -> None:
    photo = photos(make_image(alt="Another", caption=""))
    page = french(body=[text(), photo], cover=make_image(**ENGLISH), **FRENCH)
    page.cover = None
    page.save_revision().publish()
    assert words(read(client, page)["cover"]) == {"alt": "What it shows here", "caption": ""}
    assert "There are words for a cover, but no cover is chosen." in page.warnings()


def test_the_first_photo_is_described_as_where_it_stands(site: Site, client: Client) -> None:
    block = photos(make_image(**ENGLISH))
    [photo] = block["value"]["photos"]
    photo["image"]["alt_text"], photo["caption"] = SAID["alt"], SAID["caption"]
    page = french(body=[block])
    assert words(read(client, page)["cover"]) == SAID
    assert words(card_in(client, showing(page))["cover"]) == SAID
    photo["image"] |= {"alt_text": "", "decorative": True}
    page.body = json.dumps([block])
    page.save_revision().publish()
    assert words(read(client, page)["cover"]) == {**SAID, "alt": ENGLISH["alt"]}


def test_translators_are_given_the_words(site: Site, client: Client) -> None:
    story = make_story(cover=make_image(), cover_alt="Dawn", cover_caption="A river.")
    translation = submit(story, "fr")
    say(translation, {"Dawn": SAID["alt"], "A river.": SAID["caption"]})
    page = publish(translation)
    assert words(read(client, page)["cover"]) == SAID
    assert failed() == []


def test_translators_are_given_the_words_of_the_picture_where_the_page_has_none(
    site: Site, client: Client
) -> None:
    story = make_story(cover=make_image(**ENGLISH))
    translation = submit(story, "fr")
    client.force_login(make_user())
    form = client.get(f"/admin/pages/{translation.get_target_instance().pk}/edit/")
    assert ENGLISH["alt"] in form.content.decode()
    say(translation)
    page = publish(translation)
    assert words(read(client, page)["cover"]) == {
        "alt": f"«{ENGLISH['alt']}»",
        "caption": f"«{ENGLISH['caption']}»",
    }
    assert words(read(client, story)["cover"]) == ENGLISH
    standing = read(client, page)["translation"]
    assert (standing["state"], standing["behind"]) == ("current", 0)
    # The picture changes without the page.
    story.cover.alt = "A river at night"
    story.cover.save()
    assert words(read(client, story)["cover"])["alt"] == "A river at night"
    assert read(client, page)["translation"] == standing
    assert failed() == []
    # Words of its own are the page's to be translated.
    story.cover_alt = "Dawn"
    story.save_revision().publish()
    assert read(client, page)["translation"]["behind"] == 1
    sync(story)
    translation.source.refresh_from_db()
    say(translation, {"Dawn": SAID["alt"]})
    page = publish(translation)
    assert read(client, page)["cover"]["alt"] == SAID["alt"]
    assert read(client, page)["translation"] == standing
    assert failed() == []


def test_programs_write_them(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH))
    api = Api(make_token(make_user("Publisher")))
    answer = api.patch(f"pages/{page.pk}/", FRENCH)
    assert answer.status_code == 200, answer.content
    assert answer.json()["cover_alt"] == FRENCH["cover_alt"]
    assert api.post(f"pages/{page.pk}/actions/publish/").status_code == 200
    assert words(read(client, page)["cover"]) == SAID


def test_editors_find_them_beside_the_cover(site: Site, client: Client) -> None:
    page = french(cover=make_image(**ENGLISH))
    client.force_login(make_user())
    edit = f"/admin/pages/{page.pk}/edit/"
    html = client.get(edit).content.decode()
    assert 'name="cover_alt"' in html
    assert 'name="cover_caption"' in html
    sent = {**form_data(page, client), "cover": str(page.cover_id), "action-publish": "1"}
    warned = "described in the words of the picture"
    assert warned in client.post(edit, sent, follow=True).content.decode()
    assert warned not in client.post(edit, sent | FRENCH, follow=True).content.decode()
    assert words(read(client, page)["cover"]) == SAID


@pytest.mark.parametrize("make", [make_story, french])
def test_who_writes_in_another_language_is_told_whose_words_they_are(
    site: Site, make: Callable[..., Any]
) -> None:
    warned = [
        any("words of the picture" in said for said in make(**fields).warnings())
        for fields in (
            {"cover": make_image(**ENGLISH)},
            {"cover": make_image(**ENGLISH), "cover_alt": "Un fleuve"},
            {"cover": make_image(**ENGLISH), **FRENCH},
            {"cover": make_image(alt="")},
            {"body": [photos(make_image(alt="A river"))]},
        )
    ]
    assert warned == ([True, True, False, False, False] if make is french else [False] * 5)
