"""What stands around pages: navigation, settings, redirects."""

import json
import random
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.unit_of_work import unit_of_work
from home.models import AboutPage, Announcement, CookieNotice, HomePage, Navigation, Tour
from stories.models import LineOfEffort
from tests.cms.publishing.newsroom.bundles import stories
from tests.cms.publishing.newsroom.desk import COUNT, Desk, named, page_of
from tests.factories import locale, text


class Around(Desk):
    """Who keeps the frame."""

    @rule(pk=stories)
    def navigate_to(self, pk: int) -> None:
        site = Site.objects.get(is_default_site=True)
        row = Navigation.objects.filter(site=site, locale=locale("en")).first()
        row = row or Navigation(site=site, locale=locale("en"))
        row.main = json.dumps([{"type": "page", "value": {"page": pk, "label": ""}}])
        row.save()

    @rule(pk=stories, hours=st.integers(-2, 2))
    def announce(self, pk: int, hours: int) -> None:
        site = Site.objects.get(is_default_site=True)
        starts = timezone.now() + timedelta(hours=hours)
        Announcement.objects.create(
            site=site, locale=locale("en"), text="Said", page=Page.objects.filter(pk=pk).first(),
            starts=starts, ends=starts + timedelta(hours=2),
        )  # fmt: skip

    @rule(pk=stories)
    def ask_and_show_around(self, pk: int) -> None:
        place = {"site": Site.objects.get(is_default_site=True), "locale": locale("en")}
        there = Page.objects.filter(pk=pk).first()
        step = {"title": "There", "text": "Go.", "page": pk}
        steps = json.dumps([{"type": "page", "value": step}])
        Tour.objects.update_or_create(**place, defaults={"title": "Around", "steps": steps})
        said = {"text": f"<p>{random.random()}</p>", "policy_page": there}
        CookieNotice.objects.update_or_create(**place, defaults=said)

    @rule(pk=stories, other=stories, led=st.booleans())
    def withdraw_with_a_word(self, pk: int, other: int, led: bool) -> None:
        said = {"redirect_to": other} if led else {"reason": "Because."}
        form = {f"withdrawal-{name}": value for name, value in said.items()}
        answer = self.client.post(f"/admin/pages/{pk}/unpublish/", form)
        assert answer.status_code in (200, 302, 404)

    @rule(pk=stories)
    def say_what_we_are(self, pk: int) -> None:
        home = HomePage.objects.get(slug="home")
        page = AboutPage.objects.child_of(home).first()
        if page is None:
            page = AboutPage(title="About", slug="about", locale=home.locale)
            home.add_child(instance=page)
        named(page)
        page.body = json.dumps([text(f'<p><a linktype="page" id="{pk}">It</a>.{COUNT[3:]}')])
        lines = LineOfEffort.objects.filter(locale=home.locale).values_list("pk", flat=True)
        page.lines_of_effort = json.dumps([{"type": "line", "value": line} for line in lines])
        page.save_revision().publish()

    @rule(name=st.sampled_from(["One", "Two"]))
    def rename_the_site(self, name: str) -> None:
        site = Site.objects.get(is_default_site=True)
        site.site_name = name
        site.save()

    @rule(here=st.booleans())
    def change_the_root(self, here: bool) -> None:
        site = Site.objects.get(is_default_site=True)
        site.root_page = HomePage.objects.get(slug="home") if here else self.other_root
        site.save()

    @rule(pk=stories)
    def redirect(self, pk: int) -> None:
        if page := page_of(pk):
            Redirect.add_redirect("/old/", page)

    @rule(pk=stories)
    def half_done_and_undone(self, pk: int) -> None:
        page = page_of(pk)
        if page is None:
            return
        with suppress(ZeroDivisionError), unit_of_work():
            page.unpublish()
            raise ZeroDivisionError
