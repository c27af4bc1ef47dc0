"""The demo's pages: created once, by translation key, and never touched again."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from wagtail.models import Locale, Page, Site

from cms.pages import BasePage
from cms.unit_of_work import unit_of_work
from home import models
from home.demo.days import published_by
from home.demo.format import DayInTheLife, HomePage, Story
from home.demo.home_page import HOME_PAGES, PARTNER_DIRECTORIES, STORY_INDEXES
from home.demo.snapshots import Snapshot
from home.loading.people import People
from home.loading.series import find_series
from home.loading.values import NAMESPACE, Values
from stories.models import (
    DayInTheLifePage,
    LineOfEffort,
    PartnerDirectoryPage,
    StoryIndexPage,
    StoryPage,
)


def key_of(name: str) -> UUID:
    """Return the translation key of a demo page or snippet, the same on every machine."""
    return uuid5(NAMESPACE, name)


class Tree:
    """The demo's page tree, one branch for each language, as it was on one day."""

    def __init__(self, day: date) -> None:
        """Take the day; find the root of all pages."""
        self.day = day
        self.root = Page.objects.get(depth=1)

    def find(self, key: str, locale: str) -> int | None:
        """Return a page in a language, or else in English; None if there was none on the day."""
        pages = Page.objects.filter(translation_key=key_of(key))
        for code in (locale, "en"):
            if page := pages.filter(locale__language_code=code).first():
                return page.pk
        if published_by(key, self.day):
            raise LookupError(f"The demo has no page “{key}”.")
        return None

    def plant(self, stories: Iterable[Story]) -> None:
        """Add the pages that are missing, as drafts, so that they can link to each other."""
        for code, home in HOME_PAGES.items():
            slug = _home_slug(code)
            self.add(models.HomePage, "home", code, "", title=home.title, slug=slug)
        for code, index in STORY_INDEXES.items():
            self.add(
                StoryIndexPage, "stories", code, "home", title=index.title, slug=index.slug
            )  # fmt: skip
        for code, directory in PARTNER_DIRECTORIES.items():
            self.add(
                PartnerDirectoryPage, "partners", code, "home",
                title=directory.title, slug=directory.slug,
            )  # fmt: skip
        for story in stories:
            model = DayInTheLifePage if isinstance(story, DayInTheLife) else StoryPage
            self.add(
                model, story.key, story.locale, "stories", title=story.title, slug=story.slug
            )  # fmt: skip

    def make_site(self) -> Site:
        """Return the demo's site: the default one, if no other content has it."""
        home = self.page("home", "en")
        if site := Site.objects.filter(root_page=home).first():
            return site
        default = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if default is not None and _is_untouched(default.root_page):
            welcome, default.root_page = default.root_page, home
            default.site_name = "Storywire demo"
            default.save()
            welcome.delete()
            return default
        return Site.objects.create(
            hostname="localhost" if default is None else "demo.localhost",
            root_page=home,
            is_default_site=default is None,
            site_name="Storywire demo",
        )

    def add(self, model: type[BasePage], key: str, code: str, above: str, **fields: Any) -> None:
        """Add a page below another as a draft, unless it is there or was published later."""
        locale = Locale.objects.get(language_code=code)
        there = Page.objects.filter(translation_key=key_of(key), locale=locale).exists()
        if there or not published_by(key, self.day):
            return
        parent = self.page(above, code) if above else self.root
        page = model(live=False, locale=locale, translation_key=key_of(key), **fields)
        parent.add_child(instance=page)

    def page(self, key: str, code: str) -> Page:
        """Return a page of the demo in a language."""
        return Page.objects.get(translation_key=key_of(key), locale__language_code=code)

    def unfinished(self, key: str, locale: str) -> Any:
        """Return a demo page that was planted and never published, or None."""
        planted = Page.objects.filter(
            translation_key=key_of(key),
            locale__language_code=locale,
            first_published_at=None,
        ).first()
        return planted and planted.specific


