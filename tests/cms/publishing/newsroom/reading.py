"""What readers get: the same from memory as without it, and nothing of what is not public."""

import random
from typing import Any

from hypothesis.stateful import invariant
from wagtail.models import Page

from cms.publishing.models import Document
from tests import addresses
from tests.cms.publishing.newsroom.desk import Desk, word
from tests.reader import CODINGS, Reader

EVERY, MOST = 8, 120
"""Reading everything is dear: so many addresses are read, once in so many steps."""
LANGUAGES = ("en", "fr", "ar")


class Reading(Desk):
    """Who reads everything there is."""

    def __init__(self) -> None:
        super().__init__()
        self.with_memory, self.without = Reader(50_000_000), Reader()
        self.steps = 0

    @invariant()
    def everything_is_read_alike_from_memory(self) -> None:
        self.steps += 1
        if self.steps % EVERY:
            return
        hidden = hidden_words()
        self.with_memory.follow()
        asked = [*dict.fromkeys([*all_addresses(hidden), *addresses.of_redirects()])]
        for number, address in enumerate(random.sample(asked, min(MOST, len(asked)))):
            self._read(address, CODINGS[number % len(CODINGS)], hidden)

    def _read(self, address: str, coding: str, hidden: list[str]) -> None:
        """Read in one coding, each of which memory keeps by itself, from an edge on and off."""
        fresh = self.without.get(address, coding)
        for _time in ("read through", "from memory"):
            assert self.with_memory.get(address, coding) == fresh, (address, coding)
        body = self.without.get(address).body if coding else fresh.body
        if "=secret" in address:
            # A feed says its own address, and with it what was asked for.
            assert b"<entry>" not in body, address
            assert b'"title":"Told' not in body, address
        elif "/changes" not in address:
            # The log keeps the paths of what is withdrawn, which may be made from titles.
            for said in hidden:
                assert said.encode() not in body, (address, said)


def all_addresses(hidden: list[str]) -> list[str]:
    """Return what can be asked for, of single pages as well; hidden words are searched for."""
    asked = [*addresses.everywhere(["told", *hidden[:3]], most=4)]
    for code in LANGUAGES:
        # Where others stand in.
        asked += [
            f"{addresses.API}/pages?locale={code}&q=told",
            f"{addresses.API}/site?locale={code}",
        ]
        asked += [f"{addresses.API}/pages?locale={code}&limit=100&include=document"]
    for row in Document.objects.exclude(page=None).order_by("-version")[:4]:
        for code in LANGUAGES:
            asked += addresses.of_page(row.translation_key, row.path, code)
    return asked


def hidden_words() -> list[str]:
    """Return the words of pages that are not public, of the newest first."""
    public = Document.objects.exclude(page=None).values("page")
    # An alias says what its original says.
    said = Page.objects.filter(pk__in=public).exclude(alias_of=None).values("alias_of")
    hidden: Any = Page.objects.exclude(pk__in=public).exclude(pk__in=said)
    return [word(page) for page in hidden.order_by("-pk")]
