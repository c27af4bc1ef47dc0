"""What a snapshot of the home page has to show."""

from typing import Any

from django.test import Client

from home.demo.snapshots import SNAPSHOTS


def assert_whole(client: Client, name: str, members: int, **site: str) -> None:
    """See that a loaded snapshot has its sections, and its members, in every language."""
    # What is remembered is there on its day alone, and not everything is in every language.
    wanted = [type_ for type_, _parts in SNAPSHOTS[name].sections if type_ != "commemoration"]
    for code in ("en", "fr", "ar"):
        page = client.get("/delivery/v1/resolve", {"path": f"/{code}/", **site}).json()["page"]
        shown = {block["type"]: block for block in page["sections"]}
        found = [type_ for type_ in shown if type_ != "commemoration"]
        assert found == wanted, code
        assert _counts(shown) == {members}


def _counts(shown: dict[str, Any]) -> set[int]:
    return {shown[type_]["member_count"] for type_ in ("about", "partners")}
