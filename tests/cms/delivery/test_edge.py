"""The edge, by its front door: the real application, with and without memory in front."""

import gzip
import json
import os
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import product
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import brotli
import pytest
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError
from django.urls import URLPattern
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.delivery import urls
from cms.delivery.edge import Edge, application, follower
from cms.delivery.edge.address import view_at
from cms.delivery.edge.flights import Flight
from cms.delivery.edge.follower import Follower
from cms.delivery.edge.memory import Entry
from cms.delivery.throttles import DeliveryThrottle
from cms.publishing.models import Change, Document
from cms.unit_of_work import unit_of_work
from home.models import Navigation
from stories.models import StoryPage
from tests import emptied
from tests.factories import (
    index_page,
    locale,
    make_site,
    make_story,
    text,
)

BEHIND = 5.0
"""Seconds until a change must be seen; how soon it is in fact is measured, not tested."""
RESOLVE = "/delivery/v1/resolve?path=/en/stories/told/"
LONG = [text("<p>" + "A long way from home. " * 200 + "</p>")]


def permutations_of(items: Iterable[str], most: int) -> list[list[str]]:
    """Return the items in some orders, always the same."""
    chance = random.Random(1)
    return [chance.sample(list(items), len(list(items))) for _ in range(most)]


class Answered(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: Any) -> str:
        return dict(self.headers)[name]


class Behind:
    """Django, counted, with something to happen before or after it answers."""

    django = staticmethod(get_wsgi_application())

    def __init__(self) -> None:
        self.calls = 0
        self.before: Callable[[], None] | None = None
        self.after: Callable[[], None] | None = None

    def __call__(self, environ: Any, start: Any) -> Any:
        self.calls += 1
        for_once, self.before = self.before, None
        if for_once:
            for_once()
        answered = self.django(environ, start)
        for_once, self.after = self.after, None
        if for_once:
            for_once()
        return answered


class Front:
    """An edge to be asked."""

    def __init__(self, capacity: int = 10_000_000) -> None:
        self.behind = Behind()
        self.edge = Edge(self.behind, capacity)
        self.answered_by: Any = self.edge

    @property
    def memory(self) -> Any:
        return self.edge._process.memory

    @property
    def follower(self) -> Follower:
        return self.edge._process.follower

    def get(self, url: str, method: str = "GET", **more: str) -> Answered:
        path, _, query = url.partition("?")
        environ: dict[str, Any] = {"REQUEST_METHOD": method, "SCRIPT_NAME": "", **more}
        environ |= {"PATH_INFO": path, "QUERY_STRING": query}
        setup_testing_defaults(environ)
        begun: list[Any] = []
        answered = self.answered_by(environ, lambda *start: begun.append(start) or bytes)
        body = b"".join(answered)
        if close := getattr(answered, "close", None):
            close()
        return Answered(begun[0][0], [*begun[0][1]], body)

    def is_current(self) -> bool:
        return follower.monotonic() < self.follower.current_until

    def ready(self) -> "Front":
        self.follower.start()
        until(self.is_current)
        return self


def until(true: Callable[[], Any], patience: float = 5.0) -> float:
    """Wait until something is so, and return how many seconds it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < patience, "it did not come to pass"
        time.sleep(0.002)
    return time.monotonic() - began


@pytest.fixture(scope="module")
def transactional_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Give one database to all tests here, committed: edges read with connections of their own.

    To empty it after each of them would take longer than all that is tested.
    """
    with django_db_blocker.unblock():
        yield
        emptied.empty()


@pytest.fixture(autouse=True)
def _migrated(transactional_db: None) -> None:
    """Restore nothing: it is all there."""


@pytest.fixture(scope="module")
def site(transactional_db: None) -> Site:
    return make_site()


_left: dict[str, Any] = {}


def head() -> Any:
    return Change.objects.order_by("-sequence").values_list("sequence", "at").first()


@pytest.fixture
def told(site: Site) -> StoryPage:
    """Give a story, alone on the site; made anew when a test has changed anything."""
    if "head" not in _left or _left["head"] != head():
        with unit_of_work():
            clean_up(site)
        make_story("Told", slug="told", body=LONG, tags=["Mosul", "River"])
        _left["head"] = head()
    return StoryPage.objects.get()


