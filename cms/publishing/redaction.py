"""Redaction: the stored document of a page that can't be compiled, without what is withdrawn.

Nothing in a document tells which row a part of it came from, and of a deleted row there is nothing
left to compare with. So what is still public is asked what it says now, and whatever the document
shows beside that is what was withdrawn. It goes, with as little around it as can't be without it.

What comes out counts only if nothing about it is in doubt: as many things were found as are hidden,
it is a document of its type, and no word of them is left that neither the page itself nor anything
public says.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, get_type_hints

from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from pydantic import BaseModel, ValidationError
from wagtail.models import Page, Site

from cms.contract import site as contract
from cms.contract.card import Card
from cms.contract.context import DocumentContext
from cms.contract.document import BlockDocument, Breadcrumb, PageDocument
from cms.contract.file import File
from cms.contract.front_end import front_end_of
from cms.contract.image import Image
from cms.contract.inline_values import InlineValue
from cms.contract.media import Cue, MediaSource, TextTrack
from cms.contract.rich_text import LinkMark, Paragraph, Span
from cms.contract.seo import JsonLd
from cms.contract.translation import Translation
from cms.publishing.compile import Compiled, etag_of, facets_of, page_types, to_bytes
from cms.publishing.globals import frame
from cms.publishing.hidden import row_of
from cms.publishing.models import Document
from cms.publishing.said import lines, own_strings, parts, strings, words
from cms.publishing.search.text import searched
from cms.unit_of_work import LOST, trial

_SAME = (
    "page_id", "site_id", "translation_key", "locale", "type", "path", "title", "published_at",
    "updated_at", "expires_at",
)  # fmt: skip
_SAME_GLOBALS = ("page_id", "site_id", "locale", "type", "title", "changes_at")
_log = logging.getLogger(__name__)
Name = tuple[Any, Any]
"""What kind of thing a part of a document shows, and which one."""


class DoubtError(Exception):
    """It is not certain that all that is withdrawn was found."""


def without(gone: set[str], row: Document, site: Site) -> Compiled | None:
    """Return a stored document without the rows of some keys; None if that is not certain."""
    return _if_certain(_without, gone, row, site)


def globals_without(gone: set[str], row: Document, site: Site) -> Compiled | None:
    """Return a site's stored globals likewise, with the languages that it has now."""
    return _if_certain(_globals_without, gone, row, site)


def _if_certain(
    take: Callable[[set[str], Document, Site], Compiled], gone: set[str], row: Document, site: Site
) -> Compiled | None:
    try:
        with trial():
            return take(gone, row, site)
    except LOST:
        raise
    except Exception:  # noqa: BLE001  whatever a page type raises; what is in doubt goes whole
        _log.exception("What is withdrawn can’t be taken out of %s", row)
        return None


def _without(gone: set[str], row: Document, site: Site) -> Compiled:
    model = page_types()[row.type]
    page = model._default_manager.get(pk=row.page_id)
    document = model.document.model_validate_json(bytes(row.body))
    card = model.card.model_validate_json(bytes(row.card))
    dependencies = dict(row.dependencies.values_list("key", "shown"))
    context = DocumentContext(site)
    kept = [key for key, shown in dependencies.items() if shown and key not in gone]
    public = _public(kept, context, row.locale)
    redaction = Redaction(document, Counter(_kind_of(key) for key in gone), public)
    redaction.find([document, card])
    tags = [tag.name for tag in document.tags]
    redaction.forbid_words([*own_strings(page), *tags, settings.PUBLIC_URL, front_end_of(site)])
    document, card = redaction.applied(document), redaction.applied(card)
    facets = facets_of(page, document)
    redaction.check([document, card, [value for _name, value in facets]])
    body, brief = to_bytes(document), to_bytes(card)
    model.document.model_validate_json(body)
    model.card.model_validate_json(brief)
    return Compiled(
        columns={
            **{name: getattr(row, name) for name in _SAME},
            "etag": etag_of(body),
            "changes_at": min(context.references.record.ends, default=None),
            "card": brief,
            "body": body,
        },
        # Were it public again, it would be shown.
        dependencies={key: shown and key not in gone for key, shown in dependencies.items()},
        facets=facets,
        search=searched(document),
    )


