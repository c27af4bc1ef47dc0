"""Arabic words, lightly stemmed: their spellings made one, articles and endings taken off.

After the stemmer light10 of L. Larkey, L. Ballesteros and M. Connell, “Light Stemming for Arabic
Information Retrieval”, in Arabic Computational Morphology (2007). Vowel marks, the tatweel and
the hamza above or below a letter are gone when words come here.
"""

_SPELLINGS = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك"})
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
# The commonest words whose own first letter is a waw: “ministry” is not “and” with a visit.
_WITH_WAW = (
    "واحد", "واد", "واسط", "واقع", "والد", "وثا", "وثيق", "وجه", "وجو", "وحد", "ورد", "ورش", "ورق",
    "وزار", "وزرا", "وزير", "وسط", "وسيل", "وصل", "وصول", "وضع", "وطن", "وظا", "وظيف", "وعد", "وعي",
    "وفا", "وفد", "وقت", "وقف", "وقود", "وكال", "وكيل", "ولاي", "ولد",
)  # fmt: skip
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def split_off(word: str) -> str:
    """Return a folded word in one spelling: people write final letters in either way."""
    return word.translate(_SPELLINGS)


_COMMON = """
    في من على الى عن مع ان انه انها هذا هذه ذلك تلك التي الذي الذين كان كانت ما لا لم لن قد هو هي هم
    نحن انا و او ثم بعد قبل عند حتى كل بين كما لكن حيث اي
"""
STOP_WORDS = frozenset(split_off(_COMMON).split())


def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    return _without_endings(_without_article(word))


def _without_article(word: str) -> str:
    """Take off “and” and an article."""
    if word.startswith(_WITH_WAW):
        return word
    if word.startswith("و") and len(word) >= 4 and not word.startswith("وال"):
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word.removeprefix(article)
    return word


def _without_endings(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word.removesuffix(ending)
    return word
