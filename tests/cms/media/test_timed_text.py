"""Timed text: who says what and when, and which line of a file is wrong."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.media.ingest import timed_text
from cms.media.ingest.timed_text import transcript
from cms.media.models import File
from tests.factories import make_file

SPOKEN = """\ufeffWEBVTT - On The Line

STYLE
::cue { color: red }

NOTE a remark --\N{RIGHTWARDS ARROW}

intro
00:01.000 --> 00:04.500 align:start
<v.loud Amal Haddad>Welcome &amp; good
<i>morning</i>.</v>

00:00:05.000 --> 01:00:06.250
<v Noor>Thank <00:00:05.500>you.</v> <v Amal Haddad>Let us begin.

00:07.000 --> 00:08.000
[music]
"""


def said(text: str) -> list[tuple[float, float, str, str]]:
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in transcript(text).cues]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_voices_times_and_words_are_read(newline: str) -> None:
    assert transcript(SPOKEN).faults == []
    assert said(SPOKEN.replace("\n", newline)) == [
        (1.0, 4.5, "Amal Haddad", "Welcome & good morning."),
        (5.0, 3606.25, "Noor", "Thank you."),
        (5.0, 3606.25, "Amal Haddad", "Let us begin."),
        (7.0, 8.0, "", "[music]"),
    ]


@pytest.mark.parametrize(
    "timing",
    ["1 --> 2", "00:02.000 --> 00:01.000", "00:01,000 --> 00:02,000", "00:61.000 --> 01:02.000",
     "-->", "00:01.000 --> 00:02.000x"],
)  # fmt: skip
def test_a_line_without_times_is_named_and_left_out(timing: str) -> None:
    found = transcript(f"WEBVTT\n\n{timing}\nWords\n\n00:03.000 --> 00:04.000\nMore\n")
    assert found.faults == [3]
    assert [cue.text for cue in found.cues] == ["More"]


@given(st.text())
def test_nothing_makes_it_fail(text: str) -> None:
    for cue in transcript("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text).cues:
        assert cue.text
        assert cue.start < cue.end


@pytest.mark.django_db
def test_what_a_file_says_is_kept_and_follows_it() -> None:
    file = make_file()
    assert [cue.text for cue in File.objects.get(pk=file.pk).cues] == ["Hello"]
    file = make_file("WEBVTT without a word", "b.txt")
    assert (file.timed_text, file.cues) == ("", [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"WEBVTT\n\n00:01 --> 00:02\nToo coarse", "Line 3"),
        (b"WEBVTT\n\n" + b"x" * 2000, "at most"),
    ],
)
def test_an_upload_is_refused_with_the_line_that_is_wrong(
    upload: Any, monkeypatch: pytest.MonkeyPatch, content: bytes, error: str
) -> None:
    monkeypatch.setattr(timed_text, "LONGEST", 1024)
    answer = upload(content, "x.vtt", view="wagtaildocs:add")
    assert answer.status_code == 200
    assert error in answer.context["form"].errors["file"][0]
    assert not File.objects.exists()
