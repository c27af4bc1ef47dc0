"""Previews over HTTP: from the editor's form to the front end, and every way they end."""

import json
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.preview.models import PreviewGrant, ReviewLink
from cms.publishing.compile import page_types
from home.models import HomePage, Navigation
from stories.models import Person, StoryPage
from tests.cms.publishing.test_middleware import form
from tests.factories import image_value, index_page, locale, make_image, make_story, make_user, text
from tests.filled.newsroom import make_whole

API = "/delivery/v1/"


@pytest.fixture
def editor(site: Site) -> Client:
    client = Client()
    client.force_login(make_user("Editor"))
    return client


def preview_url(page: Page | None = None) -> str:
    if page:
        return f"/admin/pages/{page.pk}/edit/preview/"
    return f"/admin/pages/add/stories/storypage/{index_page().pk}/preview/"


def store_form(client: Client, url: str, data: dict[str, Any]) -> None:
    stored = client.post(url, data)
    assert stored.json() == {"is_valid": True, "is_available": True}


def code_of(answer: Any) -> str:
    assert answer.status_code == 302, answer.content
    assert "no-store" in answer["Cache-Control"]
    return urlsplit(answer["Location"]).fragment.removeprefix("preview=")


def open_preview(client: Client, url: str, panel: bool = True) -> dict[str, Any]:
    return exchange(code_of(client.get(url, {"in_preview_panel": str(panel).lower()})))


def exchange(code: str, status: int = 200) -> Any:
    answer = Client().post(
        f"{API}preview/exchange", json.dumps({"code": code}), content_type="application/json"
    )
    assert answer.status_code == status, answer.content
    assert "no-store" in answer["Cache-Control"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def read(token: str, endpoint: str, status: int = 200, **parameters: Any) -> Any:
    answer = Client().get(
        f"{API}{endpoint}",
        {"perspective": "draft", **parameters},
        headers={"authorization": f"Bearer {token}"},
    )
    assert answer.status_code == status, answer.content
    assert "no-store" in answer["Cache-Control"]
    if status == 200:
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "ETag" not in answer
    return answer.json()


def test_what_is_typed_is_seen(editor: Client) -> None:
    page = make_story("Before", publish=True)
    url = preview_url(page)
    store_form(editor, url, form("Typed") | {"slug": page.slug})
    opened = open_preview(editor, url)
    assert opened["kind"] == "editor"
    assert opened["editor"] == "http://cms.test"
    assert opened["edit_url"] == f"http://cms.test/admin/pages/{page.pk}/edit/"
    path = opened["page"]["path"]
    assert read(opened["token"], "resolve", path=path)["page"]["title"] == "Typed"
    published = Client().get(f"{API}resolve", {"path": path}).json()["page"]
    assert published["title"] == "Before"


def test_the_panel_is_updated_in_place(editor: Client) -> None:
    page = make_story("Before")
    url = preview_url(page)
    store_form(editor, url, form("First"))
    token = open_preview(editor, url)["token"]
    store_form(editor, url, form("Second") | {"slug": "elsewhere"})
    answer = editor.get(url, {"in_preview_panel": "true", "in_place": "true"})
    assert answer.json() == {"path": "/en/stories/elsewhere/"}
    document = read(token, "resolve", path="/en/stories/elsewhere/")["page"]
    assert (document["title"], document["path"]) == ("Second", "/en/stories/elsewhere/")
    assert PreviewGrant.objects.count() == 1


@pytest.mark.parametrize("saved", [True, False])
def test_what_is_sent_is_shown_in_the_same_request(editor: Client, saved: bool) -> None:
    url = preview_url(make_story("Before") if saved else None)
    sent = f"{url}?in_preview_panel=true&in_place=true"
    valid = {"is_valid": True, "is_available": True}
    # Nothing is shown yet: the panel is to load it.
    assert editor.post(sent, form("First")).json() == valid | {"ended": True}
    token = open_preview(editor, url)["token"]
    answer = editor.post(sent, form("Second") | {"slug": "elsewhere"})
    assert answer.json() == valid | {"path": "/en/stories/elsewhere/"}
    document = read(token, "resolve", path="/en/stories/elsewhere/")["page"]
    assert document["title"] == "Second"
    assert PreviewGrant.objects.count() == 1
    refused = editor.post(sent, form("Third") | {"slug": "not a slug"})
    assert refused.json() == {"is_valid": False, "is_available": True}


def test_a_page_never_saved(editor: Client) -> None:
    url = preview_url()
    store_form(editor, url, form("Brand new") | {"slug": "brand-new"})
    opened = open_preview(editor, url)
    assert opened["page"]["path"] == "/en/stories/brand-new/"
    assert opened["edit_url"] is None
    document = read(opened["token"], "resolve", path="/en/stories/brand-new/")["page"]
    assert document["title"] == "Brand new"
    assert [crumb["path"] for crumb in document["breadcrumbs"]] == ["/en/", "/en/stories/"]
    assert not StoryPage.objects.exists()


def test_an_old_revision(editor: Client) -> None:
    page = make_story("Old")
    old = page.save_revision()
    page.title = "New"
    page.save_revision()
    opened = open_preview(editor, f"/admin/pages/{page.pk}/revisions/{old.pk}/view/")
    document = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]
    assert document["title"] == "Old"


