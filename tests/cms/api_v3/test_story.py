"""A story by token, from its pictures to its readers."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    Page,
    PageLogEntry,
    Revision,
)

from cms.accounts.models import User
from cms.checks import delivered_blocks
from cms.media.models import File, Image
from stories.blocks.body import StoryBody
from stories.models import Person, StoryPage
from tests.cms.api_v3.tokens import Api
from tests.factories import index_page, jpeg, make_image, make_story, text

Writer = Callable[..., Api]


def upload_picture(api: Api, **words: Any) -> dict[str, Any]:
    picture = SimpleUploadedFile("a.jpg", jpeg((640, 480)), "image/jpeg")
    answer = api.upload("images/", **{"title": "Dawn", **words}, file=picture)
    assert answer.status_code == 201, answer.content
    return answer.json()


def samples(image: int) -> list[dict[str, Any]]:
    """Return every block a story may hold, as a program sends it, with a picture of its own."""
    blocks = dict(delivered_blocks())
    found = []
    for name in StoryBody().child_blocks:
        value = blocks[name].get_api_representation(blocks[name].get_preview_value())
        sent = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
        found.append({"type": name, "value": _with_picture(sent, image)})
    return found


def _with_picture(value: Any, image: int) -> Any:
    if isinstance(value, dict):
        return {
            key: image if key == "image" and isinstance(part, int) else _with_picture(part, image)
            for key, part in value.items()
        }
    return [_with_picture(part, image) for part in value] if isinstance(value, list) else value


def story(title: str, **fields: Any) -> dict[str, Any]:
    meta = {"type": "stories.StoryPage", "parent_id": index_page().pk, **fields.pop("meta", {})}
    return {"meta": meta, "title": title, **fields}


def test_from_a_token_to_a_published_story(writer: Writer, client: Client) -> None:
    make_image()
    make_story("To read on")
    person = Person.objects.create(name="Noor", locale=index_page().locale)
    api = writer("Publisher")
    picture = upload_picture(api, alt="A river at dawn", credit="Somebody")
    body = samples(picture["id"])

    # Created, as a draft.
    answer = api.post(
        "pages/",
        story(
            "By token",
            standfirst="One sentence.",
            body=body,
            tags=["Iraq", "two words"],
            authors=[{"type": "person", "value": person.pk}],
            safeguarding_note="<p>Names were <b>changed</b>.</p>",
            sources=[{"type": "source", "value": {"title": "A report", "date": "2017-11"}}],
            corrections=[{"type": "correction", "value": {"date": "2019-08-20", "text": "X"}}],
        ),
    )
    assert answer.status_code == 201, answer.content
    created = answer.json()
    pk, path = created["id"], "/en/stories/by-token/"
    assert [block["type"] for block in created["body"]] == list(StoryBody().child_blocks)
    assert client.get("/delivery/v1/resolve", {"path": path}).status_code == 404
    assert StoryPage.objects.get(pk=pk).owner.api_tokens.exists()

    # Patched: what is read can be sent back, and nothing else changes.
    changed = [*created["body"], text("<p>The end.</p>")]
    patch = {"body": changed, "cover_id": picture["id"], "kicker": "New"}
    answer = api.patch(f"pages/{pk}/", patch)
    assert answer.status_code == 200, answer.content
    patched = answer.json()
    assert _without_keys(patched["body"][:-1]) == _without_keys(created["body"])
    assert patched["standfirst"] == "One sentence."
    assert patched["cover"]["id"] == picture["id"]

    # Published, and read.
    assert api.post(f"pages/{pk}/actions/publish/").status_code == 200
    page = client.get("/delivery/v1/resolve", {"path": path}).json()["page"]
    assert [block["type"] for block in page["body"]] == [*StoryBody().child_blocks, "text"]
    assert [block["id"] for block in page["body"]] == [block["id"] for block in patched["body"]]
    assert page["cover"]["url"] == picture["url"]
    assert (page["kicker"], page["authors"][0]["name"]) == ("New", "Noor")
    assert [tag["name"] for tag in page["tags"]] == ["Iraq", "two words"]
    assert client.get(page["cover"]["url"].removeprefix("http://cms.test")).status_code == 200

    # Withdrawn.
    assert api.post(f"pages/{pk}/actions/unpublish/").status_code == 200
    assert client.get("/delivery/v1/resolve", {"path": path}).status_code in (404, 410)
    actions = PageLogEntry.objects.filter(page=pk).values_list("action", flat=True)
    assert {"wagtail.create", "wagtail.edit", "wagtail.publish", "wagtail.unpublish"} <= {*actions}


def _without_keys(body: Any) -> Any:
    """Return blocks without the keys that Draftail gives paragraphs anew each time."""
    return re.sub(r' data-block-key=\\"\w+\\"', "", json.dumps(body))


def test_html_urls_lead_to_the_front_end_with_its_port(writer: Writer, settings: Any) -> None:
    api, page = writer("Publisher"), make_story(slug="told")
    for front_end in ("http://localhost:8001", "", "https://front.example"):
        settings.FRONTEND_URL = front_end
        meta = api.get(f"pages/{page.pk}/").json()["meta"]
        assert meta["html_url"] == f"{front_end or settings.PUBLIC_URL}/en/stories/told/"


def test_html_urls_in_lists_and_of_parents_lead_there_too(writer: Writer, settings: Any) -> None:
    settings.FRONTEND_URL = "http://localhost:8001"
    api, page = writer("Publisher"), make_story(slug="told")
    for query in ({}, {"type": "stories.StoryPage"}):
        listed = {
            one["id"]: one["meta"]["html_url"] for one in api.get("pages/", **query).json()["items"]
        }
        assert listed[page.pk] == "http://localhost:8001/en/stories/told/"
    meta = api.get(f"pages/{page.pk}/").json()["meta"]
    assert meta["parent"]["meta"]["html_url"] == "http://localhost:8001/en/stories/"


def test_more_pages_add_no_queries_to_the_list(writer: Writer) -> None:
    api = writer("Publisher")
    counted = []
    for _more in range(2):
        make_story()
        api.get("pages/")
        with CaptureQueriesContext(connection) as queries:
            api.get("pages/")
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_created_and_published_at_once(writer: Writer, client: Client) -> None:
    at_once = story("At once", body=[text()], meta={"action": "publish"})
    assert writer("Publisher").post("pages/", at_once).status_code == 201
    assert client.get("/delivery/v1/resolve", {"path": "/en/stories/at-once/"}).status_code == 200
    assert writer("Author").post("pages/", at_once | {"title": "Not"}).status_code == 403
    assert not Page.objects.filter(title="Not").exists()


def test_a_live_story_keeps_its_face_while_a_draft_is_patched(writer: Writer) -> None:
    page = make_story("Before")
    api = writer("Editor")
    assert api.patch(f"pages/{page.pk}/", {"title": "After"}).status_code == 200
    assert Page.objects.get(pk=page.pk).title == "Before"
    draft = api.get(f"pages/{page.pk}/", version="draft").json()
    assert (draft["title"], api.get(f"pages/{page.pk}/").json()["title"]) == ("After", "Before")


def test_the_pages_own_methods_publish_and_withdraw(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, called = make_story("Locked"), []
    lock = StoryPage._lock_row
    monkeypatch.setattr(StoryPage, "_lock_row", lambda page: (called.append(1), lock(page)))
    api = writer("Publisher")
    for action in ("publish", "unpublish"):
        called.clear()
        assert api.post(f"pages/{page.pk}/actions/{action}/").status_code == 200
        assert called, action
    parent = page.get_parent()
    for recursive in (False, True):
        parent.specific.save_revision().publish()
        page.save_revision().publish()
        answer = api.post(f"pages/{parent.pk}/actions/unpublish/", {"recursive": recursive})
        assert answer.status_code == 200
        assert Page.objects.get(pk=page.pk).live is not recursive


def test_an_alias_is_changed_by_way_of_its_original(writer: Writer) -> None:
    page = make_story("Told")
    alias = page.create_alias(update_slug="alias")
    api = writer()
    for answer in (
        api.patch(f"pages/{alias.pk}/", {"title": "Otherwise"}),
        api.patch(f"pages/{alias.pk}/", {"title": "Otherwise", "meta": {"action": "publish"}}),
        api.post(f"pages/{alias.pk}/actions/publish/"),
    ):
        assert answer.status_code == 422, answer.content
        assert "original" in answer.json()["errors"][0]["msg"]
    assert Page.objects.get(pk=alias.pk).title == "Told"


def test_what_is_refused_leaves_nothing_behind(writer: Writer) -> None:
    api = writer()
    unfinished = [{"type": "photos", "value": {"layout": "wide", "photos": []}}]
    before = (Page.objects.count(), Revision.objects.count(), PageLogEntry.objects.count())
    answer = api.post("pages/", story("X", body=unfinished, meta={"action": "publish"}))
    assert answer.status_code == 422
    draft = api.post("pages/", story("Draft", body=unfinished))
    assert draft.status_code == 422 or api.delete(f"pages/{draft.json()['id']}/")
    assert (Page.objects.count(), Revision.objects.count()) == before[:2]


def test_a_page_that_publishing_refuses_stays_as_it_was(writer: Writer) -> None:
    page = make_story("Without a body", body=[], publish=False)
    before = Revision.objects.count(), PageLogEntry.objects.count()
    change = {"title": "Changed", "body": [], "meta": {"action": "publish"}}
    answer = writer().patch(f"pages/{page.pk}/", change)
    assert answer.status_code == 422, answer.content
    assert answer.json()["errors"][0]["place"] == "body"
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == before
    assert not Page.objects.get(pk=page.pk).live


def test_a_publication_that_fails_half_way_is_absent(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_story("Before")
    api = writer()

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OverflowError

    monkeypatch.setattr("wagtail.actions.publish_revision.log", fail)
    before = Revision.objects.count()
    change = {"title": "After", "meta": {"action": "publish"}}
    assert api.patch(f"pages/{page.pk}/", change).status_code == 400
    assert Page.objects.get(pk=page.pk).title == "Before"
    assert Revision.objects.count() == before


def test_a_publication_can_be_for_later(writer: Writer) -> None:
    later = (timezone.now() + timedelta(days=1)).isoformat()
    answer = writer().post(
        "pages/", story("Later", body=[text()], go_live_at=later, meta={"action": "publish"})
    )
    assert answer.status_code == 201, answer.content
    page = Page.objects.get(title="Later")
    assert (page.live, page.approved_schedule) == (False, True)


def test_a_picture_is_taken_in_as_in_the_admin(writer: Writer) -> None:
    api = writer("Author")
    picture = upload_picture(api, alt="A river")
    image = Image.objects.get(pk=picture["id"])
    assert (image.alt, image.width, bool(image.placeholder)) == ("A river", 640, True)
    assert image.uploaded_by_user is not None
    assert picture["url"].startswith("http://cms.test/media/images/")
    answer = api.patch(f"images/{image.pk}/", {"caption": "At dawn"})
    assert answer.json()["caption"] == "At dawn"
    assert Image.objects.get(pk=image.pk).alt == "A river"
    rights = {"credit": "Noor", "source": "Agency, order 7", "usable_until": "2027-03-31"}
    answer = api.patch(f"images/{image.pk}/", rights)
    assert {name: answer.json()[name] for name in rights} == rights
    assert api.patch(f"images/{image.pk}/", {"usable_until": None}).json()["usable_until"] is None
    for bad in ("soon", "2027-02-30", "0207-01-01"):
        answer = api.patch(f"images/{image.pk}/", {"usable_until": bad})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["place"] == "usable_until"


def test_an_upload_goes_where_its_user_may_add(writer: Writer) -> None:
    root = Collection.get_first_root_node()
    second = root.add_child(name="Second")
    api = writer("Author")
    assert upload_picture(api)["collection"]["id"] == root.pk
    assert upload_picture(api, collection_id=second.pk)["collection"]["id"] == second.pk
    GroupCollectionPermission.objects.filter(group__name="Author").update(collection=second)
    assert upload_picture(api)["collection"]["id"] == second.pk
    # There is no choice for somebody with one collection, as in the admin.
    assert upload_picture(api, collection_id=root.pk)["collection"]["id"] == second.pk


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jpg", b"no picture"), ("a.svg", b"<svg/>"), ("a.png", jpeg((9, 9))), ("a.exe", b"MZ")],
)
def test_a_bad_file_is_refused_with_the_forms_own_sentence(
    writer: Writer, name: str, content: bytes
) -> None:
    answer = writer().upload("images/", title="Bad", file=SimpleUploadedFile(name, content))
    assert answer.status_code == 422
    [error] = answer.json()["errors"]
    assert error["place"] == "file"
    assert error["msg"]
    assert not Image.objects.exists()


def test_captions_are_uploaded_too(writer: Writer) -> None:
    captions = SimpleUploadedFile("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    api = writer("Author")
    answer = api.upload("documents/", title="Captions", file=captions)
    assert answer.status_code == 201, answer.content
    assert File.objects.get().title == "Captions"
    at = f"documents/{File.objects.get().pk}/"
    assert api.patch(at, {"usable_until": "2027-03-31"}).json()["usable_until"] == "2027-03-31"
    bad = SimpleUploadedFile("a.vtt", b"MZ\0")
    assert writer().upload("documents/", title="Bad", file=bad).status_code == 422


def test_nobody_uploads_who_may_not(writer: Writer) -> None:
    api = writer("Author")
    User.objects.filter(groups__name="Author").first().groups.clear()
    assert (
        api.upload("images/", title="A", file=SimpleUploadedFile("a.jpg", b"")).status_code == 403
    )


def test_people_are_made_and_found_by_token(writer: Writer) -> None:
    api = writer("Editor")
    answer = api.post("snippets/stories.Person/", {"name": "Noor", "role": "Baker"})
    assert answer.status_code == 201, answer.content
    found = api.get("snippets/stories.Person/").json()["items"]
    assert [(one["name"], one["role"]) for one in found] == [("Noor", "Baker")]
    assert writer("Author").post("snippets/stories.Person/", {"name": "X"}).status_code == 403


def test_the_schema_of_a_type_says_what_its_blocks_are(writer: Writer) -> None:
    types = writer().get("schema/stories.StoryPage/").json()
    for direction in ("create", "patch"):
        items = types[direction]["properties"]["body"]["items"]["oneOf"]
        assert [one["properties"]["type"]["const"] for one in items] == [*StoryBody().child_blocks]
