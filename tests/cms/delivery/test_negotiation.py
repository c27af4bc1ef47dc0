"""Which of an endpoint's formats a client gets."""

import pytest

from cms.delivery.negotiation import representation
from cms.delivery.views.feeds import AtomView
from cms.delivery.views.pages import PagesView, PageView

JSON, MARKDOWN = "application/json", "text/markdown"


@pytest.mark.parametrize(
    ("header", "spoken"),
    [
        ("*/*", JSON),
        ("application/*;q=0.1", JSON),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("application/json; indent=4", JSON),
        ("text/html", None),
        ("application/schema+json", None),
        ("", None),
        ("nonsense", None),
        ("text/markdown", MARKDOWN),
        ("text/*", MARKDOWN),
        ("text/markdown, text/html, */*", MARKDOWN),
        ("text/markdown, text/html;q=0.9, */*;q=0.1", MARKDOWN),
        ("text/markdown;q=0.5, application/json;q=0.4", MARKDOWN),
        ("text/markdown;q=0.5, application/json", JSON),
        ("text/markdown, application/json", JSON),
        ("text/markdown;q=0, */*", JSON),
        ("text/markdown;q=0", None),
        ("text/markdown;q=nan", None),
        ("application/json;q=0, */*", MARKDOWN),
        ("a" * 50_000 + "/b; c=" + "d" * 50_000, None),
    ],
)
def test_what_a_client_prefers_of_a_page(header: str, spoken: str | None) -> None:
    assert representation(PageView, header) == spoken


def test_lists_are_json_alone_and_feeds_whatever_is_asked() -> None:
    assert representation(PagesView, "text/markdown") is None
    assert representation(PagesView, "text/markdown, */*") == JSON
    assert representation(AtomView, "image/png") == "application/atom+xml"
