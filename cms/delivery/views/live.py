"""live, where it is not: event streams come from a process of their own."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from cms.delivery.errors import NotFound
from cms.delivery.filters import LiveQuery
from cms.delivery.views.endpoint import Endpoint


class LiveView(Endpoint):
    """Says what is missing when a proxy sends listeners here."""

    query = LiveQuery

    # OpenAPI 3.1 has no words for a stream of events.
    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        """Refuse: each listener would keep a thread."""
        self.query.parse(request.query_params)
        raise NotFound(
            "Live updates are served by a process of their own. Start it, and let the proxy in "
            "front pass this path on to it."
        )
