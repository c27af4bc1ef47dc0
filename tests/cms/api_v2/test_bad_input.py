"""No input whatever gives a 5xx; what is wrong is named."""

from typing import Any
from urllib.parse import urlencode

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from tests.factories import make_image, make_story

API = "/api/v2/"
LISTS = ("pages", "images", "documents", "files", "redirects")


def assert_refused(answer: Any, name: str, status: int = 400) -> None:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/json"
    assert list(answer.json()) == ["message"]
    assert answer.json()["message"].startswith(f"{name}: ")


def ask(client: Client, path: str, raw: str) -> Any:
    """Send a query exactly as written."""
    return client.get(f"{API}{path}/", QUERY_STRING=raw)


NO_TEXT = ("%00", "a%00b", "%0a", "%ff", "%c3%28", "%ed%a0%80", "x" * 10_000)
SHARED = ("fields", "limit", "offset", "order", "site", "rich_text_format", "format", "id")
OF_PAGES = (
    "search", "search_operator", "type", "locale", "child_of", "descendant_of", "ancestor_of",
    "translation_of", "title", "slug", "show_in_menus", "seo_title", "first_published_at",
)  # fmt: skip


def test_an_unknown_parameter_is_named(site: Site, client: Client) -> None:
    for path in (*LISTS, "pages/1", "pages/find"):
        for name in ("unknown", "perspective", "TYPE", "type[]", "live", "owner", "password"):
            assert_refused(ask(client, path, f"{name}=x"), name)


def test_what_is_no_text_is_named(site: Site, client: Client) -> None:
    for name in (*SHARED, *OF_PAGES):
        for path in LISTS if name in SHARED else ("pages",):
            for value in NO_TEXT:
                assert_refused(ask(client, path, f"{name}={value}"), name)


MALFORMED = [
    ("limit", ["", "-1", "101", "1e1", "x", "9" * 1500, "1.5"]),
    ("offset", ["", "-1", "1000001", "99999999999999999999", "x"]),
    ("fields", ["", "(", ")", "a(", "a,,b", "-*", "title,*", "nonsense", "*,title", " a", "-"]),
    ("fields", ["(" * 900, "a(" * 900, "title(x)", "_,-title", "parent(title)", "tags(x)"]),
    ("order", ["", "nonsense", "title,", "--title", "random,title", "owner__password", "?"]),
    ("site", ["", "elsewhere.example", ":80"]),
    ("rich_text_format", ["", "db_html", "x"]),
    ("format", ["api", ""]),
    ("id", ["x", "1.5", ""]),
    ("search", ["", '"', "%25", "' *", "x" * 201]),
    ("search_operator", ["", "not"]),
    ("type", ["", "nonsense", "auth.User", "accounts.User", "stories.StoryPage,", "a.b.c"]),
    ("locale", ["", "de", "EN"]),
    ("child_of", ["", "x", "-1", "999999", "9" * 18, "9" * 30, "1"]),
    ("descendant_of", ["", "x", "999999"]),
    ("ancestor_of", ["", "root", "999999"]),
    ("translation_of", ["", "x", "999999"]),
    ("show_in_menus", ["", "maybe", "True"]),
    ("first_published_at", ["", "yesterday", "2019-13-01", "0001-01-01T00:00:00%2B14:00"]),
]


def test_a_malformed_value_is_named(site: Site, client: Client) -> None:
    for name, values in MALFORMED:
        for value in values:
            assert_refused(ask(client, "pages", f"{name}={value}"), name)


def test_what_is_given_twice_is_named(site: Site, client: Client) -> None:
    for name in ("limit", "type", "title"):
        assert_refused(ask(client, "pages", f"{name}=1&{name}=2"), name)


NO_PATHS = ["", "/../x", "/a%252e%252e/..", "//x", "/a?b=c", "/a%23b", "/\\", "/%25ff", "/%2500"]


def test_what_is_no_path_is_named(site: Site, client: Client) -> None:
    for name in ("pages", "redirects"):
        for path in NO_PATHS:
            assert_refused(ask(client, f"{name}/find", f"html_path={path}"), "html_path")


def test_find_says_what_it_lacks(site: Site, client: Client) -> None:
    for name in LISTS:
        assert_refused(ask(client, f"{name}/find", ""), "id")
        assert ask(client, f"{name}/find", "id=999999999999999999").status_code == 404


NOWHERE = ["999999", "9" * 20, "9" * 5000, "x", "-1", "%00", "1.5", "٣", "1/x", "find/x"]


def test_what_is_nowhere_is_not_found(site: Site, client: Client) -> None:
    for name in LISTS:
        for where in NOWHERE:
            answer = client.get(f"{API}{name}/{where}/")
            assert (answer.status_code, list(answer.json())) == (404, ["message"])


def test_cache_busters_are_passed_over(site: Site, client: Client) -> None:
    assert ask(client, "pages", "_=%00&format=json").status_code == 200


ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from([
        "\0", '"', "*", "_", "-", "root", "1", "-1", "1" * 30, "title", "random", "a(b)", "%", "é",
        "true", "2019-01-01", "stories.StoryPage", "home.HomePage", "wagtailcore.Page", "en", "and",
        "*,cover(*)", "_,body", "markdown", "id,-title", "NEAR(a b)", "a AND", "title:x", "\ud800",
    ]),
    st.integers().map(str),
)  # fmt: skip
NAMES = st.sampled_from([
    *SHARED, *OF_PAGES, "html_path", "kicker", "date", "width", "old_path", "is_permanent", "_",
])  # fmt: skip
PATHS = st.sampled_from([
    *LISTS, *(f"{name}/find" for name in LISTS), *(f"{name}/1" for name in LISTS),
])  # fmt: skip


def test_no_query_gives_a_server_error(site: Site, client: Client) -> None:
    image = make_image()
    make_story(cover=image)
    client.raise_request_exception = True

    @settings(
        max_examples=300,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(path=PATHS, query=st.dictionaries(NAMES, ODD, max_size=3))
    def try_one(path: str, query: dict[str, str]) -> None:
        raw = urlencode(query, errors="surrogatepass")
        answer = ask(client, path, raw)
        assert answer.status_code in (200, 302, 400, 404), (path, query)
        if answer.status_code >= 400:
            assert list(answer.json()) == ["message"]
        assert answer["Cache-Control"]

    try_one()
