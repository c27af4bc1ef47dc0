"""The page every page type is: it has a path, a card, a document, and changes as a whole."""

import logging
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_headless_preview.models import HeadlessPreviewMixin

from cms.blocks.borrowed_words import borrowed_words_warnings
from cms.blocks.ended_rights import WITHOUT_ENDED, refuse_ended, rights_warnings
from cms.blocks.keeping_form import KeepingForm, streams, unknown_blocks, unknown_blocks_error
from cms.blocks.photos import PhotosBlock
from cms.blocks.stored import want
from cms.blocks.untranslated import untranslated_warnings
from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.front_end import front_end_at, front_end_of
from cms.contract.image import Image
from cms.contract.locale import direction
from cms.contract.paths import site_of
from cms.contract.references import References
from cms.contract.seo import JsonLdOrganization, SchemaType, Seo
from cms.gone import hold, hold_tree, put
from cms.previewed import Previewed
from cms.unit_of_work import LOST, trial, unit_of_work

_log = logging.getLogger(__name__)


class PageTag(TaggedItemBase):
    """A tag on a page of any type, so that one tag filters across all of them."""

    content_object = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="tagged_pages"
    )


class PageForm(KeepingForm, WagtailAdminPageForm):
    """The editor's form; it refuses to save over blocks that it could not show."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the slug follow the title where it is left empty."""
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def _post_clean(self) -> None:
        """Refuse beside the form what readers could not get; nothing that was typed is lost."""
        super()._post_clean()
        if "action-publish" not in self.data or self.errors:
            return
        try:
            if self.data["action-publish"] != WITHOUT_ENDED:
                refuse_ended(self.instance)
            if self.instance.pk:
                self.instance.try_document()
        except ValidationError as error:
            self.add_error(None, error)


