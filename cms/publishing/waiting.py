"""Waiting: which documents are to be compiled again, because they are many or could not be."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from cms.publishing.models import Stale
from cms.publishing.store import CHUNK

LONGEST_WAIT = timedelta(hours=1)


def leave_for_later(site: Site, pks: Iterable[int]) -> None:
    """Note pages whose documents are to be compiled by the worker."""
    now = timezone.now()
    rows = (Stale(site_id=site.pk, page_id=pk, since=now, retry_at=now) for pk in sorted(pks))
    Stale.objects.bulk_create(
        rows,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["site_id", "page_id", "locale"],
        update_fields=["retry_at"],
    )


def note_failure(site: Site, pk: int, reason: str, locale: str = "") -> None:
    """Note why a page, or the globals in a language, could not be compiled, and when to try."""
    now = timezone.now()
    waiting, _made = Stale.objects.get_or_create(
        site_id=site.pk, page_id=pk, locale=locale, defaults={"since": now, "retry_at": now}
    )
    waiting.attempts += 1
    waiting.error = reason.replace("\0", "")[:2000]
    waiting.retry_at = now + min(timedelta(minutes=2**waiting.attempts), LONGEST_WAIT)
    waiting.save()


def no_longer_stale(site: Site, pks: Iterable[int], locale: str = "") -> None:
    """Forget that pages, or the globals in a language, waited: they are as they should be."""
    Stale.objects.filter(site_id=site.pk, page_id__in=list(pks), locale=locale).delete()


def still_waiting(since: datetime) -> int:
    """Return how many of the documents wait that were left for later up to a moment.

    What failed waits for nobody here: the report lists it.
    """
    return Stale.objects.filter(attempts=0, since__lte=since).count()
