"""Each house rule fires."""

from typing import Any, ClassVar, Literal

import pytest
from wagtail.blocks import CharBlock, StreamBlock

from cms import checks
from cms.blocks.delivered import WRITE, DeliveredStruct
from cms.blocks.fact_box import FactBoxBlock
from cms.blocks.stream import Stream
from cms.contract.document import BlockDocument
from stories.models import StoryPage


class NoteDocument(BlockDocument):
    """A note."""

    type: Literal["note"] = "note"


class NoteBlock(DeliveredStruct):
    """A note."""

    document = NoteDocument

    def to_document(self, value: Any, context: Any, key: str) -> NoteDocument:
        """Return the note."""
        return NoteDocument(id=key, fallback="Note")

    class Meta:
        icon = "edit"
        group = WRITE
        description = "A note."
        preview_value: ClassVar[dict[str, Any]] = {}


def ids(monkeypatch: pytest.MonkeyPatch, **blocks: Any) -> list[str | None]:
    """Return the ids of what is wrong when a page holds these blocks."""
    found = sorted(blocks.items())
    monkeypatch.setattr(checks, "delivered_blocks", lambda: found)
    return [error.id for error in checks.check_blocks()]


def test_the_house_keeps_its_rules() -> None:
    assert [*checks.check_blocks(), *checks.check_pages()] == []


def test_a_good_block_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(monkeypatch, note=NoteBlock()) == []


def test_e001_a_block_that_is_not_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(monkeypatch, note=CharBlock()) == ["cms.E001"]


def test_e002_a_document_of_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(monkeypatch, remark=NoteBlock()) == ["cms.E002"]


def test_e003_two_documents_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(NoteBlock):
        document = type("NoteDocument", (NoteDocument,), {"__doc__": "Another."})

    assert ids(monkeypatch, a=NoteBlock(), note=Other()).count("cms.E003") == 1


@pytest.mark.parametrize("part", ["description", "preview_value", "group"])
def test_e004_a_block_that_does_not_explain_itself(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    block = NoteBlock()
    meta = {"description": "A note.", "preview_value": {}, "group": WRITE}
    del meta[part]
    monkeypatch.setattr(block, "meta", type("Meta", (), {"group": "", **meta}))
    assert ids(monkeypatch, note=block) == ["cms.E004"]


def test_e005_a_part_with_a_name_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(NoteBlock):
        fallback = CharBlock()

    assert ids(monkeypatch, note=Other()) == ["cms.E005"]


@pytest.mark.parametrize("part", ["card", "document"])
def test_e006_a_page_type_that_states_too_little(
    monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.delattr(StoryPage, part)
    assert [error.id for error in checks.check_pages()] == ["cms.E006"]


def test_e007_two_page_types_of_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoryPage, "type_name", "home")
    assert [error.id for error in checks.check_pages()] == ["cms.E007"]


def test_every_block_is_found_however_deep() -> None:
    names = [name for name, _block in checks.delivered_blocks()]
    assert {"text", "moment", "photos", "related", "page", "link"} <= set(names)
    assert len(names) == len(set(names))


def test_a_new_block_is_found() -> None:
    class Body(Stream):
        box = FactBoxBlock()
        inner = StreamBlock([("note", NoteBlock())])

    assert [name for name, _block in checks._walk(Body())] == ["box", "inner"]
