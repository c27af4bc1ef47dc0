"""What a snapshot of the home page has to show."""

from typing import Any

from django.test import Client

from home.demo.snapshots import SNAPSHOTS
from home.loading.pages import key_of

SHOWN = {
    "2019": {
        "hero": ["al-qaim"],
        # The lead stands there twice.
        "latest": ["al-qaim", "doctor", "brief-hill", "brief-house", "safaa"],
        "podcast": ["episode-finance", "episode-stabilisation"],
        "short_videos": ["sixty-al-qaim", "sixty-mosul"],
    },
    "2022": {
        "hero": ["watar"],
        "statement": ["africa-focus-group", "political-directors"],
        "latest": [
            "brief-football", "brief-watar", "eu-supports", "brief-cash",
            "federal-police", "school",
        ],
        "campaigns": ["one-mission", "this-generation-learns", "deny-daesh-cash"],
        "featured": ["al-qaim", "doctor", "safaa"],
        "short_videos": ["sixty-school", "sixty-al-qaim", "sixty-mosul"],
        "podcast": ["episode-finance"],
    },
}  # fmt: skip
"""What each section shows, by key."""
DIGESTS = {"2019": "digest", "2022": "digest-june"}


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
        for type_, keys in SHOWN[name].items():
            items = shown[type_]["items"]
            assert [item["id"] for item in items] == [str(key_of(key)) for key in keys], type_
            assert {item["locale"] for item in items} == {code}
        assert shown["digest"]["digest"]["id"] == str(key_of(DIGESTS[name]))
        posts = shown["social_wall"]["items"]
        assert {post["locale"] for post in posts} == {code}
        assert shown["social_wall"]["wall"]["title"] == "@Coalition"
        assert {post["posted_at"][:4] for post in posts} <= {"2019", name}
        assert all(post["text"]["parts"] or post["repost_of"] for post in posts)
        if code == "en":
            assert posts[0]["pinned"]
            assert any(post["repost_of"] for post in posts)
            asked = {"type": "post", "locale": "en", "limit": 100, **site}
            told = client.get("/delivery/v1/pages", asked).json()["items"]
            day = SNAPSHOTS[name].day.isoformat()
            assert max(post["posted_at"] for post in told)[:10] <= day
            everything = client.get("/delivery/v1/pages", {"limit": 100, **site}).json()["items"]
            dates = {item["published_at"][:10] for item in everything}
            assert len(dates) > 5
            assert max(dates) <= day
            assert "mention" in {part["type"] for post in told for part in post["text"]["parts"]}


def _counts(shown: dict[str, Any]) -> set[int]:
    return {shown[type_]["member_count"] for type_ in ("about", "partners")}