def _globals_without(gone: set[str], row: Document, site: Site) -> Compiled:
    if row.changes_at and row.changes_at <= timezone.now():
        raise DoubtError("The clock has changed it too.")
    document = contract.Site.model_validate_json(bytes(row.body))
    dependencies = dict(row.dependencies.values_list("key", "shown"))
    context = DocumentContext(site)
    around = frame(context, row.locale)
    kept = [key for key, shown in dependencies.items() if shown and key not in gone]
    if gone:
        redaction = Redaction(
            document, Counter(_kind_of(key) for key in gone), _public(kept, context, row.locale)
        )
        redaction.find([document])
        own = [text for key in kept for text in _own_strings_of(key)]
        redaction.forbid_words([*own, *strings(around), settings.PUBLIC_URL, front_end_of(site)])
        document = redaction.applied(document)
        redaction.check([document])
    body = to_bytes(document.model_copy(update=around))
    contract.Site.model_validate_json(body)
    return Compiled(
        columns={
            **{name: getattr(row, name) for name in _SAME_GLOBALS},
            "etag": etag_of(body),
            "body": body,
        },
        dependencies={key: shown and key not in gone for key, shown in dependencies.items()},
    )


def _own_strings_of(key: str) -> Iterator[str]:
    """Return what stands in a row that globals are made of, and nothing else shows."""
    found = row_of(key)
    if found and found[0] is not Page and not hasattr(found[0], "to_document"):
        for item in found[0]._default_manager.filter(pk=found[1]):
            yield from own_strings(item)


def _public(keys: Sequence[str], context: DocumentContext, locale: str) -> list[Any]:
    """Return what the public rows of some keys say now: cards, and documents of all else.

    Each card also as it stands in where the document's language lacks the page.
    """
    rows: list[tuple[type[Model], Any]] = []
    for found in filter(None, map(row_of, keys)):
        model, pk = found
        if model is Page or hasattr(model, "to_document"):
            rows.append((model, model._meta.pk.to_python(pk)))
            context.references.want(*rows[-1])
    context.references.load()
    with context.references.resolving():
        cards = [context.linked(pk) for model, pk in rows if model is Page]
        others = [context.snippet(model, pk) for model, pk in rows if model is not Page]
    stand_ins = [card and card.model_copy(update={"fallback_for": locale}) for card in cards]
    return [*cards, *stand_ins, *others]


def _kind_of(key: str) -> Any:
    """Return the class of the parts that show a key's row."""
    found = row_of(key)
    if found is None:
        raise DoubtError(key)
    model: Any = found[0]
    if model is Page:
        return Card
    return get_type_hints(model.to_document)["return"]


