"""A picture in every size a renderer may ask for."""

from typing import Annotated, Literal

from pydantic import Field

from cms.contract.leaf import Leaf

Fraction = Annotated[float, Field(ge=0, le=1)]


class FocalPoint(Leaf):
    """What must stay in view when the picture is cropped, as fractions of its size."""

    x: Fraction
    """From the left edge: 0 is left, 1 is right."""
    y: Fraction
    """From the top edge: 0 is top, 1 is bottom."""


class Image(Leaf):
    """A picture: one URL for any client, and a template for responsive ones."""

    url: str
    """A JPEG that any client can show."""
    width: int
    """Width of the whole picture, in pixels."""
    height: int
    """Height of the whole picture, in pixels."""
    alt: str
    """What the picture shows, for those who do not see it; empty when it is decorative."""
    caption: str
    credit: str
    licence: str
    focal_point: FocalPoint | None
    placeholder: str
    """A BlurHash to paint while the picture loads (https://blurha.sh); may be empty."""
    template: str
    """A URL with ``{width}`` and ``{format}`` to fill in from the two lists below."""
    widths: list[int]
    formats: list[Literal["avif", "webp", "jpg"]]

    @property
    def size_at_url(self) -> tuple[int, int]:
        """Width and height of the JPEG at ``url``, in pixels."""
        before, _, _ = self.template.partition("{width}")
        width = int(self.url.removeprefix(before).partition(".")[0])
        return width, max(1, round(width * self.height / self.width))
