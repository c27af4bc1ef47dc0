"""Withdrawals: what readers are told of a page that is gone, or where they are led instead."""

from typing import Any

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Site
from wagtail.signals import page_published

from cms.contract.paths import SitePaths, site_of
from cms.publishing.models import Withdrawal
from cms.unit_of_work import unit_of_work
from cms.visibility import Visibility

LONGEST_REASON = 500


@unit_of_work()
def tell(page: Page, user: Any, reason: str = "", redirect_to: Page | None = None) -> None:
    """Note what readers are told of a page that is being withdrawn, and keep it on record.

    Neither a reason nor a redirect leaves them with the fact that it is gone. Its aliases go with
    it and tell the same.
    """
    forget(page)
    for alias in page.aliases.filter(live=True):
        tell(alias, user, reason, redirect_to if redirect_to != alias else None)
    if not reason and redirect_to is None:
        return
    redirect = _redirect(page, redirect_to) if redirect_to else None
    Withdrawal.objects.create(page_id=page.pk, reason=reason, redirect=redirect)
    data = {"reason": reason, "redirect": redirect_to.title if redirect_to else ""}
    log(instance=page, action="storywire.withdrawal", user=user, data=data)


@unit_of_work()
def forget(page: Page) -> None:
    """Take back what readers are told of a page, and the redirect from where it was."""
    found = Withdrawal.objects.filter(page_id=page.pk).select_related("redirect").first()
    if found is None:
        return
    if found.redirect:
        found.redirect.delete()
    found.delete()


def path_on_site(page: Page) -> tuple[Site, str] | None:
    """Return the site that a page is on, and its path there as redirects have it."""
    site = site_of(page)
    path = site and SitePaths(site, Visibility(site)).path_of(page)
    return (site, Redirect.normalise_path(path)) if site and path else None


def connect() -> None:
    """Listen to what is published: a page that is there again is not gone any more."""
    page_published.connect(_forget_published, dispatch_uid="publishing.withdrawals")


def _redirect(page: Page, target: Page) -> Redirect | None:
    place = path_on_site(page)
    if place is None:
        return None
    site, path = place
    # While the page was there, no other redirect from its path can have been of use.
    leads = {"redirect_page": target, "redirect_link": "", "is_permanent": True}
    redirect, _made = Redirect.objects.update_or_create(site=site, old_path=path, defaults=leads)
    return redirect


def _forget_published(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    del sender, kwargs
    # The signal is also sent when a publication is merely scheduled.
    if instance.live:
        forget(instance)
