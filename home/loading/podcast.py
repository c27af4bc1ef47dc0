"""The demo's podcast, its episodes, and the lines of effort that these are about."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from cms.unit_of_work import unit_of_work
from home.demo.podcast import EPISODES, LINES_OF_EFFORT, PODCASTS, Episode
from home.loading.library import Library
from home.loading.pages import Tree
from home.loading.people import People, find_or_translate
from home.loading.values import Values
from stories.models import EpisodePage, LineOfEffort, PodcastPage

Fill = Callable[[Any], None]


@unit_of_work()
def make_lines_of_effort() -> None:
    """Add the lines of effort that are missing, in every language."""
    for code in PODCASTS:
        for line in LINES_OF_EFFORT:
            _line(line.slug, code)


def _line(slug: str, code: str) -> LineOfEffort:
    place, demo = next(
        (place, line) for place, line in enumerate(LINES_OF_EFFORT, 1) if line.slug == slug
    )
    there = LineOfEffort.objects.filter(slug=slug, locale__language_code=code).first()
    if there is not None:
        # Others have written it already: of one slug there is one.
        return there
    words = {"name": demo.names, "description": demo.descriptions}
    found: LineOfEffort = find_or_translate(
        LineOfEffort, f"line/{slug}", code, words, slug=slug, sort_order=place
    )
    return found


def plant_podcast(tree: Tree) -> None:
    """Add the pages that are missing, as drafts."""
    for code, podcast in PODCASTS.items():
        tree.add(
            PodcastPage, "podcast", code, "home",
            title=podcast.title, slug=podcast.slug, author=podcast.author,
        )  # fmt: skip
    for item in EPISODES:
        tree.add(
            EpisodePage, item.key, item.locale, "podcast",
            title=item.title, slug=item.slug, number=item.number,
        )  # fmt: skip


def podcast_to_write(
    tree: Tree, library: Library, people: People
) -> Iterator[tuple[str, str, Fill]]:
    """Return key, language and words of each page."""
    for code in PODCASTS:
        yield "podcast", code, partial(_fill_podcast, library, code)
    for item in EPISODES:
        values = Values(library.in_language(item.locale), partial(tree.find, locale=item.locale))
        yield item.key, item.locale, partial(_fill_episode, item, values, people)


def _fill_podcast(library: Library, code: str, page: PodcastPage) -> None:
    demo = PODCASTS[code]
    page.standfirst, page.description = demo.standfirst, demo.description
    page.category = "Government"
    page.cover_id = library.in_language(code).pictures["on-the-line"]


def _fill_episode(item: Episode, values: Values, people: People, page: EpisodePage) -> None:
    page.standfirst = item.standfirst
    page.topic = _line(item.topic, item.locale)
    page.cover_id = values.library.pictures[item.cover]
    page.audio = values.library.recording()
    guests = [("participant", people.named(guest, item.locale)) for guest in item.guests]
    page.guests = json.dumps(values.stream(guests, f"{item.key}/guests"))
    page.notes = values.html(item.notes)
    if item.spoken:
        page.transcript = values.library.transcript(item.key, item.locale, item.spoken)
