"""The paper: ink noise, tooth and vignette, the same on every run."""

from functools import lru_cache

from PIL import Image, ImageChops, ImageOps

from home.demo.illustrations.chance import seeded

TILE = 640


@lru_cache(maxsize=4)
def noise(size: tuple[int, int], scale: float, seed: int = 7) -> Image.Image:
    """Even noise over a whole sheet, its dots about as wide as a pen's at any scale."""
    dots = Image.frombytes("L", (TILE, TILE), seeded(seed).randbytes(TILE * TILE))
    side = max(8, round(TILE * max(scale * 0.62, 1.0)))
    tile = ImageOps.equalize(dots.resize((side, side), Image.Resampling.BICUBIC))
    sheet = Image.new("L", size)
    for x in range(0, size[0], side):
        for y in range(0, size[1], side):
            sheet.paste(tile, (x, y))
    return sheet


@lru_cache(maxsize=4)
def _vignette(size: tuple[int, int]) -> Image.Image:
    corners = Image.radial_gradient("L").point([round(max(0, v - 120) * 0.36) for v in range(256)])
    return corners.resize(size, Image.Resampling.BICUBIC)


def finished(picture: Image.Image, scale: float, seed: int) -> Image.Image:
    """Lay the tooth of the paper and a soft vignette over a drawing."""
    tooth = noise(picture.size, scale, seed).point([118 + v * 20 // 255 for v in range(256)])
    sheet = Image.merge("RGB", (tooth, tooth, tooth))
    picture = ImageChops.overlay(picture, sheet)
    picture.paste((16, 14, 34), (0, 0, *picture.size), _vignette(picture.size))
    return picture
