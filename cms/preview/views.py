"""Review links in the editor's side panel: listed, made, revoked."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log
from wagtail.models import Page

from cms.preview import front_end, grants
from cms.preview.models import ReviewLink

LONGEST_DAYS = 90


class ReviewForm(forms.Form):
    """For whom, and for how long."""

    name = forms.CharField(label=_("For whom"), max_length=100)
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=LONGEST_DAYS, initial=grants.REVIEW_DAYS
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review_links(request: HttpRequest, page_id: int) -> HttpResponse:
    """List a page's review links; make one."""
    page = _editable(request, page_id)
    form = ReviewForm(request.POST or None, auto_id="review-%s")
    made: Any = None
    if request.method == "POST" and form.is_valid():
        link, code = grants.share(page, request.user, **form.cleaned_data)
        log(page, "storywire.review_link.create", user=request.user, data={"name": link.name})
        draft = page.get_latest_revision_as_object()
        made = {"link": link, "address": front_end.address(draft, code)}
        form = ReviewForm(auto_id="review-%s")
    return _panel(request, page, form, made)


@never_cache
@require_POST
def revoke(request: HttpRequest, page_id: int, pk: int) -> HttpResponse:
    """End a review link and whoever reads by it."""
    page = _editable(request, page_id)
    link = get_object_or_404(ReviewLink, page=page, pk=pk)
    link.delete()
    log(page, "storywire.review_link.revoke", user=request.user, data={"name": link.name})
    return _panel(request, page, ReviewForm(auto_id="review-%s"))


def _panel(request: HttpRequest, page: Page, form: ReviewForm, made: Any = None) -> HttpResponse:
    links = ReviewLink.objects.filter(page=page, expires_at__gt=timezone.now())
    context = {
        "page": page,
        "form": form,
        "made": made,
        "links": links.select_related("user"),
        "saved": page.latest_revision_id is not None,
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "cms/preview/review_links.html", context, status=status)


def _editable(request: HttpRequest, page_id: int) -> Page:
    page: Page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page
