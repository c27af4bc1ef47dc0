"""What stands around the demo: menu, cookie notice, banner, tour, and what it says of itself."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from wagtail.models import Site

from cms.unit_of_work import unit_of_work
from home.demo.site import AROUND, FORMED_ON, HANDLE, Standard
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.people import make_in
from home.loading.values import FindPage, Values, with_ids
from home.models import (
    AboutPage,
    Announcement,
    CommemorativeDay,
    CookieNotice,
    Navigation,
    StandardPage,
    Tour,
)
from stories.models import LineOfEffort

Fill = Callable[[Any], None]
_STANDARD = ("cookies", "privacy", "contact")
_MAIN = (
    ("home", ("about", "partners")),
    ("stories", ("short-videos", "podcast")),
    ("statements", ("digests",)),
    ("campaigns", ()),
)
_BEGUN, _ENDS = datetime(2019, 8, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_NOTES = {
    "en": "Demo content. The stories are composites; no real person is quoted.",
    "fr": "Contenu de démonstration. Les récits sont composites ; personne de réel n’y est cité.",
    "ar": "محتوى تجريبي. القصص مركّبة، ولا يُقتبس فيها كلام أي شخص حقيقي.",
}


def plant_site_pages(tree: Tree) -> None:
    """Add the pages in which the demo speaks of itself, as drafts."""
    for code, around in AROUND.items():
        about = around.about
        tree.add(AboutPage, "about", code, "home", title=about.title, slug=about.slug)
        for key in _STANDARD:
            page: Standard = getattr(around, key)
            tree.add(StandardPage, key, code, "home", title=page.title, slug=page.slug)


def site_pages_to_write(tree: Tree, library: Library) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code, around in AROUND.items():
        values = Values(library.in_language(code), partial(tree.find, locale=code))
        for key in ("about", *_STANDARD):
            yield key, code, partial(_fill, getattr(around, key), values, key)


def make_around(site: Site, tree: Tree, library: Library) -> None:
    """Add what stands around every page, in every language, unless the site has it."""
    for code in AROUND:
        with unit_of_work():
            values = Values(library.in_language(code), partial(tree.find, locale=code))
            for model, words in _around(code, values).items():
                make_in(model, f"{model._meta.model_name}", code, words, site=site)


def make_remembrance(tree: Tree) -> None:
    """Add the 21st of August in every language, unless it is there."""
    for code, around in AROUND.items():
        with unit_of_work():
            words = {"page_id": tree.find("about", code), **vars(around.remembrance)}
            make_in(CommemorativeDay, "remembrance", code, words, month=8, day=21)


def _around(locale: str, values: Values) -> dict[Any, dict[str, Any]]:
    said = AROUND[locale]
    return {
        Navigation: _navigation(locale, values),
        CookieNotice: {
            "text": said.cookie_text,
            "policy_page_id": values.find_page("cookies"),
            "categories": _stored(
                [("category", vars(category)) for category in said.categories], "categories"
            ),
            "version": int(_BEGUN.timestamp()),
        },
        Announcement: {
            "text": said.banner,
            "link_label": said.banner_link,
            "page_id": values.find_page("about"),
            "starts": _BEGUN,
            "ends": _ENDS,
        },
        Tour: {
            "title": said.tour_title,
            "steps": _stored(_steps(locale, values.find_page), "steps"),
            "version": int(_BEGUN.timestamp()),
        },
    }


def _fill(said: Standard, values: Values, seed: str, page: Any) -> None:
    page.standfirst = said.standfirst
    page.body = json.dumps(values.stream([("text", said.body)], seed))
    if isinstance(page, AboutPage):
        page.formed_on = FORMED_ON
        lines = LineOfEffort.objects.filter(locale=page.locale).values_list("pk", flat=True)
        page.lines_of_effort = _stored((("line", pk) for pk in lines), "lines")


def _navigation(locale: str, values: Values) -> dict[str, Any]:
    def links(keys: Iterable[str], **more: Any) -> Iterator[tuple[str, Any]]:
        for key in keys:
            if pk := values.find_page(key):
                yield "page", {"page": pk, "label": "", **more}

    def main() -> Iterator[tuple[str, Any]]:
        for key, below in _MAIN:
            yield from links([key], children=with_ids(links(below), f"main/{key}"))

    outside = {"label": "theglobalcoalition.org", "url": "https://theglobalcoalition.org/"}
    platform, handle, url = HANDLE
    return {
        "main": _stored(main(), "main"),
        "footer": _stored([*links(_STANDARD), ("outside", outside)], "footer"),
        "footer_note": _NOTES[locale],
        "profiles": _stored(
            [("profile", {"platform": platform, "handle": handle, "url": url})], "profiles"
        ),
        "description": AROUND[locale].description,
        "share_image_id": values.library.pictures["al-qaim-dawn"],
    }


def _steps(locale: str, find_page: FindPage) -> Iterator[tuple[str, Any]]:
    for step in AROUND[locale].steps:
        said = {"title": step.title, "text": step.text}
        if step.page:
            yield "page", said | {"page": find_page(step.page)}
        else:
            yield "part", said | {"target": step.target}


def _stored(blocks: Iterable[tuple[str, Any]], seed: str) -> str:
    return json.dumps(with_ids(blocks, f"around/{seed}"))