def test_every_page_type(editor: Client) -> None:
    make_whole()
    seen = set()
    for name, model in page_types().items():
        page = model.objects.live().filter(locale=locale("en")).first()
        assert page, name
        opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
        document = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]
        assert (document["type"], document["title"]) == (name, page.title)
        seen.add(name)
    assert len(seen) == len(page_types()) >= 20


def test_tags_not_saved_yet(editor: Client) -> None:
    page = make_story("Tagged")
    url = preview_url(page)
    store_form(editor, url, form("Tagged") | {"tags": "River, Bread"})
    opened = open_preview(editor, url)
    document = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]
    assert [tag["name"] for tag in document["tags"]] == ["Bread", "River"]


def test_ordinary_endpoints_show_the_draft(editor: Client) -> None:
    page = make_story("Before")
    other = make_story("Other")
    url = preview_url(page)
    store_form(editor, url, form("Typed"))
    opened = open_preview(editor, url)
    token = opened["token"]
    mine = read(token, f"pages/{page.translation_key}", locale="en")
    assert mine["title"] == "Typed"
    theirs = read(token, f"pages/{other.translation_key}", locale="en")
    assert theirs["title"] == "Other"
    assert read(token, "site", locale="en")["locale"] == "en"
    other.title = "Secret"
    other.save_revision()
    assert read(token, f"pages/{other.translation_key}", locale="en")["title"] == "Other"


def test_a_draft_is_read_as_markdown_too(editor: Client) -> None:
    photo = {"image": image_value(make_image()), "caption": ""}
    body = [{"type": "photos", "value": {"layout": "single", "photos": [photo]}}]
    page = make_story("Typed", body=body, publish=False)
    opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
    headers = {"authorization": f"Bearer {opened['token']}", "accept": "text/markdown"}
    for address in (f"resolve?path={opened['page']['path']}", f"pages/{page.translation_key}?"):
        answer = Client().get(f"{API}{address}&perspective=draft", headers=headers)
        assert answer["Content-Type"] == "text/markdown; charset=utf-8"
        assert "no-store" in answer["Cache-Control"]
        words = answer.content.decode()
        assert "# Typed" in words
        picture = urlsplit(words.partition("](<")[2].partition(">)")[0])
        assert Client().get(f"{picture.path}?{picture.query}").status_code == 200


def test_a_draft_says_where_in_the_form_everything_is_from(editor: Client) -> None:
    page = make_story("Mapped", body=[text("<p>Once.</p>")], standfirst="Long ago.")
    opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
    answer = read(opened["token"], "resolve", path=opened["page"]["path"])
    block = answer["page"]["body"][0]["id"]
    sources = answer["sources"]
    assert sources["/title"] == {"block": None, "field": "title"}
    assert sources["/standfirst"] == {"block": None, "field": "standfirst"}
    assert sources["/body/0"] == {"block": block, "field": "body"}
    published = Client().get(f"{API}resolve", {"path": opened["page"]["path"]}).json()
    assert "sources" not in published


# Who is refused.


@pytest.mark.parametrize("code", ["x", "ä", "a" * 200, "\0"])
def test_a_bad_code(site: Site, code: str) -> None:
    assert exchange(code, 401)["code"] == "preview_refused"


