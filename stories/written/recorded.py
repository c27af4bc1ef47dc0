"""What is heard and seen: podcasts, their episodes, and short videos."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from cms.contract.locale import name_of as name_of_language
from cms.delivery.written.dates import clock
from cms.delivery.written.writer import Json, Writer, tells_page
from stories.models.podcast import CATEGORIES
from stories.written.people import described, say_participant, say_person
from stories.written.told import say_campaign


@tells_page("podcast")
def _podcast(writer: Writer, own: Json) -> None:
    writer.rich_text(own.pop("description", None))
    writer.fact(_("author"), own.pop("author", None))
    if language := own.pop("language", None):
        writer.fact(_("language spoken"), name_of_language(language))
    category = own.pop("category", "")
    writer.fact(_("category"), str(dict(CATEGORIES).get(category, category)))
    if own.pop("explicit", False):
        writer.fact(_("listeners"), _("for adults alone"))
    writer.feeds(own.pop("feeds", None))
    writer.section(_("hosts"), own.pop("hosts", None), say_person(writer))
    writer.section(_("episodes"), own.pop("episodes", None), writer.card)


@tells_page("episode")
def _episode(writer: Writer, own: Json) -> None:
    writer.page_fact(_("podcast"), own.pop("series", None))
    for name, label in (("season", _("season")), ("number", _("number"))):
        said = own.pop(name, None)
        writer.fact(label, str(said) if said is not None else "")
    writer.fact(_("topic"), described(own.pop("topic", None)))
    if audio := own.pop("audio", None):
        writer.fact(_("length"), clock(audio["duration"]))
        writer.film(writer.title, audio["sources"])
    writer.section(_("guests"), own.pop("guests", None), say_participant(writer))
    if (notes := own.pop("notes", None)) and notes["content"]:
        writer.heading(_("show notes"))
        writer.rich_text(notes)
    cues, tracks = own.pop("transcript", None), own.pop("tracks", None) or ()
    if cues:
        writer.heading(_("transcript"))
        for moment, speaker, said in _turns(cues):
            writer.spans([(f"{moment} ", []), (speaker, ["strong"]), (f" {said}", [])])
    for track in tracks:
        writer.link(track["label"], track["url"])


def _turns(cues: Sequence[Json]) -> Iterator[tuple[str, str, str]]:
    """Return who speaks from when on, and all that is said until somebody else does."""
    for speaker, said in groupby(cues, lambda cue: cue["speaker"]):
        turn = list(said)
        yield clock(turn[0]["start"]), speaker, " ".join(cue["text"] for cue in turn)


@tells_page("short_video")
def _short_video(writer: Writer, own: Json) -> None:
    writer.fact(_("series"), described(own.pop("series", None)))
    writer.fact(_("length"), clock(own.pop("duration", None)))
    film, sources = own.pop("film", None), own.pop("sources", None)
    sources = sources or ([film] if film else [])
    writer.film(writer.title, sources, own.pop("tracks", None), own.pop("poster", None))
    if (script := own.pop("script", None)) and script["content"]:
        writer.heading(_("script"))
        writer.rich_text(script)
    say_campaign(writer, own)
