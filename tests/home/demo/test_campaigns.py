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
        assert len(mission["partners"]) == 3
        assert {partner["locale"] for partner in mission["partners"]} == {code}
        assert len(mission["pieces"]) == mission["piece_count"] == 2
        assert {card["reading_time"] for card in mission["pieces"]} == {1}
        tagged = documents(client, type="story", tag=mission["hashtag"], locale=code)
        assert [page["id"] for page in tagged] == [card["id"] for card in mission["pieces"]]
        assert documents(client, campaign=mission["id"], locale=code) == tagged
        [video] = documents(client, type="short_video", locale=code)
        assert video["orientation"] == "vertical"
        assert video["film"]["content_type"] == "video/mp4"
        assert {track["locale"] for track in video["tracks"]} == {"en", "fr", "ar"}
        alike = documents(client, series=video["series"]["id"])
        assert [page["id"] for page in alike] == [video["id"]] * 3
    day = Series.objects.get(name="#DayInTheLife")
    [told_day] = documents(client, series=str(day.translation_key))
    assert told_day["type"] == "day_in_the_life"