def test_a_code_works_once_and_for_a_minute(editor: Client) -> None:
    page = make_story()
    view = f"/admin/pages/{page.pk}/view_draft/"
    code = code_of(editor.get(view))
    exchange(code)
    exchange(code, 401)
    late = code_of(editor.get(view))
    with time_machine.travel(timezone.now() + timedelta(seconds=61), tick=False):
        exchange(late, 401)


def test_a_token_ends_after_a_quarter_of_an_hour_without_its_editor(editor: Client) -> None:
    page = make_story()
    url = preview_url(page)
    store_form(editor, url, form("Typed"))
    opened = open_preview(editor, url)
    path = opened["page"]["path"]
    with time_machine.travel(timezone.now() + timedelta(minutes=14), tick=False):
        editor.get(url, {"in_preview_panel": "true", "in_place": "true"})
    with time_machine.travel(timezone.now() + timedelta(minutes=28), tick=False):
        read(opened["token"], "resolve", path=path)
    with time_machine.travel(timezone.now() + timedelta(minutes=30), tick=False):
        read(opened["token"], "resolve", 401, path=path)
        ended = editor.get(url, {"in_preview_panel": "true", "in_place": "true"})
        assert ended.status_code == 410


def test_logging_out_ends_previews(editor: Client) -> None:
    opened = open_preview(editor, f"/admin/pages/{make_story().pk}/view_draft/")
    editor.post("/admin/logout/")
    read(opened["token"], "resolve", 401, path=opened["page"]["path"])


def test_withdrawing_and_deleting_end_previews(editor: Client) -> None:
    for end in (lambda page: page.unpublish(), lambda page: page.delete()):
        page = make_story("Ends")
        opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
        end(StoryPage.objects.get(pk=page.pk))
        read(opened["token"], "resolve", 401, path=opened["page"]["path"])


def test_who_may_no_longer_edit_may_no_longer_see(site: Site) -> None:
    user = make_user("Editor")
    client = Client()
    client.force_login(user)
    opened = open_preview(client, f"/admin/pages/{make_story().pk}/view_draft/")
    user.groups.clear()
    read(opened["token"], "resolve", 401, path=opened["page"]["path"])


def test_two_editors_never_share_a_draft(editor: Client) -> None:
    page = make_story("Before")
    url = preview_url(page)
    other = Client()
    other.force_login(make_user("Publisher"))
    tokens = {}
    for client, title in ((editor, "Mine"), (other, "Theirs")):
        store_form(client, url, form(title))
        tokens[title] = open_preview(client, url)
    store_form(editor, url, form("Mine again") | {"slug": "mine"})
    editor.get(url, {"in_preview_panel": "true", "in_place": "true"})
    seen = {
        name: read(opened["token"], "resolve", path=opened["page"]["path"])["page"]["title"]
        for name, opened in tokens.items()
    }
    assert seen == {"Mine": "Mine again", "Theirs": "Theirs"}


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer nothing", "Basic eDp5", "Bearer \x7f"])
def test_a_draft_needs_a_token(site: Site, header: str | None) -> None:
    headers = {"authorization": header} if header else {}
    answer = Client().get(
        f"{API}resolve", {"path": "/en/", "perspective": "draft"}, headers=headers
    )
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["code"] == "preview_refused"


def test_a_token_alone_changes_nothing(editor: Client) -> None:
    page = make_story("Before")
    url = preview_url(page)
    store_form(editor, url, form("Typed"))
    opened = open_preview(editor, url)
    asked = {"path": opened["page"]["path"]}
    plain = Client().get(f"{API}resolve", asked)
    with_token = Client().get(
        f"{API}resolve", asked, headers={"authorization": f"Bearer {opened['token']}"}
    )
    assert plain.content == with_token.content
    assert plain.headers == with_token.headers


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b" ", "application/json", 400),
        (b'{"code": "\\ud800"}', "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"code": 5}', "application/json", 400),
        (b'{"code": "x", "y": 1}', "application/json", 400),
        (b"[" * 10_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"code=x", "application/x-www-form-urlencoded", 415),
    ],
)
def test_a_malformed_exchange(site: Site, body: bytes, content_type: str, status: int) -> None:
    answer = Client().post(f"{API}preview/exchange", body, content_type=content_type)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


