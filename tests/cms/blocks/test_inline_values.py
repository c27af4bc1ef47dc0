"""Values in rich text: editors write them and lose none."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.api.rich_text import APIRichText
from wagtail.rich_text import expand_db_html

from cms.blocks.choosers import FEATURES, PLAIN_FEATURES
from cms.blocks.text import TextBlock

VALUE = '<embed embedtype="member_count"/>'
KEY = 'data-block-key="k"'
_pieces = st.lists(
    st.sampled_from(
        ["Our ", "members", " and", " ", ", ", VALUE, f"<b>{VALUE}</b>", f"<b>the {VALUE} of</b>",
         f"<i>{VALUE} </i>", "<b>bold</b>", "<br/>", "٨٥ عضوًا", "&lt;", '<a href="https://e.org/">it</a>']
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@given(_pieces)
def test_the_editor_keeps_values_and_what_is_around_them(pieces: list[str]) -> None:
    converter = get_rich_text_editor_widget("default", features=FEATURES).converter

    def saved(html: str) -> str:
        return converter.to_database_format(converter.from_database_format(html))

    html = f"<p {KEY}>{''.join(pieces)}</p>"
    assert words(saved(html)) == words(html)
    assert words(saved(saved(html))) == words(html)


def words(html: str) -> list[str]:
    """Return what is between spaces, values as they are, other tags left out."""
    return re.sub(r"<(?!embed)[^>]*>", "", html.replace("<br/>", " ")).replace(VALUE, "#").split()


@pytest.mark.parametrize(
    "html",
    [
        f"<p {KEY}>Our {VALUE} members.</p>",
        f"<p {KEY}>{VALUE}</p>",
        f"<p {KEY}>{VALUE} members</p>",
        f"<p {KEY}>{VALUE}{VALUE}</p>",
        f"<p {KEY}>All {VALUE}<b> members</b>, all {VALUE}</p>",
        f"<ul><li {KEY}>{VALUE} of them</li></ul>",
        f"<h2 {KEY}>The {VALUE}</h2>",
    ],
)
def test_what_editors_write_comes_back_to_the_letter(html: str) -> None:
    converter = get_rich_text_editor_widget("default", features=FEATURES).converter
    state = converter.from_database_format(html)
    [entity] = {entity["type"] for entity in json.loads(state)["entityMap"].values()}
    assert entity == "member_count"
    assert converter.to_database_format(state) == html


@pytest.mark.parametrize("features", [FEATURES, PLAIN_FEATURES])
def test_every_rich_text_offers_it(features: list[str]) -> None:
    widget = get_rich_text_editor_widget("default", features=features)
    assert "member_count" in [entity["type"] for entity in widget.options["entityTypes"]]
    assert "stories/member_count" in str(widget.media)
    block = TextBlock(features=features)
    assert "member_count" in block.features
    assert block.deconstruct()[2] == {"features": features}


def test_programs_may_send_it() -> None:
    html = f"<p>Our {VALUE} members.</p>"
    assert APIRichText.convert_input(html, features=TextBlock().features) == (html, [])
    unknown = '<p>Our <embed embedtype="secret"/>.</p>'
    assert APIRichText.convert_input(unknown, features=TextBlock().features)[0] == "<p>Our .</p>"


def test_wagtail_itself_says_its_name() -> None:
    assert expand_db_html(f"<p>{VALUE}</p>") == "<p>[member_count]</p>"
