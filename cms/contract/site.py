"""What every page of a site shares."""

from cms.contract.leaf import Leaf
from cms.contract.link import Link
from cms.contract.locale import Direction


class SiteLocale(Leaf):
    """A language the site is published in."""

    code: str
    name: str
    """The language by its own name."""
    dir: Direction
    default: bool
    path: str
    """The home page in this language."""


class Site(Leaf):
    """The globals: what stands around every page."""

    name: str
    locale: str
    dir: Direction
    locales: list[SiteLocale]
    navigation: list[Link]
    footer: list[Link]
    footer_note: str
