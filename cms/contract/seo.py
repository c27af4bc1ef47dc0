"""What search engines and social networks are told."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from cms.contract.leaf import Leaf


class JsonLdPerson(Leaf):
    """An author as schema.org has it."""

    type_: Literal["Person"] = Field("Person", alias="@type")
    name: str


class JsonLd(Leaf):
    """The page as schema.org has it (https://schema.org/Article): closed, so that it has a type."""

    context: Literal["https://schema.org"] = Field("https://schema.org", alias="@context")
    type_: Literal["Article", "WebPage", "CollectionPage", "PodcastSeries", "PodcastEpisode"] = (
        Field(alias="@type")
    )
    headline: str
    description: str
    in_language: str = Field(alias="inLanguage")
    date_published: datetime = Field(alias="datePublished")
    date_modified: datetime = Field(alias="dateModified")
    image: list[str]
    author: list[JsonLdPerson]


class Seo(Leaf):
    """Title and description with their defaults filled in."""

    title: str
    description: str
    image: str | None
    """URL of the picture to show beside a link, a JPEG."""
    json_ld: JsonLd
