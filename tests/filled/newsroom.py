"""A whole site of filled content: what is public, and what must never be seen."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.publishing.compile import page_types
from cms.publishing.following import catch_up_once
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from home.models.around import OneALanguage
from tests.factories import make_site, make_story
from tests.filled.library import Library
from tests.filled.models import fill, make_snippet, new_page, parent_of, snippet_types

TOLD, ASIDE, PLACEHOLDER = "told", "aside", "placeholder"
BY_RULE = ("latest", "statement", "podcast", "campaigns", "short_videos")


@dataclass
class Whole:
    """What a site has."""

    told: Library
    """What all may see; its pages are public and point to each other."""
    aside: dict[type[Any], Any]
    """Public pages that point to what is not public: to drafts, and to media that are apart."""
    hidden: Library
    """What nobody may see: media in a collection that is not public, and drafts."""

    @property
    def asking_for_hidden(self) -> Library:
        """What public pages aside are made of."""
        asking = Library(ASIDE, self.hidden.collection, self.hidden.pages)
        asking.rows = self.told.rows
        for name in ("image", "film", "recording", "file"):
            vars(asking)[name] = getattr(self.hidden, name)
        return asking


def make_whole() -> Whole:
    """Make a site with pages of every type and snippets of every kind."""
    whole = _make_whole()
    _catch_up()
    return whole


def make_told() -> Library:
    """Make a site with a public page of every type."""
    told = _make_told()
    _catch_up()
    return told


def _catch_up() -> None:
    while catch_up_once():
        # Where many merely gain something, the worker has its part in it.
        pass


@unit_of_work()
def _make_told() -> Library:
    make_site()
    story = make_story("The first that is told")
    told = Library(TOLD, Collection.get_first_root_node(), {type(story): story})
    _make_rows_of(told)
    _make_pages(told, publish=True)
    return told


@unit_of_work()
def _make_whole() -> Whole:
    told = _make_told()
    apart = told.collection.add_child(name="Apart")
    CollectionViewRestriction.objects.create(collection=apart, restriction_type="login")
    untold = make_story("Untold", publish=False)
    hidden = Library(PLACEHOLDER, apart, {type(untold): untold})
    _make_rows_of(hidden)
    _make_pages(hidden, publish=False)
    whole = Whole(told, {}, hidden)
    _point_aside(whole)
    return whole


def _make_rows_of(library: Library) -> None:
    make_rows(library, *(model for model in snippet_types() if not _is_shown(model)))


def make_rows(library: Library, *models: type[Any], **fields: Any) -> None:
    """Make snippets, those first that others point to."""
    left = [*models]
    while left:
        model = left.pop(0)
        try:
            library.rows[model] = make_snippet(model, library, **fields)
        except KeyError:
            left.append(model)


def _is_shown(model: type[Any]) -> bool:
    """Tell whether a site has one in each language, public as soon as it is there."""
    return issubclass(model, OneALanguage)


def _make_pages(library: Library, publish: bool) -> None:
    types = sorted(page_types().values(), key=lambda model: model.type_name)
    for model in types:
        if model is not HomePage:
            library.pages[model] = new_page(model, library, parent_of(model, library))
    library.pages[HomePage] = HomePage.objects.get(slug="home")
    if publish:
        # Only now there is all that they point to.
        for model in types:
            refill(library.pages[model], library).publish()


def refill(page: Any, library: Library) -> Any:
    """Save a draft that says what a library does; return the revision."""
    # What is in memory may be of a test that was undone.
    page = type(page).objects.get(pk=page.pk)
    if isinstance(page, HomePage):
        title, slug = page.title, page.slug
        fill(page, library)
        page.title, page.slug = title, slug
        page.sections.extend((name, {"count": 4, "may_repeat": True}) for name in BY_RULE)
    else:
        fill(page, library)
    return page.save_revision()


def _point_aside(whole: Whole) -> None:
    asking = whole.asking_for_hidden
    make_rows(asking, *(model for model in snippet_types() if _is_shown(model)))
    for model in page_types().values():
        if model is not HomePage:
            page = new_page(model, asking, parent_of(model, asking))
            page.save_revision().publish()
            whole.aside[model] = page
    home = HomePage.objects.get(slug="home-fr")
    refill(home, asking).publish()
    whole.aside[HomePage] = Page.objects.get(pk=home.pk).specific
