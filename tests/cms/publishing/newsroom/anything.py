"""Pages and snippets of any type there is, and so of the next one too."""

import random
from typing import Any

from django.core.exceptions import ValidationError
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, multiple, rule
from wagtail.models import Collection, Page

from cms.publishing.compile import page_types
from home.models import HomePage
from home.models.around import OneALanguage
from tests.cms.publishing.newsroom.bundles import stories
from tests.filled.library import Library
from tests.filled.models import fill, make_snippet, new_page, parent_of, snippet_types

PAGES = sorted(name for name, model in page_types().items() if model is not HomePage)
SNIPPETS = snippet_types()


class Shelves(Library):
    """A library of what is there now: a row is made where there is none."""

    def __init__(self, page: Page | None) -> None:
        """Take the page that is pointed to."""
        pages = {type(page.specific): page.specific} if page else {}
        super().__init__("told", Collection.get_first_root_node(), pages)

    def rich_text(self) -> str:
        """See ``Library``."""
        return super().rich_text() if self.pages else f"<p>{self.words}</p>"

    def row(self, model: type[Any], name: str) -> Any:
        """See ``Library``."""
        if model is Page:
            return next(iter(self.pages.values()), None)
        if issubclass(model, Page):
            return self.pages.get(model) or model.objects.order_by("-pk").first()
        if model not in self.rows and model in SNIPPETS:
            self.rows[model] = model.objects.order_by("pk").first() or make_snippet(model, self)
        return super().row(model, name)


class Anything(RuleBasedStateMachine):
    """Who writes pages and snippets of any type."""

    @rule(target=stories, other=stories, type_=st.sampled_from(PAGES), publish=st.booleans())
    def write_anything(self, other: int, type_: str, publish: bool) -> Any:
        model = page_types()[type_]
        shelves = Shelves(Page.objects.filter(pk=other).first())
        try:
            page = new_page(model, shelves, parent_of(model, shelves))
        except ValidationError:
            # Such as the issue of a week that has one.
            return multiple()
        page.title = f"Told secret{page.pk}x"
        if hasattr(page, "posted_at"):
            page.text = page.title
        revision = page.save_revision()
        if publish:
            revision.publish()
        return page.pk

    @rule(
        other=stories,
        model=st.sampled_from(SNIPPETS),
        act=st.sampled_from(["make", "change", "delete"]),
    )
    def keep_anything(self, other: int, model: type[Any], act: str) -> None:
        shelves = Shelves(Page.objects.filter(pk=other).first())
        there = model.objects.filter(locale__language_code="en").order_by("pk").first()
        if there is None or (act == "make" and not issubclass(model, OneALanguage)):
            make_snippet(model, shelves)
        elif act == "delete":
            there.delete()
        else:
            shelves.words = f"told {random.random()}".replace(".", " ")
            fill(there, shelves)
            there.save()
