"""openapi.json, docs and schemas: the contract itself."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from cms.delivery.answers import answer
from cms.delivery.schema import json_schema, openapi
from cms.delivery.throttles import DeliveryThrottle
from cms.delivery.views.endpoint import Endpoint


class OpenApiRenderer(JSONRenderer):
    """Lets clients ask for OpenAPI by its media type."""

    media_type = "application/vnd.oai.openapi+json"


class SchemaRenderer(JSONRenderer):
    """Lets clients ask for JSON Schema by its media type."""

    media_type = "application/schema+json"


class OpenApiView(Endpoint):
    """The API described."""

    renderer_classes = (OpenApiRenderer, JSONRenderer)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> HttpResponse:
        """Answer with OpenAPI 3.1."""
        self.query.parse(request.query_params)
        return answer(request, openapi(), content_type=OpenApiRenderer.media_type)


class SchemaView(Endpoint):
    """One type described."""

    renderer_classes = (SchemaRenderer, JSONRenderer)

    @extend_schema(exclude=True)
    def get(self, request: Request, type: str) -> HttpResponse:
        """Answer with JSON Schema."""
        self.query.parse(request.query_params)
        return answer(request, json_schema(type), content_type=SchemaRenderer.media_type)


class DocsView(SpectacularSwaggerSplitView):
    """The API to read and to try, from files of our own."""

    url = "/delivery/v1/openapi.json"
    throttle_classes = (DeliveryThrottle,)

    def _get_schema_url(self, request: Any) -> str:
        """Return the one description there is."""
        del request
        return self.url
