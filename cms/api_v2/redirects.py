"""redirects: where what has moved is now, as far as that is public."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import F, Q
from wagtail.contrib.redirects.api.v2 import RedirectsAPIViewSet
from wagtail.contrib.redirects.models import Redirect

from cms.api_v2.endpoint import Endpoint
from cms.api_v2.fields import ItemSerializer, Location
from cms.api_v2.parameters import FindByPathQuery
from cms.publishing.compile import deliverable


class RedirectSerializer(ItemSerializer):
    """A redirect."""

    location = Location(read_only=True)


class RedirectsEndpoint(Endpoint, RedirectsAPIViewSet):
    """The redirects of a site, and those of all sites."""

    base_serializer_class = RedirectSerializer
    find_query = FindByPathQuery
    columns = ("id", "old_path", "is_permanent")
    body_fields: ClassVar[list[str]] = ["id", "old_path", "location", "is_permanent"]

    def public_rows(self) -> Any:
        """Return the redirects that lead to a public page or outside."""
        to_page = Q(redirect_page__in=deliverable(self.context).values("pk"))
        outside = Q(redirect_page=None) & ~Q(redirect_link="")
        return (
            Redirect.objects.filter(Q(site=self.context.site) | Q(site=None))
            .filter(to_page | outside)
            .select_related("redirect_page")
        )

    def found_one(self, query: Any) -> Any:
        """Return the redirect with an id or from a path; the site's own goes before all sites'."""
        if query.html_path is None:
            return super().found_one(query)
        path = Redirect.normalise_path(query.html_path)
        own_first = F("site").asc(nulls_last=True)
        return self.public_rows().filter(old_path=path).order_by(own_first).first()

    def keys_of(self, items: Iterable[Any]) -> set[str]:
        """Return the keys of these redirects and of the pages they lead to."""
        keys = {f"redirect:{item.pk}" for item in items}
        return keys | {f"page:{item.redirect_page_id}" for item in items if item.redirect_page_id}