# Pictures.


def test_a_picture_only_the_draft_shows_is_seen_there_and_ends_with_it(editor: Client) -> None:
    image = make_image()
    photos = {
        "type": "photos",
        "value": {"layout": "single", "photos": [{"image": image_value(image), "caption": ""}]},
    }
    page = make_story("Pictured", body=[photos], publish=False)
    opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
    document = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]
    source = document["body"][0]["photos"][0]["image"]["url"]
    address = urlsplit(source)
    assert Client().get(address.path).status_code == 404
    shown = Client().get(f"{address.path}?{address.query}")
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert opened["token"] not in source
    other = make_image()
    stolen = address.path.replace(image.version, other.version)
    assert Client().get(f"{stolen}?{address.query}").status_code == 404
    for mark in ("x", "x.y", ".", "ä.ß", "0" * 32 + "." + "0" * 43):
        assert Client().get(address.path, {"preview": mark}).status_code == 404
    editor.post("/admin/logout/")
    assert Client().get(f"{address.path}?{address.query}").status_code == 404


# Snippets.


def test_a_person_is_previewed_where_a_page_shows_them(editor: Client) -> None:
    person = Person.objects.create(name="Amal", locale=locale("en"))
    authors = json.dumps([{"type": "person", "value": person.pk}])
    page = make_story("By Amal", authors=authors)
    url = f"/admin/snippets/stories/person/preview/{person.pk}/"
    store_form(editor, url, {"name": "Amal Haddad", "role": "", "bio": "", "portrait": ""})
    opened = open_preview(editor, url)
    assert opened["page"]["id"] == str(page.translation_key)
    document = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]
    assert [author["name"] for author in document["authors"]] == ["Amal Haddad"]
    assert Person.objects.get().name == "Amal"


def test_a_person_nobody_shows_has_no_preview(editor: Client) -> None:
    person = Person.objects.create(name="Amal", locale=locale("en"))
    url = f"/admin/snippets/stories/person/preview/{person.pk}/"
    store_form(editor, url, {"name": "Amal Haddad"})
    answer = editor.get(url)
    assert answer.status_code == 200
    assert "No published page shows this yet" in answer.content.decode()


def test_a_portrait_whose_rights_have_ended_is_asked_about_when_saved_and_no_sooner(
    editor: Client,
) -> None:
    portrait = make_image(usable_until=date(2020, 1, 1))
    person = Person.objects.create(name="Amal", portrait=portrait, locale=locale("en"))
    page = make_story(authors=json.dumps([{"type": "person", "value": person.pk}]))
    url = f"/admin/snippets/stories/person/preview/{person.pk}/"
    said = {"name": "Amal Haddad", "role": "", "bio": "", "portrait": str(portrait.pk)}
    store_form(editor, url, said)
    opened = open_preview(editor, url)
    assert opened["page"]["id"] == str(page.translation_key)
    (author,) = read(opened["token"], "resolve", path=opened["page"]["path"])["page"]["authors"]
    assert (author["name"], author["portrait"]) == ("Amal Haddad", None)
    answer = editor.post(f"/admin/snippets/stories/person/edit/{person.pk}/", said)
    assert "Publish without it" in answer.content.decode()
    assert Person.objects.get().name == "Amal"


def test_navigation_is_previewed_around_the_home_page(site: Site) -> None:
    client = Client()
    client.force_login(make_user("Administrator"))
    home = HomePage.objects.get(locale=locale("en"))
    navigation = Navigation.objects.create(site=site, locale=home.locale, footer_note="Old")
    url = f"/admin/snippets/home/navigation/preview/{navigation.pk}/"
    data = {
        "site": site.pk,
        "footer_note": "New",
        **{f"{stream}-count": "0" for stream in ("main", "footer", "profiles")},
    }
    store_form(client, url, data)
    opened = open_preview(client, url)
    assert opened["page"]["path"] == "/en/"
    assert read(opened["token"], "site", locale="en")["footer_note"] == "New"


# Review links.


def share(client: Client, page: Page, **data: Any) -> str:
    answer = client.post(f"/admin/preview/review/{page.pk}/", {"name": "Layla", "days": 7, **data})
    assert answer.status_code == 200, answer.content
    found = re.search(r"#preview=([\w-]+)", answer.content.decode())
    assert found
    return found[1]


