"""What search engines and social networks are told.

Nearly all of it is said elsewhere in the same document: ``Seo.of`` takes it from there, and
``Seo.following`` again when that has changed.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, Self

from django.utils.translation import to_locale
from pydantic import Field

from cms.contract.front_end import address_at
from cms.contract.image import Image
from cms.contract.leaf import Leaf, absent_if_none
from cms.contract.partial_date import PartialDate

SchemaType = Literal[
    "Article",
    "NewsArticle",
    "WebPage",
    "CollectionPage",
    "PodcastSeries",
    "PodcastEpisode",
    "SocialMediaPosting",
]
TOLD: tuple[SchemaType, ...] = ("Article", "NewsArticle", "PodcastEpisode")
"""The types of what is told; the others are ways to it."""
PASSING: tuple[SchemaType, ...] = ("SocialMediaPosting",)
"""But not these: feeds hold them where they are asked for by name, and they lead nowhere."""


class JsonLdPerson(Leaf):
    """An author as schema.org has it."""

    type_: Literal["Person"] = Field("Person", alias="@type")
    name: str


class JsonLdOrganization(Leaf):
    """Who publishes the site (https://schema.org/Organization)."""

    type_: Literal["Organization"] = Field("Organization", alias="@type")
    name: str
    url: str
    """The front end."""


class JsonLdVideo(Leaf):
    """A film that the page shows (https://schema.org/VideoObject)."""

    type_: Literal["VideoObject"] = Field("VideoObject", alias="@type")
    name: str
    description: str
    thumbnail_url: list[str] = Field(alias="thumbnailUrl")
    upload_date: datetime = Field(alias="uploadDate")
    content_url: str | None = absent_if_none("contentUrl")
    """Where the film itself is, if it is ours."""
    embed_url: str | None = absent_if_none("embedUrl")
    """Where its provider plays it."""
    duration: timedelta | None = absent_if_none()


class JsonLdFile(Leaf):
    """A file that goes with the page (https://schema.org/MediaObject)."""

    type_: Literal["MediaObject"] = Field("MediaObject", alias="@type")
    name: str
    content_url: str = Field(alias="contentUrl")
    encoding_format: str = Field(alias="encodingFormat")
    in_language: str | None = absent_if_none("inLanguage")


class JsonLdAudio(Leaf):
    """A recording that is the page's own (https://schema.org/AudioObject)."""

    type_: Literal["AudioObject"] = Field("AudioObject", alias="@type")
    content_url: str = Field(alias="contentUrl")
    encoding_format: str = Field(alias="encodingFormat")
    duration: timedelta


class JsonLdSeries(Leaf):
    """A podcast that an episode is of (https://schema.org/PodcastSeries)."""

    type_: Literal["PodcastSeries"] = Field("PodcastSeries", alias="@type")
    name: str
    url: str
    """Where its page is read, on the front end."""


class JsonLdSeason(Leaf):
    """A season of a podcast (https://schema.org/CreativeWorkSeason)."""

    type_: Literal["CreativeWorkSeason"] = Field("CreativeWorkSeason", alias="@type")
    season_number: int = Field(alias="seasonNumber")


class JsonLdOutlet(Leaf):
    """Who tells what a page sums up (https://schema.org/Organization)."""

    type_: Literal["Organization"] = Field("Organization", alias="@type")
    name: str
    url: str | None = absent_if_none()


class JsonLdReport(Leaf):
    """What somebody else tells (https://schema.org/NewsArticle)."""

    type_: Literal["NewsArticle"] = Field("NewsArticle", alias="@type")
    url: str | None = absent_if_none()
    date_published: PartialDate | None = absent_if_none("datePublished")
    publisher: JsonLdOutlet


class JsonLd(Leaf):
    """A page as schema.org has it: closed, so that it has a type. Each kind adds what it says."""

    context: Literal["https://schema.org"] = Field("https://schema.org", alias="@context")
    type_: str = Field(alias="@type")
    url: str
    """Where the page is read, on the front end."""
    headline: str
    description: str
    in_language: str = Field(alias="inLanguage")
    date_published: datetime = Field(alias="datePublished")
    date_modified: datetime = Field(alias="dateModified")
    image: list[str]
    author: list[JsonLdPerson]
    publisher: JsonLdOrganization
    video: list[JsonLdVideo] | None = absent_if_none()
    """The films in it that have a picture of their own, which search engines ask for."""
    associated_media: list[JsonLdFile] | None = absent_if_none("associatedMedia")
    """The files that go with it."""


class JsonLdPage(JsonLd):
    """A page that leads to others, or stands for itself (https://schema.org/WebPage)."""

    type_: Literal["WebPage", "CollectionPage"] = Field(alias="@type")


class JsonLdArticle(JsonLd):
    """What is told (https://schema.org/Article)."""

    type_: Literal["Article", "NewsArticle", "SocialMediaPosting"] = Field(alias="@type")
    citation: JsonLdReport | None = absent_if_none()
    """What tells at length what is told here in brief."""


class JsonLdPodcast(JsonLd):
    """A podcast (https://schema.org/PodcastSeries)."""

    type_: Literal["PodcastSeries"] = Field("PodcastSeries", alias="@type")
    name: str
    web_feed: str | None = absent_if_none("webFeed")
    """Where programs that play podcasts subscribe to it."""


class JsonLdEpisode(JsonLd):
    """An episode of a podcast (https://schema.org/PodcastEpisode)."""

    type_: Literal["PodcastEpisode"] = Field("PodcastEpisode", alias="@type")
    name: str
    episode_number: int | None = absent_if_none("episodeNumber")
    duration: timedelta | None = absent_if_none()
    audio: list[JsonLdAudio] | None = absent_if_none()
    """The recording, in each of its formats."""
    part_of_series: JsonLdSeries | None = absent_if_none("partOfSeries")
    part_of_season: JsonLdSeason | None = absent_if_none("partOfSeason")


AnyJsonLd = JsonLdPage | JsonLdArticle | JsonLdPodcast | JsonLdEpisode
"""Told apart by ``@type``, which no discriminator of OpenAPI can name: it is an alias."""
_JSON_LD: dict[SchemaType, type[JsonLd]] = {
    "Article": JsonLdArticle,
    "NewsArticle": JsonLdArticle,
    "SocialMediaPosting": JsonLdArticle,
    "WebPage": JsonLdPage,
    "CollectionPage": JsonLdPage,
    "PodcastSeries": JsonLdPodcast,
    "PodcastEpisode": JsonLdEpisode,
}


class JsonLdListItem(Leaf):
    """A page on the way to this one, or this one, which is the last."""

    type_: Literal["ListItem"] = Field("ListItem", alias="@type")
    position: int
    name: str
    item: str
    """Where it is read, on the front end."""


class JsonLdBreadcrumbs(Leaf):
    """The way to the page as schema.org has it (https://schema.org/BreadcrumbList)."""

    context: Literal["https://schema.org"] = Field("https://schema.org", alias="@context")
    type_: Literal["BreadcrumbList"] = Field("BreadcrumbList", alias="@type")
    items: list[JsonLdListItem] = Field(alias="itemListElement")


class OpenGraphImage(Leaf):
    """The picture beside a link, a JPEG."""

    url: str
    width: int
    height: int
    alt: str


class OpenGraph(Leaf):
    """What social networks show beside a link (https://ogp.me), by ``og:`` property."""

    type: Literal["article", "website"]
    title: str
    description: str
    url: str
    site_name: str
    locale: str
    """As Open Graph writes languages, such as ``en`` or ``pt_BR``."""
    locale_alternate: list[str]
    """Those that the page is translated into."""
    image: OpenGraphImage | None


class Seo(Leaf):
    """Title and description with their defaults filled in."""

    title: str
    description: str
    image: str | None
    """URL of the picture to show beside a link, a JPEG."""
    json_ld: AnyJsonLd
    breadcrumbs: JsonLdBreadcrumbs | None
    """The way to the page, as a second piece of JSON-LD; null where there is nothing above."""
    open_graph: OpenGraph

    @classmethod
    def of(
        cls,
        page: Mapping[str, Any],
        *,
        title: str,
        description: str,
        schema_type: SchemaType,
        authors: Sequence[str],
        publisher: JsonLdOrganization,
        also: Mapping[str, Any],
    ) -> Self:
        """Return what is said of a page, from the fields of its document by name.

        ``also`` is what its document class says in JSON-LD of it alone (``structured``).
        """
        cover: Image | None = page["cover"]
        url = address_at(publisher.url, page["path"])
        said = {
            "type_": schema_type,
            "url": url,
            "headline": title,
            "description": description,
            "in_language": page["locale"],
            "date_published": page["published_at"],
            "date_modified": page["updated_at"],
            "image": [cover.url] if cover else [],
            "author": [JsonLdPerson(name=name) for name in authors],
            "publisher": publisher,
            "video": _films(page) or None,
            "associated_media": _files(page) or None,
            **also,
        }
        return cls(
            title=title,
            description=description,
            image=cover and cover.url,
            json_ld=_JSON_LD[schema_type].model_validate(said),
            breadcrumbs=_breadcrumbs(page, publisher.url),
            open_graph=OpenGraph(
                type="article" if schema_type in (*TOLD, *PASSING) else "website",
                title=title,
                description=description,
                url=url,
                site_name=publisher.name,
                locale=to_locale(page["locale"]),
                locale_alternate=[to_locale(other.locale) for other in page["translations"]],
                image=cover and _open_graph_image(cover),
            ),
        )

    def following(self, page: Mapping[str, Any], also: Mapping[str, Any]) -> Self:
        """Return the same, as it follows from the other fields of the document now."""
        return self.of(
            page,
            title=self.title,
            description=self.description,
            schema_type=self.json_ld.type_,
            authors=[author.name for author in self.json_ld.author],
            publisher=self.json_ld.publisher,
            also=also,
        )


def _breadcrumbs(page: Mapping[str, Any], front_end: str) -> JsonLdBreadcrumbs | None:
    if not page["breadcrumbs"]:
        return None
    trail = [(above.title, above.path) for above in page["breadcrumbs"]]
    trail.append((page["title"], page["path"]))
    return JsonLdBreadcrumbs(
        items=[
            JsonLdListItem(position=position, name=name, item=address_at(front_end, path))
            for position, (name, path) in enumerate(trail, 1)
        ]
    )


def _films(page: Mapping[str, Any]) -> list[JsonLdVideo]:
    return [
        film
        for value in page.values()
        if isinstance(value, list)
        for block in value
        # Only blocks show films; the contract's other values have no such method.
        for film in getattr(block, "films", lambda _moment: ())(page["published_at"])
    ]


def _files(page: Mapping[str, Any]) -> list[JsonLdFile]:
    return [
        JsonLdFile(
            name=file.title,
            content_url=file.url,
            encoding_format=file.content_type,
            in_language=file.language and file.language.locale,
        )
        for file in page.get("attachments", ())
    ]


def _open_graph_image(cover: Image) -> OpenGraphImage:
    width, height = cover.size_at_url
    return OpenGraphImage(url=cover.url, width=width, height=height, alt=cover.alt)