@unit_of_work()
def publish(page: Any, at: datetime) -> None:
    """Publish a page as of another day."""
    rows = Page.objects.filter(pk=page.pk)
    if page.first_published_at is None:
        page.first_published_at = at
        rows.update(first_published_at=at)
    page.save_revision().publish()
    # Wagtail has it published now. That the page changed is marked already, and what is delivered
    # is read from the database when this unit of work ends.
    rows.update(last_published_at=at)


def fill_home(page: models.HomePage, values: Values, locale: str, snapshot: Snapshot) -> None:
    """Write the home page as it was on the day of a snapshot."""
    home = HOME_PAGES[locale]
    page.standfirst = home.standfirst
    page.seo_title, page.search_description = home.seo_title, home.seo_description
    sections = _sections(home, values, snapshot)
    page.sections = json.dumps(values.stream(sections, "home"))
    page.cover_id = values.library.pictures["al-qaim-dawn"]


def _sections(home: HomePage, values: Values, snapshot: Snapshot) -> list[tuple[str, Any]]:
    def said(name: str, value: Any) -> Any:
        if isinstance(value, list) and name == "pages":
            return [pk for pk in (said("page", part) for part in value) if pk]
        if isinstance(value, str) and value.startswith("page:"):
            return values.find_page(value.removeprefix("page:"))
        return getattr(home, value) if isinstance(value, str) else value

    sections = []
    for type_, parts in snapshot.sections:
        value = {name: said(name, part) for name, part in parts.items()}
        if type_ == "about":
            lines = LineOfEffort.objects.filter(locale__language_code=home.locale)
            value["lines_of_effort"] = list(lines.values_list("pk", flat=True))
        sections.append((type_, value["text"] if type_ == "text" else {"title": "", **value}))
    return sections


def fill_index(page: StoryIndexPage, locale: str) -> None:
    """Write the head of the story index."""
    page.standfirst = STORY_INDEXES[locale].standfirst


def fill_directory(page: PartnerDirectoryPage, locale: str) -> None:
    """Write the head of the partner directory."""
    page.standfirst = PARTNER_DIRECTORIES[locale].standfirst


def fill_story(
    page: Any, story: Story, values: Values, people: People, day: date, *, later: bool = False
) -> None:
    """Write a story as it was on a day; ``later`` has what was added to it after its first day."""
    for field in ("kicker", "standfirst", "content_warning", "seo_title"):
        setattr(page, field, getattr(story, field))
    page.search_description = story.seo_description
    page.cover_id = values.library.pictures[story.cover]
    page.place = people.place(story.place, story.locale) if story.place else None
    page.campaign_id = values.find_page(story.campaign) if story.campaign else None
    page.series = find_series(story.series, story.locale) if story.series else None
    if isinstance(story, DayInTheLife):
        page.person = people.person(story.person, story.locale)
        page.date = story.date
    else:
        page.date_line = story.date_line
    page.editors_note = values.html(story.editors_note)
    page.safeguarding_note = f"<p>{story.safeguarding_note}</p>"
    page.tags.set(story.tags)
    for name, blocks in _streams(story, people, day, later=later).items():
        setattr(page, name, json.dumps(values.stream(blocks, f"{story.key}/{name}")))


def _streams(
    story: Story, people: People, day: date, *, later: bool
) -> dict[str, Iterable[tuple[str, Any]]]:
    corrections = (item for item in story.corrections if date.fromisoformat(item.date) <= day)
    return {
        "body": (*story.body, *(story.added if later else ())),
        "related": (("page", key) for key in story.related),
        "authors": (("person", people.person(key, story.locale).pk) for key in story.authors),
        "sources": (("source", dict(item)) for item in story.sources),
        "corrections": (("correction", vars(item)) for item in corrections),
    }


def _home_slug(code: str) -> str:
    return "storywire-demo" if code == "en" else f"storywire-demo-{code}"


def _is_untouched(page: Page) -> bool:
    """Tell Wagtail's own welcome page, which nobody wrote, from content."""
    return page.specific_class is Page and page.is_leaf() and page.latest_revision_id is None
