"""The earlier of the two home pages that the demo can build, beside other content."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.factories import make_site, make_story
from tests.home.snapshots import assert_whole

RESOLVE = "/delivery/v1/resolve"


@pytest.mark.django_db
@pytest.mark.usefixtures("quick_art")
def test_a_snapshot_is_loaded_and_other_content_left_alone(client: Client) -> None:
    site = make_site()
    make_story("Ours", slug="ours")
    before = client.get(RESOLVE, {"path": "/en/stories/ours/"}).content
    home = client.get(RESOLVE, {"path": "/en/"}).content
    call_command("load_demo", "--snapshot", "2019", verbosity=0)
    assert_whole(client, "2019", 80, site="demo.localhost")
    site.refresh_from_db()
    assert site.is_default_site
    assert client.get(RESOLVE, {"path": "/en/stories/ours/"}).content == before
    assert client.get(RESOLVE, {"path": "/en/"}).content == home
    demo = client.get(RESOLVE, {"path": "/en/", "site": "demo.localhost"}).json()
    assert demo["page"]["title"] != "Home"
    assert "Ours" not in str(demo)
    with pytest.raises(CommandError, match="empty database"):
        call_command("load_demo", "--snapshot", "2019", verbosity=0)
