"""What stands around every page, for tests: menu, notice, banner, tour, and pages of the site."""

import json
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from cms.unit_of_work import unit_of_work
from home.models import (
    AboutPage,
    Announcement,
    CookieNotice,
    HomePage,
    Navigation,
    StandardPage,
    Tour,
)
from stories.models import LineOfEffort
from tests.factories import text


@unit_of_work()
def make_around(code: str) -> None:
    """Write pages that are no stories, and what stands around all."""
    home = HomePage.objects.get(locale__language_code=code)
    finance = LineOfEffort.objects.create(
        name="Finance", slug=f"finance-{code}", description="Cutting it off.", locale=home.locale
    )
    line = {"type": "line", "value": finance.pk}
    words = {"slug": "about", "formed_on": "2014-09", "lines_of_effort": json.dumps([line])}
    about = AboutPage(title=f"About {code}", body=json.dumps([text()]), **words)
    policy = StandardPage(title=f"Policy {code}", body=json.dumps([text()]))
    for page in (about, policy):
        page.locale = home.locale
        home.add_child(instance=page)
        page.save_revision().publish()
    place = {"site": Site.objects.get(is_default_site=True), "locale": home.locale}
    child = {"type": "page", "value": {"page": about.pk, "label": ""}}
    profile = {"platform": "x", "handle": "@Coalition", "url": "https://x.com/coalition"}
    Navigation.objects.create(
        **place,
        main=json.dumps([{"type": "page", "value": {"page": home.pk, "children": [child]}}]),
        profiles=json.dumps([{"type": "profile", "value": profile}]),
    )
    said = {"purpose": "To remember."}
    categories = [
        {"key": "necessary", "name": "Needed", "required": True, **said},
        {"key": "statistics", "name": "Counting", "required": False, **said},
    ]
    asked = json.dumps([{"type": "category", "value": value} for value in categories])
    CookieNotice.objects.create(
        **place, text="<p>We keep your choice.</p>", policy_page=policy, categories=asked, version=3
    )
    now = timezone.now()
    Announcement.objects.create(
        **place, text="We meet.", kind="event", page=about,
        starts=now - timedelta(days=1), ends=now + timedelta(days=1),
    )  # fmt: skip
    steps = [
        {"type": "part", "value": {"title": "Up here", "text": "Look.", "target": "navigation"}},
        {"type": "page", "value": {"title": "Who we are", "text": "Read.", "page": about.pk}},
    ]
    Tour.objects.create(**place, title="Look around", steps=json.dumps(steps), version=2)
