"""preview: a code for a token, and what Wagtail puts beside a draft."""

import re
from typing import Any, Literal
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.request import Request
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

from cms.contract.leaf import Leaf
from cms.delivery.errors import BadBody, PreviewRefused
from cms.delivery.perspective import grant_of, private
from cms.delivery.views.endpoint import Endpoint, problems
from cms.preview import front_end, grants
from cms.preview.drafts import drafted
from cms.preview.models import PreviewGrant
from cms.preview.origins import origin_of
from cms.publishing.compile import to_bytes

_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_OWN_PATH = re.compile(r'href="/(?!/)')


class PreviewCode(BaseModel):
    """The code that a preview or a review link came with."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(min_length=1, max_length=200)


class PreviewedPage(Leaf):
    """Where the draft is shown."""

    id: UUID
    locale: str
    path: str


class PreviewToken(Leaf):
    """What drafts are read with."""

    token: str
    """Send it as ``Authorization: Bearer …`` with ``perspective=draft``."""
    expires_at: AwareDatetime
    """An editor’s preview is prolonged while the editor is open."""
    kind: Literal["editor", "review"]
    name: str
    """What the maker of a review link called it; empty for an editor’s own preview."""
    mode: str
    """Which of the page type’s previews it is; empty for the usual one."""
    editor: str | None
    """The one origin whose messages may be listened to."""
    edit_url: str | None
    """Where the editor edits the page."""
    page: PreviewedPage


class UserBar(Leaf):
    """Wagtail’s user bar, with its accessibility checker; empty for a review link."""

    html: str
    scripts: list[str]


class ExchangeView(Endpoint):
    """A code for a token."""

    methods = "POST, OPTIONS"

    @extend_schema(
        operation_id="exchangePreviewCode",
        summary="A preview’s code for a token",
        tags=["Preview"],
        request=PreviewCode,
        responses={200: PreviewToken, **problems(400, 401, 406, 415, 429)},
    )
    def post(self, request: Request) -> HttpResponse:
        """Answer with a token; an editor’s code works once."""
        self.query.parse(request.query_params)
        try:
            exchanged = grants.exchange(_code(request))
        except grants.RefusedError as refused:
            raise PreviewRefused from refused
        return private(to_bytes(_token(exchanged)))


class UserBarView(Endpoint):
    """What Wagtail puts beside a page."""

    @extend_schema(
        operation_id="getPreviewUserBar",
        summary="Wagtail’s user bar for a preview",
        tags=["Preview"],
        responses={200: UserBar, **problems(400, 401, 406, 429)},
    )
    def get(self, request: Request) -> HttpResponse:
        """Answer with the markup to insert and the scripts to load after it."""
        self.query.parse(request.query_params)
        grant = grant_of(request)
        bar = UserBar(html="", scripts=[]) if grant.review_link_id else _user_bar(request, grant)
        return private(to_bytes(bar))


def _code(request: Request) -> str:
    if request.content_type.partition(";")[0].strip() != "application/json":
        raise UnsupportedMediaType(request.content_type, "Send JSON: {“code”: “…”}.")
    try:
        return PreviewCode.model_validate_json(request.body).code
    except ValidationError as errors:
        first = errors.errors()[0]
        place = "/".join(str(part) for part in first["loc"]) or "the body"
        raise BadBody(f"{place}: {first['msg']}. Send {{“code”: “…”}}.") from errors


def _token(exchanged: grants.Exchanged) -> PreviewToken:
    grant = exchanged.grant
    by_editor = grant.review_link is None
    page: Any = _page_of(grant)
    return PreviewToken(
        token=exchanged.token,
        expires_at=grant.expires_at,
        kind="editor" if by_editor else "review",
        name=grant.review_link.name if grant.review_link else "",
        mode=grant.mode,
        editor=origin_of(settings.PUBLIC_URL) if by_editor else None,
        edit_url=_edit_url(grant) if by_editor else None,
        page=PreviewedPage(
            id=page.translation_key,
            locale=page.locale.language_code,
            path=front_end.path_of(page),
        ),
    )


def _page_of(grant: PreviewGrant) -> Any:
    item: Any = drafted(grant)
    page = item if isinstance(item, Page) else item.preview_page()
    if page is None:
        raise PreviewRefused
    return page


def _edit_url(grant: PreviewGrant) -> str | None:
    if grant.page_id is None:
        return None
    return urljoin(settings.PUBLIC_URL, reverse("wagtailadmin_pages:edit", args=[grant.page_id]))


def _user_bar(request: Request, grant: PreviewGrant) -> UserBar:
    asked: Any = HttpRequest()
    asked.META = {**request.META, "HTTP_COOKIE": "", "HTTP_AUTHORIZATION": ""}
    asked.user = grant.user
    asked.is_preview = asked.is_editing = True
    asked.in_preview_panel = grant.in_panel
    html = Userbar(object=grant.page).render_html({"request": asked})
    scripts = [urljoin(settings.PUBLIC_URL, address) for address in _SCRIPT.findall(html)]
    html = _OWN_PATH.sub(f'href="{settings.PUBLIC_URL}/', _SCRIPT.sub("", html))
    return UserBar(html=html, scripts=scripts)
