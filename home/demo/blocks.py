"""Short ways to write the raw values of body blocks, so that the stories read as prose.

Each function gives the `(type, value)` pair, or the part of one, that a story body stores.
"""

import re
from collections.abc import Sequence

from home.demo.format import Block, Locale, Shape
from home.demo.pictures import PICTURES

BLOCK_TAGS = "h2|h3|h4|p|ul|ol|li|blockquote|hr"
LINE_WRAP = re.compile(r"[ \n]+")
AROUND_BLOCK_TAG = re.compile(rf" *(</?(?:{BLOCK_TAGS})\s*/?>) *")


def html(source: str) -> str:
    """Rich text on one line: the source may wrap and indent; no-break spaces stay."""
    return AROUND_BLOCK_TAG.sub(r"\1", LINE_WRAP.sub(" ", source)).strip()


def image(name: str, locale: Locale) -> Shape:
    """A picture placed in a story, with the alt text of that language."""
    return {"image": name, "alt_text": PICTURES[name].alt[locale], "decorative": False}


def source(title: str, publisher: str, url: str, date: str = "") -> Shape:
    """One source: `date` may be YYYY, YYYY-MM, YYYY-MM-DD or empty."""
    return {"title": title, "publisher": publisher, "url": url, "date": date}


def text(body: str) -> Block:
    """Running text."""
    return "text", html(body)


def photos(locale: Locale, layout: str, *names: str, **captions: str) -> Block:
    """Pictures with their usual captions; a keyword (dashes as underscores) replaces one."""
    items = [
        {
            "image": image(name, locale),
            "caption": captions.get(name.replace("-", "_"), PICTURES[name].caption[locale]),
        }
        for name in names
    ]
    return "photos", {"layout": layout, "photos": items}


def quote(
    words: str,
    speaker: str,
    role: str,
    *,
    portrait: Shape | None = None,
    original: str = "",
    translator: str = "",
) -> Block:
    """Somebody's words; `original` is the same in Arabic when the story is in another language."""
    return "quote", {
        "text": words,
        "speaker": speaker,
        "role": role,
        "portrait": portrait,
        "original_text": original,
        "original_locale": "ar" if original else "",
        "translator": translator,
    }


def moment(time: str, title: str, body: str, *media: Block) -> Block:
    """One moment of a day in Iraq, with at most one picture block or video."""
    return "moment", {
        "time": time,
        "time_zone": "Asia/Baghdad",
        "title": title,
        "body": html(body),
        "media": list(media),
    }


def before_after(
    locale: Locale, before: tuple[str, str], after: tuple[str, str], changed: str
) -> Block:
    """The same view twice: each side is (picture name, partial date)."""
    return "before_after", {
        "before": image(before[0], locale),
        "before_date": before[1],
        "after": image(after[0], locale),
        "after_date": after[1],
        "changed": changed,
    }


def captions(locale: Locale, vtt: str, film: str) -> Shape:
    """A caption track of a film of the demo: `vtt` is the whole WebVTT text."""
    return {"locale": locale, "kind": "captions", "vtt": vtt, "film": film}


def video(title: str, poster: Shape, tracks: Sequence[Shape], transcript: str) -> Block:
    """The film of the river with a poster, its caption tracks and a transcript."""
    return "video", {
        "title": title,
        "file": "river",
        "provider": "",
        "provider_id": "",
        "poster": poster,
        "captions": list(tracks),
        "transcript": html(transcript),
    }


def fact_box(
    kind: str, title: str, facts: Sequence[tuple[str, str]], sources: Sequence[Shape] = ()
) -> Block:
    """Facts or takeaways: each fact is (label, text)."""
    return "fact_box", {
        "title": title,
        "kind": kind,
        "facts": [{"label": label, "text": words} for label, words in facts],
        "sources": list(sources),
    }


def link(title: str, url: str, description: str) -> Block:
    """A related item outside the demo."""
    return "link", {"title": title, "url": url, "description": description}


def page(key: str) -> Block:
    """A related item that is another demo page."""
    return "page", key


def related(title: str, *items: Block) -> Block:
    """Where to read on."""
    return "related", {"title": title, "items": list(items)}
