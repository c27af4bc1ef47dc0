"""Rich text: nothing that was written is lost, and nothing that was not written gets in."""

import html as entities
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from cms.contract.context import DocumentContext
from cms.contract.portable_text import _Parser, rich_text
from cms.contract.rich_text import Paragraph, RichText

ALLOWED = {"p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "sup"} | {
    "hr",
    "br",
    "a",
}
MARKS = {"strong", "em", "sup"}

_words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Co", "Cn")),
    min_size=1,
    max_size=12,
)
_href = st.sampled_from(
    [
        "https://example.org/?a=1&b=2",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "//evil",
        "data:x",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "vbscript:x",
        'https://e.org/"><script>',
        "",
    ]
)


def _inline(children: Any) -> Any:
    wrapped = st.builds(
        lambda tag, body: f"<{tag}>{body}</{tag}>",
        st.sampled_from(["b", "i", "sup", "u"]),
        children,
    )
    linked = st.builds(
        lambda href, body: f'<a href="{entities.escape(href)}">{body}</a>', _href, children
    )
    return wrapped | linked | st.lists(children, min_size=1, max_size=3).map("".join)


_runs = st.recursive(_words.map(entities.escape) | st.just("<br/>"), _inline, max_leaves=6)
_plain = st.builds(
    lambda tag, run: f"<{tag}>{run}</{tag}>",
    st.sampled_from(["p", "h2", "h3", "h4", "blockquote"]),
    _runs,
)
_items = st.recursive(
    _runs.map(lambda run: f"<li>{run}</li>"),
    lambda items: st.builds(
        lambda run, tag, nested: f"<li>{run}<{tag}>{''.join(nested)}</{tag}></li>",
        _runs,
        st.sampled_from(["ul", "ol"]),
        st.lists(items, min_size=1, max_size=2),
    ),
    max_leaves=4,
)
_lists = st.builds(
    lambda tag, items: f"<{tag}>{''.join(items)}</{tag}>",
    st.sampled_from(["ul", "ol"]),
    st.lists(_items, min_size=1, max_size=3),
)
RICH = st.lists(_plain | _lists | st.just("<hr/>"), max_size=6).map("".join)
ANYTHING = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<ul>",
            "</ul>",
            "<li>",
            "</li>",
            "<b>",
            "</b>",
            "<a href='x'>",
            "</a>",
            "<script>",
            "</script>",
            "<br>",
            "<hr>",
            "<h2>",
            "word",
            "&lt;",
            "<",
            "<!--",
            "-->",
            "<a href='javascript:x'>",
            '<img src=x onerror="x">',
            "<style>",
            "]]>",
            "<svg onload=x>",
        ]
    )
).map("".join)

PROPERTY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def convert(source: str) -> RichText:
    return rich_text(source, DocumentContext(Site(), include=["html", "markdown"]))


def words_of(html: str) -> str:
    """Return the words in HTML without any space."""
    parts: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    parser = Words()
    parser.feed(html)
    parser.close()
    return re.sub(r"\s", "", "".join(parts))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Tags().feed(html)
    return found


@given(RICH)
@PROPERTY
def test_no_word_is_lost(source: str) -> None:
    result = convert(source)
    spans = [
        span.text
        for node in result.content
        if isinstance(node, Paragraph)
        for span in node.children
    ]
    expected = words_of(source)
    assert re.sub(r"\s", "", "".join(spans)) == expected
    assert re.sub(r"\s", "", result.text) == expected
    assert words_of(result.html or "") == expected


@given(RICH | ANYTHING)
@PROPERTY
def test_keys_are_unique_and_marks_are_defined(source: str) -> None:
    content = convert(source).content
    keys = [node.key for node in content]
    assert len(keys) == len(set(keys))
    for node in content:
        if not isinstance(node, Paragraph):
            continue
        for group in (node.children, node.mark_defs):
            assert len({part.key for part in group}) == len(group)
        defined = {mark.key for mark in node.mark_defs} | MARKS
        assert all(set(span.marks) <= defined for span in node.children)
        assert (node.list_item is None) == (node.level is None)


@given(RICH | ANYTHING)
@PROPERTY
def test_html_holds_only_what_is_allowed(source: str) -> None:
    result = convert(source)
    for tag, attributes in tags_of(result.html or ""):
        assert tag in ALLOWED
        assert set(attributes) <= ({"href", "rel"} if tag == "a" else set())
        assert (attributes.get("href") or "https:").lower().startswith(("http", "mailto:", "tel:"))
    hrefs = [
        mark.href
        for node in result.content
        if isinstance(node, Paragraph)
        for mark in node.mark_defs
    ]
    assert all(href.startswith(("http://", "https://", "mailto:", "tel:")) for href in hrefs)


