"""Places: where stories happen."""

from typing import Any, ClassVar, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from cms.contract.context import DocumentContext
from cms.contract.leaf import Leaf
from cms.previewed import PreviewedSnippet


class Point(Leaf):
    """A position (GeoJSON, RFC 7946): longitude first, in degrees."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class PlaceDocument(Leaf):
    """A place, never more exact than about a kilometre."""

    id: UUID
    name: str
    country: str
    """ISO 3166-1 alpha-2; may be empty."""
    location: Point | None


class Place(PreviewedSnippet, TranslatableMixin, index.Indexed, models.Model):
    """A town, a region, a building that everybody knows."""

    name = models.CharField(_("name"), max_length=200)
    override_translatable_fields: ClassVar = [
        SynchronizedField("country", overridable=False),
    ]
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as IQ."))],
        help_text=_("Two letters (ISO 3166), such as IQ."),
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Delivered to two decimals, about a kilometre, so that no home is pointed at."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("country"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse half a position."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(gettext("Give both latitude and longitude, or neither."))

    def to_document(self, context: DocumentContext) -> PlaceDocument:
        """Return the place for renderers."""
        del context
        location = None
        if self.latitude is not None and self.longitude is not None:
            location = Point(coordinates=(round(self.longitude, 2), round(self.latitude, 2)))
        return PlaceDocument(
            id=self.translation_key, name=self.name, country=self.country, location=location
        )


register_snippet(Place, viewset="stories.snippet_listings.PlaceViewSet")
