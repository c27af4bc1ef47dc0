"""Digest issue: what others reported in one week."""

from datetime import date as Date  # noqa: N812  as fields of documents are called date
from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, OneOfBlocks, PageDocument
from cms.pages import BasePage, PageForm
from home.blocks.digest import DigestItems
from stories.facets import naming


class DigestIssueCard(Card):
    """An issue in brief."""

    type: Literal["digest"] = "digest"
    week: Date
    """The Monday of the week it covers."""
    iso_week: str
    """The same as ISO 8601 numbers weeks, such as ``2019-W34``."""
    headline_count: int


class DigestIssueDocument(DigestIssueCard, PageDocument):
    """What others reported in one week."""

    items: list[Annotated[BlockDocument, OneOfBlocks(DigestItems)]]


class LatestDigest(DigestIssueCard):
    """The latest issue, as the home page shows it: its card and its items."""

    items: list[Annotated[BlockDocument, OneOfBlocks(DigestItems)]]


def monday_of(day: Date) -> Date:
    """Return the Monday of a day's ISO week."""
    return day - timedelta(days=day.weekday())


class DigestIssueForm(PageForm):
    """The form of an issue; a new one knows its archive here alone."""

    def clean(self) -> dict[str, Any]:
        """Refuse a week that has its issue, beside the week."""
        cleaned: dict[str, Any] = super().clean()
        if (week := cleaned.get("week")) and self.parent_page:
            try:
                self.instance.refuse_second_issue(monday_of(week), self.parent_page)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned


class DigestIssueCopyForm(CopyForm):
    """The form that copies an issue: a copy is a draft until it has a week of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer no publication."""
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)


class DigestIssuePage(BasePage):
    """What others reported in one week."""

    type_name = "digest"
    card = DigestIssueCard
    document = DigestIssueDocument
    schema_type = "NewsArticle"
    base_form_class = DigestIssueForm
    copy_form_class = DigestIssueCopyForm
    page_description = _("What others reported in one week, each report in a few sentences.")
    parent_page_types: ClassVar[list[str]] = ["home.DigestIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    week = models.DateField(
        _("week"), help_text=_("Any day of the week it covers; its Monday is kept.")
    )
    items = StreamField(DigestItems(), verbose_name=_("reports"))
    # A card is made without the stream, which can be long.
    item_count = models.PositiveIntegerField(default=0, editable=False)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("week"),
        FieldPanel("standfirst"),
        BasePage.cover_panel,
        FieldPanel("items"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("items"),
    ]

    class Meta:
        verbose_name = _("digest issue")
        verbose_name_plural = _("digest issues")

    def clean(self) -> None:
        """Keep the Monday and the number of items; refuse a second issue of a week."""
        super().clean()
        self.item_count = len(self.items)
        if self.week:
            self.week = monday_of(self.week)
            # A page that has no place yet is asked for its archive by its form.
            if self.path:
                self.refuse_second_issue(self.week, self.get_parent())

    def refuse_second_issue(self, week: Date, archive: Page) -> None:
        """Raise ``ValidationError`` if another issue of the week is live in an archive.

        Drafts may wait beside it, as copies do until they have a week of their own. An alias says
        what its original says.
        """
        if self.alias_of_id:
            return
        issues = DigestIssuePage.objects.child_of(archive).live().filter(week=week, alias_of=None)
        if other := issues.exclude(pk=self.pk).first():
            message = gettext("“%(title)s” is the issue of this week. Change that one.")
            raise ValidationError({"week": message % {"title": other.title}})

    def _lock_row(self) -> dict[str, Any]:
        # Of two issues of one week that are published at once, the later finds the other live.
        archives = Page.objects.select_for_update(no_key=True).order_by("pk")
        archives.filter(path=self.path[: -self.steplen]).values_list("pk").first()
        return super()._lock_row()

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the week, and how much there is to read."""
        year, number, _day = self.week.isocalendar()
        return super().card_fields(context) | {
            "week": self.week,
            "iso_week": f"{year:04}-W{number:02}",
            "headline_count": self.item_count,
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the items."""
        return super().document_fields(context) | {"items": self.item_documents(context)}

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add who reported, and whom the reports name."""
        items = getattr(document, "items", ())
        people = naming("person", (person for item in items for person in item.people))
        outlets = naming("outlet", (item.outlet for item in items))
        return [*super().facets(document), *outlets, *people]

    def item_documents(self, context: DocumentContext) -> list[BlockDocument]:
        """Return the items, whose references have been loaded into the context."""
        documents: list[BlockDocument] = self.items.stream_block.to_document(self.items, context)
        return documents

    def to_latest(self, context: DocumentContext) -> LatestDigest | None:
        """Return the issue as the home page shows it, or None if it is not public."""
        card = context.card(self.pk)
        return LatestDigest(**dict(card), items=self.item_documents(context)) if card else None