def clean_up(site: Site) -> None:
    if not Site.objects.get().is_default_site:
        site.save()
    for rows in (Redirect.objects, Navigation.objects):
        rows.all().delete()
    for page in StoryPage.objects.order_by("alias_of"):
        page.delete()


@pytest.fixture
def fronts(told: StoryPage) -> Iterator[Callable[..., Front]]:
    """Give edges that end with the test."""
    made = []

    def make(capacity: int = 10_000_000) -> Front:
        made.append(Front(capacity))
        return made[-1].ready() if capacity else made[-1]

    yield make
    for front in made:
        front.edge.close()


@pytest.fixture
def front(fronts: Callable[..., Front]) -> Front:
    return fronts()


# Hits


def test_what_was_answered_once_does_not_reach_django_again(front: Front, told: StoryPage) -> None:
    first = front.get(RESOLVE)
    assert first.status == "200 OK"
    assert json.loads(first.body)["page"]["title"] == "Told"
    for path in ("/delivery/v1/resolve", "/delivery/v1/resolve/"):
        for more in ({}, {"HTTP_COOKIE": "sessionid=1"}, {"HTTP_ACCEPT": "text/html, */*;q=0.1"}):
            assert front.get(f"{path}?path=%2Fen%2Fstories%2Ftold%2F", **more) == first
    head = front.get(RESOLVE, "HEAD")
    assert (head.status, head.headers, head.body) == ("200 OK", first.headers, b"")
    assert front.get(RESOLVE, HTTP_IF_NONE_MATCH=first["ETag"]).status == "304 Not Modified"
    assert front.get(RESOLVE, HTTP_ACCEPT_ENCODING="gzip")["Content-Encoding"] == "gzip"
    assert front.behind.calls == 1


def test_every_public_endpoint_is_kept(front: Front, told: StoryPage) -> None:
    for url in (
        "/delivery/v1/pages", f"/delivery/v1/pages/{told.translation_key}", "/delivery/v1/paths",
        "/delivery/v1/site", "/delivery/v1/openapi.json", "/delivery/v1/schemas/story.json",
        "/delivery/v1/changes?after=0&include=document",
    ):  # fmt: skip
        before = front.behind.calls
        assert front.get(url).status == "200 OK"
        assert front.get(url) == front.get(url.replace("?", "/?") if "?" in url else url + "/")
        assert front.behind.calls == before + 1, url


def test_every_endpoint_is_known_to_the_edge_or_left_out_on_purpose() -> None:
    routes = [str(part.pattern) for part in urls.urlpatterns if isinstance(part, URLPattern)]
    paths = [
        route.replace("<id:id>", "0" * 8 + "-0000-0000-0000-" + "0" * 12).replace(
            "<slug:type>", "story"
        )
        for route in routes
    ]
    unknown = {path for path in paths if view_at(path) is None}
    assert unknown == {"docs", "preview/exchange", "preview/userbar"}


# Addresses

TEXTS = {
    "type": ["story", "home", "day_in_the_life"],
    "locale": ["en", "fr"],
    "tag": ["mosul", "river"],
    "include": ["document", "html", "markdown"],
}
DEFAULTS = {"order": "-published_at", "limit": "20"}


def a_way(chance: random.Random) -> str:
    """Give one of the countless ways to write the same query."""
    parts = []
    for name, values in TEXTS.items():
        said = chance.sample(values, len(values)) + chance.choices(values, k=chance.randrange(3))
        comma = chance.choice([",", "%2C", ",%20"])
        parts.append(f"{name}={comma.join(said)}")
    defaults = chance.sample(sorted(DEFAULTS), chance.randrange(len(DEFAULTS) + 1))
    parts += [f"{name}={DEFAULTS[name]}" for name in defaults]
    return "&".join(chance.sample(parts, len(parts)))


