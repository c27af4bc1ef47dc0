"""What stands around the demo: menu, cookie notice, banner, tour, and what it says of itself."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid5

from wagtail.models import Locale, Site

from home.demo.site import AROUND, FORMED_ON, HANDLE, Standard
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.values import NAMESPACE, FindPage, Values
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
        home = tree.page("home", code)
        about = around.about
        tree.add(AboutPage, "about", code, home, title=about.title, slug=about.slug)
        for key in _STANDARD:
            page: Standard = getattr(around, key)
            tree.add(StandardPage, key, code, home, title=page.title, slug=page.slug)


def site_pages_to_write(tree: Tree, library: Library) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code, around in AROUND.items():
        values = Values(library, partial(tree.find, locale=code))
        for key in ("about", *_STANDARD):
            yield key, code, partial(_fill, getattr(around, key), values, f"{key}/{code}")


def make_around(site: Site, locale: str, library: Library, find_page: FindPage) -> None:
    """Add what stands around every page of a language, unless the site has it."""
    values = Values(library, find_page)
    said, place = AROUND[locale], {"site": site, "locale": _locale(locale)}
    _make(Navigation, place, lambda: _navigation(locale, values))
    categories = [("category", vars(category)) for category in said.categories]
    _make(
        CookieNotice,
        place,
        lambda: {
            "text": said.cookie_text,
            "policy_page_id": find_page("cookies"),
            "categories": _stored(categories),
            "version": 1,
        },
    )
    _make(
        Announcement,
        place,
        lambda: {
            "text": said.banner,
            "link_label": said.banner_link,
            "page_id": find_page("about"),
            "starts": _BEGUN,
            "ends": _ENDS,
        },
    )
    _make(
        Tour,
        place,
        lambda: {
            "title": said.tour_title,
            "steps": _stored(_steps(locale, find_page)),
            "version": 1,
        },
    )


def make_remembrance(locale: str, find_page: FindPage) -> None:
    """Add the 21st of August in a language, unless it is there."""
    said = AROUND[locale].remembrance
    words = {"month": 8, "day": 21, "page_id": find_page("about"), **vars(said)}
    CommemorativeDay.objects.get_or_create(
        translation_key=uuid5(NAMESPACE, "remembrance"), locale=_locale(locale), defaults=words
    )


def _fill(said: Standard, values: Values, seed: str, page: Any) -> None:
    page.standfirst = said.standfirst
    page.body = json.dumps(values.stream([("text", said.body)], seed))
    if isinstance(page, AboutPage):
        page.formed_on = FORMED_ON
        lines = LineOfEffort.objects.filter(locale=page.locale)
        page.lines_of_effort = _stored(("line", pk) for pk in lines.values_list("pk", flat=True))


def _make(model: Any, place: dict[str, Any], words: Callable[[], dict[str, Any]]) -> None:
    if not model.objects.filter(**place).exists():
        key = uuid5(NAMESPACE, model._meta.model_name)
        model.objects.create(**place, translation_key=key, **words())


def _navigation(locale: str, values: Values) -> dict[str, Any]:
    def link(key: str, **more: Any) -> tuple[str, Any]:
        return "page", {"page": values.find_page(key), "label": "", **more}

    def below(keys: tuple[str, ...]) -> list[dict[str, Any]]:
        return [{"type": type_, "value": value} for type_, value in map(link, keys)]

    outside = {"label": "theglobalcoalition.org", "url": "https://theglobalcoalition.org/"}
    platform, handle, url = HANDLE
    return {
        "main": _stored(link(key, children=below(keys)) for key, keys in _MAIN),
        "footer": _stored([*map(link, _STANDARD), ("outside", outside)]),
        "footer_note": _NOTES[locale],
        "profiles": _stored([("profile", {"platform": platform, "handle": handle, "url": url})]),
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


def _stored(blocks: Any) -> str:
    return json.dumps([{"type": type_, "value": value} for type_, value in blocks])


def _locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)
