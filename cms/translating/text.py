"""How wagtail-localize takes our text apart and puts it together.

Values in running text, such as the member count, meet translators as ``{member_count}``: it knows
no tags of ours and would take a sentence apart around them. A word in braces stays where the
sentence needs it. And it trips over text that was left empty.
"""

import re
from typing import Any

from wagtail_localize import strings
from wagtail_localize.segments import extract, ingest

from cms.contract.inline_values import names

_VALUE = re.compile(r'<embed\b[^>]*\bembedtype="(\w+)"[^>]*?/?>(?:</embed>)?')
_TOKEN = re.compile(r"\{(\w+)\}")


def install() -> None:
    """Put ours in the place of its own."""
    extract.StreamFieldSegmentExtractor = Extractor
    extract.extract_strings = extract_strings
    ingest.restore_strings = restore_strings


class Extractor(extract.StreamFieldSegmentExtractor):  # type: ignore[misc]  # it has no types
    """Passes over what was left empty, and what is the same in every language."""

    def handle_block(self, block_type: Any, block_value: Any, raw_value: Any = None) -> list[Any]:
        """Return the segments of a block."""
        if block_value is None:
            return []
        found: list[Any] = super().handle_block(block_type, block_value, raw_value=raw_value)
        return found

    def handle_struct_block(self, struct_block: Any, raw_value: Any = None) -> list[Any]:
        """Return the segments of a block of several fields."""
        same = getattr(struct_block.block, "same_in_every_language", ())
        found = super().handle_struct_block(struct_block, raw_value=raw_value)
        return [segment for segment in found if segment.path.partition(".")[0] not in same]

    def handle_stream_block(self, stream_block: Any) -> list[Any]:
        """Return the segments of a stream; those of a child without an id can't be told again."""
        segments = []
        for child, raw in zip(stream_block, stream_block.raw_data, strict=True):
            if child.id:
                found = self.handle_block(child.block, child.value, raw_value=raw)
                segments += [segment.wrap(child.id) for segment in found]
        return segments


def extract_strings(html: str | None) -> Any:
    """Return the template and the strings of rich text, values as words in braces."""
    return strings.extract_strings(_VALUE.sub(_to_token, html or ""))


def restore_strings(template: str, found: Any) -> str:
    """Return rich text of a template and strings, with the values that stand in it by name."""
    return _TOKEN.sub(_to_value, strings.restore_strings(template, found))


def _to_token(found: re.Match[str]) -> str:
    return f"{{{found[1]}}}" if found[1] in names() else found[0]


def _to_value(found: re.Match[str]) -> str:
    return f'<embed embedtype="{found[1]}"/>' if found[1] in names() else found[0]
