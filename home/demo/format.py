"""The shapes of the demo content: what a story, a person, a place and a picture hold."""

from collections.abc import Mapping
from dataclasses import dataclass

Locale = str
Translated = Mapping[Locale, str]
Shape = Mapping[str, object]
Block = tuple[str, str | Shape]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody the demo names: `bio` is one sentence and says when the person is a composite."""

    names: Translated
    roles: Translated
    bio: Translated


@dataclass(frozen=True, kw_only=True)
class Place:
    """A town, never an address: `latitude` and `longitude` in degrees, `country` as ISO 3166-1."""

    names: Translated
    latitude: float
    longitude: float
    country: str


@dataclass(frozen=True, kw_only=True)
class Partner:
    """A member: `key` is the country code of a state; days are YYYY-MM-DD."""

    key: str
    kind: str
    names: Translated
    joined_on: str
    left_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What an editor knows about a drawing; `focal_point` is (x, y) as fractions of its size."""

    title: str
    alt: Translated
    caption: Translated
    focal_point: tuple[float, float]
    credit: str = "Illustration: Storywire demo"
    licence: str = "CC0 1.0"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One published correction: `date` as YYYY-MM-DD."""

    date: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """One story in one language; `key` is shared by its translations, `body` holds raw blocks.

    `place` is a key or empty, and so are `campaign` and `series`. `added` is what the body got
    after its first day; a language that has nothing there is behind.
    """

    key: str
    locale: Locale
    slug: str
    title: str
    kicker: str
    standfirst: str
    cover: str
    authors: tuple[str, ...]
    place: str
    date_line: str
    tags: tuple[str, ...]
    body: tuple[Block, ...]
    editors_note: str = ""
    content_warning: str = ""
    safeguarding_note: str
    sources: tuple[Shape, ...]
    corrections: tuple[Correction, ...] = ()
    seo_title: str
    seo_description: str
    related: tuple[str, ...]
    campaign: str = ""
    series: str = ""
    added: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DayInTheLife(Story):
    """A story that follows one person through one day: `person` is a key, `date` YYYY-MM-DD."""

    person: str
    date: str


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The home page in one language: a welcome of either snapshot, and what the Coalition is.

    All three are HTML.
    """

    locale: Locale
    title: str
    kicker: str
    standfirst: str
    welcome_2019: str
    welcome_2022: str
    invitation: str
    about_title: str
    about: str
    seo_title: str
    seo_description: str


@dataclass(frozen=True, kw_only=True)
class StoryIndex:
    """The page that lists the stories, in one language."""

    locale: Locale
    slug: str
    title: str
    kicker: str
    standfirst: str


@dataclass(frozen=True, kw_only=True)
class PartnerDirectory:
    """The head of the page that lists the members, in one language."""

    slug: str
    title: str
    standfirst: str
