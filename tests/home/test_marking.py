"""Hashtags, mentions and links in pasted text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.marking import ExpandedLink, is_shortened, marked

SIGNS = "#＃@＠_1aéÉعِ\u200c\ufe0f\u20e3👍🏽 \n.:/)(،&"


def found(text: str, platform: str = "x", **links: str) -> list[tuple[str, Any]]:
    expanded = {written: ExpandedLink(url) for written, url in links.items()}
    told = []
    for part in marked(text, platform, expanded):
        rest = part.model_dump(exclude={"type", "text"})
        if rest:
            told.append((part.text, next(iter(rest.values()))))
    return told


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#DayInTheLife, #DAYINTHELIFE!", ["dayinthelife", "dayinthelife"]),
        ("#écoleÉté #ÉCOLEÉTÉ", ["écoleété", "écoleété"]),
        ("#e\u0301cole and ＃ｗｉｄｅ", ["école", "wide"]),
        ("(#ضحايا_الإرهاب) #العِراق", ["ضحايا_الإرهاب", "العِراق"]),
        ("#2019Summit is #1 of #2019", ["2019summit"]),
        ("a#b x&#39; https://a.org/#c #️⃣ # #_", ["https://a.org/#c"]),
        ("#" + "a" * 101, []),
    ],
)
def test_hashtags_are_found_in_every_script(text: str, tags: list[str]) -> None:
    assert [tag for _written, tag in found(text)] == tags


@pytest.mark.parametrize(
    ("platform", "text", "handles"),
    [
        ("x", "Thanks @UNDPinIraq. And ＠Coalition، me@a.org", ["UNDPinIraq", "Coalition"]),
        ("mastodon", "@news@example.social!", ["news@example.social"]),
        ("bluesky", "@coalition.example.org.", ["coalition.example.org"]),
        ("instagram", "@a.b.c…", ["a.b.c"]),
    ],
)
def test_mentions_are_found_as_the_platform_has_them(
    platform: str, text: str, handles: list[str]
) -> None:
    assert [handle for _written, handle in found(text, platform)] == handles


def test_links_lead_where_an_editor_says_and_end_before_the_sentence_does() -> None:
    known = {
        "https://t.co/a": "https://example.org/b/",
        "example.org/al-q…": "https://example.org/al",
    }
    text = (
        "(See https://t.co/a), example.org/al-q… or https://a.org/x_(y)? https://t.co/ab https://."
    )
    assert found(text, **known) == [
        ("example.org/b", "https://example.org/b/"),
        ("example.org/al", "https://example.org/al"),
        ("a.org/x_(y)", "https://a.org/x_(y)"),
        ("t.co/ab", "https://t.co/ab"),
    ]
    assert is_shortened("https://t.co/ab")
    assert not is_shortened("https://not.co/t.co/")


@given(st.text(st.sampled_from(SIGNS)), st.sampled_from(["x", "mastodon", "other"]))
def test_no_letter_is_lost_or_moved(text: str, platform: str) -> None:
    assert "".join(part.text for part in marked(text, platform, {})) == text
