"""English words, lightly stemmed: possessives, plurals, -ed and -ing.

The rules follow the first and the last step of M. F. Porter, “An algorithm for suffix stripping”,
Program 14 (1980), and D. Harman, “How effective is suffixing?”, JASIS 42 (1991), for plurals.
"""

import re

_COMMON = """
    a an and are as at be but by for from has have he her his how i in is it its my not of on or
    our she so that the their them they this to was we were what when where which who will with you
    your
"""
STOP_WORDS = frozenset(_COMMON.split())
_UNCHANGED = frozenset({"news"})
_VOWEL = re.compile(r"[aeiouy]")
_SYLLABLE = re.compile(r"[aeiouy]+[^aeiouy]+")
_SHORT = re.compile(r"(?:^|.*[^aeiou])[aeiouy][^aeiouywx]$")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")


def split_off(word: str) -> str:
    """Return a folded word without the possessive ’s."""
    return word.removesuffix("'s")


def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    if len(word) <= 3 or word in _UNCHANGED or not word.isascii():
        return word
    return _without_e(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("ss", "us", "sis")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ied"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("eed"):
        return word
    for ending in ("ing", "ed"):
        if word.endswith(ending) and _VOWEL.search(word[: -len(ending)]):
            return _made_whole(word[: -len(ending)])
    return word


def _made_whole(rest: str) -> str:
    """Take off the doubled consonant of “planned”, put back the e of “closed”."""
    if len(rest) > 3 and _DOUBLED.search(rest):
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _SHORT.match(rest) else rest


def _without_e(word: str) -> str:
    """Take off a last e that other forms of the word lack; write -ie as -y, and -ll as -l."""
    if len(word) > 4 and word.endswith("ie"):
        return word[:-2] + "y"
    if len(word) > 5 and word.endswith("ll"):
        return word[:-1]
    rest = word[:-1]
    if (
        word.endswith("e")
        and not word.endswith("ee")
        and (_measure(rest) > 1 or (_measure(rest) == 1 and not _SHORT.match(rest)))
    ):
        return rest
    return word


def _measure(word: str) -> int:
    """Return how often vowels are followed by consonants (Porter’s m)."""
    return len(_SYLLABLE.findall(word))
