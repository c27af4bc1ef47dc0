"""A process that is killed while it publishes leaves the page wholly old or wholly new."""

import json
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from cms.media.models import Image
from cms.publishing.models import Change, Dependency, Document, Facet, SearchText
from stories.models import StoryPage
from tests.factories import image_value, make_image, make_site, make_story

ROUNDS = int(os.environ.get("STORYWIRE_KILL_ROUNDS", "20"))

pytestmark = [pytest.mark.forks, pytest.mark.django_db(transaction=True)]
State = dict[str, Any]


def body(image: Image) -> list[dict[str, Any]]:
    photo = {"image": image_value(image), "caption": ""}
    return [{"type": "photos", "value": {"layout": "single", "photos": [photo]}}]


class Stage:
    """A published story, and all that a publish is to change together."""

    def __init__(self) -> None:
        make_site()
        self.images = [make_image(), make_image()]
        self.pk = make_story("Round 0", body=body(self.images[0])).pk
        self.rounds = 0

    def draft(self, **fields: Any) -> Revision:
        """Save the next draft, which has another title and another picture."""
        self.rounds += 1
        page = StoryPage.objects.get(pk=self.pk)
        page.title = f"Round {self.rounds}"
        page.body = json.dumps(body(self.images[self.rounds % 2]))
        page.tags.set([f"tag{self.rounds}"])
        for name, value in fields.items():
            setattr(page, name, value)
        return page.save_revision()

    def state(self) -> State:
        """Return what the database says, each part from where it is stored."""
        page = StoryPage.objects.get(pk=self.pk)
        entries = PageLogEntry.objects.filter(page_id=self.pk).exclude(action="wagtail.edit")
        return {
            "title": page.title,
            "live": page.live,
            "expired": page.expired,
            "body": page.body.raw_data[0]["value"]["photos"][0]["value"]["image"]["image"],
            "first_photo": page.first_photo_id,
            "live_revision": page.live_revision_id,
            "unpublished": page.has_unpublished_changes,
            "scheduled": page.revisions.exclude(approved_go_live_at=None).count(),
            "log": list(entries.order_by("pk").values_list("action", "revision_id")),
            "references": self._references(),
            "document": self._document(),
            "found": self._found(),
            "changes": list(
                Change.objects.filter(page_id=self.pk).order_by("pk").values_list("kind", flat=True)
            ),
        }

    def _document(self) -> tuple[str, bool] | None:
        """Return the title in what readers get, and whether that is what the log says it is."""
        row = Document.objects.filter(page=self.pk).first()
        if row is None:
            return None
        change = Change.objects.get(sequence=row.version)
        return json.loads(bytes(row.body))["title"], change.etag == row.etag

    def _found(self) -> tuple[list[str], list[str], list[str]]:
        """Return the pictures a document rests on, the tags and the words it is found by."""
        mine = {"document__page": self.pk}
        pictures = Dependency.objects.filter(**mine, shown=True, key__startswith="image:")
        tags = Facet.objects.filter(**mine, name="tag")
        found = SearchText.objects.filter(**mine)
        return (
            sorted(pictures.values_list("key", flat=True)),
            sorted(tags.values_list("value", flat=True)),
            [f"{row.title}, {row.head}" for row in found],
        )

    def _references(self) -> list[int]:
        found = ReferenceIndex.get_references_for_object(Page.objects.get(pk=self.pk).specific)
        pictures = {str(image.pk) for image in self.images}
        found = found.filter(to_content_type=ContentType.objects.get_for_model(Image))
        return sorted({int(row.to_object_id) for row in found if row.to_object_id in pictures})

    def published(self, before: State, revision: Revision, action: str) -> State:
        """Return what it is to say once the draft of this round is published whole."""
        image = self.images[self.rounds % 2].pk
        rename = [("wagtail.rename", revision.pk)]
        return before | {
            "title": f"Round {self.rounds}",
            "live": True,
            "expired": False,
            "body": image,
            "first_photo": image,
            "live_revision": revision.pk,
            "unpublished": False,
            "scheduled": 0,
            "log": [*before["log"], *rename, (action, revision.pk)],
            "references": [image],
            "document": (f"Round {self.rounds}", True),
            "found": (
                [f"image:{image}"],
                [f"tag{self.rounds}"],
                [f"en0round en0{self.rounds}, en0tag{self.rounds}"],
            ),
            "changes": [*before["changes"], "updated" if before["document"] else "published"],
        }


