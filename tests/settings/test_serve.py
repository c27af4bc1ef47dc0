"""``make run`` as its user meets it: set up once, served, stopped, started again."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(data: Path, port: int, live: int = 0) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL",)}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "settings.development",
        "STORYWIRE_DATA": str(data),
        "PORT": str(port),
        "RENDERER_PORT": str(free_port()),
        "LIVE_PORT": str(live or free_port()),
        "PUBLIC_URL": "",
        "LOG_LEVEL": "ERROR",
    }


@contextlib.contextmanager
def served(data: Path, port: int, live: int = 0) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "settings.serve"],
        cwd=ROOT,
        env=environment(data, port, live),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=20)


def wait_until_ready(
    process: "subprocess.Popen[str]", port: int, path: str = "/readyz", status: int = 200
) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(requests.ConnectionError):
            if requests.get(f"http://127.0.0.1:{port}{path}", timeout=5).status_code == status:
                return
        time.sleep(0.2)
    if process.poll() is None:
        process.kill()
    pytest.fail(f"Not ready: {process.communicate()[0]}")


def test_sets_up_serves_stops_and_keeps_its_data(tmp_path: Path) -> None:
    port, live = free_port(), free_port()
    story = f"http://127.0.0.1:{port}/delivery/v1/pages?type=story&locale=ar"
    with served(tmp_path, port, live) as process:
        wait_until_ready(process, port)
        url = f"http://127.0.0.1:{live}/delivery/v1/live"
        wait_until_ready(process, live, "/delivery/v1/openapi.json", 404)
        with requests.get(url, stream=True, timeout=10) as stream:
            assert next(stream.iter_lines()) == b"retry: 3000"
        first = requests.get(story, timeout=10).json()
        assert first["total"] == 6
        assert requests.get(f"http://127.0.0.1:{port}/admin/login/", timeout=10).status_code == 200
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 0, output
    assert f"http://localhost:{port}/admin/" in output
    assert "storywire-demo" in output
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0

    # The address of the CMS stands in what was compiled.
    other = free_port()
    with served(tmp_path, other) as process:
        wait_until_ready(process, other)
        again = requests.get(story.replace(str(port), str(other)), timeout=10).text
        assert f":{other}/media/images/" in again
        assert again.replace(f":{other}/", f":{port}/") == json.dumps(
            first, ensure_ascii=False, separators=(",", ":")
        )
        # Killed outright, it must leave nothing behind that holds the port.
        process.kill()
        output, _ = process.communicate(timeout=20)
    assert "picture" not in output
    port = other
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return
        time.sleep(0.2)
    pytest.fail("The server outlived its supervisor.")


def test_a_port_in_use_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "-m", "settings.serve"],
            cwd=ROOT,
            env=environment(tmp_path, port),
            capture_output=True,
            text=True,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"Port {port} is in use or not allowed: stop what runs there, or choose another with "
        f"make run PORT={port + 10}."
    )


def test_two_servers_on_one_port_are_one_sentence(tmp_path: Path) -> None:
    port = free_port()
    result = subprocess.run(
        [sys.executable, "-m", "settings.serve"],
        cwd=ROOT,
        env=environment(tmp_path, port, live=port),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert f"LIVE_PORT={port}: give them different ones." in result.stderr
    assert result.stdout == ""


def test_a_command_beside_the_data_says_where_to_look(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", "verify_documents"],
        cwd=ROOT,
        env=environment(tmp_path, free_port()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "STORYWIRE_DATA" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_full_disk_and_a_wrong_python_are_one_sentence_each(tmp_path: Path) -> None:
    from settings.preflight import python_problem, room_problem

    assert python_problem() is None
    assert room_problem(tmp_path, 1) is None
    sentence = room_problem(tmp_path / "not" / "there", 10**9)
    assert sentence is not None
    assert "STORYWIRE_DATA" in sentence


def test_another_python_is_told_which_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    from settings import preflight

    monkeypatch.setattr(preflight, "NEEDED", (3, 99))
    assert "needs Python 3.99" in (preflight.python_problem() or "")
