"""What readers get: the same from memory as without it, and nothing of what is not public."""

from typing import Any

from hypothesis.stateful import RuleBasedStateMachine, invariant
from wagtail.models import Page

from cms.publishing.models import Document
from tests import addresses
from tests.reader import CODINGS, Reader

EVERY = 8
"""Reading everything is dear: it is done once in so many steps."""


class Reading(RuleBasedStateMachine):
    """Who reads everything there is."""

    def __init__(self) -> None:
        super().__init__()
        self.with_memory, self.without = Reader(50_000_000), Reader()
        self.steps = self.asked = 0

    @invariant()
    def everything_is_read_alike_from_memory(self) -> None:
        self.steps += 1
        if self.steps % EVERY:
            return
        hidden = self._hidden_words()
        self.with_memory.follow()
        asked = [*addresses.everywhere(["told", *hidden[:5]], most=3), *addresses.of_redirects()]
        for row in Document.objects.exclude(page=None).order_by("-version")[:4]:
            asked += addresses.of_page(row.translation_key, row.path, row.locale)
        for address in dict.fromkeys(asked):
            self._read(address, hidden)

    def _read(self, address: str, hidden: list[str]) -> None:
        # Memory keeps an answer by its coding: which one is asked for goes round.
        self.asked += 1
        coding = CODINGS[self.asked % len(CODINGS)]
        if True:
            fresh = self.without.get(address, coding)
            assert self.with_memory.get(address, coding) == fresh, (address, coding)
            # Its first word is kept by now.
            assert self.with_memory.get(address, coding) == fresh, (address, coding)
        body = self.without.get(address).body
        if "=secret" in address:
            # A feed says its own address, and with it what was asked for.
            assert b"<entry>" not in body, address
            assert b'"title":"Told' not in body, address
        elif "/changes" not in address:
            # The log keeps the paths of what is withdrawn, which may be made from titles.
            for word in hidden:
                assert word.encode() not in body, (address, word)

    def _hidden_words(self) -> list[str]:
        public = Document.objects.exclude(page=None).values("page")
        said = Page.objects.filter(pk__in=public).exclude(alias_of=None).values("alias_of")
        hidden: Any = Page.objects.exclude(pk__in=public).exclude(pk__in=said)
        return [f"secret{pk}x" for pk in hidden.order_by("-pk").values_list("pk", flat=True)]
