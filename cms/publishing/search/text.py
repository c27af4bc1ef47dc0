"""What of a document can be found, and the text that is quoted from it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from cms.contract.card import Card
from cms.contract.document import BlockDocument, PageDocument
from cms.contract.marked_text import MarkedText
from cms.contract.media import Cue
from cms.contract.rich_text import RichText
from cms.publishing.search.words import words

LONGEST = 400_000
"""So many bytes of a document's words are looked through: PostgreSQL indexes no more than 1 MB."""


def searched(document: PageDocument) -> dict[str, str]:
    """Return the columns of a document's ``SearchText`` by name.

    They are taken from the finished document alone: what it leaves out can't be found.
    """
    text = "\n".join(dict.fromkeys(part for part in _texts(document) if part))
    names = [tag.name for tag in document.tags]
    names += [author.name for author in document.seo.json_ld.author]
    return {
        "title": indexed(document.title, document.locale),
        "head": indexed("\n".join((document.standfirst, *names)), document.locale),
        "body": indexed(text, document.locale),
        "text": "\n".join(filter(None, (document.standfirst, text))),
    }


def indexed(text: str, locale: str) -> str:
    """Return the words of a text as they are indexed, as many as an index can hold."""
    before = in_language("", locale)
    all_words = words(text, locale)
    found = before + f" {before}".join(all_words) if all_words else ""
    if len(found.encode()) <= LONGEST:
        return found
    whole, _space, _broken = found.encode()[:LONGEST].rpartition(b" ")
    return whole.decode()


def in_language(word: str, locale: str) -> str:
    """Return a word with its language before it, so that it meets no other language's words.

    The nought stands in no language code's letters and lets words of digits begin with a letter.
    """
    return "".join(filter(str.isalnum, locale.lower())) + "0" + word


def _texts(document: PageDocument) -> Iterator[str]:
    # What is embedded of other pages is theirs.
    for name in type(document).model_fields:
        yield from _said(getattr(document, name), "")


def _said(value: Any, by: str) -> Iterator[str]:
    """Return what blocks, rich texts and voices say, without what the block around them says."""
    if isinstance(value, BlockDocument | RichText | Cue | MarkedText):
        text = _own_words(value)
        if text not in by:
            yield text
            by = f"{by}\n{text}"
    if isinstance(value, list):
        parts = value
    elif isinstance(value, BaseModel) and not isinstance(value, Card | RichText | Cue | MarkedText):
        # Pydantic keeps the fields there, and nothing else.
        parts = list(value.__dict__.values())
    else:
        return
    for part in parts:
        # Nearly all parts are plain values: none is worth a call.
        if isinstance(part, list | BaseModel):
            yield from _said(part, by)


def _own_words(value: BlockDocument | RichText | Cue | MarkedText) -> str:
    if isinstance(value, BlockDocument):
        return value.own_words
    return value.fallback if isinstance(value, MarkedText) else value.text