@given(RICH)
@PROPERTY
def test_no_word_is_lost_in_markdown(source: str) -> None:
    result = convert(source)
    markdown = result.markdown or ""
    assert "](<javascript:" not in markdown.lower()
    for node in result.content:
        for span in node.children if isinstance(node, Paragraph) else ():
            for word in re.findall(r"[A-Za-z0-9]+", span.text):
                assert word in markdown


def blocks(source: str) -> list[tuple[Any, ...]]:
    return [
        (node.list_item, node.level, "".join(span.text for span in node.children))
        if isinstance(node, Paragraph)
        else ("rule",)
        for node in convert(source).content
    ]


def test_lists_nest() -> None:
    source = "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul><p>e</p>"
    assert blocks(source) == [
        ("bullet", 1, "a"),
        ("number", 2, "b"),
        ("number", 2, "c"),
        ("bullet", 1, "d"),
        (None, None, "e"),
    ]
    result = convert(source)
    assert result.html == source
    assert result.markdown == "- a\n    1. b\n    1. c\n- d\n\ne"


def test_a_line_break_stays_in_its_paragraph() -> None:
    result = convert("<p>one<br/>two</p>")
    assert blocks("<p>one<br/>two</p>") == [(None, None, "one\ntwo")]
    assert (result.html, result.markdown) == ("<p>one<br>two</p>", "one\\\ntwo")


def test_a_rule_stands_between_paragraphs() -> None:
    result = convert("<p>a</p><hr/><p>b</p>")
    assert blocks("<p>a</p><hr/><p>b</p>")[1] == ("rule",)
    assert (result.html, result.markdown) == ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb")


def test_superscript() -> None:
    result = convert("<p>20 km<sup>2</sup></p>")
    assert result.html == "<p>20 km<sup>2</sup></p>"
    assert result.markdown == "20 km<sup>2</sup>"


def test_marks_nest_and_links_keep_theirs() -> None:
    source = '<p><b>a<i>b</i></b> <a href="https://example.org/">c <b>d</b></a></p>'
    [node] = convert(source).content
    assert isinstance(node, Paragraph)
    assert [(span.text, span.marks) for span in node.children] == [
        ("a", ["strong"]),
        ("b", ["strong", "em"]),
        (" ", []),
        ("c ", ["l0"]),
        ("d", ["l0", "strong"]),
    ]
    assert [(mark.key, mark.href) for mark in node.mark_defs] == [("l0", "https://example.org/")]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JAVASCRIPT:x", "java\nscript:x", "data:text/html,x", "//x", "/x", "x"],
)
def test_a_link_that_leads_nowhere_safe_is_its_text(href: str) -> None:
    result = convert(f'<p><a href="{href}">here</a></p>')
    assert (result.html, result.markdown) == ("<p>here</p>", "here")


def test_an_injected_script_stays_text() -> None:
    result = convert("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
    assert result.text == "<script>alert(1)</script>"
    assert result.html == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert "<script" not in (result.markdown or "").replace("\\<", "")


def test_a_tag_of_the_attackers_own_is_dropped_with_its_attributes() -> None:
    result = convert('<p onclick="x">a<img src="x" onerror="alert(1)"/><svg onload="x">b</svg></p>')
    assert result.html == "<p>ab</p>"


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "<p>", "</p>", '<p data-block-key="k">', "<b>", "</b>", "<br/>", "<hr/>",
                    "<ul>", "<li>", "</li>", '<a href="https://e.org/?a=1&amp;b=2">', "</a>",
                    '<a linktype="page" id="7">', "&lt;", "&amp;", "<!-- -->", "<", ">", '"', "<P>",
                    "<a href='x'>", "<svg onload=x>", "</p >", "<script>", "</script>",
                ]
            ),
            st.text(max_size=5),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_what_is_read_fast_is_read_alike(parts: list[str]) -> None:
    source = "".join(parts)
    fast, slow = _Parser(DocumentContext(Site())), _Parser(DocumentContext(Site()))
    if fast.read_plain(source):
        slow.feed(source)
        slow.close()
        fast.end_block()
        slow.end_block()
        assert fast.nodes == slow.nodes
