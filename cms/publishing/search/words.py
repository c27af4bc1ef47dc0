"""Words as they are compared: cut out of text, folded, and stemmed as their language does.

A document and a query go through the same function, so that they meet; both databases get words
that need nothing further.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat
from types import ModuleType

from cms.publishing.search import arabic, english, french

LONGEST = 40
"""Of a longer word, so many letters are compared: databases refuse some that are very long."""
_LANGUAGES: dict[str, ModuleType] = {"ar": arabic, "en": english, "fr": french}
_APOSTROPHES = "'\u2019\u02bc\uff07"
_RUN = re.compile(r"[^\s']+(?:'[^\s']+)*")
# Letters that Unicode takes for letters of their own and that people type without their stroke.
_PLAIN = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
_IGNORED = "\u0640"
"""The tatweel, which only stretches a word."""


class _Cutting(dict[int, str]):
    """A table that leaves what words are made of and makes all else a space, one for one."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _APOSTROPHES:
            self[code] = "'"
        else:
            # Cf are joiners and marks of direction: they may stand inside a word.
            kept = unicodedata.category(letter)[0] in "LMN" or unicodedata.category(letter) == "Cf"
            self[code] = letter if kept else " "
        return self[code]


class _Folding(dict[int, str]):
    """A table that takes accents and vowel marks off decomposed text and writes digits in ASCII."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if letter in _PLAIN:
            folded = _PLAIN[letter]
        elif letter in _IGNORED or category == "Cf" or unicodedata.combining(letter):
            folded = ""
        elif category == "Nd":
            folded = str(unicodedata.decimal(letter))
        else:
            folded = letter if category[0] in "LMN" or letter == "'" else " "
        self[code] = folded
        return folded


_cutting, _folding = _Cutting(), _Folding()


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Return where each word of a text starts and ends, in code points."""
    for found in _RUN.finditer(text.translate(_cutting)):
        yield found.span()


def words(text: str, locale: str) -> list[str]:
    """Return the words of a text in their order, as they are compared in a language."""
    # No word has a space in it, and texts repeat what stands between two spaces.
    return list(chain.from_iterable(map(_written_words, text.split(), repeat(locale))))


def asked_words(query: str, locale: str) -> list[str]:
    """Return the words that a query asks for in a language, each once.

    Stop words are left out, unless the query consists of nothing else.
    """
    every, telling = {}, {}
    language = _language(locale)
    for start, end in runs(query):
        for word in _folded_words(query[start:end], locale):
            stemmed = _stem(word, language)
            every[stemmed] = True
            if language is None or word not in language.STOP_WORDS:
                telling[stemmed] = True
    return list(telling or every)


@lru_cache(maxsize=65_536)
def _written_words(written: str, locale: str) -> tuple[str, ...]:
    """Return the words of what stands between two spaces, as they are compared."""
    cut = _RUN.findall(written.translate(_cutting))
    return tuple(word for run in cut for word in word_forms(run, locale))


@lru_cache(maxsize=65_536)
def word_forms(run: str, locale: str) -> tuple[str, ...]:
    """Return how a word that was cut out of a text is compared; seldom none or several."""
    language = _language(locale)
    return tuple(_stem(word, language) for word in _folded_words(run, locale))


def fold(text: str) -> str:
    """Return text without what makes no difference in any language; folded again, it is the same.

    Compatibility forms, case, accents and vowel marks go (Unicode 15, UAX 15 and 3.13); whatever
    belongs to no word is a space.
    """
    # Case folding can bring forms about that decompose, and the other way round.
    decomposed = unicodedata.normalize("NFKD", text).translate(_apostrophes).casefold()
    plain = unicodedata.normalize("NFKD", decomposed).translate(_folding)
    return unicodedata.normalize("NFC", plain)


_apostrophes = dict.fromkeys(map(ord, _APOSTROPHES), "'")


def _folded_words(run: str, locale: str) -> list[str]:
    language = _language(locale)
    # A text is cut anew: a single sign, such as a fraction, can stand for several words.
    parts = (part.strip("'") for part in fold(run).split())
    if language is not None:
        parts = (language.split_off(part) for part in parts)
    return [word[:LONGEST] for part in parts if (word := part.replace("'", ""))]


def _stem(word: str, language: ModuleType | None) -> str:
    stemmed: str = word if language is None else language.stem(word)
    return stemmed


def _language(locale: str) -> ModuleType | None:
    return _LANGUAGES.get(locale.partition("-")[0].lower())