class BasePage(Previewed, HeadlessPreviewMixin, Page):
    """What all page types share.

    A page type states ``type_name``, ``card`` and ``document`` and extends ``card_fields`` and
    ``document_fields``.
    """

    type_name: ClassVar[str]
    card: ClassVar[type[Card]]
    document: ClassVar[type[PageDocument]]
    schema_type: ClassVar[SchemaType] = "Article"
    first_published_at: Any
    expire_at: Any
    last_published_at: Any
    base_form_class = PageForm

    standfirst = models.TextField(
        _("standfirst"),
        blank=True,
        max_length=500,
        help_text=_("One or two sentences that make one want to read on."),
    )
    cover = models.ForeignKey(
        "media.Image",
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, the first photo of the page is used."),
    )
    cover_alt = models.TextField(
        _("alternative text of the cover"),
        blank=True,
        max_length=500,
        help_text=_(
            "What the chosen cover shows, in the language of this page. Left empty, the picture’s "
            "own words are used: fill it in where these are in another language."
        ),
    )
    cover_caption = models.TextField(
        _("caption of the cover"),
        blank=True,
        max_length=1000,
        help_text=_("In the language of this page. Left empty, the picture’s own is used."),
    )
    first_photo = models.ForeignKey(
        "media.Image",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # What is said of it where it stands. A card is made without the stream.
    first_photo_alt = models.TextField(blank=True, editable=False)
    first_photo_caption = models.TextField(blank=True, editable=False)
    tags = ClusterTaggableManager(through=PageTag, blank=True, verbose_name=_("tags"))

    cover_panel: ClassVar[Any] = MultiFieldPanel(
        [FieldPanel("cover"), FieldPanel("cover_alt"), FieldPanel("cover_caption")],
        heading=_("Cover"),
    )
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
            help_text=_("Left empty: the slug follows the title; title and standfirst are used."),
        ),
        FieldPanel("tags"),
    ]

    class Meta:
        abstract = True

    # What is stored

    def clean(self) -> None:
        """Normalise on the way in: the first photo follows the body; no block is lost."""
        super().clean()
        for name, types in self.unknown_blocks():
            raise ValidationError({name: unknown_blocks_error(types)})
        self.first_photo, self.first_photo_caption = self._find_first_photo()
        self.first_photo_alt = getattr(self.first_photo, "contextual_alt_text", None) or ""

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the page whole; one that code creates live was never published by a revision.

        Not in ``clean``: a form cleans a draft before Wagtail says that it is one. What is
        published once it has expired was never public: no reader is told that it was.
        """
        now = timezone.now()
        expired = self.expire_at is not None and self.expire_at <= now
        if self.live and self.first_published_at is None and not expired:
            self.first_published_at = self.last_published_at = now
        with unit_of_work():
            if self.pk and not self._state.adding:
                stored = self._lock_row()
                if expired and self.first_published_at and not stored["first_published_at"]:
                    was_public = self.first_published_at < self.expire_at
                    self.first_published_at = self.first_published_at if was_public else None
            return super().save(*args, **kwargs)

    def unknown_blocks(self) -> list[tuple[str, list[str]]]:
        """Return the fields that hold blocks no class handles, with the types of these."""
        return list(unknown_blocks(self))

    def _find_first_photo(self) -> tuple[Any, str]:
        """Return the first picture of the page, or None, and the caption that it has there."""
        for _field, value in streams(self):
            for child in value:
                # A photo inside a moment counts like one in the running story.
                media = child.value.get("media", ()) if child.block_type == "moment" else (child,)
                for block in media:
                    if isinstance(block.block, PhotosBlock):
                        photo = next(iter(block.value["photos"]), None)
                        if photo and photo["image"]:
                            return photo["image"], photo["caption"] or ""
        return None, ""

    def warnings(self) -> list[str]:
        """Return what a reader would miss, for the editor; none of it stops a publication."""
        found = []
        if not self.standfirst:
            found.append(gettext("There is no standfirst: cards and search results look bare."))
        if not self.cover_id and not self.first_photo_id:
            found.append(gettext("There is no cover and no photo to take one from."))
        elif (cover := self.cover or self.first_photo) and not (self.alt_of_cover or cover.alt):
            found.append(gettext("The cover has no alternative text."))
        return [
            *found,
            *borrowed_words_warnings(self),
            *untranslated_warnings(self),
            *rights_warnings(self),
        ]

    # Units of work: what changes a page is whole or absent, from wherever it is called.

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a draft and its audit entry together; of two at once the later is the latest.

        Raises ``ValidationError`` for an alias. Wagtail would raise what programs take for a fault
        of ours: its admin offers no form for one, but its API takes what is sent.
        """
        if self.alias_of_id:
            raise ValidationError(
                gettext("This page is an alias and says what its original says: change that one."),
                code="alias",
            )
        with unit_of_work():
            self._lock_row()
            return super().save_revision(*args, **kwargs)

    def publish(self, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision and its audit entry together."""
        revision = kwargs.get("revision") or args[0]
        with unit_of_work():
            self._lock_row()
            # What it was read from may be older than the lock.
            revision._state.fields_cache.pop("content_object", None)
            result = super().publish(*args, **kwargs)
            self.refuse_what_readers_could_not_get()
            return result

    def refuse_what_readers_could_not_get(self) -> None:
        """Raise ``ValidationError`` if the page, as it is stored now, makes no document."""
        page = type(self)._default_manager.get(pk=self.pk)
        if page.live:
            page.try_document()

    def try_document(self) -> None:
        """Make the page's document; raise ``ValidationError`` that says why there is none."""
        site = site_of(self)
        if site is None or not (self.first_published_at or self.latest_revision_created_at):
            return
        context = DocumentContext(site)
        if context.paths.path_of(self) is None:
            # Moved below another language's home page, it is not delivered until it is put right.
            return
        context.show_draft(self)
        try:
            with trial():
                context.load_documents([self])
                self.to_document(context)
        except LOST:
            raise
        except Exception as error:
            _log.exception("Page %s can’t be compiled", self.pk)
            raise ValidationError(
                gettext(
                    "This page can’t be published, because it can’t be made into what readers "
                    "get (%(reason)s). Take out what was changed last, or tell your developers."
                )
                % {"reason": f"{type(error).__name__}: {error}"[:300]},
                code="not_compiled",
            ) from error

    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        """Withdraw the page whole."""
        with unit_of_work():
            self._lock_row()
            return super().unpublish(*args, **kwargs)

    def add_child(self, **kwargs: Any) -> Any:
        """Make a page below this one; of two at once each finds a place of its own."""
        with unit_of_work():
            hold_tree(self)
            return super().add_child(**kwargs)

    def move(self, target: Page, *args: Any, **kwargs: Any) -> Any:
        """Move the page and all below it whole. Raises ``GoneError``, as the others do."""
        with unit_of_work():
            hold_tree(self, target)
            return super().move(target, *args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Copy the page whole."""
        with unit_of_work():
            hold_tree(self)
            return super().copy(*args, **kwargs)

    def create_alias(self, *args: Any, **kwargs: Any) -> Any:
        """Create an alias whole."""
        with unit_of_work():
            hold_tree(self)
            return super().create_alias(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete the page and all below it whole."""
        with unit_of_work():
            hold_tree(self)
            return super().delete(*args, **kwargs)

    def _lock_row(self) -> dict[str, Any]:
        # Saving a draft locks the page first and then its revisions; publishing does the same, or
        # the two could wait for each other. What was read before may lie elsewhere by now: to
        # store where it lay would tear the tree.
        [place] = hold(Page, self.pk)
        put(self, place)
        return place

    # What is delivered

    @classmethod
    def tagged_item_model(cls) -> type[PageTag]:
        """Return the model that joins tags to pages."""
        return PageTag

    def want_card(self, references: References) -> None:
        """Note the rows that the page's card needs."""
        references.want(get_image_model(), self.cover_id or self.first_photo_id)

    def want_document(self, context: DocumentContext) -> None:
        """Note the rows that the page's document needs."""
        references = context.references
        self.want_card(references)
        references.want_fields(self)
        for field, value in streams(self):
            want(field.stream_block, value.get_prep_value(), references)

    def to_card(self, context: DocumentContext) -> Card:
        """Return the page in brief. Its references have been loaded into the context."""
        with context.references.on_behalf_of(self.locale_id):
            return self.card(**self.card_fields(context))

    def to_document(self, context: DocumentContext) -> PageDocument:
        """Return the page whole. Its references have been loaded into the context."""
        with context.references.resolving(), context.references.on_behalf_of(self.locale_id):
            fields = {**self.card_fields(context), **self.document_fields(context)}
            return self.document(**fields, seo=self.seo(context, fields))

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Return the fields of the card by name."""
        locale = context.paths.locale_of(self)
        context.references.record.shown(self)
        return {
            "id": self.translation_key,
            "type": self.type_name,
            "locale": locale,
            "dir": direction(locale),
            "path": context.paths.path_of(self),
            "title": self.title,
            "standfirst": self.standfirst,
            "cover": self.cover_document(context),
            "published_at": self.first_published_at or self.latest_revision_created_at,
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Return what the document adds to the card."""
        return {
            "updated_at": self.last_published_at or self.latest_revision_created_at,
            "tags": context.tags(self),
            "translation": context.standing(self),
            "translations": context.translations(self),
            "breadcrumbs": context.breadcrumbs(self),
        }

    @property
    def alt_of_cover(self) -> str:
        """Return what the page itself says that its cover shows; the picture says it otherwise.

        Words are of one picture: when the chosen one is taken out, they describe no other.
        """
        return self.cover_alt if self.cover_id else self.first_photo_alt

    @property
    def caption_of_cover(self) -> str:
        """Return the caption that the page itself gives its cover."""
        return self.cover_caption if self.cover_id else self.first_photo_caption

    def cover_image(self, context: DocumentContext) -> Any:
        """Return the cover, or the first photo, in the page’s words; None if it is not public."""
        image = context.references.get(get_image_model(), self.cover_id or self.first_photo_id)
        if image:
            # It is the document's own: nobody else sees these words.
            image.contextual_alt_text = self.alt_of_cover
            image.caption = self.caption_of_cover or image.caption
        return image

    def cover_document(self, context: DocumentContext) -> Image | None:
        """Return the same for renderers."""
        image = self.cover_image(context)
        document: Image | None = image and image.to_document(context)
        return document

    def seo(self, context: DocumentContext, fields: Mapping[str, Any]) -> Seo:
        """Return what search engines are told, with its defaults; ``fields`` are the document's."""
        site = context.site
        front_end = front_end_of(site)
        return Seo.of(
            fields,
            title=self.seo_title or self.title,
            description=self.seo_description(fields),
            schema_type=self.schema_type,
            authors=self.author_names(context),
            publisher=JsonLdOrganization(name=site.site_name or site.hostname, url=front_end),
            also=self.document.structured(fields, front_end),
        )

    def seo_description(self, fields: Mapping[str, Any]) -> str:
        """Return what describes the page to search engines; ``fields`` are the document's."""
        del fields
        return self.search_description or self.standfirst

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Return the names and values that lists can be filtered by, beside type and locale."""
        found = {word.casefold() for tag in document.tags for word in (tag.slug, tag.name)}
        return [("tag", value) for value in sorted(found)]

    def author_names(self, context: DocumentContext) -> list[str]:
        """Return who is named as author."""
        del context
        return []

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """Return where readers read the page: on the front end, or on the CMS, which leads on."""
        parts = self.get_url_parts(request)
        if parts is None:
            return None
        _site, root, path = parts
        return front_end_at(urlsplit(root).hostname or "") + path

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        """Send a visitor of the CMS on to the front end, or to the page's document."""
        del args, kwargs
        path = self.get_url(request) or "/"
        if settings.FRONTEND_URL:
            return HttpResponseRedirect(settings.FRONTEND_URL + path)
        return HttpResponseRedirect("/delivery/v1/resolve?" + urlencode({"path": path}))
