"""Files that readers may fetch and keep, such as the PDF of a statement."""

from django.conf import settings
from django.utils.translation import get_language_info

from cms.contract.leaf import Leaf
from cms.contract.locale import Direction, direction

_OWN_NAMES = {
    "ckb": "کوردیی ناوەندی",
    "kmr": "Kurdî (Kurmancî)",
    "ps": "پښتو",
    "so": "Soomaali",
    "syr": "ܣܘܪܝܝܐ",
}
"""What languages call themselves, of those that Django does not know."""


class Language(Leaf):
    """The language that something is written in."""

    locale: str
    """Its code (BCP 47), such as ``ar`` or ``pt-br``."""
    label: str
    """The language by its own name, or its code where nobody has written that down."""
    dir: Direction


class File(Leaf):
    """A file, to be saved or opened by whatever knows its type."""

    title: str
    url: str
    content_type: str
    """The media type, such as ``application/pdf``."""
    bytes: int
    """Size of the file, in bytes."""
    language: Language | None
    """Null where it has none, or nobody has said."""
    credit: str = ""
    """Who made it, as they should be named."""
    licence: str = ""
    """On which terms it may be used, such as CC BY 4.0."""


def language(code: str) -> Language:
    """Return a language by its code, in small letters."""
    return Language(locale=code, label=_own_name(code), dir=direction(code))


def _own_name(code: str) -> str:
    if found := (dict(settings.LANGUAGES) | _OWN_NAMES).get(code):
        return str(found)
    try:
        name: str = get_language_info(code)["name_local"]
    except KeyError:
        return code
    return name[:1].upper() + name[1:]
