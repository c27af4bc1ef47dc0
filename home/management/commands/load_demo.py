"""Load the demo content."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from cms.publishing.following import catch_up
from cms.unit_of_work import unit_of_work
from home.demo.home_page import HOME_PAGES, PARTNER_DIRECTORIES, STORY_INDEXES
from home.demo.pictures import PICTURES
from home.demo.snapshots import LATEST, SNAPSHOTS, Snapshot
from home.demo.stories import STORIES
from home.loading.campaigns import campaigns_to_write, plant_campaigns
from home.loading.digest import digests_to_write, plant_digests
from home.loading.frame import make_accounts
from home.loading.library import Library
from home.loading.pages import (
    Tree,
    fill_directory,
    fill_home,
    fill_index,
    fill_story,
    key_of,
)
from home.loading.partners import make_partners
from home.loading.people import People
from home.loading.podcast import make_lines_of_effort, plant_podcast, podcast_to_write
from home.loading.site import (
    make_around,
    make_remembrance,
    plant_site_pages,
    site_pages_to_write,
)
from home.loading.social import plant_social, write_social
from home.loading.statements import make_bodies, plant_statements, statements_to_write
from home.loading.values import Values
from home.loading.writing import Writing
from home.models import HomePage

Fill = Callable[[Any], None]


class Command(BaseCommand):
    """Adds what is missing of the demo; what is there, the demo's or not, is left as it is."""

    help = "Load the demo stories. Run again, it adds only what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which of the two home pages is to be built."""
        parser.add_argument(
            "--snapshot",
            choices=sorted(SNAPSHOTS),
            help="The home page, and the members, of August 2019 or of June 2022 (the default). "
            "The database has to be without demo content.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in steps, each whole or not at all."""
        del args
        snapshot = SNAPSHOTS[options["snapshot"] or LATEST]
        if options["snapshot"] and HomePage.objects.filter(translation_key=key_of("home")).exists():
            raise CommandError(
                "The demo is there, with its home page. Load a snapshot into an empty database."
            )
        for code in HOME_PAGES:
            Locale.objects.get_or_create(language_code=code)
        self._make_accounts()
        library = self._draw_pictures()
        tree = Tree(snapshot.day)
        with unit_of_work():
            tree.plant(STORIES)
            plant_statements(tree)
            plant_podcast(tree)
            plant_site_pages(tree)
            plant_campaigns(tree)
            plant_digests(tree)
            plant_social(tree)
            site = tree.make_site()
        make_around(site, tree, library)
        make_remembrance(tree)
        self.stdout.write(f"  partners   {'written' if make_partners(snapshot.day) else 'there'}")
        make_lines_of_effort()
        make_bodies()
        self._write_pages(tree, library, snapshot)
        # There may be no worker yet to do what so many pages at once have left for later.
        catch_up.call()
        self.stdout.write(self.style.SUCCESS("The demo content is loaded."))

    def _make_accounts(self) -> None:
        # Only development settings have a password that everybody knows.
        password = getattr(settings, "DEMO_PASSWORD", None)
        if password:
            with unit_of_work():
                for name in make_accounts(password):
                    self.stdout.write(f"  account    {name}")

    def _draw_pictures(self) -> Library:
        with unit_of_work():
            library = Library()
        for number, (name, picture) in enumerate(PICTURES.items(), 1):
            with unit_of_work():
                drawn = library.add_picture(name, picture)
            verb = "drawn" if drawn else "there"
            self.stdout.write(f"  picture    {number}/{len(PICTURES)} {name}: {verb}")
        return library

    def _write_pages(self, tree: Tree, library: Library, snapshot: Snapshot) -> None:
        people = People()
        writing = Writing(tree)
        for part in (
            _frame(tree, library, snapshot),
            campaigns_to_write(tree, library),
            _stories(tree, library, people),
            statements_to_write(tree, library, people),
            podcast_to_write(tree, library, people),
            site_pages_to_write(tree, library),
            digests_to_write(tree, library, people),
        ):
            # Pages that show each other are compiled once, when all of a part are there.
            with unit_of_work():
                for key, code, fill in part:
                    verb = "written" if writing.write(key, code, fill) else "there"
                    self.stdout.write(f"  page       {key} ({code}): {verb}")
        with unit_of_work():
            for key, code, fill in _stories(tree, library, people, later=True):
                writing.write_on(key, code, fill)
        posts = write_social(tree, library, writing)
        self.stdout.write(f"  posts      {'written' if posts else 'there'}")
        people.give_byline("desk", "author")


def _frame(tree: Tree, library: Library, snapshot: Snapshot) -> Iterator[tuple[str, str, Fill]]:
    for code in HOME_PAGES:
        values = Values(library.in_language(code), partial(tree.find, locale=code))
        yield "home", code, partial(fill_home, values=values, locale=code, snapshot=snapshot)
    for code in STORY_INDEXES:
        yield "stories", code, partial(fill_index, locale=code)
    for code in PARTNER_DIRECTORIES:
        yield "partners", code, partial(fill_directory, locale=code)


def _stories(
    tree: Tree, library: Library, people: People, *, later: bool = False
) -> Iterator[tuple[str, str, Fill]]:
    for story in STORIES:
        if later and not story.added:
            continue
        values = Values(library.in_language(story.locale), partial(tree.find, locale=story.locale))
        fill = partial(
            fill_story, story=story, values=values, people=people, day=tree.day, later=later
        )
        yield story.key, story.locale, fill
