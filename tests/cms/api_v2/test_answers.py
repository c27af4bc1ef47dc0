"""Answers: off unless asked for, public, cacheable, read only, the same for everybody."""

from itertools import product
from typing import Any

from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.delivery.throttles import DeliveryThrottle
from tests.factories import PASSWORD, make_image, make_story, make_user

API = "/api/v2/"
LISTS = ("pages", "images", "documents", "files", "redirects")


def test_nothing_answers_unless_the_setting_is_on(
    site: Site, client: Client, settings: Any
) -> None:
    settings.STORYWIRE_API_V2 = False
    for path in (*LISTS, "pages/1", "pages/find", "nothing", ""):
        for method in ("GET", "POST", "OPTIONS"):
            answer = client.generic(method, f"{API}{path}/")
            assert (answer.status_code, list(answer.json())) == (404, ["message"])


def paths() -> list[str]:
    image = make_image()
    story = make_story(cover=image)
    moved = Redirect.objects.create(old_path="/old", redirect_page=story)
    lists = [f"{API}{name}/" for name in LISTS]
    return [
        *lists,
        f"{API}pages/{story.pk}/",
        f"{API}images/{image.pk}/",
        f"{API}redirects/{moved.pk}/",
    ]


def test_answers_are_kept_and_asked_for_again(site: Site, client: Client) -> None:
    for path in paths():
        answer = client.get(path)
        assert answer["Content-Type"] == "application/json"
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Surrogate-Key"] == answer["Cache-Tag"].replace(",", " ")
        assert "Vary" not in answer
        again = client.get(path, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.head(path)["ETag"] == answer["ETag"]


def test_surrogate_keys_name_what_was_read(site: Site, client: Client) -> None:
    image = make_image()
    story = make_story(cover=image)
    keys = client.get(f"{API}pages/{story.pk}/")["Surrogate-Key"].split()
    assert {f"page:{story.pk}", f"image:{image.pk}"} <= set(keys)
    keys = client.get(f"{API}pages/")["Surrogate-Key"].split()
    assert {f"page:{story.pk}", "pages"} <= set(keys)


def test_what_leads_on_or_fails_says_how_long_it_is_kept(site: Site, client: Client) -> None:
    story = make_story()
    found = client.get(f"{API}pages/find/", {"id": story.pk})
    assert found["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert found["Surrogate-Key"] == f"page:{story.pk}"
    for path in ("pages/999/", "pages/?limit=x", "pages/?order=random", "nothing/"):
        assert client.get(f"{API}{path}")["Cache-Control"] == "no-store"


def test_credentials_change_nothing(site: Site, client: Client) -> None:
    make_story(publish=False)
    every = paths()
    plain = {path: client.get(path) for path in every}
    client.login(username=make_user().username, password=PASSWORD)
    for path in every:
        headers = {"Authorization": "Bearer x", "Accept-Language": "ar", "Host": "other.example"}
        given = client.get(path, headers=headers)
        assert given.content == plain[path].content
        assert given["ETag"] == plain[path]["ETag"]
        assert "Vary" not in given
        assert not given.cookies


def test_it_is_read_only(site: Site, client: Client) -> None:
    methods = ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
    for method, path in product(methods, (*LISTS, "pages/1", "pages/find")):
        answer = client.generic(method, f"{API}{path}/", b"{", "application/json")
        assert answer.status_code == 405
        assert answer.json()["message"]
        assert "GET" in answer["Allow"]


def test_browsers_may_read_from_anywhere(site: Site, client: Client) -> None:
    answer = client.options(f"{API}pages/", headers={"Origin": "https://front.example"})
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_slash_at_the_end_does_not_matter(site: Site, client: Client) -> None:
    for path in ("pages", "pages/", "pages//", "images"):
        assert client.get(f"{API}{path}").status_code == 200


def test_clients_are_throttled(site: Site, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(DeliveryThrottle, "rate", "2/min", raising=False)
    statuses = [client.get(f"{API}pages/") for _ in range(3)]
    assert [answer.status_code for answer in statuses] == [200, 200, 429]
    assert int(statuses[2]["Retry-After"]) > 0
    assert statuses[2].json()["message"]
