"""Perspectives: what readers see, or one draft, for whoever holds a token of a preview."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from rest_framework.request import Request

from cms.contract.context import DocumentContext
from cms.delivery.answers import CONTENT_TYPE, answer
from cms.delivery.errors import NotFound, PreviewRefused
from cms.delivery.plain_sql import StoredPage
from cms.delivery.selection import bodies
from cms.pages import BasePage
from cms.preview import grants, pictures
from cms.preview.drafts import drafted
from cms.preview.models import PreviewGrant
from cms.publishing.compile import compile_documents, deliverable, to_bytes
from cms.publishing.models import Document


class Reading:
    """One answer in one perspective: its context, and its draft if it has one."""

    def __init__(self, request: Request, perspective: str, context: DocumentContext) -> None:
        """Take the request; raises ``PreviewRefused`` when a draft is asked without a token."""
        self.request = request
        self.context = context
        self.grant = grant_of(request) if perspective == "draft" else None
        item = drafted(self.grant) if self.grant else None
        self.page = item if isinstance(item, BasePage) else None
        if item is not None:
            context.show_draft(item)

    def page_at(self, path: str) -> BasePage | None:
        """Return the draft, if it lives at this path."""
        if self.page is None:
            return None
        mine = self.context.paths.path_of(self.page)
        return self.page if mine and mine.rstrip("/") == path.rstrip("/") else None

    def body(self, row: Document | StoredPage) -> bytes:
        """Return a page's bytes; beside a draft, as they would be if it were published."""
        if self.grant is None:
            body = bodies([row], self.context.site, self.context.include)[0]
            if body is None:
                raise NotFound
            return body
        pages = deliverable(self.context).filter(pk=row.page_id)
        documents = compile_documents(pages, self.context)
        return to_bytes(documents[0]) if documents else bytes(row.body)

    def answer(
        self, body: bytes, keys: Iterable[str] = (), content_type: str = CONTENT_TYPE
    ) -> HttpResponse:
        """Return the answer; one with a draft is for its reader alone and leaves no copy."""
        if self.grant is None:
            return answer(self.request, body, keys, content_type)
        return private(pictures.signed(body, self.grant), content_type)


def grant_of(request: HttpRequest | Request) -> PreviewGrant:
    """Return the grant of a request's bearer token (RFC 6750)."""
    scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise PreviewRefused
    try:
        return grants.admit(token.strip())
    except grants.RefusedError as refused:
        raise PreviewRefused from refused


def private(body: bytes, content_type: str = CONTENT_TYPE) -> HttpResponse:
    """Return an answer that nobody keeps and that tells no other site where it was read."""
    return HttpResponse(
        body,
        content_type=content_type,
        headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"},
    )
