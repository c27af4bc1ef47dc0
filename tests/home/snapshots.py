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
        posts = shown["social_wall"]["items"]
        assert shown["social_wall"]["wall"]["title"] == "@Coalition"
        assert {post["posted_at"][:4] for post in posts} <= {"2019", name}
        assert all(post["text"]["parts"] or post["repost_of"] for post in posts)
        if code == "en":
            assert posts[0]["pinned"]
            assert any(post["repost_of"] for post in posts)
            asked = {"type": "post", "locale": "en", "limit": 100, **site}
            told = client.get("/delivery/v1/pages", asked).json()["items"]
            assert max(post["posted_at"] for post in told) < f"{name}-12"
            assert "mention" in {part["type"] for post in told for part in post["text"]["parts"]}


def _counts(shown: dict[str, Any]) -> set[int]:
    return {shown[type_]["member_count"] for type_ in ("about", "partners")}
