"""Before and after: the same place twice."""

from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue
from wagtail.blocks import TextBlock as PlainTextBlock

from cms.blocks.choosers import ImageBlock, sample_image
from cms.blocks.delivered import SHOW, DeliveredStruct
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.contract.partial_date import PartialDate, validate_partial_date

_DATE_HELP = _("2017, 2017-11 or 2017-11-21, as exactly as you know it.")


class DatedImage(Leaf):
    """A picture and when it was made."""

    image: Image
    date: PartialDate | None


class BeforeAfterDocument(BlockDocument):
    """The same place twice, to compare."""

    type: Literal["before_after"] = "before_after"
    before: DatedImage
    after: DatedImage
    changed: str
    """What changed between the two."""


class BeforeAfterBlock(DeliveredStruct):
    """The same place twice, from the same spot, to slide between."""

    document = BeforeAfterDocument
    same_in_every_language: ClassVar = ("before_date", "after_date")

    before = ImageBlock(label=_("Before"))
    before_date = CharBlock(
        required=False,
        label=_("Date of the first picture"),
        validators=[validate_partial_date],
        help_text=_DATE_HELP,
    )
    after = ImageBlock(label=_("After"))
    after_date = CharBlock(
        required=False,
        label=_("Date of the second picture"),
        validators=[validate_partial_date],
        help_text=_DATE_HELP,
    )
    changed = PlainTextBlock(
        rows=2,
        label=_("What changed"),
        help_text=_("In words, for readers who can’t compare the pictures."),
    )

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> BeforeAfterDocument | None:
        """See ``Delivered``. One picture alone compares nothing, so both must be public."""
        before = self.child_blocks["before"].to_document(value["before"], context)
        after = self.child_blocks["after"].to_document(value["after"], context)
        if not before or not after:
            return None
        return BeforeAfterDocument(
            id=key,
            fallback=value["changed"],
            before=DatedImage(image=before, date=value["before_date"] or None),
            after=DatedImage(image=after, date=value["after_date"] or None),
            changed=value["changed"],
        )

    class Meta:
        label = _("Before and after")
        icon = "order"
        group = SHOW
        description = _("The same place twice, from the same spot, to slide between.")

        @staticmethod
        def preview_value() -> dict[str, object]:
            """Return the block's sample."""
            return {
                "before": sample_image(),
                "before_date": "2017-11",
                "after": sample_image(),
                "after_date": "2019",
                "changed": "The roof is back, and with it the people.",
            }