def in_child(
    act: Callable[[], object], kill_after: float | None, at_write: int | None = None
) -> float:
    """Run something in a child process and kill it; return how long it would have taken.

    The child has a connection of its own, as another process has.
    """
    connections.close_all()
    ready, telling = os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(act, telling, at_write)
    os.close(telling)
    with os.fdopen(ready, "rb") as pipe:
        assert pipe.read(1) == b"r", "The child did not start."
        begun = time.monotonic()
        if kill_after is None:
            pipe.read(1)
        else:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        took = time.monotonic() - begun
        os.waitpid(child, 0)
    _wait_until_the_server_has_noticed()
    return took


def _be_the_child(act: Callable[[], object], telling: int, at_write: int | None) -> None:
    # Never back into pytest, whatever happens.
    try:
        connection.ensure_connection()
        if at_write is not None:
            connection.execute_wrappers.append(_killer(at_write))
        os.write(telling, b"r")
        act()
    finally:
        os._exit(0)


def _killer(at_write: int) -> Callable[..., Any]:
    count = 0

    def execute(run: Any, sql: str, *args: Any) -> Any:
        nonlocal count
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            count += 1
            if count == at_write:
                os.kill(os.getpid(), signal.SIGKILL)
        return run(sql, *args)

    return execute


def _wait_until_the_server_has_noticed() -> None:
    # PostgreSQL may still be at the dead client's last statement, which can be its COMMIT.
    if connection.vendor != "postgresql":
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    for _ in range(2000):
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.005)
    raise AssertionError("A killed child's connection stayed open.")


def moments(duration: float, seed: int) -> list[float]:
    """Return when to kill: at random, yet spread over all of the duration and beyond it."""
    chance = random.Random(seed)
    spread = duration * 1.6 / ROUNDS
    found = [(number + chance.random()) * spread for number in range(ROUNDS)]
    chance.shuffle(found)
    return found


def rounds(
    prepare: Callable[[], tuple[State, State, Callable[[], object]]],
    state: Callable[[], State],
    seed: int,
) -> None:
    """Kill as often as asked for: each round ends in one of two states, and both occur."""
    durations = []
    for _ in range(3):
        _old, new, act = prepare()
        durations.append(in_child(act, None))
        assert state() == new
    seen = {"old": 0, "new": 0}
    for moment in moments(sorted(durations)[1], seed):
        old, new, act = prepare()
        in_child(act, moment)
        after = state()
        assert after in (old, new), f"killed after {moment * 1000:.1f} ms"
        seen["old" if after == old else "new"] += 1
    assert all(seen.values()), f"The kills did not fall on both sides of the commit: {seen}"


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    # A fork copies the calling thread alone; locks that others hold would stay locked.
    assert threading.current_thread() is threading.main_thread()


def test_a_killed_publish_is_whole_or_absent() -> None:
    stage = Stage()

    def prepare() -> tuple[State, State, Callable[[], object]]:
        revision = stage.draft()
        old = stage.state()
        new = stage.published(old, revision, "wagtail.publish")
        return old, new, lambda: Revision.objects.get(pk=revision.pk).publish()

    rounds(prepare, stage.state, seed=1)


def test_a_killed_scheduler_publishes_whole_or_not_at_all() -> None:
    stage = Stage()

    def prepare() -> tuple[State, State, Callable[[], object]]:
        revision = stage.draft()
        due = timezone.now() - timedelta(minutes=1)
        # Only the latest: an earlier round that was killed has left its own behind.
        Revision.objects.update(approved_go_live_at=None)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due)
        old = stage.state()
        new = stage.published(old, revision, "wagtail.publish.scheduled")
        return old, new, lambda: call_command("publish_scheduled", stdout=StringIO())

    rounds(prepare, stage.state, seed=2)


def test_a_killed_unpublish_is_whole_or_absent() -> None:
    stage = Stage()

    def prepare() -> tuple[State, State, Callable[[], object]]:
        page = StoryPage.objects.get(pk=stage.pk)
        if not page.live:
            stage.draft().publish()
        old = stage.state()
        new = old | {
            "live": False,
            "live_revision": None,
            "unpublished": True,
            "log": [*old["log"], ("wagtail.unpublish", None)],
            "document": None,
            "found": ([], [], []),
            "changes": [*old["changes"], "withdrawn"],
        }
        return old, new, lambda: StoryPage.objects.get(pk=stage.pk).unpublish()

    rounds(prepare, stage.state, seed=3)


def test_killed_before_each_write_nothing_is_written() -> None:
    stage = Stage()
    revision = stage.draft()
    old = stage.state()
    for number in range(1, 100):
        in_child(
            lambda: Revision.objects.get(pk=revision.pk).publish(), kill_after=None, at_write=number
        )
        if (after := stage.state()) != old:
            break
    # The last child met fewer writes than it waited for, and so lived to commit.
    assert number > 5
    assert after == stage.published(old, revision, "wagtail.publish")