def test_all_ways_to_write_a_query_are_one_entry(
    front: Front, fronts: Callable[..., Front], told: StoryPage
) -> None:
    make_story("Told again", body=LONG, tags=["mosul", "RIVER"])
    until(lambda: front.follower._seen == head())
    off, chance = fronts(0), random.Random(20190820)
    ways = {a_way(chance) for _time in range(1200)}
    assert len(ways) > 1000
    for number, query in enumerate(ways):
        answered = front.get(f"/delivery/v1/pages?{query}")
        assert json.loads(answered.body)["total"] == 2
        if number % 100 == 0:
            assert answered == off.get(f"/delivery/v1/pages?{query}")
    assert (front.behind.calls, len(front.memory)) == (1, 1)
    assert len(front.memory._aliases) == Entry.most_aliases


def test_what_is_refused_or_not_there_is_not_kept(front: Front, told: StoryPage) -> None:
    told.unpublish()
    wrong = {
        "/delivery/v1/site?x=1": 400, "/delivery/v1/site?locale=xx": 400,
        "/delivery/v1/site?locale=en&locale=en": 400, "/delivery/v1/site?site=%ff": 400,
        "/delivery/v1/pages?cursor=nonsense": 400, "/delivery/v1/resolve": 400,
        "/delivery/v1/site?" + "&".join(["a=1"] * 1500): 400, "/delivery/v1/site?site=x.org": 404,
        "/delivery/v1/resolve?path=/en/nowhere/": 404, RESOLVE: 410, "/delivery/v1/nowhere": 404,
    }  # fmt: skip
    for url, status in wrong.items():
        for method in ("GET", "GET", "HEAD"):
            assert front.get(url, method).status.startswith(str(status)), url
    assert front.behind.calls == 3 * len(wrong)
    assert len(front.memory) == len(front.memory._aliases) == front.memory.size == 0


def test_what_is_personal_passes_by(front: Front, told: StoryPage) -> None:
    for url, more in (
        (RESOLVE, {"HTTP_AUTHORIZATION": "Bearer x"}),
        (f"{RESOLVE}&perspective=published", {}),
        (f"{RESOLVE}&perspective=draft", {"HTTP_AUTHORIZATION": "Bearer x"}),
        (f"{RESOLVE}&perspective=draft", {}),
        ("/delivery/v1/preview/userbar", {}),
        ("/delivery/v1/docs", {}),
        ("/livez", {}),
    ):
        before = front.behind.calls
        assert front.get(url, **more) == front.get(url, **more)
        assert front.behind.calls == before + 2, url
    front.get(RESOLVE, "OPTIONS")
    assert len(front.memory) == 0


def test_only_what_is_spoken_is_answered_from_memory_too(front: Front, told: StoryPage) -> None:
    front.get(RESOLVE)
    assert front.get(RESOLVE, HTTP_ACCEPT="text/html").status.startswith("406")
    own = "application/schema+json"
    assert front.get("/delivery/v1/schemas/story.json", HTTP_ACCEPT=own)["Content-Type"] == own
    assert front.get(RESOLVE, HTTP_ACCEPT="application/json; indent=4").status == "200 OK"
    assert front.behind.calls == 3


ACCEPTS = {
    "*/*": "application/json",
    "application/json": "application/json",
    "text/html, */*;q=0.1": "application/json",
    "text/markdown;q=0.1, application/json": "application/json",
    "text/markdown": "text/markdown; charset=utf-8",
    "text/markdown, */*": "text/markdown; charset=utf-8",
    "application/json;q=0.1, text/*": "text/markdown; charset=utf-8",
}


@pytest.mark.parametrize("capacity", [0, 10_000_000])
def test_formats_are_kept_apart_whatever_was_asked_first(
    fronts: Callable[..., Front], told: StoryPage, capacity: int
) -> None:
    for order in permutations_of(ACCEPTS, 20):
        front = fronts(capacity)
        for _twice in range(2):
            for accept in order:
                answer = front.get(RESOLVE, HTTP_ACCEPT=accept)
                assert answer["Content-Type"] == ACCEPTS[accept], accept
                assert answer["Vary"].startswith("Accept")
                assert answer.body.startswith(b"{" if "json" in ACCEPTS[accept] else b"---")
        assert front.behind.calls == (2 if capacity else 2 * len(ACCEPTS))


