"""What every page of a site shares."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from cms.contract.card import AnyCard
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.contract.link import Link, OutsideLink, PageLink
from cms.contract.locale import Direction
from cms.contract.rich_text import RichText

CookieKey = Literal["necessary", "preferences", "statistics", "marketing"]
BannerKind = Literal["information", "warning", "event"]
TourTarget = Literal[
    "navigation", "languages", "search", "footer",
    "hero", "latest", "featured", "statement", "digest", "podcast", "campaigns", "short_videos",
    "social_wall", "commemoration", "about", "partners", "tour_invitation", "text", "welcome",
]  # fmt: skip
"""The parts of a page that a tour may speak of, sections of the home page by their type among them;
a page need not have all. ``welcome`` is its first text."""


class SiteLocale(Leaf):
    """A language the site is published in."""

    code: str
    name: str
    """The language by its own name."""
    dir: Direction
    default: bool
    path: str
    """The home page in this language."""


class MenuPageLink(PageLink):
    """A way to one of our own pages, and what is below it."""

    children: list[Link]
    """One level: these have none of their own."""


class MenuOutsideLink(OutsideLink):
    """A way out of the site, and what is below it."""

    children: list[Link]
    """One level: these have none of their own."""


MenuLink = Annotated[MenuPageLink | MenuOutsideLink, Field(discriminator="kind")]


class SocialProfile(Leaf):
    """An account of ours elsewhere."""

    platform: str
    """Such as ``x`` or ``youtube``; later releases may know more."""
    handle: str
    """Such as ``@Coalition``."""
    url: str


class SiteSeo(Leaf):
    """What search engines and social networks are told of a page that says nothing itself."""

    description: str
    image: Image | None


class CookieCategory(Leaf):
    """What is stored on a reader's device for one purpose."""

    key: CookieKey
    """The same in every language: what a reader's choice is kept by."""
    name: str
    purpose: str
    required: bool
    """Whether the site can't do without; all else waits until the reader has agreed."""


class CookieNotice(Leaf):
    """What readers are asked before anything optional is stored or loaded."""

    text: RichText
    policy: AnyCard | None
    """The page that says more."""
    categories: list[CookieCategory]
    version: int
    """It rises when text or categories change: whoever agreed to a lower one is asked again."""


class Banner(Leaf):
    """What is announced on every page, from one moment to another."""

    id: UUID
    kind: BannerKind
    text: str
    link: Link | None
    starts: datetime
    ends: datetime


class TourStep(Leaf):
    """One stop of a tour."""

    title: str
    text: str
    target: TourTarget | None
    """The part of a page that is spoken of; front ends know where it stands."""
    page: AnyCard | None
    """Or else the page."""


class Tour(Leaf):
    """What shows a newcomer around."""

    title: str
    steps: list[TourStep]
    version: int
    """It rises when the steps change: there is something new to see."""


class SiteFallback(Leaf):
    """A part of the globals in the language that stands in for the one that was asked for."""

    field: str
    """The field of the globals, such as ``navigation``."""
    locale: str
    dir: Direction


class Site(Leaf):
    """The globals: what stands around every page."""

    name: str
    locale: str
    dir: Direction
    locales: list[SiteLocale]
    navigation: list[MenuLink]
    footer: list[Link]
    footer_note: str
    profiles: list[SocialProfile]
    """Our accounts elsewhere."""
    seo: SiteSeo
    cookie_notice: CookieNotice | None
    banner: Banner | None
    """What is announced now."""
    tour: Tour | None
    fallbacks: list[SiteFallback]
    """What is not in the language of the globals, since that has nothing there."""
