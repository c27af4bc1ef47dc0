"""The setting is on, but for those who ask what happens when it is not."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _on(settings: Any) -> None:
    settings.STORYWIRE_API_V2 = True
