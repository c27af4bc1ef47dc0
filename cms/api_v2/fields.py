"""Fields: where the values of Wagtail's shapes come from, so that none is private or guessed."""

from typing import Any

from django.conf import settings
from rest_framework.fields import Field, SkipField
from wagtail.api.v2 import serializers

from cms.contract.front_end import address_at, front_end_of


class _Value(Field):  # type: ignore[type-arg]  # a name for mypy only
    """A field that is shown as it is."""

    def to_representation(self, value: Any) -> Any:
        return value


class DetailUrl(_Value):
    """Where the API has the item; it depends on no request's host."""

    def get_attribute(self, instance: Any) -> str:
        """Return the URL, or skip what has no endpoint."""
        path = self.context["router"].get_object_detail_urlpath(type(instance), instance.pk)
        if not path:
            raise SkipField
        return f"{settings.PUBLIC_URL}{path}"


class _OfInstance(_Value):
    """A field that is taken from the whole instance."""

    def get_attribute(self, instance: Any) -> Any:
        return instance


class HtmlUrl(_OfInstance):
    """Where readers read the page."""

    def to_representation(self, value: Any) -> str:
        """Return the URL on the front end, or without one on the CMS, which leads on."""
        context = self.context["context"]
        return address_at(front_end_of(context.site), context.paths.path_of(value) or "/")


class LocaleCode(_OfInstance):
    """The language of the page."""

    def to_representation(self, value: Any) -> str:
        """Return its code."""
        code: str = self.context["context"].paths.locale_of(value)
        return code


class RelatedPage(_Value):
    """Another page in brief, or null when it is not public."""

    def get_attribute(self, instance: Any) -> Any:
        """Return the page."""
        return self.context["delivered"].related(instance, self.field_name)

    def to_representation(self, value: Any) -> Any:
        """Return it as Wagtail does."""
        names = ["id", "type", "detail_url", "html_url", "title"]
        class_ = serializers.get_serializer_class(
            type(value), names, meta_fields=names[1:4], base=PageSerializer
        )
        return class_(context=self.context).to_representation(value)


class Delivered(_OfInstance):
    """A field as it stands in the page's document."""

    def to_representation(self, value: Any) -> Any:
        """Return its JSON; rich text is HTML or Markdown, and tags are names, as in Wagtail's."""
        found = self.context["delivered"].document(value).get(self.field_name)
        return self.context["delivered"].in_v2(self.field_name, found)


class Cover(_OfInstance):
    """The page's cover, or its first photo, as an image of this API."""

    def to_representation(self, value: Any) -> Any:
        """Return the image with the fields that were asked for."""
        image = self.context["delivered"].cover(value)
        parent: Any = self.parent
        class_ = parent.child_serializer_classes[self.field_name]
        return image and class_(context=self.context).to_representation(image)


class ImagePart(_OfInstance):
    """A field as it stands in the image's document."""

    def to_representation(self, value: Any) -> Any:
        """Return its JSON."""
        document = value.to_document(self.context["context"])
        return document.model_dump(mode="json")[self.source_name]

    @property
    def source_name(self) -> str:
        """Return the name of the field in the document."""
        name = self.field_name or ""
        return {"title": "alt", "download_url": "url"}.get(name, name)


class Location(_OfInstance):
    """Where a redirect leads: a path on the site, or an address outside it."""

    def to_representation(self, value: Any) -> str | None:
        """Return it."""
        page, link = value.redirect_page, value.redirect_link
        where: str | None = self.context["context"].paths.path_of(page) if page else link
        return where


class FileName(_Value):
    """The name a file is saved under; its internal title may tell a place or a person."""

    def get_attribute(self, instance: Any) -> str:
        """Return the name."""
        return f"file.{instance.file_extension}"


class FileUrl(_Value):
    """Where a file is fetched."""

    def get_attribute(self, instance: Any) -> str:
        """Return the URL."""
        return f"{settings.PUBLIC_URL}{instance.url}"


class ItemSerializer(serializers.BaseSerializer):
    """An item in Wagtail's shape."""

    detail_url = DetailUrl(read_only=True)


class PageSerializer(serializers.PageSerializer):
    """A page in Wagtail's shape."""

    detail_url = DetailUrl(read_only=True)
    html_url = HtmlUrl(read_only=True)
    locale = LocaleCode(read_only=True)
    parent = RelatedPage(read_only=True)
    alias_of = RelatedPage(read_only=True)
