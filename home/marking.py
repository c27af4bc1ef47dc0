"""Marking: hashtags, mentions and links are found in the text of a post, as its platform would."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cms.contract.marked_text import HashtagPart, LinkPart, MentionPart, Part, PlainPart

LONGEST_TAG = 100
_SHOWN = 48
"""So many characters of an address are shown."""
_ADDRESS = re.compile(r"(?i:https?)://[^\s<>\"]+")
_BEGINNING = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_CLOSING = ".,;:!?…'\"’”»،؛؟"
"""What ends a sentence after an address, and is no part of it."""
_OPENED_BY = {")": "(", "]": "["}
_SHORTENERS = {
    "bit.ly", "buff.ly", "cutt.ly", "fb.me", "goo.gl", "ow.ly", "t.co", "tinyurl.com",
}  # fmt: skip
_SIGNS = re.compile("[#＃@＠]")
_NO_LETTERS = "\ufe0f\u20e3"
"""They make an emoji of the sign before them."""
_JOINS = "_\u200c"
_HANDLE = re.compile(r"[A-Za-z0-9_]+")
_DOTTED_HANDLE = re.compile(
    r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?"
)
_WITHOUT_DOTS = {"telegram", "x"}
_ACCOUNTS = {
    "bluesky": "https://bsky.app/profile/{}",
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "soundcloud": "https://soundcloud.com/{}",
    "telegram": "https://t.me/{}",
    "threads": "https://www.threads.net/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "x": "https://x.com/{}",
    "youtube": "https://www.youtube.com/@{}",
}


@dataclass(frozen=True)
class ExpandedLink:
    """Where a link in a text leads in the end; nobody is asked for it but the editor."""

    url: str
    label: str = ""
    """What is shown of it; if empty, the address without its beginning."""


def tag_of(hashtag: str) -> str:
    """Return a hashtag without its sign, the same for every letter case and form of letters."""
    return unicodedata.normalize("NFKC", hashtag[1:]).casefold()


def marked(text: str, platform: str, links: Mapping[str, ExpandedLink]) -> list[Part]:
    """Return a text in parts; ``links`` are by what stands in the text."""
    parts: list[Part] = []
    done = 0
    for start, end, part in _found(text, platform, links):
        if start > done:
            parts.append(PlainPart(text=text[done:start]))
        parts.append(part)
        done = end
    return [*parts, PlainPart(text=text[done:])] if done < len(text) else parts


def addresses(text: str) -> list[str]:
    """Return the addresses that stand in a text."""
    return [_whole(found[0]) for found in _ADDRESS.finditer(text)]


def is_shortened(address: str) -> bool:
    """Tell whether an address is a shortener's, who learns of everybody that follows it."""
    return _BEGINNING.sub("", address).partition("/")[0].lower() in _SHORTENERS


def _found(
    text: str, platform: str, links: Mapping[str, ExpandedLink]
) -> Iterator[tuple[int, int, Part]]:
    """Return what is marked, with its place, in order and without overlaps."""
    starts = re.compile("|".join([_ADDRESS.pattern, *_written(links), _SIGNS.pattern]))
    at = 0
    while found := starts.search(text, at):
        start, said = found.start(), found[0]
        part: Part | None
        if _SIGNS.match(said):
            part = _tag(text, start) if said in "#＃" else _mention(text, start, platform)
            length = len(part.text) if part else 1
        else:
            written = said if said in links else _whole(said)
            part, length = _link(links.get(written, ExpandedLink(written))), len(written)
        at = start + length
        if part:
            yield start, at, part


def _written(links: Mapping[str, ExpandedLink]) -> list[str]:
    """Return patterns of what editors have called links, though it looks like none."""
    bare = [written for written in links if written and not _ADDRESS.match(written)]
    return [re.escape(written) for written in sorted(bare, key=len, reverse=True)]


def _link(link: ExpandedLink) -> LinkPart | None:
    shown = link.label or _BEGINNING.sub("", link.url).rstrip("/")
    if not shown:
        return None
    if not link.label and len(shown) > _SHOWN:
        shown = shown[: _SHOWN - 1] + "…"
    return LinkPart(text=shown, href=link.url)


def _whole(address: str) -> str:
    """Return an address without what closes the sentence around it."""
    while address[-1] in _CLOSING or address.count(address[-1]) > address.count(
        _OPENED_BY.get(address[-1], address[-1])
    ):
        address = address[:-1]
    return address


def _tag(text: str, start: int) -> HashtagPart | None:
    end = start + 1
    while end < len(text) and _may_stand_in_tag(text[end]):
        end += 1
    name = text[start + 1 : end]
    if not name or _goes_on(text, start) or len(name) > LONGEST_TAG:
        return None
    # A number alone is a place in a row: #1.
    if unicodedata.category(name[0])[0] == "M" or not any(map(str.isalpha, name)):
        return None
    hashtag = text[start:end]
    return HashtagPart(text=hashtag, tag=tag_of(hashtag))


def _mention(text: str, start: int, platform: str) -> MentionPart | None:
    pattern = _HANDLE if platform in _WITHOUT_DOTS else _DOTTED_HANDLE
    found = pattern.match(text, start + 1)
    if not found or _goes_on(text, start) or text[found.end() :][:1] == "@":
        return None
    handle = found[0]
    return MentionPart(text=text[start] + handle, handle=handle, href=account(platform, handle))


def account(platform: str, handle: str) -> str | None:
    """Return where an account is, or None where that can't be known."""
    if platform == "mastodon":
        name, _at, host = handle.partition("@")
        return f"https://{host}/@{name}" if host else None
    address = _ACCOUNTS.get(platform)
    return address.format(handle) if address else None


def _goes_on(text: str, start: int) -> bool:
    """Tell whether a word before a sign goes on behind it, as in an e-mail address."""
    before = text[start - 1 : start]
    return bool(before) and (_may_stand_in_tag(before) or before in "&/")


def _may_stand_in_tag(letter: str) -> bool:
    if letter in _NO_LETTERS:
        return False
    return letter in _JOINS or unicodedata.category(letter)[0] in "LMN"
