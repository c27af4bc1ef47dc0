"""What was taken in before the rules of today is brought up to them, one item at a time.

It may be ended at any time and begun again: what is done is not done twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.media.ingest.file import check_file
from cms.media.ingest.recorded import take_in_recording
from cms.media.models import File, Media
from cms.unit_of_work import unit_of_work


@dataclass(frozen=True)
class Step:
    """What became of one item."""

    number: int
    of: int
    title: str
    done: bool = False
    """Whether anything was to be done, and was."""
    fault: str = ""


def renew() -> Iterator[Step]:
    """Take pictures out of films that have none, then free PDFs of their metadata.

    Raises ``OSError`` when the store does not answer.
    """
    films = Media.objects.filter(type="video", frame=None).order_by("pk")
    pdfs = File.objects.filter(file__endswith=".pdf").order_by("pk")
    waiting = [(_renew_film, film) for film in films] + [(_renew_pdf, pdf) for pdf in pdfs]
    for number, (renew_one, item) in enumerate(waiting, 1):
        try:
            done = renew_one(item)
        except ValidationError as error:
            yield Step(number, len(waiting), item.title, fault=" ".join(error.messages))
        else:
            yield Step(number, len(waiting), item.title, done)


def _renew_film(film: Media) -> bool:
    with film.file.open() as stored:
        taken = take_in_recording(stored, film.file.name or "", "video")
    if taken.still is None:
        return False
    with unit_of_work():
        # Meanwhile somebody may have replaced or deleted it.
        now = Media.objects.filter(pk=film.pk, version=film.version, frame=None).first()
        if now is None:
            return False
        now.keep_still(taken.still)
        now.width, now.height = taken.measured.width, taken.measured.height
        now.save(update_fields=["frame", "width", "height"])
    return True


def _renew_pdf(pdf: File) -> bool:
    with pdf.file.open() as stored:
        before = stored.read()
    clean = check_file(BytesIO(before), pdf.file.name or "", "pdf").read()
    if clean == before:
        return False
    with unit_of_work():
        now = File.objects.filter(pk=pdf.pk, version=pdf.version).first()
        if now is None:
            return False
        now.file = ContentFile(clean, "renewed.pdf")
        now.save()
    return True
