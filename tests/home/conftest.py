"""What tests of the demo share."""

import pytest


@pytest.fixture
def quick_art(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the demo's pictures small: their size is not what is tested."""
    monkeypatch.setattr("home.loading.library.WIDTH", 400)
    monkeypatch.setattr("home.loading.library.FILM_SECONDS", 1)
