"""Progress: how far that is which a save has left for the worker, for whoever waits for it."""

from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.publishing.waiting import still_waiting


def progress_bar() -> str:
    """Return the HTML that shows how far what waits now is, and follows it; nothing waits: none."""
    since = timezone.now()
    total = still_waiting(since)
    if not total:
        return ""
    asked = urlencode({"since": since.isoformat(), "total": str(total)})
    url = f"{reverse('publishing_progress')}?{asked}"
    return render_to_string("cms/publishing/progress.html", {"url": url, **said(since, total)})


def answer_progress(request: HttpRequest) -> JsonResponse:
    """Tell how far what waited at a moment is by now."""
    try:
        since = parse_datetime(request.GET.get("since", ""))
        total = int(request.GET.get("total", ""))
    except ValueError:
        since = None
    if since is None or timezone.is_naive(since) or not 0 < total < 10**9:
        return JsonResponse({}, status=400)
    return JsonResponse(said(since, total))


def said(since: datetime, total: int) -> dict[str, object]:
    """Return how many of a total are done, and that in words."""
    done = total - min(total, still_waiting(since))
    if done == total:
        sentence = _("Everything that waited is up to date.")
    else:
        sentence = _("Brought up to date: %(done)s of %(total)s") % {"done": done, "total": total}
    return {"done": done, "total": total, "sentence": sentence}
