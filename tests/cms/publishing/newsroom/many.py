"""Many at once, by the bulk actions of the admin."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from wagtail.models import Page

from tests.cms.publishing.newsroom.bundles import stories
from tests.factories import index_page


class Many(RuleBasedStateMachine):
    """Who ticks several pages."""

    client: Any

    @rule(
        pks=st.lists(stories, min_size=1, max_size=3),
        act=st.sampled_from(["publish", "unpublish", "move", "delete"]),
        code=st.sampled_from(["en", "fr"]),
    )
    def do_in_bulk(self, pks: list[int], act: str, code: str) -> None:
        there = Page.objects.filter(pk__in=pks).values_list("pk", flat=True)
        if there:
            ids = "&".join(f"id={pk}" for pk in there)
            form = {"chooser": index_page(code).pk} if act == "move" else {}
            answer = self.client.post(f"/admin/bulk/wagtailcore/page/{act}/?{ids}", form)
            assert answer.status_code in (200, 302)
