"""French words, lightly stemmed: elisions, plurals, feminines and the commonest verb endings.

After J. Savoy, “A stemming procedure and stopword list for general French corpora”, JASIS 50
(1999), and “Light stemming approaches for the French, Portuguese, German and Hungarian
languages”, SAC (2006). Accents are gone when words come here.
"""

import re

_COMMON = """
    a au aux avec ce ces cette comme dans de des du elle elles en est et eux il ils je la le les
    leur leurs lui ma mais me mes mon ne nos notre nous on ou par pas pour qu que qui sa se ses son
    sont sur ta te tes ton tu un une vos votre vous y
"""
STOP_WORDS = frozenset(_COMMON.split())
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)")
# The longest first. What is left of a word must still be one.
_ENDINGS = (
    "issement", "issaient", "issant", "assent", "issent", "issait", "erent", "aient", "eront",
    "erait", "ement", "ant", "ent", "ait", "era", "er", "ez", "ir", "it", "e", "i",
)  # fmt: skip
# Feminine and masculine; a last x is gone.
_OF_BOTH = (("trice", "teu"), ("euse", "eu"), ("eure", "eu"), ("eur", "eu"), ("ive", "if"))
_DOUBLED = re.compile(r"([^aeiouy])\1$")


def split_off(word: str) -> str:
    """Return a folded word without an elided one before it: ``l'``, ``d'``, ``qu'`` and so on."""
    return _ELIDED.sub("", word)


def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    if len(word) <= 3 or not word.isascii() or not word.isalpha():
        return word
    word = _masculine(_singular(word))
    return _DOUBLED.sub(r"\1", _without_ending(word))


def _singular(word: str) -> str:
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 4:
        return word[:-2] + "l"
    return word[:-1] if word[-1] in "sx" and word[-2] != "s" else word


def _masculine(word: str) -> str:
    """Take off a last e, and write the commonest feminines and masculines alike."""
    if len(word) > 5:
        for ending, one in _OF_BOTH:
            if word.endswith(ending):
                return word.removesuffix(ending) + one
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
