"""Timed text on its way in and out: WebVTT, read as browsers do (https://www.w3.org/TR/webvtt1/).

What can't be read is left out and reported, so that a form can name its line.
"""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from cms.contract.media import Cue

LONGEST = 1 << 20
"""So many bytes of timed text are kept: a day of talk."""
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"\s*{_TIME}\s+-->\s+{_TIME}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>|</v>")
_UNTIMED = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:\s|$)")
"""What blocks begin with that have no times."""
_TAG = re.compile(r"<[^>]*>?")


@dataclass
class Transcript:
    """What a file of timed text says, and the lines of it that say nothing."""

    cues: list[Cue] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)
    """Numbers of the lines whose times can't be read, the first of all being 1."""


def read_timed_text(upload: IO[bytes]) -> str:
    """Return a WebVTT file as text; raise ``ValidationError`` that names the line that is wrong."""
    upload.seek(0)
    raw = upload.read(LONGEST + 1)
    upload.seek(0)
    if len(raw) > LONGEST:
        raise _invalid(_("Timed text may have %(most)s KB at most.") % {"most": LONGEST >> 10})
    text = raw.removeprefix(codecs.BOM_UTF8).decode()
    if faults := transcript(text).faults:
        raise _without_times(faults[0])
    return text


def one_kind_of_lines(text: str) -> str:
    """Return a text whose lines all end in one way; a form's end in another than most files'."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def written(text: str) -> ContentFile[bytes]:
    """Return what somebody wrote as a WebVTT file; raise ``ValidationError`` that names the line.

    A browser passes over words without times; whoever writes them is told.
    """
    if not re.match(r"WEBVTT(?:[ \t].*)?(?:\n|$)", text):
        raise _invalid(_("Line 1 has to begin with WEBVTT."))
    for number, block in _blocks(text):
        if "-->" not in block and not _UNTIMED.match(block):
            raise _without_times(number)
    file = ContentFile(text.encode(), "words.vtt")
    read_timed_text(file)
    return file


def transcript(text: str) -> Transcript:
    """Return the cues of a WebVTT file, and the lines whose times can't be read."""
    found = Transcript()
    latest = 0.0
    for number, timing, words in _timed(text):
        times = _times(timing)
        if times is None or not latest <= times[0] < times[1]:
            found.faults.append(number)
            continue
        latest = times[0]
        found.cues += [
            Cue(start=times[0], end=times[1], speaker=speaker, text=said)
            for speaker, said in _voices(words)
        ]
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Give what stands between empty lines, and the number of its first line."""
    for found in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text):
        yield text.count("\n", 0, found.start()) + 1, found[0]


def _timed(text: str) -> Iterator[tuple[int, str, str]]:
    """Give each block that has times: the number of that line, the line, and what is below it."""
    lines = one_kind_of_lines(text).split("\n")
    timing: tuple[int, str] | None = None
    words: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if "-->" in line:
            if timing:
                yield *timing, " ".join(words)
            timing, words = (number, line), []
        elif not line.strip() and timing:
            yield *timing, " ".join(words)
            timing = None
        elif timing:
            words.append(line.strip())


def _times(line: str) -> tuple[float, float] | None:
    found = _TIMING.fullmatch(line)
    if found is None:
        return None
    parts = [int(part or 0) for part in found.groups()]
    start, end = (
        hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
        for hours, minutes, seconds, milliseconds in (parts[:4], parts[4:])
    )
    return start, end


def _voices(words: str) -> Iterator[tuple[str, str]]:
    """Give who speaks and what they say; a cue may hold several voices."""
    speaker = ""
    # Between two matches stands what is said, and in them the next voice or None.
    pieces = _VOICE.split(words)
    for place, piece in enumerate(pieces):
        if place % 2:
            speaker = _plain(piece or "")
        elif said := _plain(piece):
            yield speaker, said


def _plain(piece: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", piece)).split())


def _invalid(message: str) -> ValidationError:
    return ValidationError(message, code="invalid_timed_text")


def _without_times(line: int) -> ValidationError:
    return _invalid(
        _(
            "Line %(line)s has no times such as 00:01.000 --> 00:04.000, the later one behind, "
            "in the order of speaking."
        )
        % {"line": line}
    )
