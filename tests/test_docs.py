"""The docs: what exists is documented, and what is documented exists."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admindocs.utils import (
    remove_non_capturing_groups,
    replace_metacharacters,
    replace_named_groups,
)
from django.core.management import get_commands
from django.urls import URLPattern
from rest_framework.exceptions import (
    MethodNotAllowed,
    NotAcceptable,
    Throttled,
    UnsupportedMediaType,
)

from cms.checks import delivered_blocks, page_models
from cms.contract.card import Card
from cms.contract.document import PageDocument
from cms.delivery import errors
from cms.delivery import urls as delivery_urls
from cms.media import urls as media_urls
from home.demo.home_page import STORY_INDEXES
from home.demo_accounts import ACCOUNTS
from home.management.commands.load_demo import STORIES

ROOT = Path(settings.BASE_DIR)
REFERENCE = ROOT / "docs" / "reference"
DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
# These name files that their reader is to make.
RECIPES = ("add-a-block.md", "add-a-page-type.md")
EVERY_DOC = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc.relative_to(ROOT)))
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|^    .*?$", re.MULTILINE | re.DOTALL)


def words(name: str) -> str:
    return (REFERENCE / name).read_text()


def section(name: str, heading: str) -> str:
    return words(name).split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def row(table: str, name: str) -> str:
    return next((line for line in table.splitlines() if line.startswith(f"| `{name}` |")), "")


def anchors(doc: Path) -> set[str]:
    """Return the anchors that a document's headings make, as code hosts do."""
    headings = re.findall(r"^#+ (.+)$", re.sub(CODE, "", doc.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


# What exists is documented.


def our_commands() -> set[str]:
    ours = {config.name for config in apps.get_app_configs() if Path(config.path).parent == ROOT}
    ours |= {config.name for config in apps.get_app_configs() if config.name.startswith("cms.")}
    return {name for name, app in get_commands().items() if app in ours}


def test_every_command_is_documented() -> None:
    assert {"load_demo", "run_scheduler"} <= our_commands()
    documented = set(re.findall(r"^### `(\w+)`$", words("commands.md"), re.MULTILINE))
    assert documented == our_commands()


def endpoints() -> list[str]:
    routes = [str(pattern.pattern) for pattern in delivery_urls.urlpatterns]
    return [re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route) for route in routes]


def test_every_endpoint_is_documented_and_no_other() -> None:
    headings = re.findall(
        r"^## `(?:GET|POST) /delivery/v1/(.+)`$", words("endpoints.md"), re.MULTILINE
    )
    assert sorted(headings) == sorted(endpoints())


def media_paths() -> Iterator[str]:
    for pattern in media_urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = replace_named_groups(remove_non_capturing_groups(str(pattern.pattern)))
        yield "/" + re.sub(r"<(\w+?)_?>", r"{\1}", replace_metacharacters(route)).replace("\\", "")


@pytest.mark.parametrize("doc", ["endpoints.md", "media.md"])
def test_every_media_url_is_documented(doc: str) -> None:
    assert {path for path in media_paths() if not row(words(doc), path)} == set()


def parameters() -> Iterator[tuple[str, str]]:
    from cms.delivery.views import (
        changes,
        channel,
        feeds,
        live,
        llms,
        pages,
        paths,
        resolve,
        site,
        sitemap,
    )

    for name, query in (
        ("resolve", resolve.ResolveQuery),
        ("pages", pages.PagesQuery),
        ("pages/{id}", pages.DocumentQuery),
        ("paths", paths.PathsQuery),
        ("site", site.SiteQuery),
        ("changes", changes.ChangesQuery),
        ("live", live.LiveQuery),
        ("feeds/json", feeds.FeedQuery),
        ("feeds/rss/{id}", channel.ChannelView.query),
        ("sitemap.xml", sitemap.SitemapQuery),
        ("llms.txt", llms.LocaleQuery),
    ):
        for parameter in query.model_fields:
            yield name, parameter


@pytest.mark.parametrize(("endpoint", "parameter"), list(parameters()))
def test_every_parameter_is_documented(endpoint: str, parameter: str) -> None:
    heading = "For every endpoint" if parameter == "site" else f"`GET /delivery/v1/{endpoint}`"
    assert re.search(rf"`{parameter}=?`", section("endpoints.md", heading))


def variables() -> set[str]:
    return set(re.findall(r"^([A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def test_every_setting_is_documented_and_no_other() -> None:
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", words("settings.md"), re.MULTILINE))
    assert documented == variables()


def test_every_block_is_documented() -> None:
    documented = set(re.findall(r"^## `(\w+)`$", words("blocks.md"), re.MULTILINE))
    assert documented == {name for name, _block in delivered_blocks()}


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.type_name)
def test_every_page_type_is_documented_with_its_fields(model: Any) -> None:
    line = row(section("endpoints.md", "Page types"), model.type_name)
    assert line, "the type has no line of its own"
    adds = set(model.document.model_fields) - set(PageDocument.model_fields)
    assert {field for field in adds if f"`{field}`" not in line} == set()


def test_what_every_page_has_is_documented() -> None:
    text = section("endpoints.md", "Page types")
    shared = {*Card.model_fields, *PageDocument.model_fields}
    assert {field for field in shared if f"`{field}`" not in text} == set()


def problem_codes() -> set[str]:
    ours = {error.default_code for error in (errors.BadParameter, errors.NotFound, errors.Gone)}
    theirs = {
        error.default_code
        for error in (MethodNotAllowed, NotAcceptable, Throttled, UnsupportedMediaType)
    }
    source = Path(errors.__file__).read_text()
    return (
        ours
        | theirs
        | set(re.findall(r'problem\(\s*\d+,\s*"(\w+)"', source))
        | set(re.findall(r'default_code = "(\w+)"', source))
    )


def test_every_problem_code_is_documented_and_no_other() -> None:
    table = section("endpoints.md", "Problems")
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == problem_codes()


def test_every_demo_log_in_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    assert {name for name in ACCOUNTS if f"`{name}`" not in readme} == set()


# What is documented exists.


@EVERY_DOC
def test_relative_links_lead_somewhere(doc: Path) -> None:
    broken = []
    for target in LINK.findall(re.sub(CODE, "", doc.read_text())):
        path, _, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        there = (doc.parent / path).resolve() if path else doc
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


@EVERY_DOC
def test_named_make_targets_exist(doc: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", doc.read_text(), re.MULTILINE))
    assert named <= targets


@EVERY_DOC
def test_named_commands_exist(doc: Path) -> None:
    named = set(re.findall(r"manage\.py ([a-z_]+)", doc.read_text()))
    assert named <= set(get_commands())


@EVERY_DOC
def test_paths_in_requests_are_those_of_the_demo(doc: Path) -> None:
    indexes = {code: f"/{code}/{index.slug}/" for code, index in STORY_INDEXES.items()}
    known = {f"/{code}/" for code in indexes} | set(indexes.values())
    known |= {f"{indexes[story.locale]}{story.slug}/" for story in STORIES}
    requests = re.findall(r"curl .*?resolve\?path=([^'&\s]+)", doc.read_text())
    assert [path for path in requests if path not in known] == []


def test_the_readme_asks_for_the_al_qaim_story() -> None:
    readme = (ROOT / "README.md").read_text()
    story = next(story for story in STORIES if (story.key, story.locale) == ("al-qaim", "en"))
    assert f"resolve?path=/en/stories/{story.slug}/'" in readme
    assert f'"title": "{story.title}"' in readme


@pytest.mark.parametrize(
    "doc", [doc for doc in DOCS if doc.name not in RECIPES], ids=lambda doc: doc.name
)
def test_named_source_files_exist(doc: Path) -> None:
    tops = "cms|stories|home|settings|tests|docs|contracts|requirements"
    named = re.findall(rf"`((?:{tops})/[\w./-]*)`", doc.read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []
