"""Podcast: a series to hear, and its episodes."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks.choosers import FEATURES, SnippetChooserBlock
from cms.blocks.quote import languages
from cms.blocks.stream import KeepingStream
from cms.contract.card import Card
from cms.contract.channel import SMALLEST_COVER, Channel, FeedLink, channel_link
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.pages import BasePage
from cms.publishing.compile import deliverable
from stories.models.episode import EpisodeCard, EpisodePage
from stories.models.person import PersonDocument

CATEGORIES = [
    ("Business", _("Business")),
    ("Education", _("Education")),
    ("Government", _("Government")),
    ("History", pgettext_lazy("genre of a podcast", "History")),
    ("News", _("News")),
    ("Society & Culture", _("Society and culture")),
]
"""As directories of podcasts name them: Apple's, which the others know too."""


class PodcastCard(Card):
    """A podcast in brief."""

    type: Literal["podcast"] = "podcast"


class PodcastDocument(PodcastCard, PageDocument):
    """A podcast, with its episodes in brief."""

    description: RichText
    author: str
    """Who makes it, as listeners are told."""
    hosts: list[PersonDocument]
    """Who leads through the episodes."""
    language: str
    """The language that is spoken, such as ``en``."""
    category: str
    """As directories of podcasts name it, such as ``Government``; may be empty."""
    explicit: bool
    """Whether it is for adults alone."""
    serial: bool
    """Whether it is to be heard from the beginning, and not the newest first."""
    locked: bool
    """Whether other hosts of podcasts are to leave it here."""
    owner_email: str
    """Where directories of podcasts write to; may be empty."""
    feeds: list[FeedLink]
    """Where programs that play podcasts subscribe to it."""
    episodes: list[EpisodeCard]
    """The latest season first, and in it the highest number."""

    @classmethod
    def structured(cls, page: Mapping[str, Any], front_end: str) -> dict[str, Any]:
        """Say where programs subscribe to it."""
        del front_end
        return {"name": page["title"], "web_feed": page["feeds"][0].url}

    def channel(self) -> Channel:
        """Return all of it; the episodes in the order of their publication."""
        newest_first = sorted(self.episodes, key=lambda one: one.published_at, reverse=True)
        return Channel(
            description=self.description,
            author=self.author,
            hosts=[host.name for host in self.hosts],
            owner_email=self.owner_email,
            language=self.language,
            category=self.category,
            explicit=self.explicit,
            serial=self.serial,
            locked=self.locked,
            items=[episode.id for episode in newest_first],
        )


class Hosts(KeepingStream):
    """Who leads through the episodes, in the order of their names in directories."""

    person = SnippetChooserBlock("stories.Person", label=_("Host"))


class PodcastPage(BasePage):
    """A series to hear; its episodes live under it."""

    type_name = "podcast"
    card = PodcastCard
    document = PodcastDocument
    schema_type = "PodcastSeries"
    page_description = _("A series to hear; its episodes live under it and list themselves.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["stories.EpisodePage"]

    description = RichTextField(
        _("description"),
        blank=True,
        features=FEATURES,
        help_text=_("What the podcast is about, and who talks."),
    )
    author = models.CharField(
        _("author"),
        max_length=200,
        help_text=_("Who makes it: a person, an organisation. Directories show it."),
    )
    hosts = StreamField(
        Hosts(),
        blank=True,
        verbose_name=_("hosts"),
        help_text=_("Who leads through the episodes."),
    )
    language = models.CharField(
        _("language spoken"),
        max_length=10,
        blank=True,
        choices=languages,
        help_text=_("Left empty: that of the page."),
    )
    category = models.CharField(
        _("category"),
        max_length=40,
        blank=True,
        choices=CATEGORIES,
        help_text=_("Where directories of podcasts put it."),
    )
    explicit = models.BooleanField(
        _("for adults alone"),
        default=False,
        help_text=_("Directories of podcasts hide it from the young."),
    )
    serial = models.BooleanField(
        _("to be heard from the beginning"),
        default=False,
        help_text=_("Players begin with the first episode, not with the newest."),
    )
    owner_email = models.EmailField(
        _("e-mail address of the owner"),
        blank=True,
        help_text=_("Directories write to it to make sure that it is yours. Anybody can read it."),
    )
    transfer_locked = models.BooleanField(
        _("stays here"),
        default=True,
        help_text=_("No other host of podcasts may take it over. Untick it before you move away."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldPanel("description"),
        FieldPanel("hosts"),
        MultiFieldPanel(
            [
                FieldPanel("author"),
                FieldRowPanel([FieldPanel("language"), FieldPanel("category")]),
                FieldPanel("explicit"),
                FieldPanel("serial"),
                FieldPanel("owner_email"),
                FieldPanel("transfer_locked"),
            ],
            heading=_("For directories of podcasts"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("description"),
    ]

    class Meta:
        verbose_name = _("podcast")
        verbose_name_plural = _("podcasts")

    def warnings(self) -> list[str]:
        """Add what directories ask for."""
        found = super().warnings()
        if not self.category:
            found.append(gettext("There is no category: directories of podcasts ask for one."))
        cover = self.cover or self.first_photo
        if cover and (cover.width != cover.height or cover.width < SMALLEST_COVER):
            message = gettext(
                "The cover is not a square of %(size)s pixels or more: directories of podcasts "
                "ask for one."
            )
            found.append(message % {"size": SMALLEST_COVER})
        return found

    def want_document(self, context: DocumentContext) -> None:
        """Note the episodes too."""
        super().want_document(context)
        episodes = context.once("stories.episodes", lambda: _episodes(context))
        self.episode_pks = episodes.get(self.path, [])
        for pk in self.episode_pks:
            context.references.want(Page, pk)

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add what it is, and its episodes."""
        locale = context.paths.locale_of(self)
        context.asked(f"list:{EpisodePage.type_name}:{locale}")
        cards = (context.card(pk) for pk in self.episode_pks)
        return super().document_fields(context) | {
            "description": rich_text(self.description, context),
            "author": self.author,
            "hosts": [item.value.to_document(context) for item in self.hosts if item.value],
            "language": self.language or locale,
            "category": self.category,
            "explicit": self.explicit,
            "serial": self.serial,
            "locked": self.transfer_locked,
            "owner_email": self.owner_email,
            "feeds": [channel_link(context.site, self.translation_key, locale)],
            "episodes": [card for card in cards if card],
        }

    def author_names(self, context: DocumentContext) -> list[str]:
        """Return who makes it."""
        del context
        return [self.author]


def _episodes(context: DocumentContext) -> dict[str, list[int]]:
    """Return the public episodes by the path of their podcast, in the order of delivery."""
    public = EpisodePage.objects.filter(pk__in=deliverable(context).values("pk"))
    rows = public.values_list("path", "season", "number", "pk")
    found = defaultdict(list)
    for path, _season, _number, pk in sorted(
        rows, key=lambda row: (row[1] or 0, row[2], row[3]), reverse=True
    ):
        found[path[: -EpisodePage.steplen]].append(pk)
    return found
