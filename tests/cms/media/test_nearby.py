"""Copies on this machine: bounded, the least asked for go first, losing them costs nothing."""

import os
from pathlib import Path
from typing import Any

import pytest

from cms.media.nearby import Nearby, nearby


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_a_copy_is_what_was_put_in(near: Path) -> None:
    assert nearby.get("delivered/a/320.jpg") is None
    nearby.put("delivered/a/320.jpg", b"picture")
    assert nearby.get("delivered/a/320.jpg") == b"picture"
    assert [path.stat().st_mode & 0o077 for path in near.iterdir()] == [0]


def test_copies_are_bounded_and_the_least_asked_for_go_first(near: Path, settings: Any) -> None:
    settings.MEDIA_CACHE_MB = 1
    for number in range(40):
        nearby.put(f"delivered/{number}/320.jpg", bytes(50_000))
        if (path := near / f"delivered+{number}+320.jpg").exists():
            os.utime(path, (number, number))
        assert nearby.get("delivered/0/320.jpg"), "it is asked for all the time"
        assert size(near) <= 1_000_000
    assert size(near) > 700_000
    assert nearby.get("delivered/1/320.jpg") is None
    assert nearby.get("delivered/39/320.jpg")


def test_another_process_counts_what_is_there(near: Path, settings: Any) -> None:
    settings.MEDIA_CACHE_MB = 1
    for number in range(40):
        Nearby().put(f"delivered/{number}/320.jpg", bytes(100_000))
        assert size(near) <= 1_000_000


def test_nothing_is_kept_when_nothing_may_be(near: Path, settings: Any) -> None:
    settings.MEDIA_CACHE_MB = 0
    nearby.put("delivered/a/320.jpg", b"picture")
    assert nearby.get("delivered/a/320.jpg") is None


def test_a_version_is_discarded_whole_and_no_other(near: Path) -> None:
    for name in ("delivered/a/320.jpg", "delivered/a/640.jpg", "delivered/ab/320.jpg"):
        nearby.put(name, b"x")
    nearby.discard("delivered/a/")
    nearby.discard("delivered/never/320.jpg")
    assert [path.name for path in near.iterdir()] == ["delivered+ab+320.jpg"]


def test_a_disk_that_takes_nothing_costs_nothing(
    near: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any, **kwargs: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cms.media.nearby.NamedTemporaryFile", full)
    nearby.put("delivered/a/320.jpg", b"x")
    assert nearby.get("delivered/a/320.jpg") is None
