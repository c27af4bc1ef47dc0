"""What a photographer wrote into a picture: XMP, IPTC and EXIF, read before they are removed.

Source: IPTC Photo Metadata Standard (https://iptc.org/standards/photo-metadata/).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from defusedxml.common import DefusedXmlException
from PIL import Image, ImageFile, IptcImagePlugin

from cms.media.ingest import MALFORMED

_IPTC = {
    "caption": ((2, 120),),
    "credit": ((2, 80), (2, 110)),
    "licence": ((2, 116),),
}
_XMP = {
    "alt": ("AltTextAccessibility",),
    "caption": ("description",),
    "credit": ("creator", "Credit"),
    "licence": ("UsageTerms", "rights", "license"),
}
_EXIF = {"caption": 0x010E, "credit": 0x013B, "licence": 0x8298}
"""``ImageDescription``, ``Artist`` and ``Copyright``."""
LONGEST = 1000


@dataclass(frozen=True)
class Harvest:
    """Words found in a picture; empty where there were none."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


def harvest(image: Image.Image) -> Harvest:
    """Return the words in a picture; XMP, the newer standard, goes before IPTC and EXIF."""
    xmp, iptc, exif = _xmp(image), _iptc(image), _exif(image)
    return Harvest(**{name: xmp.get(name) or iptc.get(name) or exif.get(name, "") for name in _XMP})


def _iptc(image: Image.Image) -> dict[str, str]:
    try:
        fields = IptcImagePlugin.getiptcinfo(cast("ImageFile.ImageFile", image)) or {}
    except MALFORMED:
        # Malformed metadata is on its way out in any case.
        return {}
    found = {}
    for name, records in _IPTC.items():
        values = [_text(fields[record]) for record in records if record in fields]
        found[name] = " / ".join(dict.fromkeys(value for value in values if value))
    return found


def _exif(image: Image.Image) -> dict[str, str]:
    try:
        fields = image.getexif()
    except MALFORMED:
        return {}
    return {name: _text(fields.get(tag) or "") for name, tag in _EXIF.items()}


def _xmp(image: Image.Image) -> dict[str, str]:
    try:
        tree = image.getxmp()
    except (DefusedXmlException, *MALFORMED):
        return {}
    words: dict[str, str] = {}
    for key, value in _walk(tree):
        words.setdefault(key, value)
    return {
        name: next((words[key] for key in keys if words.get(key)), "")
        for name, keys in _XMP.items()
    }


def _walk(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for item in node:
            yield from _walk(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if text := _first_text(value):
                yield key, text
            yield from _walk(value)


def _first_text(value: Any) -> str:
    """Unwrap ``rdf:Alt``, ``rdf:Seq`` and ``rdf:Bag`` down to their first entry."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list) and value:
        return _first_text(value[0])
    if isinstance(value, dict):
        for key in ("text", "li", "Alt", "Seq", "Bag", "resource"):
            if key in value:
                return _first_text(value[key])
    return ""


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    text = _decoded(value) if isinstance(value, bytes) else str(value)
    return text.replace("\0", "").strip()[:LONGEST]


def _decoded(value: bytes) -> str:
    """Read what IPTC may have written in either: UTF-8 is unmistakable, Latin-1 never fails."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
