"""What is public, decided one by one."""

from collections.abc import Iterator

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site


def public_by_hand() -> Iterator[tuple[int, int]]:
    """Return which pages are public on which site, decided one by one and not by a query."""
    closed = [row.page.path for row in PageViewRestriction.objects.select_related("page")]
    for site in Site.objects.select_related("root_page"):
        roots = Page.objects.filter(translation_key=site.root_page.translation_key)
        for page in Page.objects.filter(depth__gt=1):
            ours = any(
                page.path.startswith(root.path) and page.locale_id == root.locale_id
                for root in roots
            )
            expired = page.expire_at is not None and page.expire_at <= timezone.now()
            open_ = not any(page.path.startswith(path) for path in closed)
            if ours and page.live and open_ and not expired:
                yield site.pk, page.pk