def test_a_tag_of_one_format_is_no_tag_of_the_other(front: Front, told: StoryPage) -> None:
    json_, markdown = (front.get(RESOLVE, HTTP_ACCEPT=one) for one in ("*/*", "text/markdown"))
    assert json_["ETag"] != markdown["ETag"]
    again = front.get(RESOLVE, HTTP_ACCEPT="text/markdown", HTTP_IF_NONE_MATCH=json_["ETag"])
    assert again.status == "200 OK"
    same = front.get(RESOLVE, HTTP_ACCEPT="text/markdown", HTTP_IF_NONE_MATCH=markdown["ETag"])
    assert same.status == "304 Not Modified"


def test_feeds_are_kept_and_dropped_like_lists(front: Front, told: StoryPage) -> None:
    for name in ("feeds/atom", "feeds/json", "sitemap.xml", "llms.txt"):
        url = f"/delivery/v1/{name}"
        for accept in ("text/html", "application/rss+xml, */*", "*/*"):
            assert b"told" in front.get(url, HTTP_ACCEPT=accept).body.lower()
    assert front.behind.calls == 4
    told.unpublish()
    for name in ("feeds/atom", "feeds/json", "sitemap.xml", "llms.txt"):
        until(lambda: b"told" not in front.get(f"/delivery/v1/{name}").body.lower(), BEHIND)  # noqa: B023  called at once


