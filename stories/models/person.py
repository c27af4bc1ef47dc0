"""People: those who tell and those who are told of."""

from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from cms.contract.context import DocumentContext
from cms.contract.image import Image
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet


class PersonDocument(Leaf):
    """Somebody, as far as readers may know them."""

    id: UUID
    name: str
    role: str
    bio: str
    portrait: Image | None
    name_changed: bool
    """The name is not their own, to protect them."""


class Person(PreviewedSnippet, TranslatableMixin, index.Indexed, models.Model):
    """Somebody who writes a story or is its subject."""

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("As readers will see it. If being named could harm, write another name."),
    )
    name_changed = models.BooleanField(
        _("this is not their real name"),
        default=False,
        help_text=_("Readers are told so, and the portrait is taken off."),
    )
    role = models.CharField(_("role"), max_length=200, blank=True)
    bio = models.TextField(_("about"), blank=True, max_length=1000)
    portrait = models.ForeignKey(
        "media.Image",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="bylines",
        help_text=_("New stories of this account start with this author. Never delivered."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("name_changed"),
        FieldPanel("role"),
        FieldPanel("bio"),
        FieldPanel("portrait"),
        FieldPanel("user"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("name",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(name_changed=False) | models.Q(portrait=None),
                name="no_face_to_a_changed_name",
                violation_error_message=_("Somebody whose name is changed can have no portrait."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save as ``clean`` would have it, wherever it is saved from."""
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Take the portrait off a changed name; it stays in the library."""
        super().clean()
        if self.name_changed:
            self.portrait = None

    def to_document(self, context: DocumentContext) -> PersonDocument:
        """Return the person for renderers."""
        return PersonDocument(
            id=self.translation_key,
            name=self.name,
            role=self.role,
            bio=self.bio,
            portrait=context.image(get_image_model(), self.portrait_id),
            name_changed=self.name_changed,
        )


register_snippet(Person, viewset="stories.snippet_listings.PersonViewSet")
