"""The gate: every address asks for a good token, and no cache keeps an answer."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admindocs.utils import replace_metacharacters
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern
from django.utils import timezone
from wagtail.api.v3.urls import api as wagtails
from wagtail.models import APIToken, Page, Site

from cms.api_v3 import urls
from cms.api_v3.models import TokenLimits
from tests.cms.api_v3.tokens import BASE, Api, make_token
from tests.factories import make_story, make_user

Writer = Callable[..., Api]
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


def addresses() -> list[str]:
    """Return an address for every pattern there is."""
    found = []
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern)
        for part in pattern.pattern.converters or {}:
            kind = "1" if part.endswith(("id", "pk")) else "stories.Person"
            route = route.replace(f"<{part}>", kind).replace(f"<int:{part}>", kind)
        found.append("no/such/place" if "?P<" in route else replace_metacharacters(route))
    return sorted(set(found))


def is_refusal(answer: HttpResponse) -> bool:
    return (
        answer.status_code == 401
        and answer["WWW-Authenticate"] == "Bearer"
        and answer["Cache-Control"] == "no-store"
        and answer["Content-Type"] == "application/problem+json"
    )


def test_all_of_wagtails_patterns_are_there_and_guarded() -> None:
    assert len(urls.urlpatterns) == len(wagtails.urls[0]) + 1 > 50
    assert all(pattern.callback.guarded for pattern in urls.urlpatterns)
    assert {"openapi.json", "docs/", "schema/", "whoami/", "images/", ""} <= set(addresses())


def test_nothing_is_told_without_a_good_token(db: None) -> None:
    for address in addresses():
        for api in (Api(None), Api("wagtail_unknown")):
            for method in METHODS:
                answer = api.send(method, address)
                assert is_refusal(answer), (method, address)
                assert method == "HEAD" or answer.json()["status"] == 401


def test_nothing_is_kept_with_one(writer: Writer) -> None:
    api = writer()
    for address in addresses():
        answer = api.get(address)
        assert answer.status_code in (200, 302, 400, 403, 404, 405, 422), address
        assert answer["Cache-Control"] == "no-store"
        assert answer.cookies == {}
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json", address


def bad_tokens() -> dict[str, Callable[[APIToken], Any]]:
    return {
        "expired": lambda token: TokenLimits.objects.filter(token=token).update(
            expires_at=timezone.now() - timedelta(seconds=1)
        ),
        "revoked": lambda token: token.revoke(),
        "without limits": lambda token: token.limits.delete(),
        "of a deactivated user": lambda token: (
            type(token.user).objects.filter(pk=token.user.pk).update(is_active=False)
        ),
        "of a deleted user": lambda token: token.user.delete(),
    }


@pytest.mark.parametrize("kind", bad_tokens())
def test_a_token_that_is_no_longer_good(writer: Writer, kind: str) -> None:
    api = writer()
    assert api.get("whoami/").status_code == 200
    bad_tokens()[kind](APIToken.objects.get())
    assert is_refusal(api.get("whoami/"))
    assert is_refusal(api.get("pages/"))


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic x", "bearer \0", "Bearer é", "Token {0}", "{0}"]
)
def test_a_header_that_is_none(writer: Writer, header: str) -> None:
    secret = writer().headers["Authorization"].removeprefix("Bearer ")
    client = Client(headers={"Authorization": header.format(secret)})
    assert is_refusal(client.get(f"{BASE}whoami/"))


def test_a_session_is_no_token(admin_client: Client, writer: Writer) -> None:
    assert is_refusal(admin_client.get(f"{BASE}whoami/"))
    author = writer("Author")
    admin_client.get(f"{BASE}whoami/", headers=author.headers)
    answer = admin_client.get(f"{BASE}whoami/", headers=author.headers)
    assert answer.json()["user"]["is_superuser"] is False


def test_a_token_may_be_limited_to_reading(writer: Writer) -> None:
    page = make_story("Here to stay")
    api = writer(read_only=True)
    assert api.get(f"pages/{page.pk}/").status_code == 200
    for method, path in (
        ("POST", "pages/"),
        ("PATCH", f"pages/{page.pk}/"),
        ("DELETE", f"pages/{page.pk}/"),
        ("POST", f"pages/{page.pk}/actions/unpublish/"),
        ("POST", "images/"),
        ("PUT", "sites/1/"),
    ):
        answer = api.send(method, path, {})
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
        assert answer.json()["type"] == "urn:storywire:problem:read_only"
        assert answer["Cache-Control"] == "no-store"
    assert Page.objects.get(pk=page.pk).live


def test_reading_writes_the_last_use_once_a_minute(writer: Writer) -> None:
    api = writer(read_only=True)
    api.get("whoami/")
    first = APIToken.objects.get().last_used_at
    api.get("whoami/")
    assert first is not None
    assert APIToken.objects.get().last_used_at == first


def test_a_good_and_a_bad_token_cost_the_same_look_up(
    writer: Writer, django_assert_num_queries: Any
) -> None:
    api = writer(expires_at=timezone.now() - timedelta(days=1))
    api.get("whoami/")
    for secret in (api.headers["Authorization"].removeprefix("Bearer "), "wagtail_x", "x"):
        with django_assert_num_queries(1):
            assert is_refusal(Api(secret).get("whoami/"))


@override_settings(DEBUG=True)
def test_no_token_is_logged_or_stored(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    api = writer()
    secret = api.headers["Authorization"].removeprefix("Bearer ")
    api.get("whoami/")
    Client(headers={"Authorization": f"Token {secret}"}).get(f"{BASE}whoami/")
    records = [record for record in caplog.records if record.name != "django.db.backends"]
    assert secret not in "".join(str(vars(record)) for record in records)
    assert secret not in str(list(APIToken.objects.values()))


def test_a_token_does_what_its_user_may(writer: Writer) -> None:
    page = make_story("Somebody’s")
    author = writer("Author")
    assert author.patch(f"pages/{page.pk}/", {"title": "Mine"}).status_code == 403
    assert author.post(f"pages/{page.pk}/actions/publish/").status_code == 403
    assert author.post(f"pages/{page.pk}/actions/unpublish/").status_code == 403
    editor = writer("Editor")
    assert editor.patch(f"pages/{page.pk}/", {"title": "Ours"}).status_code == 200
    publish = {"title": "Ours", "meta": {"action": "publish"}}
    assert editor.patch(f"pages/{page.pk}/", publish).status_code == 403
    assert Page.objects.get(pk=page.pk).title == "Somebody’s"


def test_what_is_no_json_is_refused(writer: Writer) -> None:
    api = writer()
    upload = SimpleUploadedFile("a.jpg", b"x")
    assert api.upload("pages/", file=upload).status_code == 415
    for body in (b"{", b"\xff\xfe", b"[" * 100_000, b'"\\ud800', b"9" * 5000):
        assert api.send("POST", "pages/", body).status_code == 400, body[:10]
    for body in (b"[]", b"1", b'"x"', b"null", b"{}"):
        assert api.send("POST", "pages/", body).status_code == 422, body
    assert api.send("POST", "pages/").status_code in (400, 422)


def test_an_upload_that_cannot_be_read_is_refused(writer: Writer) -> None:
    for headers in ({}, writer().headers):
        answer = Client(headers=headers).generic(
            "POST", f"{BASE}images/", b"--x\r\nnonsense", content_type="multipart/form-data"
        )
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        assert "no-store" in answer["Cache-Control"]


def test_a_body_that_is_too_large_is_refused(writer: Writer) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100):
        answer = writer().post("pages/", {"title": "x" * 200})
    assert answer.status_code == 413
    assert answer["Cache-Control"] == "no-store"


MALFORMED = [
    ("search", '"'), ("search", ""), ("search", "*"), ("search", 'one" two'),
    ("offset", "9" * 40), ("offset", "99999999"), ("offset", "-1"), ("offset", "²"),
    ("limit", "9" * 40), ("limit", "0"), ("limit", "21"), ("child_of", "9" * 40),
    ("title", "\0"), ("slug", "a\0"), ("order", "nothing"), ("type", "no.Type"),
    ("child_of", "x"), ("a\0", "b"), ("locale", "\0"), ("html_path", "\0"),
]  # fmt: skip
WORDS = ["NEAR(", "a AND (", "a*", "a'; --", "^a", "a:b", "-a", "قصة", "a OR", "9" * 40]


def test_a_malformed_parameter_is_refused(writer: Writer) -> None:
    api = writer()
    for name, value in MALFORMED:
        answer = api.get("pages/find/" if name == "html_path" else "pages/", **{name: value})
        assert answer.status_code in (400, 422), (name, value)
        assert answer["Content-Type"] == "application/problem+json"


UNKNOWN = [
    "pages/", "pages/?type=stories.StoryPage", "pages/{page}/", "pages/{page}/revisions/",
    "pages/find/?html_path=/en/stories/", "sites/", "schema/", "whoami/", "images/", "documents/",
    "snippets/stories.Person/", "redirects/",
]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_parameter_is_refused_by_name(writer: Writer, path: str) -> None:
    path, _, query = path.format(page=make_story("Told", publish=True).pk).partition("?")
    asked = dict(part.split("=") for part in query.split("&") if part)
    api = writer()
    assert api.get(path, **asked).status_code in (200, 302)
    answer = api.get(path, **asked, bogus="1")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["type"] == "urn:storywire:problem:bad_parameter"
    assert "“bogus”" in answer.json()["detail"]


def test_lists_are_narrowed_by_the_fields_of_what_they_list(writer: Writer) -> None:
    story = make_story("Told", publish=True)
    api = writer()
    for query in (
        {"slug": story.slug},
        {"type": "stories.StoryPage", "title": "Told", "limit": 5, "offset": 0, "order": "title"},
        {"locale": "en", "site": "localhost", "search": "told", "search_operator": "and"},
    ):
        answer = api.get("pages/", **query)
        assert answer.status_code == 200, (query, answer.content)
    assert api.get("pages/", type="stories.StoryPage", no_field="x").status_code == 400


@pytest.mark.parametrize("kind", ["pages", "redirects"])
def test_something_is_to_be_looked_up(writer: Writer, kind: str) -> None:
    api = writer()
    for query in ({}, {"html_path": ""}):
        answer = api.get(f"{kind}/find/", **query)
        assert answer.status_code == 400
        assert "“html_path” is missing" in answer.json()["detail"]
    assert api.get(f"{kind}/find/", html_path="/en/nowhere/").status_code == 404


def test_what_looking_up_hands_on_is_taken_by_the_page(writer: Writer, site: Site) -> None:
    make_story("Told", publish=True)
    query = {"html_path": "/en/stories/told/", "site": site.hostname, "rich_text_format": "html"}
    api = writer()
    found = api.get("pages/find/", **query, version="draft")
    assert found.status_code == 302
    answer = api.client.get(found["Location"], headers=api.headers)
    assert (answer.status_code, answer.json()["title"]) == (200, "Told")


def test_any_words_can_be_looked_for(writer: Writer) -> None:
    api = writer()
    for words in WORDS:
        for path in ("pages/", "images/", "documents/"):
            assert api.get(path, search=words).status_code == 200, (path, words)


def test_a_large_id_is_not_found(writer: Writer) -> None:
    api = writer()
    for kind in ("pages", "images", "documents", "sites", "locales", "redirects"):
        for digits in (8, 18, 19, 30):
            for method in ("GET", "PATCH", "PUT", "DELETE"):
                answer = api.send(method, f"{kind}/{'9' * digits}/", {})
                assert answer.status_code in (404, 405, 422), (kind, digits, method)


def test_a_draft_is_read_by_token_only(writer: Writer) -> None:
    page = make_story("Unpublished", publish=False)
    answer = writer().get(f"pages/{page.pk}/", version="draft")
    assert answer.json()["title"] == "Unpublished"
    assert answer["Cache-Control"] == "no-store"
    assert is_refusal(Api(None).get(f"pages/{page.pk}/", version="draft"))


def test_wagtails_own_command_makes_tokens_that_end(site: Any, capsys: Any) -> None:
    user = make_user()
    call_command("api_tokens", "create", "--user", user.username, "--name", "robot")
    secret = capsys.readouterr().out.strip()
    assert Api(secret).get("whoami/").json()["user"]["username"] == user.username
    days = (TokenLimits.objects.get().expires_at - timezone.now()) / timedelta(days=1)
    assert 89 < days <= 90


def test_nobody_reads_it_from_another_origin(writer: Writer) -> None:
    headers = {**writer().headers, "Origin": "https://elsewhere.example"}
    for method in ("get", "options"):
        answer = getattr(Client(), method)(f"{BASE}pages/", headers=headers)
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_more_tokens_add_no_queries_to_the_admins_list(
    site: Any, admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    for _number in range(3):
        make_token(make_user())
    admin_client.get("/admin/api-tokens/")
    with django_assert_max_num_queries(100) as few:
        admin_client.get("/admin/api-tokens/")
    for _number in range(5):
        make_token(make_user())
    with django_assert_max_num_queries(len(few)):
        admin_client.get("/admin/api-tokens/")
