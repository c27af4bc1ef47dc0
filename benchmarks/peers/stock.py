"""Stock Wagtail API v2, as a competent developer sets it up for these stories."""

from typing import Any, ClassVar

from django.conf.urls.i18n import i18n_patterns
from django.db.models import QuerySet
from django.urls import include, path
from rest_framework.fields import Field
from rest_framework.renderers import JSONRenderer
from wagtail import urls as wagtail_urls
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from benchmarks.peers import represented
from stories.models import StoryPage


class _OfPage(Field):  # type: ignore[type-arg]  # a name for mypy only
    def get_attribute(self, instance: Any) -> Any:
        return instance


class Cover(_OfPage):
    """The cover with what is said of it."""

    def to_representation(self, value: Any) -> Any:
        """Return the picture."""
        return represented.image(value.cover)


class Stream(_OfPage):
    """A stream with its pictures and links resolved."""

    def to_representation(self, value: Any) -> Any:
        """Return every block."""
        stream = getattr(value, self.field_name or "")
        return represented.block(stream.stream_block, stream, dict(self.context))


class Related(_OfPage):
    """Where to read on."""

    def to_representation(self, value: Any) -> Any:
        """Return the pages in brief."""
        return represented.related(value, self.context["request"])


class Tags(_OfPage):
    """The tags."""

    def to_representation(self, value: Any) -> Any:
        """Return names and slugs, as they were prefetched."""
        tags = [item.tag for item in value.tagged_pages.all()]
        return sorted(({"name": tag.name, "slug": tag.slug} for tag in tags), key=str)


class Breadcrumbs(_OfPage):
    """The pages above."""

    def to_representation(self, value: Any) -> Any:
        """Return them, the home page first."""
        above = value.get_ancestors().live().filter(depth__gt=1)
        return [
            {"id": page.pk, "title": page.title, "url": page.get_url(self.context["request"])}
            for page in above
        ]


class Translations(_OfPage):
    """The page in other languages."""

    def to_representation(self, value: Any) -> Any:
        """Return them."""
        others = value.get_translations().live().select_related("locale")
        return [
            {"locale": page.locale.language_code, "title": page.title, "url": page.url}
            for page in others
        ]


class StoriesAPIViewSet(PagesAPIViewSet):
    """The stories, with what Storywire's documents and cards tell."""

    renderer_classes: ClassVar[list[Any]] = [JSONRenderer]
    model = StoryPage
    # The parents are told by the breadcrumbs, in fewer queries.
    meta_fields: ClassVar[list[str]] = [
        name for name in PagesAPIViewSet.meta_fields if name not in ("parent", "alias_of")
    ]
    detail_only_fields: ClassVar[list[str]] = []

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        """Return the fields of a story."""
        own = {
            "cover": Cover(),
            "tags": Tags(),
            "breadcrumbs": Breadcrumbs(),
            "translations": Translations(),
            "authors": Stream(),
            "body": Stream(),
            "related": Related(),
            "sources": Stream(),
            "corrections": Stream(),
        }
        plain = ("standfirst", "kicker", "content_warning", "date_line", "last_published_at")
        notes = ("editors_note", "safeguarding_note")
        return [
            *super().get_body_fields(model),
            *(APIField(name) for name in (*plain, *notes)),
            *(APIField(name, serializer) for name, serializer in own.items()),
        ]

    def get_queryset(self) -> QuerySet[Any]:
        """Return the stories with what every answer shows of other tables."""
        rows = super().get_queryset().select_related("cover", "locale", "content_type")
        return rows if self.action == "listing_view" else rows.prefetch_related("tagged_pages__tag")


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", StoriesAPIViewSet)
# Without the pages' own routes they would have no addresses to tell.
pages = i18n_patterns(path("", include(wagtail_urls)))
urlpatterns = [path("api/v2/", router.urls), *pages]
