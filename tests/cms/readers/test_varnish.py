"""The Varnish configuration in a real Varnish: what is kept, and what is gone at once."""

import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cms.readers import fan_out, purge, purging
from cms.readers.exchange import Limits
from cms.readers.running import drain, run
from stories.models import StoryPage
from tests.cms.readers.receiver import Receiver, make_webhook
from tests.factories import make_image, make_site, make_story, make_user

VCL = Path(settings.BASE_DIR) / "deploy" / "varnish" / "storywire.vcl"
VARNISHD = shutil.which("varnishd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")

if not VARNISHD and not os.environ.get("CI"):
    pytest.skip("Varnish is not installed: run tests/prepare.", allow_module_level=True)

pytestmark = pytest.mark.django_db(transaction=True)


class Varnish:
    """A Varnish in front of the live server."""

    def __init__(self, folder: Path, backend: str) -> None:
        assert VARNISHD, "Varnish is not installed: run tests/prepare."
        host, _colon, port = backend.removeprefix("http://").partition(":")
        vcl = VCL.read_text().replace('.host = "127.0.0.1"', f'.host = "{host}"')
        folder.mkdir(exist_ok=True)
        (folder / "storywire.vcl").write_text(vcl.replace('.port = "8000"', f'.port = "{port}"'))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = (folder / "log").open("w+")
        self.process = subprocess.Popen(
            [
                VARNISHD, "-F", "-j", "none", "-n", str(folder / "work"), "-s", "malloc,32m",
                "-a", f"127.0.0.1:{self.port}", "-f", str(folder / "storywire.vcl"),
                # A few threads are enough, and leave the memory of a small machine to others.
                "-p", "thread_pools=1", "-p", "thread_pool_min=10", "-p", "vsl_space=16m",
            ],
            stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            assert self.process.poll() is None, self.said()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"Varnish does not start: {self.said()}")

    def said(self) -> str:
        self._log.seek(0)
        return self._log.read()[-2000:]

    def everybody(self, number: int) -> None:
        """Send a signal to the manager and its child."""
        os.killpg(self.process.pid, number)
        if child := re.search(r"Child \((\d+)\) Started", self.said()):
            os.kill(int(child[1]), number)

    def stop(self) -> None:
        self.everybody(signal.SIGCONT)
        self.process.terminate()
        self.process.wait(10)
        self._log.close()

    def get(self, path: str, **headers: str) -> requests.Response:
        return requests.get(f"{self.url}{path}", headers=headers, timeout=10)

    def purge(self, **headers: str) -> requests.Response:
        return requests.request("PURGE", self.url, headers=headers, timeout=5)


@pytest.fixture
def varnish(
    tmp_path: Path, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Varnish]:
    make_site()
    one = Varnish(tmp_path / "varnish", live_server.url)
    settings.CDN_PURGE, settings.VARNISH_URLS = "varnish", [one.url]
    monkeypatch.setattr(purge, "LIMITS", Limits(connect=1, total=1))
    yield one
    one.stop()


def at(page: StoryPage) -> str:
    return f"/delivery/v1/resolve?path=/en/stories/{page.slug}/"


def write(page: StoryPage, title: str) -> None:
    page.title = title
    page.save_revision().publish()


