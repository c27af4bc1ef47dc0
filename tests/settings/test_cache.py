"""Redis, by CACHE_URL; and what goes on when it does not."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings
from wagtail.models import Site

from cms import cache
from cms.delivery.throttles import DeliveryThrottle
from tests.factories import make_story, make_user
from tests.settings.test_serve import free_port


def configured(port: int) -> dict[str, Any]:
    url = f"redis://127.0.0.1:{port}/15"
    return {"BACKEND": "cms.cache.SharedCache", "LOCATION": url}


def test_a_real_redis_keeps_what_is_cached() -> None:
    with override_settings(CACHES={"default": configured(6379), "renditions": configured(6379)}):
        shared = caches["default"]
        shared.set("storywire-test", {"a": 1}, timeout=10)
        assert shared.get("storywire-test") == {"a": 1}
        assert shared.incr("storywire-count") if shared.add("storywire-count", 1, 10) else True
        shared.delete_many(["storywire-test", "storywire-count"])
        assert shared.get("storywire-test") is None


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """Give a Redis of one's own, to stop and to hang."""
    port = free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
    )
    time.sleep(0.5)
    yield port, process
    os.kill(process.pid, signal.SIGCONT)
    process.kill()
    process.wait()


@pytest.mark.parametrize("fault", [signal.SIGKILL, signal.SIGSTOP])
def test_readers_and_editors_go_on_without_it(
    site: Site,
    client: Client,
    redis: tuple[int, "subprocess.Popen[bytes]"],
    fault: signal.Signals,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    port, process = redis
    caplog.set_level(logging.ERROR)
    monkeypatch.setattr(cache, "PAUSE", 0.5)
    monkeypatch.setattr(
        DeliveryThrottle, "THROTTLE_RATES", {"delivery": "1000/min", "search": "9/min"}
    )
    page = make_story("Told", slug="told")
    client.force_login(make_user())
    with override_settings(CACHES={"default": configured(port), "renditions": configured(port)}):
        assert caches["default"].add("storywire", 1)
        os.kill(process.pid, fault)
        begun = time.monotonic()
        for _ in range(3):
            assert client.get("/delivery/v1/resolve?path=/en/stories/told/").status_code == 200
            assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
        page.title = "Told again"
        page.save_revision().publish()
        assert client.get("/delivery/v1/pages?type=story").json()["items"][0]["title"] == page.title
        assert time.monotonic() - begun < 20
        if fault == signal.SIGSTOP:
            os.kill(process.pid, signal.SIGCONT)
            time.sleep(0.6)
            assert caches["default"].get("storywire") == 1
