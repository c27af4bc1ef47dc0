"""Where something points."""

from typing import Annotated, Literal

from pydantic import Field

from cms.contract.card import AnyCard
from cms.contract.leaf import Leaf


class PageLink(Leaf):
    """A way to one of our own pages."""

    kind: Literal["page"] = "page"
    label: str
    href: str
    page: AnyCard


class OutsideLink(Leaf):
    """A way out of the site."""

    kind: Literal["outside"] = "outside"
    label: str
    href: str


Link = Annotated[PageLink | OutsideLink, Field(discriminator="kind")]
