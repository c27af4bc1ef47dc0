"""What tests of the demo share."""

import pytest


def draw_small(patch: pytest.MonkeyPatch) -> None:
    """Draw the demo's pictures small: their size is not what is tested."""
    patch.setattr("home.loading.library.WIDTH", 200)
    patch.setattr("home.loading.library.FILM_SECONDS", 1)


@pytest.fixture
def quick_art(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the demo's pictures small."""
    draw_small(monkeypatch)
