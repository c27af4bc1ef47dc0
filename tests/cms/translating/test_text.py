"""Sentences with values in them are translated whole."""

import pytest

from cms.translating.text import extract_strings, restore_strings

VALUE = '<embed embedtype="member_count"/>'


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<p>We are {VALUE} members.</p>", ["We are {member_count} members."]),
        (f"<p>{VALUE}</p><p>b</p>", ["{member_count}", "b"]),
        (f"<ul><li>The <b>{VALUE}</b> of us</li></ul>", ["The <b>{member_count}</b> of us"]),
        ("<p>Say {hello}.</p>", ["Say {hello}."]),
    ],
)
def test_a_value_is_a_word_in_braces_and_comes_back(html: str, said: list[str]) -> None:
    template, strings = extract_strings(html)
    assert [string.data for string, _attrs in strings] == said
    assert restore_strings(template, strings) == html


def test_no_text_has_no_strings() -> None:
    assert extract_strings(None) == ("", [])
