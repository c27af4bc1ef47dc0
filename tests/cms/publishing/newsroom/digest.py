"""The weekly digest, and the outlets it reads."""

import json
import random
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from wagtail.models import PageViewRestriction

from home.models import DigestIssuePage
from stories.models import Outlet, Person
from tests.cms.publishing.newsroom.bundles import people, stories
from tests.cms.publishing.newsroom.desk import Desk, named
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.stories.statements import make_brief

LOGIN = PageViewRestriction.LOGIN


class Digest(Desk):
    """Who sums up the week."""

    @rule(week=st.integers(0, 2), other=stories, person=people, publish=st.booleans())
    def sum_up_a_week(self, week: int, other: int, person: Person, publish: bool) -> None:
        outlet = Outlet.objects.order_by("pk").first() or make_outlet()
        people = [person.pk] if Person.objects.filter(pk=person.pk).exists() else []
        summary = f'<p>See <a linktype="page" id="{other}">it</a>.</p>'
        items = [report(outlet, f"Seen {random.random()}", summary=summary, people=people)]
        day = date(2019, 8, 5) + timedelta(weeks=week)
        issues = DigestIssuePage.objects.child_of(make_archive())
        if (page := issues.filter(week=day).first()) is None:
            page = make_digest(day.isoformat(), items, publish=False)
        named(page)
        page.items = json.dumps(items)
        revision = page.save_revision()
        if publish:
            revision.publish()

    @rule(week=st.integers(0, 2), private=st.booleans())
    def withdraw_a_week(self, week: int, private: bool) -> None:
        day = date(2019, 8, 5) + timedelta(weeks=week)
        if page := DigestIssuePage.objects.filter(week=day).order_by("pk").first():
            if private:
                PageViewRestriction.objects.get_or_create(page=page, restriction_type=LOGIN)
            else:
                page.unpublish()

    @rule(target=stories)
    def tell_what_an_outlet_tells(self) -> int:
        outlet = Outlet.objects.order_by("pk").first() or make_outlet()
        return named(make_brief(outlet=outlet, outlet_date="2019"))

    @rule(gone=st.booleans())
    def rename_or_delete_the_outlet(self, gone: bool) -> None:
        if outlet := Outlet.objects.order_by("pk").first():
            outlet.name = f"The Courier {random.random()}"
            outlet.delete() if gone else outlet.save()
