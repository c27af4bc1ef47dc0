"""What all who work in the newsroom have, and how they find a page."""

from typing import Any

from hypothesis.stateful import RuleBasedStateMachine
from wagtail.models import Collection, Page

PAGES = "/delivery/v1/pages"
COUNT = '<p>We are <embed embedtype="member_count"/>.</p>'


class Desk(RuleBasedStateMachine):
    """What is there from the first step on; ``Newsroom`` sets it up."""

    client: Any
    """An editor's browser."""
    api: Any
    editor: Any
    edge: Any
    time: Any
    collection: Collection
    """What may be closed to the public."""
    other_root: Page
    public_by_log: dict[tuple[int, str], str]
    read_up_to: int | None


def word(page: Page) -> str:
    """Return a word that stands in no other page's title."""
    return f"secret{page.pk}x"


def named(page: Page) -> int:
    """Give a page its word, and return its key."""
    page.title = f"Told {word(page)}"
    page.save()
    return page.pk


def page_of(pk: int) -> Any:
    """Return a page, or None where it is no more."""
    page = Page.objects.filter(pk=pk).first()
    return page and page.specific


def own_page(pk: int) -> Any:
    """Return a page that can be edited; an alias can't."""
    page = page_of(pk)
    return page if page and not page.alias_of_id else None