class Redaction:
    """What has to go from one document, and how it goes."""

    def __init__(self, root: Any, hidden: "Counter[Any]", public: Sequence[Any]) -> None:
        """Take the document, how many things of each kind are hidden, and what is public."""
        self.root = root
        self.hidden = hidden
        self.gone: set[Name] = set()
        self._parts: list[BaseModel] = []
        self._public = public
        self._lines: set[str] = set()
        self._words: set[str] = set()

    # What it is

    def find(self, documents: Sequence[BaseModel]) -> None:
        """Find what is shown and not public; raise ``DoubtError`` unless it is what is hidden."""
        shown = {name for part in parts(documents) if (name := self._name(part))}
        public = {name for said in self._public if (name := self._name(said))}
        kept = public | {name for part in parts(self._public) if (name := self._name(part))}
        self.gone = shown - kept
        found = Counter(kind for kind, _which in self.gone)
        if found != self.hidden:
            raise DoubtError(f"{self.hidden} are hidden, {found} were found.")
        if not public <= shown:
            # What has another name now than here could pass for what is hidden.
            raise DoubtError("Not all that is public was found.")
        self._parts = [part for part in parts(documents) if self._name(part) in self.gone]

    def forbid_words(self, own: Sequence[str]) -> None:
        """Forbid the words of what has to go, but those that the page itself or others say."""
        gone = [text for part in self._parts for text in _said_by(part)]
        public = list(strings(self._public))
        self._lines = lines(gone) - lines(public)
        self._words = words(gone) - words(public) - words(own)

    def _name(self, part: Any) -> Name | None:
        """Return what a part shows, if something of that kind has to go."""
        if isinstance(part, Card):
            name: Name = Card, (part.id, part.locale)
        elif isinstance(part, Breadcrumb):
            name = Card, (part.id, self.root.locale)
        elif isinstance(part, Translation):
            name = Card, (self.root.id, part.locale)
        elif isinstance(part, Image):
            name = Image, part.template
        elif isinstance(part, File | TextTrack):
            # Timed text is a file.
            name = File, part.url
        elif isinstance(part, MediaSource):
            name = MediaSource, part.url
        elif kind := self._hidden_kind(part):
            # In several languages they share an id; what they say of themselves tells them apart.
            # What is added where it stands is not its own.
            said = (getattr(part, field) for field in kind.model_fields)
            own = [value for value in said if not isinstance(value, BaseModel | list)]
            name = kind, tuple(str(value) for value in own if value is not None)
        else:
            return None
        return name if name[0] in self.hidden else None

    def _hidden_kind(self, part: Any) -> Any:
        """Return what a part is of, among the kinds that are hidden."""
        return next((kind for kind in type(part).__mro__ if kind in self.hidden), None)

    # Taking it out

    def applied(self, value: Any) -> Any:
        """Return a value without what has to go; None if it can't be without it."""
        if isinstance(value, list):
            return [after for item in value if (after := self.applied(item)) is not None]
        return self._part(value) if isinstance(value, BaseModel) else value

    def _part(self, part: BaseModel) -> BaseModel | None:
        if self._name(part) in self.gone:
            return None
        before = {name: getattr(part, name) for name in type(part).model_fields}
        after = {name: self.applied(value) for name, value in before.items()}
        if isinstance(part, LinkMark) and part.page and not after["page"]:
            # Its address is the page's.
            return None
        self._follow(part, before, after)
        if after == before:
            return part
        try:
            return type(part)(**after)
        except ValidationError:
            return None

    def _follow(self, part: BaseModel, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Let go too what a part says a second time of what has gone from it."""
        if before.get("tracks") != after.get("tracks"):
            # What was read out of a file has no name of its own.
            after |= {name: _without_cues(value) for name, value in after.items()}
        if isinstance(part, Paragraph):
            lost = {link.key for link in part.mark_defs} - {link.key for link in after["mark_defs"]}
            after["children"] = [_unmarked(span, lost) for span in part.children]
        elif isinstance(part, JsonLd):
            after["author"] = [one for one in part.author if one.name not in self._lines]
        elif isinstance(part, PageDocument):
            front_end = part.seo.json_ld.publisher.url
            after["seo"] = after["seo"].following(after, part.structured(after, front_end))
        elif isinstance(part, BlockDocument):
            said, rest = (lines(strings({**fields, "fallback": ""})) for fields in (before, after))
            after["fallback"] = "\n".join(
                line
                for line in part.fallback.split("\n")
                if line not in said - rest and not words([line]) & self._words
            )

    # What is left

    def check(self, rest: Sequence[Any]) -> None:
        """Raise ``DoubtError`` if anything of what had to go is left, or nothing at all."""
        if any(value is None for value in rest):
            raise DoubtError("The document can’t be without it.")
        if any(self._name(part) in self.gone for part in parts(rest)):
            raise DoubtError("It stands where it was not found.")
        if words(strings(rest)) & self._words:
            raise DoubtError("Words of it are left.")


def _said_by(part: BaseModel) -> list[str]:
    if isinstance(part, TextTrack):
        # Only the address is the file's; language and kind are the page's own.
        return [part.url]
    if isinstance(part, File):
        # What it is and in which language is said of many things.
        return [part.title, part.url]
    return list(strings(part))


def _without_cues(value: Any) -> Any:
    is_list = isinstance(value, list)
    return [part for part in value if not isinstance(part, Cue)] if is_list else value


def _unmarked(span: Span | InlineValue, links: set[str]) -> Span | InlineValue:
    """Return a span without links: their words stay as plain text."""
    if isinstance(span, InlineValue):
        return span
    return span.model_copy(update={"marks": [mark for mark in span.marks if mark not in links]})
