"""Grants through their life: issued with a code, exchanged for a token, admitted, ended."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.preview.models import PreviewGrant, ReviewLink
from cms.preview.secret import digest, new_secret

CODE_LIFE = timedelta(seconds=60)
TOKEN_LIFE = timedelta(minutes=15)
REVIEW_TOKEN_LIFE = timedelta(hours=12)
REVIEW_DAYS = 7


class RefusedError(Exception):
    """A code or a token that opens nothing."""


@dataclass(frozen=True)
class Exchanged:
    """A grant with the token that it is read by; the token is known only now."""

    grant: PreviewGrant
    token: str


def subject_of(item: Model, parent: int | None = None) -> str:
    """Return what a draft is of: a stored item, or a new one below a parent."""
    key = item.pk if item.pk is not None else f"new:{parent or ''}"
    return f"{item._meta.label_lower}:{key}"


def session_digest(request: Any) -> str:
    """Return what is kept of a session, so that a preview ends with it."""
    return digest(request.session.session_key or "")


def issue(request: Any, item: Model, draft: Any, **about: Any) -> str:
    """Grant the request's user a look at a draft; return the code."""
    now = timezone.now()
    PreviewGrant.objects.filter(expires_at__lt=now).delete()
    code = new_secret()
    PreviewGrant.objects.create(
        user=request.user,
        session_digest=session_digest(request),
        page_id=item.pk if isinstance(item, Page) else None,
        content_type=ContentType.objects.get_for_model(item),
        draft=draft,
        code_digest=digest(code),
        code_expires_at=now + CODE_LIFE,
        expires_at=now + TOKEN_LIFE,
        **about,
    )
    return code


def renew(request: Any, subject: str, draft: Any) -> int:
    """Put a newer draft in the place of the one that an editor's panel shows.

    It is found by user and session, so that two editors never share one. Returns how many panels
    show it: none, when the preview has ended.
    """
    now = timezone.now()
    shown = PreviewGrant.objects.filter(
        user=request.user,
        session_digest=session_digest(request),
        subject=subject,
        in_panel=True,
        token_digest__isnull=False,
        expires_at__gt=now,
    )
    if earlier := shown.values_list("draft", flat=True).first():
        # One that was never saved would be another page each time.
        draft["translation_key"] = earlier["translation_key"]
    return shown.update(draft=draft, expires_at=now + TOKEN_LIFE)


def exchange(code: str) -> Exchanged:
    """Take a code for a token, or raise ``RefusedError``: an editor’s code works once."""
    now = timezone.now()
    token = new_secret()
    taken = PreviewGrant.objects.filter(code_digest=digest(code), code_expires_at__gt=now).update(
        code_digest=None, token_digest=digest(token), expires_at=now + TOKEN_LIFE
    )
    if not taken:
        _open_review(code, token)
    return Exchanged(admit(token), token)


def _open_review(code: str, token: str) -> None:
    now = timezone.now()
    link = ReviewLink.objects.filter(code_digest=digest(code), expires_at__gt=now).first()
    if link is None:
        raise RefusedError
    ReviewLink.objects.filter(pk=link.pk).update(last_used_at=now)
    PreviewGrant.objects.filter(expires_at__lt=now).delete()
    page = link.page.specific
    PreviewGrant.objects.create(
        user=link.user,
        review_link=link,
        page_id=page.pk,
        content_type=ContentType.objects.get_for_model(page),
        subject=subject_of(page),
        token_digest=digest(token),
        expires_at=min(link.expires_at, now + REVIEW_TOKEN_LIFE),
    )


def admit(token: str) -> PreviewGrant:
    """Return the grant of a token; raises ``RefusedError`` when it has none or it has ended."""
    grants = PreviewGrant.objects.select_related("user", "page__latest_revision").order_by()
    found = grants.filter(token_digest=digest(token), expires_at__gt=timezone.now())
    # There is one at most, which needs no order.
    grant = next(iter(found), None)
    if grant is None or not still_allowed(grant):
        raise RefusedError
    return grant


def still_allowed(grant: PreviewGrant) -> bool:
    """Tell whether the grant's user may still see what it opens; a right can be taken away."""
    user = grant.user
    if not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    if grant.page is None:
        return True
    may = grant.page.permissions_for_user(user)
    return bool(may.can_edit() or may.can_publish())


def share(page: Page, user: Any, name: str, days: int = REVIEW_DAYS) -> tuple[ReviewLink, str]:
    """Make a review link; return it with its code, which is known only now."""
    code = new_secret()
    link = ReviewLink.objects.create(
        page=page,
        user=user,
        name=name,
        code_digest=digest(code),
        expires_at=timezone.now() + timedelta(days=days),
    )
    return link, code


def end_session(request: HttpRequest) -> None:
    """End every preview of a session."""
    if request.session.session_key:
        PreviewGrant.objects.filter(session_digest=session_digest(request)).delete()


def end_page(page: Page) -> None:
    """End every preview of a page that is withdrawn, the shared ones included."""
    ReviewLink.objects.filter(page_id=page.pk).delete()
    PreviewGrant.objects.filter(page_id=page.pk).delete()
