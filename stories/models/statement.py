"""Statement: what a body of the Coalition said officially, or a readout of its meeting."""

from datetime import date as Date  # noqa: N812  the field of the document is called date
from typing import Annotated, Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.contract.file import File
from cms.contract.references import References
from stories.blocks.statement import Attachments, IssuedLanguage, IssuedLanguages, StatementBody
from stories.facets import facets_of, naming
from stories.models.body import Body, BodyDocument
from stories.models.participant import Participant, Participants
from stories.models.piece import Piece, PieceDocument
from stories.models.place import Place, PlaceDocument

KINDS = [("statement", _("Statement")), ("readout", _("Readout of a meeting"))]
FORMATS = [("in_person", _("In person")), ("online", _("Online")), ("hybrid", _("Both"))]


class StatementCard(Card):
    """A statement in brief."""

    type: Literal["statement"] = "statement"
    kind: Literal["statement", "readout"]
    date: Date | None
    """The day of the statement or meeting; null in a draft alone."""
    issuer: BodyDocument | None
    """The body that issued it."""


class StatementDocument(StatementCard, PieceDocument):
    """A statement, or a readout of a meeting, whole."""

    place: PlaceDocument | None
    format: Literal["in_person", "online", "hybrid"] | None
    """How those who took part met."""
    participants: list[Participant]
    languages: list[IssuedLanguage]
    """The languages that the official text was issued in, here or elsewhere."""
    body: list[Annotated[BlockDocument, OneOfBlocks(StatementBody)]]
    """The official text."""
    attachments: list[File]
    """Files that go with it, such as the text as it was signed."""


class StatementPage(Piece):
    """What a body said officially, or a readout of its meeting."""

    type_name = "statement"
    card = StatementCard
    document = StatementDocument
    page_description = _("What a body said officially, or a readout of its meeting.")
    parent_page_types: ClassVar[list[str]] = ["stories.StatementIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    kind = models.CharField(_("kind"), max_length=20, choices=KINDS, default="statement")
    date = models.DateField(
        _("date"), null=True, help_text=_("The day of the statement or of the meeting.")
    )
    issuer = models.ForeignKey(
        Body,
        verbose_name=_("issuing body"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("In whose name it is said."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    format = models.CharField(
        _("format"),
        max_length=20,
        choices=FORMATS,
        blank=True,
        help_text=_("How those who took part met."),
    )
    participants = StreamField(
        Participants(),
        blank=True,
        verbose_name=_("participants"),
        help_text=_("With the titles they had on that day, in the order of protocol."),
    )
    languages = StreamField(
        IssuedLanguages(),
        blank=True,
        verbose_name=_("languages of the official text"),
        help_text=_("All it was issued in, whether or not it is published here in them."),
    )
    body = StreamField(StatementBody(), verbose_name=_("official text"))
    attachments = StreamField(
        Attachments(),
        blank=True,
        verbose_name=_("attachments"),
        help_text=_(
            "Files for readers to keep. They are public as long as a public page has them."
        ),
    )

    content_panels: ClassVar[list[Any]] = [
        *Piece.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("date")]),
        FieldPanel("issuer"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("format")]),
        FieldPanel("standfirst"),
        Piece.cover_panel,
        FieldPanel("participants"),
        FieldPanel("body"),
        FieldPanel("attachments"),
        FieldPanel("languages"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Piece.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("statement or readout")
        verbose_name_plural = _("statements and readouts")

    def warnings(self) -> list[str]:
        """Add what a statement may lack."""
        found = super().warnings()
        if not self.issuer_id:
            found.append(gettext("No issuing body is named."))
        return found

    def want_card(self, references: References) -> None:
        """Note the issuing body too."""
        super().want_card(references)
        references.want(Body, self.issuer_id)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add what it is, of which day and by whom."""
        return super().card_fields(context) | {
            "kind": self.kind,
            "date": self.date,
            "issuer": context.snippet(Body, self.issuer_id),
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the text, and who took part where."""
        return super().document_fields(context) | {
            "place": context.snippet(Place, self.place_id),
            "format": self.format or None,
            "participants": self.participants.stream_block.to_document(self.participants, context),
            "languages": self.languages.stream_block.to_document(self.languages),
            "body": self.body.stream_block.to_document(self.body, context),
            "attachments": self.attachments.stream_block.to_document(self.attachments, context),
        }

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add what it is, by whom and where, and who took part: the same in every language."""
        people = naming("person", (one.person for one in getattr(document, "participants", ())))
        named = [*facets_of(document, "issuer", "place"), *people]
        return [*super().facets(document), ("kind", getattr(document, "kind", "")), *named]
