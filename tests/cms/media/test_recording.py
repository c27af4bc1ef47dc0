"""Films and recordings on their way in: measured, freed of tags, refused if they do not play."""

from io import BytesIO
from typing import Any

import av
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.media.ingest import recording
from cms.media.ingest.recording import ingest_recording
from cms.media.models import Media
from tests.cms.media import films


def taken(content: bytes, name: str, kind: str) -> Any:
    return ingest_recording(BytesIO(content), name, kind)


def seconds_of(content: bytes) -> float:
    with av.open(BytesIO(content)) as container:
        return float(
            sum(packet.duration * packet.time_base for packet in container.demux() if packet.size)
        )


@pytest.mark.parametrize("ending", ["mp3", "m4a"])
def test_a_recording_is_measured_and_says_nothing_but_what_is_heard(ending: str) -> None:
    before = films.talk(3, ending)
    assert films.SECRET in before
    after = taken(before, f"talk.{ending}", "audio")
    assert after.measured.duration == pytest.approx(3, abs=0.3)
    assert (after.measured.width, after.measured.height) == (None, None)
    content = after.read()
    assert b"CANARY" not in content
    assert seconds_of(content) == pytest.approx(seconds_of(before), abs=0.15)
    again = taken(content, f"talk.{ending}", "audio")
    assert again.measured == after.measured


def test_a_cover_in_an_mp3_stays_behind() -> None:
    picture = b"\x89PNG" + films.SECRET * 40
    body = b"\0image/png\0\x03\0" + picture
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\0\0" + body
    size = len(frame)
    bits = bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
    tagged = b"ID3\x03\0\0" + bits + frame + films.talk()
    after = taken(tagged, "talk.mp3", "audio")
    assert b"CANARY" not in after.read()
    assert after.measured.duration == pytest.approx(2, abs=0.3)


def test_a_film_is_measured() -> None:
    measured = taken(films.shot(2, (128, 96)), "film.mp4", "video").measured
    assert measured == recording.Measured(2.0, 128, 96)


@pytest.mark.parametrize(
    ("content", "name", "kind", "said"),
    [
        (b"", "x.mp3", "audio", "can’t be read"),
        (b"\xff\xd8\xff" + bytes(5000), "x.mp3", "audio", "can’t be read"),
        (films.talk(2, "m4a"), "x.mp3", "audio", "can’t be read"),
        (films.talk()[:300], "x.mp3", "audio", "can’t be read|no length"),
        (films.talk(), "x.m4a", "audio", "no MP4 or M4A"),
        (films.talk(2, "m4a")[:-50], "x.m4a", "audio", "damaged"),
        (films.film(), "x.mp4", "video", "no picture"),
        (films.talk(2, "m4a"), "x.mp4", "video", "no picture"),
        (films.shot(), "x.m4a", "audio", "add it as a film"),
    ],
)
def test_what_does_not_play_as_its_name_says_is_refused(
    content: bytes, name: str, kind: str, said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        taken(content, name, kind)


def test_a_file_may_not_be_too_large_or_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(recording, "LARGEST", 100)
        with pytest.raises(ValidationError, match="MB"):
            taken(films.talk(), "x.mp3", "audio")
    monkeypatch.setattr(recording, "PATIENCE", -1.0)
    for content, name in ((films.talk(), "x.mp3"), (films.talk(2, "m4a"), "x.m4a")):
        with pytest.raises(ValidationError, match="too long"):
            taken(content, name, "audio")


@pytest.mark.django_db
def test_what_is_read_counts_and_not_what_was_said() -> None:
    film = Media(title="Film", type="video", duration=999, width=1, height=1)
    film.file = ContentFile(films.shot(), "x.mp4")
    film.save()
    stored = Media.objects.get()
    assert (stored.duration, stored.width, stored.height) == (1.0, 64, 48)
    stored.file = ContentFile(films.shot(2, (128, 96)), "x.mp4")
    stored.save()
    assert (Media.objects.get().duration, Media.objects.get().width) == (2.0, 128)


@pytest.mark.django_db
def test_an_editor_adds_a_recording(upload: Any, editor: Any) -> None:
    form = editor.get("/admin/media/audio/add/").content.decode()
    assert 'name="duration"' not in form
    answer = upload(films.talk(), "CANARY.mp3", view="wagtailmedia:add", args=("audio",))
    assert answer.status_code == 302
    added = Media.objects.get()
    assert added.duration == pytest.approx(2, abs=0.3)
    assert added.content_type == "audio/mpeg"
    assert b"CANARY" not in added.file.read()
    played = editor.get(added.url)
    assert played["Content-Type"] == "audio/mpeg"
