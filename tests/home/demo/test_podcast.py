"""The demo's podcast: to hear and to read in every language, and nobody real is quoted."""

import pytest
from django.test import Client

from stories.models import LineOfEffort

PAGES = "/delivery/v1/pages"


@pytest.mark.django_db
def test_the_podcast_is_to_hear_and_to_read(client: Client) -> None:
    for code in ("en", "fr", "ar"):
        path = {"path": f"/{code}/on-the-line/"}
        podcast = client.get("/delivery/v1/resolve", path).json()["page"]
        assert [one["number"] for one in podcast["episodes"]] == [6, 5]
        query = {"series": podcast["id"], "locale": code, "include": "document"}
        episodes = client.get(PAGES, query).json()["items"]
        finance, stabilisation = sorted(episodes, key=lambda one: -one["number"])
        assert (finance["topic"]["slug"], len(finance["guests"])) == ("finance", 1)
        assert stabilisation["topic"]["slug"] == "stabilisation"
        spoken = stabilisation["transcript"]
        guests = {guest["name"] for guest in stabilisation["guests"]}
        assert len(guests) == 2
        assert len(spoken) >= 6
        assert not {cue["speaker"] for cue in spoken} & guests, "nobody real is quoted"
        assert spoken[-1]["end"] <= stabilisation["audio"]["duration"] < 60
        source = stabilisation["audio"]["sources"][0]["url"].removeprefix("http://cms.test")
        assert client.get(source)["Content-Type"] == "audio/mp4"
        lines = LineOfEffort.objects.filter(locale__language_code=code)
        assert [line.slug for line in lines] == [
            "finance", "foreign-fighters", "stabilisation", "counter-propaganda",
        ]  # fmt: skip
