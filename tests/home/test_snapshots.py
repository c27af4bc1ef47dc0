"""The two home pages that the demo can build."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from home.demo.snapshots import SNAPSHOTS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_art")]


@pytest.mark.parametrize(("name", "members"), [("2019", 80), ("2022", 85)])
def test_a_snapshot_has_its_sections_and_its_members(
    client: Client, name: str, members: int
) -> None:
    call_command("load_demo", "--snapshot", name, verbosity=0)
    # What is remembered is there on its day alone, and not everything is in every language.
    wanted = [type_ for type_, _parts in SNAPSHOTS[name].sections if type_ != "commemoration"]
    for code in ("en", "fr", "ar"):
        page = client.get("/delivery/v1/resolve", {"path": f"/{code}/"}).json()["page"]
        shown = {block["type"]: block for block in page["sections"]}
        found = [type_ for type_ in shown if type_ != "commemoration"]
        assert found == wanted, code
        assert counts(shown) == {members}
    with pytest.raises(CommandError, match="empty database"):
        call_command("load_demo", "--snapshot", name, verbosity=0)


def counts(shown: dict[str, Any]) -> set[int]:
    return {shown[type_]["member_count"] for type_ in ("about", "partners")}
