"""Choosers that take what they need from what was loaded in one go."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock as WagtailChoiceBlock
from wagtail.blocks import PageChooserBlock as WagtailPageChooserBlock
from wagtail.blocks import RichTextBlock as WagtailRichTextBlock
from wagtail.blocks import StructValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock as WagtailImageBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock as WagtailSnippetChooserBlock
from wagtailmedia.blocks import AudioChooserBlock as WagtailAudioChooserBlock
from wagtailmedia.blocks import VideoChooserBlock as WagtailVideoChooserBlock

from cms.contract.context import DocumentContext
from cms.contract.image import Image
from cms.contract.inline_values import with_values
from cms.contract.references import look_up
from cms.media.captions import TimedTextChooser, require_cues
from cms.visibility import public

FEATURES = [
    "h2", "h3", "h4", "bold", "italic", "superscript", "ol", "ul", "blockquote", "hr", "link",
]  # fmt: skip
"""What a storyteller may do to running text."""
PLAIN_FEATURES = ["bold", "italic", "superscript", "ol", "ul", "link"]
"""The same inside another block, where a heading would be out of place."""


class ChoiceBlock(WagtailChoiceBlock):
    """Chooses one of some words; all our choices are text."""

    def normalize_choice(self, value: Any) -> str | None:
        """Return a stored choice; Wagtail's compares it with every choice, such as 500 zones."""
        return None if value is None else str(value)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return nothing: a choice is no word of the story."""
        del value
        return []


class FromReferences:
    """Asks what was loaded for the whole document before it asks the database."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Return the rows for a list of primary keys, in their order."""
        pks = list(values)
        found = look_up(self.model_class, pks)  # type: ignore[attr-defined]  # every chooser block has it
        if found is not None:
            return found
        rows: list[Any] = super().bulk_to_python(pks)  # type: ignore[misc]  # as above
        return rows


class PageChooserBlock(FromReferences, WagtailPageChooserBlock):
    """Chooses one of our pages."""


class OfferingPageChooserBlock(PageChooserBlock):
    """Offers pages of some types alone; what was chosen before stays, of whatever type it is."""

    @cached_property
    def target_model(self) -> type[Page]:
        """The model of what is chosen: any page."""
        return Page

    @cached_property
    def widget(self) -> Any:
        """Wagtail's own, which shows a page of any type."""
        widget = super().widget
        widget.model = Page
        return widget


class SnippetChooserBlock(FromReferences, WagtailSnippetChooserBlock):
    """Chooses a snippet."""


class FileChooserBlock(FromReferences, DocumentChooserBlock):
    """Chooses an uploaded file."""


class TimedTextChooserBlock(FileChooserBlock):
    """Chooses a file that says something with times."""

    widget = TimedTextChooser()

    def __init__(self, **kwargs: Any) -> None:
        """Refuse any other."""
        super().__init__(validators=[require_cues], **kwargs)

    def deconstruct(self) -> Any:
        """Return what migrations hold: it is stored like any file."""
        _path, args, kwargs = super().deconstruct()
        return "cms.blocks.choosers.FileChooserBlock", args, kwargs


class VideoChooserBlock(FromReferences, WagtailVideoChooserBlock):
    """Chooses a film."""


class AudioChooserBlock(FromReferences, WagtailAudioChooserBlock):
    """Chooses a recording."""


class _ImageChooser(FromReferences, ImageChooserBlock):
    pass


class ImageBlock(WagtailImageBlock):
    """Chooses a picture and says what it shows where it stands."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        """Put our chooser in the place of Wagtail's."""
        super().__init__(required=required, **kwargs)
        # Wagtail's has no words of its own, and so English ones in every language.
        chooser = _ImageChooser(required=required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser

    def bulk_to_python(self, values: Any) -> list[Any]:
        """Return the pictures; Wagtail's own fails when only some values are empty."""
        return super().bulk_to_python([value or {"image": None} for value in values])

    def to_document(self, value: Any, context: DocumentContext) -> Image | None:
        """Return the picture for renderers."""
        document: Image | None = value and value.to_document(context)
        return document


class RichTextBlock(WagtailRichTextBlock):
    """Rich text in which values may stand."""

    @property
    def features(self) -> list[str]:
        """The features that were asked for and those of all values; migrations hold the former."""
        return with_values(self._features)

    @features.setter
    def features(self, features: list[str]) -> None:
        self._features = features


def sample_image() -> dict[str, Any] | None:
    """Return a public picture of the library for a block's sample, or None while there is none."""
    from wagtail.images import get_image_model

    image = public(get_image_model()).order_by("pk").first()
    if image is None:
        return None
    return {"image": image.pk, "alt_text": image.alt or image.title, "decorative": False}


def children(value: StructValue | None) -> StructValue | dict[str, Any]:
    """Return a struct's parts, none when there is no struct."""
    return value or {}
