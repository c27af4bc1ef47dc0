"""Photographs as cameras make them: full of what must never be told."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRETS = tuple(
    f"CANARY-{what}".encode()
    for what in (
        "MAKE", "CAMERA", "SERIAL", "GPS", "THUMB", "XMP", "IPTC", "COMMENT", "TRAILER",
        "TEXT", "NAME", "ICC",
    )
)  # fmt: skip
_THUMBNAIL_TAGS = (0x0201, 0x0202)


def noisy(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """Return pixels that do not compress to nothing."""
    gradient = Image.linear_gradient("L").resize(size)
    noise = Image.effect_noise(size, 60)
    return Image.merge("RGB", (gradient, noise, Image.radial_gradient("L").resize(size))).convert(
        mode
    )


def _ascii(tag: int, text: bytes) -> tuple[int, int, int, bytes]:
    return tag, 2, len(text) + 1, text + b"\0"


def _rationals(tag: int, *numbers: int) -> tuple[int, int, int, bytes]:
    return tag, 5, len(numbers), b"".join(struct.pack("<II", number, 1) for number in numbers)


def _ifd(entries: list[tuple[int, int, int, bytes]], at: int, following: int = 0) -> bytes:
    data_at = at + 2 + 12 * len(entries) + 4
    head, data = struct.pack("<H", len(entries)), b""
    for tag, type_, count, value in entries:
        head += struct.pack("<HHI", tag, type_, count)
        if len(value) <= 4:
            head += value.ljust(4, b"\0")
        else:
            head += struct.pack("<I", data_at + len(data))
            data += value
    return head + struct.pack("<I", following) + data


def exif(orientation: int = 1) -> bytes:
    """Return EXIF as a TIFF: camera, position and an embedded thumbnail (IFD1)."""
    gps = [
        _ascii(1, b"N"),
        _rationals(2, 33, 18, 45),
        _ascii(3, b"E"),
        _rationals(4, 44, 21, 58),
        (27, 7, 18, b"ASCII\0\0\0CANARY-GPS"),
    ]
    thumbnail = BytesIO()
    noisy((32, 24)).save(thumbnail, "JPEG", comment="CANARY-THUMB")
    small = thumbnail.getvalue()

    def first(gps_at: int, next_at: int) -> bytes:
        entries = [
            _ascii(0x010F, b"CANARY-MAKE"),
            _ascii(0x0110, b"CANARY-CAMERA"),
            (0x0112, 3, 1, struct.pack("<H", orientation)),
            (0x8825, 4, 1, struct.pack("<I", gps_at)),
            _ascii(0xA431, b"CANARY-SERIAL"),
        ]
        return _ifd(entries, 8, next_at)

    gps_at = 8 + len(first(0, 0))
    next_at = gps_at + len(_ifd(gps, gps_at))

    def second(small_at: int) -> bytes:
        values = (struct.pack("<I", small_at), struct.pack("<I", len(small)))
        entries = [(tag, 4, 1, value) for tag, value in zip(_THUMBNAIL_TAGS, values, strict=True)]
        return _ifd(entries, next_at)

    small_at = next_at + len(second(0))
    return (
        b"II*\0\x08\0\0\0" + first(gps_at, next_at) + _ifd(gps, gps_at) + second(small_at) + small
    )


def xmp(**words: str) -> bytes:
    """Return an XMP packet with a secret and the words of a photographer."""
    names = {
        "alt": "Iptc4xmpCore:AltTextAccessibility",
        "caption": "dc:description",
        "licence": "xmpRights:UsageTerms",
        "credit": "dc:creator",
    }
    parts = []
    for key, value in words.items():
        kind = "Seq" if key == "credit" else "Alt"
        element = f'<rdf:{kind}><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:{kind}>'
        parts.append(f"<{names[key]}>{element}</{names[key]}>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" '
        f'exif:GPSLatitude="CANARY-XMP">{"".join(parts)}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iptc(caption: bytes = b"", credit: bytes = b"", licence: bytes = b"") -> bytes:
    """Return IPTC as the payload of a JPEG's APP13."""
    records = ((5, b"CANARY-IPTC"), (120, caption), (80, credit), (116, licence))
    data = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
        for number, value in records
        if value
    )
    data += b"\0" * (len(data) % 2)
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(data)) + data


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(image: Image.Image | None = None, packet: bytes | None = None, **save: Any) -> bytes:
    """Return a JPEG with everything that a camera and an archive put into one."""
    buffer = BytesIO()
    orientation = save.pop("orientation", 1)
    words = save.pop("iptc", iptc())
    (image or noisy()).save(buffer, "JPEG", quality=90, comment="CANARY-COMMENT", **save)
    plain = buffer.getvalue()
    return (
        plain[:2]
        + _segment(0xE1, b"Exif\0\0" + exif(orientation))
        + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + (packet or xmp()))
        + _segment(0xED, words)
        + _segment(0xEF, b"CANARY-SERIAL")
        + plain[2:]
        + b"CANARY-TRAILER"
    )


def png(image: Image.Image | None = None, packet: bytes | None = None, **save: Any) -> bytes:
    """Return a PNG with tEXt, zTXt, iTXt and eXIf."""
    info = PngInfo()
    info.add_text("Comment", "CANARY-TEXT")
    info.add_text("Author", "CANARY-NAME", zip=True)
    info.add_itxt("XML:com.adobe.xmp", (packet or xmp()).decode())
    buffer = BytesIO()
    (image or noisy()).save(buffer, "PNG", pnginfo=info, exif=exif(), **save)
    return buffer.getvalue() + b"CANARY-TRAILER"


def modern(format_: str, image: Image.Image | None = None, packet: bytes | None = None) -> bytes:
    """Return a ``WEBP``, ``AVIF`` or ``HEIF`` with EXIF and XMP."""
    buffer = BytesIO()
    (image or noisy()).save(buffer, format_, exif=exif(), xmp=packet or xmp(), quality=80)
    return buffer.getvalue()


def plain(format_: str, image: Image.Image | None = None, **save: Any) -> bytes:
    """Return a picture with nothing but its pixels."""
    buffer = BytesIO()
    (image or noisy((64, 48))).save(buffer, format_, **save)
    return buffer.getvalue()


def foreign_profile() -> bytes:
    """Return the colour profile of something that is no picture in red, green and blue."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def bomb(width: int, height: int, whole: bool = True) -> bytes:
    """Return a black PNG of a bit a pixel: a few kilobytes that want a lot of memory."""
    body = b""
    if whole:
        packer = zlib.compressobj(9)
        row = bytes(1 + (width + 7) // 8)
        body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


SHOTS = {
    "jpg": jpeg,
    "png": png,
    "webp": lambda **options: modern("WEBP", **options),
    "avif": lambda **options: modern("AVIF", **options),
    "heic": lambda **options: modern("HEIF", **options),
}
"""How to take a telling photograph, by the ending of its file."""
