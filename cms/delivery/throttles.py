"""How often one client may make the server work."""

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView


class DeliveryThrottle(SimpleRateThrottle):
    """Counts by client address; caches in front answer without being counted."""

    scope = "delivery"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Return whom to count."""
        del view
        key: str = self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}
        return key


class SearchThrottle(DeliveryThrottle):
    """Counts searches beside all else that a client asks: they are more work."""

    scope = "search"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # type: ignore[override]  # None is for what is not counted
        """Return whom to count; None for what is no search."""
        return super().get_cache_key(request, view) if "q" in request.query_params else None