def test_a_host_that_django_refuses_is_refused(
    fronts: Callable[..., Front], told: StoryPage, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["cms.test", ".example.org"]
    front = fronts()
    good = {"HTTP_HOST": "cms.test"}
    assert front.get(RESOLVE, **good) == front.get(RESOLVE, HTTP_HOST="a.example.org:8000")
    for bad in ("evil.test", "cms.test:x", "", "cms.test/a", "cms.test,evil.test", "x" * 2000):
        assert front.get(RESOLVE, HTTP_HOST=bad).status == "400 Bad Request", bad
    assert front.get(RESOLVE, **good).status == "200 OK"


def test_http_is_redirected_and_https_says_so(
    fronts: Callable[..., Front], told: StoryPage, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    Behind.django = staticmethod(get_wsgi_application())
    front, off, secure = fronts(), fronts(0), {"HTTP_X_FORWARDED_PROTO": "https, http"}
    kept = front.get(RESOLVE, **secure)
    assert kept["Strict-Transport-Security"] == "max-age=60"
    assert front.get(RESOLVE, **secure) == kept == off.get(RESOLVE, **secure)
    for scheme in ({}, {"HTTP_X_FORWARDED_PROTO": "http"}):
        assert front.get(RESOLVE, **scheme).status == "301 Moved Permanently"
    settings.SECURE_SSL_REDIRECT = False
    Behind.django = staticmethod(get_wsgi_application())
    front = fronts()
    assert "Strict-Transport-Security" in dict(front.get(RESOLVE, **secure).headers)
    assert "Strict-Transport-Security" not in dict(front.get(RESOLVE).headers)


@pytest.fixture(autouse=True)
def _django_as_it_was() -> Iterator[None]:
    before = Behind.django
    yield
    Behind.django = staticmethod(before)


# On and off, byte for byte

CODINGS = ["", "br, gzip", "gzip;q=1.0, br;q=0.2", "*;q=0"]
MATCHES = ["", "{etag}", 'W/"x", W/{gzip}', "{br}", "*", '"other"']


def test_on_is_off_to_the_byte(front: Front, fronts: Callable[..., Front], told: StoryPage) -> None:
    off = fronts(0)
    paths = [
        RESOLVE, "/delivery/v1/pages?limit=1&include=html,document", "/delivery/v1/site",
        "/delivery/v1/schemas/quote.json", "/delivery/v1/resolve?path=/en/nowhere/",
        "/delivery/v1/site?x=1",
    ]  # fmt: skip
    for url in paths:
        etag = dict(off.get(url).headers).get("ETag", '"none"')
        tags = {"etag": etag, "gzip": f'{etag[:-1]}-gzip"', "br": f'{etag[:-1]}-br"'}
        for coding, match, method in product(CODINGS, MATCHES, ("GET", "HEAD")):
            more = {"HTTP_ACCEPT_ENCODING": coding} if coding else {}
            if match:
                more["HTTP_IF_NONE_MATCH"] = match.format(**tags)
            assert front.get(url, method, **more) == off.get(url, method, **more), (url, more)
    assert len(front.memory) == 4
    assert len(off.memory) == 0
    assert off.follower._thread is None


@pytest.mark.parametrize("capacity", [0, 10_000_000])
def test_codings_and_their_tags(
    fronts: Callable[..., Front],
    told: StoryPage,
    monkeypatch: pytest.MonkeyPatch,
    capacity: int,
) -> None:
    front = fronts(capacity)
    monkeypatch.setattr(front, "answered_by", validator(front.edge))
    plain = front.get(RESOLVE, HTTP_ACCEPT_ENCODING="identity")
    assert "Content-Encoding" not in dict(plain.headers)
    assert plain["Content-Length"] == str(len(plain.body))
    for coding, decode in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        coded = front.get(RESOLVE, HTTP_ACCEPT_ENCODING=coding)
        assert coded["Content-Encoding"] == coding
        assert decode(coded.body) == plain.body
        assert coded["Content-Length"] == str(len(coded.body))
        assert coded["ETag"] == plain["ETag"][:-1] + f'-{coding}"'
        assert coded["Vary"] == plain["Vary"] == "Accept, Accept-Encoding"
        unchanged = front.get(
            RESOLVE, HTTP_ACCEPT_ENCODING=coding, HTTP_IF_NONE_MATCH=f'"x", W/{coded["ETag"]}'
        )
        assert (unchanged.status, unchanged.body) == ("304 Not Modified", b"")
        for name in ("ETag", "Vary", "Cache-Control", "Surrogate-Key"):
            assert unchanged[name] == coded[name]
        assert {"Content-Type", "Content-Length", "Content-Encoding"}.isdisjoint(
            dict(unchanged.headers)
        )


def test_what_is_short_stays_as_it_is(front: Front, told: StoryPage) -> None:
    Redirect.objects.create(old_path="/en/old", redirect_page=told)
    short = front.get("/delivery/v1/resolve?path=/en/old/", HTTP_ACCEPT_ENCODING="br")
    assert json.loads(short.body)["location"] == "/en/stories/told/"
    assert "Content-Encoding" not in dict(short.headers)
    assert short["Vary"] == "Accept"
    assert not short["ETag"].endswith('-br"')


# Changes


def move(page: StoryPage) -> None:
    page.move(index_page("fr").get_parent(), pos="last-child")


def rename(page: StoryPage) -> None:
    page.title = "Renamed"
    page.save_revision().publish()


def redirect_elsewhere(page: StoryPage) -> None:
    redirect = Redirect.objects.get(old_path="/en/old")
    redirect.redirect_page, redirect.redirect_link = None, "/en/there/"
    redirect.save()


def navigate(page: StoryPage) -> None:
    link = {"type": "outside", "value": {"label": "Out", "url": "https://example.org/"}}
    Navigation.objects.create(site=Site.objects.get(), locale=locale("en"), main=json.dumps([link]))


def no_default(page: StoryPage) -> None:
    site = Site.objects.get()
    site.is_default_site = False
    site.save()


ALIAS = "/delivery/v1/resolve?path=/en/stories/alias/"
CHANGES: dict[str, tuple[str, Callable[[StoryPage], Any]]] = {
    "published": (RESOLVE, rename),
    "published, in its alias": (ALIAS, rename),
    "published, in a list": ("/delivery/v1/pages?tag=river", rename),
    "published, in another's list": ("/delivery/v1/paths", lambda page: make_story("New")),
    "unpublished": (RESOLVE, lambda page: page.unpublish()),
    "unpublished, in a list": ("/delivery/v1/pages?limit=100", lambda page: page.unpublish()),
    "deleted": (RESOLVE, lambda page: page.delete()),
    "moved": (RESOLVE, move),
    "redirect": ("/delivery/v1/resolve?path=/en/old/", redirect_elsewhere),
    "redirect, whose page is renamed": (
        "/delivery/v1/resolve?path=/en/old/",
        lambda page: StoryPage.objects.get(pk=page.pk).unpublish(),
    ),
    "redirect, in whose place comes a page": (
        "/delivery/v1/resolve?path=/en/stories/new/",
        lambda page: make_story("New", slug="new"),
    ),
    "the log": ("/delivery/v1/changes?after=0&limit=500", rename),
    "navigation": ("/delivery/v1/site", navigate),
    "which site is the default": (RESOLVE, no_default),
}


@pytest.mark.parametrize(("url", "change"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_in_every_process_in_time(
    front: Front,
    fronts: Callable[..., Front],
    told: StoryPage,
    url: str,
    change: Callable[[StoryPage], Any],
) -> None:
    told.create_alias(update_slug="alias", parent=index_page())
    Redirect.objects.create(old_path="/en/old", redirect_page=told)
    Redirect.objects.create(old_path="/en/stories/new", redirect_page=told)
    other = fronts()
    for edge in (front, other):
        until(lambda edge=edge: edge.follower._seen == head())
        old = edge.get(url)
        assert edge.get(url) == old
        assert (old.status, edge.behind.calls) == ("200 OK", 1)
    with unit_of_work():
        change(StoryPage.objects.get(pk=told.pk))
    assert until(lambda: other.get(url) != old) < BEHIND
    assert until(lambda: front.get(url) != old) < BEHIND
    assert front.get(url) == other.get(url)


def test_what_changed_while_it_was_made_is_not_kept(front: Front, told: StoryPage) -> None:
    def change() -> None:
        tick = front.memory.tick
        rename(told)
        until(lambda: front.memory.tick > tick and front.follower._seen == head())

    front.behind.after = change
    assert json.loads(front.get(RESOLVE).body)["page"]["title"] == "Told"
    assert len(front.memory) == 0
    assert json.loads(front.get(RESOLVE).body)["page"]["title"] == "Renamed"
    assert len(front.memory) == 1


def test_a_change_of_something_else_hinders_nothing(front: Front, told: StoryPage) -> None:
    def change() -> None:
        tick = front.memory.tick
        make_story("Another")
        until(lambda: front.memory.tick > tick)

    front.behind.after = change
    front.get(RESOLVE)
    front.get(RESOLVE)
    assert front.behind.calls == 1


# The clock


def test_what_expires_is_gone_at_its_moment(front: Front, told: StoryPage) -> None:
    lists = (
        "/delivery/v1/pages?tag=river", "/delivery/v1/paths", RESOLVE,
        f"/delivery/v1/changes?include=document&after={head()[0]}",
    )  # fmt: skip
    told.expire_at = timezone.now() + timedelta(seconds=1.5)
    told.save_revision().publish()
    until(lambda: front.follower._seen == head())
    old = {url: front.get(url) for url in lists}
    assert old == {url: front.get(url) for url in lists}
    assert front.behind.calls == len(lists)
    until(lambda: timezone.now() >= told.expire_at)
    assert front.get(RESOLVE).status == "410 Gone"
    assert all(front.get(url) != old[url] for url in lists)


def test_an_end_that_is_set_later_counts_too(front: Front, told: StoryPage) -> None:
    front.get(RESOLVE)
    before = Document.objects.get(page=told)
    moment = timezone.now() + timedelta(seconds=1)
    with unit_of_work():
        page = StoryPage.objects.get(pk=told.pk)
        page.expire_at = moment
        page.save()
    after = Document.objects.get(page=told)
    assert (after.etag, after.expires_at) == (before.etag, moment)
    until(lambda: len(front.memory) == 0)
    assert front.get(RESOLVE).status == "200 OK"
    until(lambda: timezone.now() >= moment)
    assert front.get(RESOLVE).status == "410 Gone"


# The log away, pruned, restored


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Give a switch that makes the log unreadable."""
    read = Follower._read

    def refuse(self: Follower) -> Any:
        raise OperationalError("The server has gone.")

    return lambda gone: monkeypatch.setattr(Follower, "_read", refuse if gone else read)


def test_without_the_log_memory_is_believed_for_a_while(
    front: Front,
    told: StoryPage,
    away: Callable[[bool], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert Follower.patience == 60
    old = front.get(RESOLVE)
    away(True)
    rename(told)
    time.sleep(3 * Follower.pause)
    assert front.get(RESOLVE) == old
    assert front.behind.calls == 1
    for module in (application, follower):
        monkeypatch.setattr(module, "monotonic", lambda: time.monotonic() + Follower.patience)
    for calls in (2, 3):
        assert json.loads(front.get(RESOLVE).body)["page"]["title"] == "Renamed"
        assert front.behind.calls == calls
    away(False)
    until(front.is_current)
    assert json.loads(front.get(RESOLVE).body)["page"]["title"] == "Renamed"
    front.get(RESOLVE)
    assert front.behind.calls == 4
    assert len([line for line in caplog.records if line.exc_info]) == 1


def test_a_log_that_does_not_reach_back_empties_memory(
    front: Front, told: StoryPage, away: Callable[[bool], None]
) -> None:
    front.get(RESOLVE)
    away(True)
    time.sleep(2 * Follower.pause)
    make_story("Another")
    Change.objects.exclude(sequence=head()[0]).delete()
    away(False)
    until(lambda: len(front.memory) == 0)
    assert front.follower._seen == head()


def test_an_older_database_empties_memory(front: Front, told: StoryPage) -> None:
    front.get(RESOLVE)
    Change.objects.filter(sequence=head()[0]).delete()
    until(lambda: len(front.memory) == 0)
    front.get(RESOLVE)
    Change.objects.filter(sequence=head()[0]).update(at=timezone.now())
    until(lambda: len(front.memory) == 0)
    front.get(RESOLVE)
    Change.objects.all().delete()
    until(lambda: len(front.memory) == 0)
    front.get(RESOLVE)
    rename(told)
    until(lambda: len(front.memory) == 0)


def test_more_changes_than_are_read_at_once(
    front: Front, told: StoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Follower, "at_once", 3)
    front.get(RESOLVE)
    with unit_of_work():
        rename(told)
        for _ in range(5):
            make_story()
    until(lambda: front.follower._seen == head())
    assert len(front.memory) == 0


def test_a_forked_process_begins_anew(front: Front, told: StoryPage) -> None:
    front.get(RESOLVE)
    pid = os.fork()
    if not pid:
        process = front.edge._process
        os._exit(len(process.memory) + process.follower.current_until > 0)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert len(front.memory) == 1


# Bounds


def test_memory_is_bounded_and_the_least_recently_used_goes_first(
    fronts: Callable[..., Front], told: StoryPage
) -> None:
    front = fronts(400_000)
    urls = [f"/delivery/v1/pages?limit={number}&include=document" for number in range(1, 41)]
    for url in urls:
        front.get(RESOLVE)
        front.get(url, HTTP_ACCEPT_ENCODING="br")
        assert front.memory.size <= 400_000
    assert 5 < len(front.memory) < 40
    calls = front.behind.calls
    front.get(RESOLVE)
    front.get(urls[-1])
    assert front.behind.calls == calls
    front.get(urls[0])
    assert front.behind.calls == calls + 1


def test_nothing_is_left_of_what_is_dropped(front: Front, told: StoryPage) -> None:
    for url in (RESOLVE, "/delivery/v1/pages", "/delivery/v1/site"):
        front.get(url, HTTP_ACCEPT_ENCODING="gzip")
    assert front.memory.size > 0
    front.memory.clear()
    memory = front.memory
    assert (memory.size, len(memory), memory._aliases, memory._by_key) == (0, 0, {}, {})


def test_what_is_larger_than_memory_is_answered_and_drives_nothing_out(
    fronts: Callable[..., Front], told: StoryPage
) -> None:
    front = fronts(30_000)
    front.get(RESOLVE)
    assert len(front.get("/delivery/v1/openapi.json").body) > 30_000
    assert len(front.memory) == 1


# Many at once


def at_once(front: Front, urls: list[str]) -> list[Answered]:
    """Ask while the first is being made, and let it be made once all have asked."""
    go = threading.Event()
    front.behind.before = lambda: until(go.is_set) and None
    with ThreadPoolExecutor(len(urls)) as pool:
        asked = [pool.submit(front.get, url) for url in urls]
        until(lambda: front.behind.calls)
        time.sleep(0.1)
        go.set()
        return [one.result() for one in asked]


def test_what_many_ask_for_at_once_is_made_once(front: Front, told: StoryPage) -> None:
    urls = [f"/delivery/v1/resolve?{urlencode({'path': '/en/stories/told/'})}", RESOLVE] * 4
    answers = at_once(front, urls)
    assert front.behind.calls == 1
    assert {answer.status for answer in answers} == {"200 OK"}
    assert len({answer.body for answer in answers}) == 1


def test_an_error_is_shared_with_nobody(
    front: Front, told: StoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(DeliveryThrottle, "THROTTLE_RATES", {"delivery": "1/min"})
    front.get("/delivery/v1/site", REMOTE_ADDR="10.0.0.1")
    calls = front.behind.calls
    go = threading.Event()
    front.behind.before = lambda: until(go.is_set) and None
    with ThreadPoolExecutor(2) as pool:
        throttled = pool.submit(front.get, RESOLVE, REMOTE_ADDR="10.0.0.1")
        until(lambda: front.behind.calls > calls)
        served = pool.submit(front.get, RESOLVE, REMOTE_ADDR="10.0.0.2")
        time.sleep(0.05)
        go.set()
    assert throttled.result().status == "429 Too Many Requests"
    assert served.result().status == "200 OK"
    assert front.get(RESOLVE, REMOTE_ADDR="10.0.0.1") == served.result()


def test_nobody_waits_for_ever(
    front: Front, told: StoryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Flight, "patience", 0.05)
    answers = at_once(front, [RESOLVE, RESOLVE])
    assert front.behind.calls == 2
    assert answers[0] == answers[1]


def test_a_fault_reaches_only_whoever_met_it(front: Front, told: StoryPage) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    front.behind.before = fail
    with pytest.raises(ZeroDivisionError):
        front.get(RESOLVE)
    assert front.get(RESOLVE).status == "200 OK"
    assert front.edge._process.flights._open == {}


NO_UTF_8 = ("latin-1", "utf-16", "cp037", "idna", "base64", '"rot13"', "x")


@pytest.mark.parametrize("capacity", [0, 10_000_000])
@pytest.mark.parametrize("charset", NO_UTF_8)
def test_a_query_is_utf_8_whatever_a_request_says_of_its_body(
    fronts: Callable[..., Front], told: StoryPage, capacity: int, charset: str
) -> None:
    front = fronts(capacity)
    told.tags.add("café")
    told.save_revision().publish()
    until(lambda: not capacity or front.follower._seen == head())
    url = f"/delivery/v1/pages?tag={quote('café')}"
    # What one client says must not be kept for the next, either.
    for media_type in ("text/plain", "application/json"):
        answered = front.get(url, CONTENT_TYPE=f"{media_type}; Charset={charset}")
        assert (answered.status, json.loads(answered.body)["total"]) == ("200 OK", 1)
    assert json.loads(front.get(url).body)["total"] == 1
    for endpoint in ("pages", "preview/exchange", "nothing"):
        said = f"multipart/form-data; boundary=x; charset={charset}"
        status = front.get(f"/delivery/v1/{endpoint}", "POST", CONTENT_TYPE=said).status
        assert status.startswith("4"), endpoint


@pytest.mark.parametrize("charset", NO_UTF_8)
def test_nor_does_any_other_part_of_the_cms_take_another(
    front: Front, told: StoryPage, charset: str
) -> None:
    login = front.get("/admin/login/?next=/admin/", CONTENT_TYPE=f"text/plain;charset={charset}")
    assert login.status == "200 OK"
    for path in ("/api/v3/pages/?limit=1", "/media/images/nothing/320.jpg?x=1"):
        status = front.get(path, CONTENT_TYPE=f"text/plain; charset={charset}").status
        assert status.startswith("4"), path


def test_paths_in_other_scripts(front: Front, told: StoryPage) -> None:
    make_story("خبر", slug="خبر", parent=index_page("ar"))
    until(lambda: front.follower._seen == head())
    path = "/ar/stories/خبر/"
    for _ in range(2):
        answered = front.get(f"/delivery/v1/resolve?path={quote(path)}")
        assert json.loads(answered.body)["page"]["path"] == path
    assert front.behind.calls == 1
