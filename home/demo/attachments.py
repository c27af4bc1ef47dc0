"""Files to go with a statement of the demo, each made here byte by byte."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from home.demo.format import Locale

_MARGIN, _LEADING, _SIZE = 72, 20, 12
_A4 = (595, 842)
_ODT = "application/vnd.oasis.opendocument.text"
_XMLNS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One file in one language: its lines, and what it is called on a page in each language."""

    ending: str
    lines: tuple[str, ...]
    titles: Mapping[Locale, str]


ATTACHMENTS: Mapping[Locale, Attachment] = {
    "en": Attachment(
        ending="pdf",
        lines=(
            "The Africa Focus Group: a note for readers",
            "",
            "Announced on 2 December by the senior diplomats of the Small Group.",
            "",
            "Demo content: in our own words, not an official paper.",
        ),
        titles={
            "en": "A note for readers",
            "fr": "Note aux lecteurs, en anglais",
            "ar": "مذكرة للقراء بالإنكليزية",
        },
    ),
    "fr": Attachment(
        ending="pdf",
        lines=(
            "L’Africa Focus Group : note aux lecteurs",
            "",
            "Annoncé le 2 décembre par les hauts diplomates du Groupe restreint.",
            "",
            "Contenu de démonstration : de notre main, et non un document officiel.",
        ),
        titles={
            "en": "A note for readers, in French",
            "fr": "Note aux lecteurs",
            "ar": "مذكرة للقراء بالفرنسية",
        },
    ),
    "ar": Attachment(
        ending="odt",
        lines=(
            "مجموعة التركيز على أفريقيا: مذكرة للقراء",
            "أعلنها كبار دبلوماسيي المجموعة المصغّرة في الثاني من كانون الأول/ديسمبر.",
            "محتوى تجريبي: بكلماتنا، وليس وثيقة رسمية.",
        ),
        titles={
            "en": "A note for readers, in Arabic",
            "fr": "Note aux lecteurs, en arabe",
            "ar": "مذكرة للقراء",
        },
    ),
}


def content(locale: Locale) -> bytes:
    """Return the file of a language."""
    one = ATTACHMENTS[locale]
    return pdf(one.lines, locale) if one.ending == "pdf" else odt(one.lines, locale)


def pdf(lines: Sequence[str], locale: str) -> bytes:
    """Return a page of text as a PDF; only letters of Western Europe can be in it."""
    shown = b"\n".join(
        b"(" + line.encode("cp1252").translate(_ESCAPED) + f") Tj 0 -{_LEADING} Td".encode()
        for line in (line.replace("(", "[").replace(")", "]") for line in lines)
    )
    top = _A4[1] - _MARGIN
    stream = f"BT /F1 {_SIZE} Tf {_MARGIN} {top} Td\n".encode() + shown + b"\nET"
    objects = (
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({locale}) >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_A4[0]} {_A4[1]}] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    return _assembled(objects)


_ESCAPED = bytes(ord("/") if byte == ord("\\") else byte for byte in range(256))


def _assembled(objects: Sequence[bytes]) -> bytes:
    """Return the objects of a PDF with the table of where each begins (ISO 32000-1, 7.5)."""
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    whole += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return whole + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def odt(lines: Sequence[str], locale: str) -> bytes:
    """Return paragraphs as an OpenDocument text (ISO/IEC 26300); its first line is a heading."""
    direction = "rl-tb" if locale == "ar" else "lr-tb"
    heading, *rest = (escape(line) for line in lines)
    text = f'<text:h text:style-name="P" text:outline-level="1">{heading}</text:h>' + "".join(
        f'<text:p text:style-name="P">{line}</text:p>' for line in rest
    )
    names = "".join(
        f' xmlns:{name}="{_XMLNS.format(name)}"' for name in ("office", "text", "style")
    )
    style = (
        '<style:style style:name="P" style:family="paragraph">'
        f'<style:paragraph-properties style:writing-mode="{direction}"/></style:style>'
    )
    parts = {
        "content.xml": f'<office:document-content{names} office:version="1.2">'
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest:manifest"
        f' xmlns:manifest="{_XMLNS.format("manifest")}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>",
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        # First and not packed, so that the file tells what it is at a place that is known.
        archive.writestr(ZipInfo("mimetype"), _ODT)
        for name, xml in parts.items():
            whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'
            archive.writestr(ZipInfo(name), whole, compress_type=ZIP_DEFLATED)
    return buffer.getvalue()
