"""The receivers in the docs take what Storywire signs, and nothing else."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.conf import settings
from wagtail.models import Site

from cms.readers.models import Delivery
from cms.readers.running import drain
from tests.cms.readers.receiver import make_webhook, secret
from tests.factories import make_story

DOC = Path(settings.BASE_DIR) / "docs" / "how-to" / "webhooks.md"


@pytest.fixture(params=["python", "js"])
def example(request: pytest.FixtureRequest, tmp_path: Path, site: Site) -> Iterator[str]:
    """Start a receiver of the docs, and give its address."""
    [code] = re.findall(rf"^```{request.param}\n(.+?)^```", DOC.read_text(), re.M | re.S)
    file = tmp_path / ("receiver.py" if request.param == "python" else "receiver.mjs")
    file.write_text(code)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    webhook = make_webhook(f"http://127.0.0.1:{port}/", types=["story"], events=["page.published"])
    process = subprocess.Popen(
        [sys.executable if request.param == "python" else "node", str(file)],
        env={**os.environ, "PORT": str(port), "WEBHOOK_SECRET": secret(webhook)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield webhook.url
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("The example does not start.")


def test_an_example_takes_what_is_signed_and_nothing_else(example: str) -> None:
    make_story()
    drain()
    assert Delivery.objects.get().status == 204
    forged = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(time.time())),
        "webhook-signature": "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= v1,x",
    }
    assert requests.post(example, b"{}", headers=forged, timeout=5).status_code == 401