def test_it_keeps_what_is_public_and_drops_what_has_changed(varnish: Varnish) -> None:
    page = make_story("Once")
    first, second = varnish.get(at(page)), varnish.get(at(page), Cookie="a=b", Authorization="x")
    assert (first.headers["X-Cache"], second.headers["X-Cache"]) == ("miss", "hit")
    assert first.json() == second.json()
    for name in ("Cache-Control", "ETag", "Access-Control-Allow-Origin"):
        assert second.headers[name] == first.headers[name]
    assert not {"xkey", "surrogate-key", "cache-tag"} & {name.lower() for name in second.headers}
    known = varnish.get(at(page), **{"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.headers["X-Cache"]) == (304, "hit")

    call_command("run_readers", once=True)
    assert varnish.get(at(page)).headers["X-Cache"] == "miss"
    write(page, "Twice")
    assert varnish.get(at(page)).json()["page"]["title"] == "Once"
    call_command("run_readers", once=True)
    assert varnish.get(at(page)).json()["page"]["title"] == "Twice"
    assert varnish.get(at(page)).headers["X-Cache"] == "hit"

    page.unpublish()
    call_command("run_readers", once=True)
    for _ in range(2):
        gone = varnish.get(at(page))
        assert (gone.status_code, gone.headers["X-Cache"]) == (410, "miss")


def test_what_expires_is_not_kept_beyond_its_hour_though_nobody_says_so(varnish: Varnish) -> None:
    page = make_story()
    page.expire_at = timezone.now() + timedelta(seconds=4)
    page.save_revision().publish()
    first, second = varnish.get(at(page)), varnish.get(at(page))
    assert (first.status_code, second.headers["X-Cache"]) == (200, "hit")
    assert "Surrogate-Until" not in second.headers
    while timezone.now() < page.expire_at:
        time.sleep(0.1)
    # No scheduler runs and nothing is purged.
    gone = varnish.get(at(page))
    assert (gone.status_code, gone.headers["X-Cache"]) == (410, "miss")


def test_it_never_keeps_drafts_or_the_admin(varnish: Varnish) -> None:
    page = make_story()
    draft = f"{at(page)}&perspective=draft"
    for path in (draft, "/admin/login/", "/livez", "/delivery/v1/nothing"):
        for _ in range(2):
            assert varnish.get(path, Authorization="Bearer x").headers["X-Cache"] == "miss", path
    assert varnish.get(draft, Authorization="Bearer x").status_code == 401
    assert varnish.get(at(page)).status_code == 200


def test_it_lets_editors_see_pictures_that_nobody_else_may(varnish: Varnish) -> None:
    image = make_image()
    path = f"/media/images/{image.version}/320.jpg"
    editor = Client()
    editor.force_login(make_user("Editor"))
    cookie = f"sessionid={editor.cookies['sessionid'].value}"
    for _ in range(2):
        assert varnish.get(path, Cookie=cookie).headers["Cache-Control"] == "private, no-store"
        assert varnish.get(path).status_code == 404
        assert varnish.get(path, **{"X-Storywire-Cookie": cookie}).status_code == 404
    make_story(cover=image)
    assert varnish.get(path).status_code == 200
    assert varnish.get(path, Cookie=cookie).headers["X-Cache"] == "hit"


def test_only_its_neighbours_purge(varnish: Varnish) -> None:
    page = make_story()
    varnish.get(at(page))
    key = f"page:{page.pk}"
    through_a_proxy = varnish.purge(**{"xkey-purge": key, "X-Forwarded-For": "203.0.113.5"})
    assert (through_a_proxy.status_code, varnish.purge().status_code) == (403, 400)
    assert varnish.get(at(page)).headers["X-Cache"] == "hit"
    done = varnish.purge(**{"xkey-purge": f"nothing {key}"})
    assert (done.status_code, done.headers["X-Purged"]) == (200, "1")
    assert varnish.get(at(page)).headers["X-Cache"] == "miss"


def test_when_it_hangs_publishing_does_not_and_the_purge_comes_later(varnish: Varnish) -> None:
    page = make_story("Once")
    call_command("run_readers", once=True)
    varnish.get(at(page))
    stop = threading.Event()
    thread = purging.start(stop)
    assert thread
    try:
        varnish.everybody(signal.SIGSTOP)
        begun = time.monotonic()
        write(page, "Twice")
        page.unpublish()
        assert time.monotonic() - begun < 5
        time.sleep(1.5)
        assert purging.place_of(purging.NAME) < _latest()
        varnish.everybody(signal.SIGCONT)
        deadline = time.monotonic() + 10
        while purging.place_of(purging.NAME) < _latest():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert varnish.get(at(page)).status_code == 410
    finally:
        stop.set()
        thread.join(5)


def test_messages_say_whether_it_has_dropped_what_was_before(
    varnish: Varnish, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody is told of all the same once patience ends, and can tell that from a purge."""
    make_webhook(receiver.url, types=["story"], events=["page.published", "page.updated"])
    page = make_story("Once")
    assert drain() == ""
    monkeypatch.setattr(fan_out, "PATIENCE", 0.5)
    varnish.get(at(page))
    stop = threading.Event()
    thread = threading.Thread(target=run, args=(stop,))
    thread.start()
    try:
        varnish.everybody(signal.SIGSTOP)
        write(page, "Twice")
        receiver.wait_for(2)
        varnish.everybody(signal.SIGCONT)
        deadline = time.monotonic() + 10
        while purging.place_of(purging.NAME) < _latest():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        write(page, "Thrice")
        receiver.wait_for(3)
    finally:
        varnish.everybody(signal.SIGCONT)
        stop.set()
        thread.join(10)
    told = [got.said["data"] for got in receiver.got]
    assert [one["purge"] for one in told] == ["confirmed", "unconfirmed", "confirmed"]
    assert [one["purged_at"] is None for one in told] == [False, True, False]


def _latest() -> int:
    from cms.publishing.log import head

    return head()
