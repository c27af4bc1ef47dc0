"""Whatever is done in whatever order: what is stored is what is public, as it is now."""

import os
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, multiple, run_state_machine_as_test
from wagtail.models import Collection, Locale, Page

from cms.delivery.edge import Edge
from cms.publishing.models import Change, Document
from home.models import HomePage
from stories.models import PartnerDirectoryPage, Person
from tests.cms.api_v3.tokens import Api, make_token
from tests.cms.publishing.newsroom.anything import Anything
from tests.cms.publishing.newsroom.around import Around
from tests.cms.publishing.newsroom.bundles import images, people, stories
from tests.cms.publishing.newsroom.campaigns import Campaigns
from tests.cms.publishing.newsroom.desk import named
from tests.cms.publishing.newsroom.digest import Digest
from tests.cms.publishing.newsroom.editors import Editors
from tests.cms.publishing.newsroom.front import Front
from tests.cms.publishing.newsroom.hour import Hour
from tests.cms.publishing.newsroom.many import Many
from tests.cms.publishing.newsroom.partners import Partners
from tests.cms.publishing.newsroom.pieces import Pieces
from tests.cms.publishing.newsroom.places import Places
from tests.cms.publishing.newsroom.podcast import Podcast
from tests.cms.publishing.newsroom.privacy import Privacy
from tests.cms.publishing.newsroom.programs import Programs
from tests.cms.publishing.newsroom.reading import Reading
from tests.cms.publishing.newsroom.shown import Shown
from tests.cms.publishing.newsroom.stock import Stock
from tests.cms.publishing.newsroom.translators import Translators
from tests.cms.publishing.newsroom.truths import Truths
from tests.cms.publishing.newsroom.walls import Walls
from tests.factories import locale, make_image, make_site, make_story, make_user

ROUNDS = int(os.environ.get("STORYWIRE_NEWSROOM_ROUNDS", "4"))


class Newsroom(
    Anything,
    Around,
    Campaigns,
    Digest,
    Editors,
    Front,
    Hour,
    Many,
    Partners,
    Pieces,
    Places,
    Podcast,
    Privacy,
    Programs,
    Shown,
    Stock,
    Translators,
    Walls,
    Truths,
    Reading,
):
    """An editor who does anything, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.rolled_back = transaction.atomic()
        self.rolled_back._from_testcase = True
        self.rolled_back.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=True)
        self.time = self.clock.start()
        self.client = Client(headers={"host": "localhost"})
        self.public_by_log: dict[tuple[int, str], str] = {}
        self.read_up_to = Change.objects.order_by("-sequence").values_list("pk", flat=True).first()
        self.public_by_log = {}
        self.editor = make_user()
        self.client.force_login(self.editor)
        self.api = Api(make_token(make_user()))
        self.edge = Edge(self._inside, capacity_bytes=10_000_000)
        # Its thread could not see what is rolled back: the log is followed by hand.
        self.edge._process.follower.start = lambda: None

    def _inside(self, environ: Any, start: Any) -> Any:
        """Answer as the application does, in this transaction."""
        query = environ["QUERY_STRING"]
        meta = {"storywire.edge": environ.get("storywire.edge")}
        answer = self.client.get(environ["PATH_INFO"], QUERY_STRING=query, **meta)
        start(f"{answer.status_code} X", list(answer.headers.items()))
        return [answer.content]

    def _from_the_edge(self, path: str, query: str) -> tuple[str, bytes]:
        environ: dict[str, Any] = {"PATH_INFO": path, "QUERY_STRING": query}
        setup_testing_defaults(environ)
        said: list[str] = []
        body = b"".join(self.edge(environ, lambda status, headers: said.append(status[:3])))
        return said[0], body

    def teardown(self) -> None:
        self.clock.stop()
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    @initialize(target=stories)
    def begin(self) -> Any:
        Document.objects.all().delete()
        Change.objects.all().delete()
        make_site()
        # It is added later, or when somebody translates into it.
        HomePage.objects.get(locale__language_code="ar").delete()
        Locale.objects.get(language_code="ar").delete()
        self.collection = Collection.get_first_root_node().add_child(name="Kept apart")
        self.other_root = Page.objects.get(depth=1)
        directory = PartnerDirectoryPage(title="Members", slug="members", locale=locale("en"))
        HomePage.objects.get(slug="home").add_child(instance=directory)
        return multiple(*(named(make_story(tags=["Mosul"])) for _ in range(3)))

    @initialize(target=images)
    def take_pictures(self) -> Any:
        return multiple(make_image("One"), make_image("Two"))

    @initialize(target=people)
    def meet(self) -> Any:
        return Person.objects.create(name="Amal", locale=locale("en"))


@pytest.mark.django_db
def test_the_newsroom() -> None:
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=ROUNDS,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],
        ),
    )
