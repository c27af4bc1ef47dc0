"""The later of the two home pages, which is what is loaded when none is named."""

import pytest
from django.test import Client

from home.demo.snapshots import LATEST
from tests.home.snapshots import assert_whole


@pytest.mark.django_db
def test_the_latest_snapshot_has_its_sections_and_its_members(client: Client) -> None:
    assert LATEST == "2022"
    assert_whole(client, LATEST, 85)
