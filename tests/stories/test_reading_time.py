"""How long one reads a story, in its card and in its document."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Site

from stories.models import DayInTheLifePage
from stories.reading_time import reading_time
from tests.factories import make_story, text

PAGES = "/delivery/v1/pages"


def said(client: Client, page: Any) -> tuple[int, int]:
    whole = client.get(f"{PAGES}/{page.translation_key}").json()["reading_time"]
    (card,) = client.get(PAGES, {"ids": str(page.translation_key)}).json()["items"]
    return whole, card["reading_time"]


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (2000, 10)]
)
def test_a_begun_minute_counts(words: int, minutes: int) -> None:
    assert reading_time(words) == minutes


@pytest.mark.parametrize("word", ["river", "نهر"])
def test_the_words_of_the_body_are_counted(site: Site, client: Client, word: str) -> None:
    words = " ".join([word] * 150)
    moment = {
        "type": "moment",
        "value": {
            "time": "06:40", "time_zone": "Asia/Baghdad", "title": word, "media": [],
            "body": f"<p>{words}</p>",
        },
    }  # fmt: skip
    body = [text(f"<h2>{word}</h2><ul><li>{words}</li><li>{word}</li></ul>")]
    assert said(client, make_story(body=body)) == (1, 1)
    page = make_story(body=[*body, moment], model=DayInTheLifePage)
    assert page.word_count == 303
    assert said(client, page) == (2, 2)
    page.body = body
    page.save_revision().publish()
    assert said(client, page) == (1, 1)