def test_a_review_link_shows_the_latest_draft_to_somebody_without_an_account(
    editor: Client,
) -> None:
    page = make_story("Published")
    page.title = "Drafted"
    page.save_revision()
    code = share(editor, page)
    opened = exchange(code)
    assert (opened["kind"], opened["name"]) == ("review", "Layla")
    assert opened["editor"] is None
    assert opened["edit_url"] is None
    path = opened["page"]["path"]
    assert read(opened["token"], "resolve", path=path)["page"]["title"] == "Drafted"
    page.title = "Drafted again"
    page.save_revision()
    assert read(exchange(code)["token"], "resolve", path=path)["page"]["title"] == "Drafted again"
    listed = editor.get(f"/admin/preview/review/{page.pk}/").content.decode()
    assert "Layla" in listed
    assert "last used" in listed
    assert code not in listed


def test_a_review_link_opens_one_page_only(editor: Client) -> None:
    page, other = make_story("One"), make_story("Other", publish=False)
    token = exchange(share(editor, page))["token"]
    read(token, f"pages/{other.translation_key}", 404, locale="en")


def test_a_review_link_is_revoked(editor: Client) -> None:
    page = make_story()
    code = share(editor, page)
    opened = exchange(code)
    link = ReviewLink.objects.get()
    revoked = editor.post(f"/admin/preview/review/{page.pk}/{link.pk}/revoke/")
    assert "Nobody has a link" in revoked.content.decode()
    exchange(code, 401)
    read(opened["token"], "resolve", 401, path=opened["page"]["path"])


def test_a_review_link_ends_after_its_days(editor: Client) -> None:
    page = make_story()
    code = share(editor, page, days=7)
    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23), tick=False):
        exchange(code)
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1), tick=False):
        exchange(code, 401)


def test_a_withdrawn_page_ends_its_review_links(editor: Client) -> None:
    page = make_story()
    code = share(editor, page)
    page.unpublish()
    exchange(code, 401)


@pytest.mark.parametrize(
    "data", [{"name": ""}, {"days": 0}, {"days": 91}, {"days": "x"}, {"name": "x" * 101}]
)
def test_a_review_link_with_bad_data(editor: Client, data: dict[str, Any]) -> None:
    page = make_story()
    answer = editor.post(f"/admin/preview/review/{page.pk}/", {"name": "Layla", "days": 7, **data})
    assert answer.status_code == 400
    assert "error-message" in answer.content.decode()
    assert not ReviewLink.objects.exists()


def test_who_may_not_edit_may_not_share(site: Site) -> None:
    author = Client()
    author.force_login(make_user("Author"))
    page = make_story()
    answer = author.post(f"/admin/preview/review/{page.pk}/", {"name": "x", "days": 7})
    assert answer.status_code in (302, 403)
    assert not ReviewLink.objects.exists()


def test_what_is_kept_opens_nothing(editor: Client) -> None:
    page = make_story()
    code = share(editor, page)
    opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
    kept = json.dumps(
        [list(ReviewLink.objects.values_list()), list(PreviewGrant.objects.values_list())],
        default=str,
    )
    assert code not in kept
    assert opened["token"] not in kept


def test_a_private_page_has_previews_too(editor: Client) -> None:
    page = make_story("Private")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    opened = open_preview(editor, f"/admin/pages/{page.pk}/view_draft/")
    assert read(opened["token"], "resolve", path=opened["page"]["path"])["page"]["title"]


def test_the_user_bar_comes_with_a_preview(editor: Client) -> None:
    page = make_story()
    url = preview_url(page)
    store_form(editor, url, form("Typed"))
    opened = open_preview(editor, url)
    bar = Client().get(
        f"{API}preview/userbar", headers={"authorization": f"Bearer {opened['token']}"}
    )
    assert "wagtail-userbar-template" in bar.json()["html"]
    assert "<script src" not in bar.json()["html"]
    assert [script.startswith("http://cms.test/static/") for script in bar.json()["scripts"]]
    review = exchange(share(editor, page))["token"]
    bar = Client().get(f"{API}preview/userbar", headers={"authorization": f"Bearer {review}"})
    assert bar.json() == {"html": "", "scripts": []}
