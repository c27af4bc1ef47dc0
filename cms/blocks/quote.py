"""Quote: somebody's own words, set apart, in the language they were said in."""

from typing import ClassVar, Literal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup, CharBlock, StructValue
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.choosers import ChoiceBlock, ImageBlock, sample_image
from cms.blocks.delivered import WRITE, DeliveredStruct
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.contract.locale import Direction, direction


class Original(Leaf):
    """Words as they were said, before they were translated."""

    text: str
    locale: str
    dir: Direction
    translator: str
    """Who translated them; may be empty."""


class QuoteDocument(BlockDocument):
    """Somebody's own words, set apart."""

    type: Literal["quote"] = "quote"
    text: str
    speaker: str
    role: str
    portrait: Image | None
    original: Original | None


def languages() -> list[tuple[str, str]]:
    """Return the languages somebody may have spoken."""
    also = {
        "ckb": "کوردیی ناوەندی",
        "kmr": "Kurdî (Kurmancî)",
        "syr": "ܣܘܪܝܝܐ",
        "fa": "فارسی",
        "tr": "Türkçe",
    }
    return list({**dict(settings.LANGUAGES), **also}.items())


class QuoteBlock(DeliveredStruct):
    """Somebody's own words, set apart from the running text."""

    document = QuoteDocument
    same_in_every_language: ClassVar = ("original_text",)

    text = PlainTextBlock(label=_("Words"), rows=3, help_text=_("Without quotation marks."))
    speaker = CharBlock(
        required=False,
        label=_("Speaker"),
        help_text=_("Leave it empty, or use a changed name, if naming could harm somebody."),
    )
    role = CharBlock(required=False, label=_("Role"), help_text=_("Such as “teacher, Mosul”."))
    portrait = ImageBlock(required=False, label=_("Portrait"))
    original_text = PlainTextBlock(
        required=False, rows=2, label=_("Words as they were said"), help_text=_("If translated.")
    )
    original_locale = ChoiceBlock(
        choices=languages, required=False, label=_("Language they were said in")
    )
    translator = CharBlock(required=False, label=_("Translator"))

    def clean(self, value: StructValue) -> StructValue:
        """Ask for the language of words that were translated."""
        cleaned = super().clean(value)
        if cleaned["original_text"] and not cleaned["original_locale"]:
            message = gettext("Say which language these words are in.")
            raise StructBlockValidationError({"original_locale": ValidationError(message)})
        return cleaned

    def to_document(self, value: StructValue, context: DocumentContext, key: str) -> QuoteDocument:
        """See ``Delivered``."""
        by = ", ".join(filter(None, (value["speaker"], value["role"])))
        return QuoteDocument(
            id=key,
            fallback=f"“{value['text']}”" + (f" — {by}" if by else ""),
            text=value["text"],
            speaker=value["speaker"] or "",
            role=value["role"] or "",
            portrait=self.child_blocks["portrait"].to_document(value["portrait"], context),
            original=_original(value),
        )

    class Meta:
        label = _("Quote")
        icon = "openquote"
        group = WRITE
        description = _("Somebody’s own words, with the original language if they were translated.")
        form_layout = BlockGroup(
            children=["text", "speaker", "role", "portrait"],
            settings=["original_text", "original_locale", "translator"],
        )

        @staticmethod
        def preview_value() -> dict[str, object]:
            """Return the block's sample."""
            return {
                "text": "We planted the trees before we mended the walls.",
                "speaker": "A gardener",
                "role": "Al-Qaim",
                "portrait": sample_image(),
                "original_text": "زرعنا الأشجار قبل أن نصلح الجدران.",
                "original_locale": "ar",
                "translator": "the editors",
            }


def _original(value: StructValue) -> Original | None:
    locale = value["original_locale"]
    if not value["original_text"] or not locale:
        return None
    return Original(
        text=value["original_text"],
        locale=locale,
        dir=direction(locale),
        translator=value["translator"] or "",
    )
