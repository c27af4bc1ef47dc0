"""The demo's campaigns, their pieces, series and a short video: whole in every language."""

from typing import Any

import pytest
from django.test import Client

from stories.models import Series

PAGES = "/delivery/v1/pages"


def documents(client: Client, **filters: Any) -> list[Any]:
    answer = client.get(PAGES, {"include": "document", "limit": 100} | filters)
    assert answer.status_code == 200, answer.content
    return list(answer.json()["items"])


@pytest.mark.django_db
def test_the_demo_has_three_campaigns_in_every_language(client: Client) -> None:
    for code in ("en", "fr", "ar"):
        told = {item["hashtag"]: item for item in documents(client, type="campaign", locale=code)}
        assert set(told) == {"DenyDaeshCash", "ThisGenerationLearns", "OneMissionManyNations"}
        assert all(len(item["translations"]) == 2 for item in told.values())
        assert all(item["aims"]["content"] and item["cover"] for item in told.values())
        mission = told["OneMissionManyNations"]
        assert len(mission["partners"]) == 24
        assert {partner["locale"] for partner in mission["partners"]} == {code}
        assert len(mission["pieces"]) == mission["piece_count"] == 2
        assert {card["reading_time"] for card in mission["pieces"]} == {1}
        tagged = documents(client, type="story", tag=mission["hashtag"], locale=code)
        assert [page["id"] for page in tagged] == [card["id"] for card in mission["pieces"]]
        assert documents(client, campaign=mission["id"], locale=code) == tagged
        for hashtag, types in (
            ("ThisGenerationLearns", {"story", "short_video"}), ("DenyDaeshCash", {"brief"}),
        ):  # fmt: skip
            assert {piece["type"] for piece in told[hashtag]["pieces"]} == types
            assert documents(client, tag=hashtag, locale=code), "its hashtag leads somewhere"
        videos = documents(client, type="short_video", locale=code)
        assert [video["orientation"] for video in videos] == ["vertical", "vertical", "wide"]
        for video in videos:
            assert video["film"]["content_type"] == "video/mp4"
            assert {track["locale"] for track in video["tracks"]} == {"en", "fr", "ar"}
            alike = documents(client, series=video["series"]["id"], locale=code)
            assert [page["id"] for page in alike] == [one["id"] for one in videos]
    day = Series.objects.get(name="#DayInTheLife")
    told_days = documents(client, series=str(day.translation_key))
    assert {(one["type"], one["locale"]) for one in told_days} == {
        ("day_in_the_life", code) for code in ("en", "fr", "ar")
    }


@pytest.mark.django_db
def test_the_hashtags_of_posts_lead_to_stories(client: Client) -> None:
    for hashtag in ("dayinthelife", "throwbackthursday", "victimsofterrorism", "alqaim"):
        for code in ("en", "fr", "ar"):
            found = documents(client, tag=hashtag, locale=code)
            assert {"story", "day_in_the_life"} & {page["type"] for page in found}, hashtag
