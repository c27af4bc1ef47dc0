"""The pixels of a picture as it is kept: upright, in sRGB, no larger than needed."""

from io import BytesIO

from PIL import Image, ImageCms

from cms.media.ingest import MALFORMED

OPAQUE_EDGE = 4096
"""Longest edge of what is kept, in pixels: larger than any size that is delivered."""
TRANSPARENT_EDGE = 2048
"""The same for pictures with transparency, which takes longer to read and to resize."""
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def pixels_of(image: Image.Image) -> Image.Image:
    """Return an opened picture as RGB or RGBA, with nothing in it but its pixels.

    The picture given is used up. Raises what its decoder raises when it is damaged.
    """
    mode = "RGBA" if image.has_transparency_data else "RGB"
    edge = TRANSPARENT_EDGE if mode == "RGBA" else OPAQUE_EDGE
    image.draft("RGB", (edge, edge))
    image.load()
    turn, profile = _turn(image), image.info.get("icc_profile")
    result = _eight_bits(image, mode)
    # Made small first, in place: what follows needs a second copy.
    result.thumbnail((edge, edge), Image.Resampling.LANCZOS, reducing_gap=3.0)
    result = _to_srgb(result, profile, mode)
    if turn is not None:
        result = result.transpose(turn)
    clean = Image.new(mode, result.size)
    clean.paste(result)
    return clean


def _turn(image: Image.Image) -> Image.Transpose | None:
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except MALFORMED:
        # Broken metadata costs the orientation, not the picture.
        return None


def _eight_bits(image: Image.Image, mode: str) -> Image.Image:
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
        image.info.pop("transparency", None)
    if image.mode == mode or (mode == "RGB" and image.mode in ("CMYK", "L")):
        return image
    return image.convert(mode)


def _to_srgb(image: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    if not profile:
        return image.convert(mode)
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except (ImageCms.PyCMSError, *MALFORMED):
        # A broken profile costs a little colour, not the picture.
        return image.convert(mode)
    return converted or image.convert(mode)
