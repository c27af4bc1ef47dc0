"""What every page that tells something has: words, authors, and a record of both."""

from typing import Annotated, Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms.blocks.choosers import PLAIN_FEATURES
from cms.blocks.related import RelatedItems
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.contract.portable_text import rich_text
from cms.contract.rich_text import RichText
from cms.contract.source import Source
from cms.pages import PageForm
from stories.blocks.body import StoryBody
from stories.blocks.record import Authors, Correction, Corrections, Sources
from stories.facets import facets_of, naming
from stories.models.person import Person, PersonDocument
from stories.models.piece import PieceDocument, SeriesPiece, SeriesPieceCard
from stories.reading_time import reading_time, words_in


class ToldCard(SeriesPieceCard):
    """A told page in brief."""

    kicker: str
    """A word or two above the title; may be empty."""
    reading_time: int
    """How many minutes one reads its body, at 200 words a minute, at least one."""


class ToldDocument(ToldCard, PieceDocument):
    """A told page whole."""

    authors: list[PersonDocument]
    content_warning: str
    """What the reader is to be warned of before reading; may be empty."""
    body: list[Annotated[BlockDocument, OneOfBlocks(StoryBody)]]
    related: list[Annotated[BlockDocument, OneOfBlocks(RelatedItems)]]
    sources: list[Source]
    corrections: list[Correction] = Field(description="What was put right, the latest first.")
    editors_note: RichText
    safeguarding_note: RichText
    """How the people in it were protected: changed names, composite voices."""


class ToldForm(PageForm):
    """The form of a told page; a new one starts with its writer as author."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the author."""
        super().__init__(*args, **kwargs)
        if self.instance.pk or self.instance.authors or self.for_user is None:
            return
        byline = Person.objects.filter(user=self.for_user, locale_id=self.instance.locale_id)
        if person := byline.first():
            self.instance.authors = [("person", person)]
            self.initial["authors"] = self.instance.authors


class ToldPage(SeriesPiece):
    """A page that tells something at length."""

    base_form_class = ToldForm
    subpage_types: ClassVar[list[str]] = []

    kicker = models.CharField(
        _("kicker"), max_length=80, blank=True, help_text=_("A word or two above the title.")
    )
    authors = StreamField(Authors(), blank=True, verbose_name=_("authors"))
    body = StreamField(StoryBody(), verbose_name=_("body"))
    # A card is made without the stream, which can be long.
    word_count = models.PositiveIntegerField(default=0, editable=False)
    related = StreamField(
        RelatedItems(), blank=True, verbose_name=_("related"), help_text=_("Where to read on.")
    )
    content_warning = models.CharField(
        _("content warning"),
        max_length=300,
        blank=True,
        help_text=_("What readers may not want to meet unprepared. They can still read on."),
    )
    safeguarding_note = RichTextField(
        _("safeguarding note"),
        blank=True,
        features=PLAIN_FEATURES,
        help_text=_("Tells readers how people were protected: changed names, composite voices."),
    )
    editors_note = RichTextField(_("editor’s note"), blank=True, features=PLAIN_FEATURES)
    corrections = StreamField(Corrections(), blank=True, verbose_name=_("corrections"))
    sources = StreamField(Sources(), blank=True, verbose_name=_("sources"))

    record_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("content_warning"), FieldPanel("safeguarding_note")],
            heading=_("Care for readers and people"),
        ),
        MultiFieldPanel(
            [FieldPanel("editors_note"), FieldPanel("corrections"), FieldPanel("sources")],
            heading=_("On record"),
            classname="collapsed",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SeriesPiece.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Keep how many words there are to read."""
        super().clean()
        self.word_count = words_in(self.body)

    def warnings(self) -> list[str]:
        """Add what a told page may lack."""
        found = super().warnings()
        if not self.authors:
            found.append(gettext("No author is named."))
        return found

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the kicker, and how long one reads."""
        return super().card_fields(context) | {
            "kicker": self.kicker,
            "reading_time": reading_time(self.word_count),
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the story itself and its record."""
        return super().document_fields(context) | {
            "authors": self.author_documents(context),
            "content_warning": self.content_warning,
            "body": self.body.stream_block.to_document(self.body, context),
            "related": self.related.stream_block.to_document(self.related, context),
            "sources": [item.block.to_document(item.value) for item in self.sources],
            "corrections": sorted(
                (item.block.to_document(item.value) for item in self.corrections),
                key=lambda correction: correction.date,
                reverse=True,
            ),
            "editors_note": rich_text(self.editors_note, context),
            "safeguarding_note": rich_text(self.safeguarding_note, context),
        }

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the place, and those who wrote it or whom it is about."""
        people = [*getattr(document, "authors", ()), getattr(document, "person", None)]
        named = [*facets_of(document, "place"), *naming("person", people)]
        return [*super().facets(document), *named]

    def author_documents(self, context: DocumentContext) -> list[PersonDocument]:
        """Return the authors that readers may see."""
        return [item.value.to_document(context) for item in self.authors if item.value]

    def author_names(self, context: DocumentContext) -> list[str]:
        """Return the authors' names as readers see them."""
        return [author.name for author in self.author_documents(context)]
