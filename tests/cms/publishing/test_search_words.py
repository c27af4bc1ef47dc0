"""Words as they are compared: what must meet, and what must not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.publishing.search.text import LONGEST as MOST_BYTES
from cms.publishing.search.text import indexed
from cms.publishing.search.words import LONGEST, asked_words, fold, runs, words

MEET = {
    "en": [
        "hospital hospitals hospital's hospital’s hospitals’ HOSPITAL",
        "city cities city's", "story stories", "box boxes", "church churches", "hero heroes",
        "restore restores restored restoring", "close closes closed closing",
        "plan plans planned planning", "carry carries carried carrying", "use uses used using",
        "care cares cared caring", "travel travelled traveled travelling", "add adds added adding",
        "install installs installed", "visit visited visiting", "live lives lived living",
        "Iraqi Iraqis", "house houses housed", "refugee refugees", "café cafe cafés", "ﬁnd find",
        "die dies died", "movie movies", "well-known known-well",
    ],
    "fr": [
        "hôpital hopital hôpitaux l’hôpital L'HÔPITAL d'hôpital", "école écoles d’école",
        "restaurer restauré restaurée restaurés restaurées restaurent restaurait",
        "national nationale nationaux nationales", "nouveau nouveaux", "journal journaux",
        "premier première premiers premières", "ancien ancienne anciennes",
        "heureux heureuse heureuses", "directeur directrice directrices", "actif active actives",
        "intérieur intérieure", "guérir guéri guérie guérit", "œuvre oeuvres", "rue rues",
        "enfant enfants", "ville villes qu’ville",
    ],
    "ar": [
        "مدينة مدينه المدينة والمدينة للمدينة بالمدينة مَدِينَةٌ مـديـنـة ﻣﺪﻳﻨﺔ",
        "أحمد احمد إحمد آحمد", "إلى الى إلي", "مستشفى مستشفي المستشفى", "كتاب الكتاب كتابها كتابه",
        "معلم المعلم معلمون معلمين معلمات", "القائم قائم القايم", "سؤال سوال",
        "عراقي العراقية العراق",
        "وزارة الوزارة والوزارة", "وطني وطنية الوطنية", "بغداد وبغداد", "ٱلمدرسة المدرسة مدرسه",
    ],
    "de": ["Straße STRASSE straße", "Häuser hauser", "٢٠١٩ 2019"],
    "pt-br": ["ação acao"],
}  # fmt: skip
APART = {
    "en": [
        "car care", "plan plane", "news new", "king ring", "bus business", "need ned", "rat rate",
        "this his", "analysis analyse", "free fred", "city cite",
    ],
    "fr": ["enfant enfer", "parent parti", "moment momie", "fin finir", "lieu lie"],
    "ar": ["ولد ولي", "كتاب كاتب", "يوم ام", "والد الد", "وصل صلى", "القصة قاص"],
    "de": ["Haus Häuser", "l'eau eau"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("locale", "group"), [(code, group) for code, groups in MEET.items() for group in groups]
)
def test_forms_of_a_word_meet(locale: str, group: str) -> None:
    assert len({tuple(sorted(words(word, locale))) for word in group.split()}) == 1


@pytest.mark.parametrize(
    ("locale", "pair"), [(code, pair) for code, pairs in APART.items() for pair in pairs]
)
def test_other_words_do_not_meet(locale: str, pair: str) -> None:
    one, other = pair.split()
    assert words(one, locale) != words(other, locale)


def test_a_variant_of_a_language_is_stemmed_like_it() -> None:
    assert words("stories", "en-GB") == words("stories", "en") == ["story"]
    assert words("hôpitaux", "fr-ca") == ["hopital"]
    assert words("stories", "pt-br") == ["stories"]


def test_text_is_cut_into_words() -> None:
    text = "«One—two», three/four: 1.5 (don’t) ‘said’ 😀 it’s"
    assert [text[start:end] for start, end in runs(text)] == [
        "One", "two", "three", "four", "1", "5", "don’t", "said", "it’s",
    ]  # fmt: skip


def test_signs_that_readers_do_not_see_make_no_difference() -> None:
    assert words("hos\u00adpi\u200btal\u200f", "en") == ["hospital"]


def test_stop_words_are_left_out_of_queries_only() -> None:
    assert words("the road to Mosul", "en") == ["the", "road", "to", "mosul"]
    assert asked_words("the road to Mosul", "en") == ["road", "mosul"]
    assert asked_words("to the", "en") == ["to", "the"]
    assert asked_words("road roads", "en") == ["road"]
    assert asked_words("la ville de Mossoul", "fr") == ["vil", "mossoul"]
    assert asked_words("إلى المدينة", "ar") == ["مدين"]
    assert asked_words("der Weg", "de") == ["der", "weg"]
    assert asked_words('" * : (', "en") == []


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["en", "fr", "ar", "de"]))
def test_words_are_letters_and_digits(text: str, locale: str) -> None:
    found = words(text, locale)
    for word in found:
        assert 0 < len(word) <= LONGEST
        assert all(unicodedata.category(letter)[0] in "LMN" for letter in word)
        assert not any(unicodedata.category(letter) == "Lu" for letter in word if letter.isascii())
    assert set(asked_words(text, locale)) <= set(found)


@given(st.text(), st.text(), st.sampled_from(["en", "fr", "ar", "de"]))
def test_words_stand_for_themselves(one: str, other: str, locale: str) -> None:
    together = words(f"{one} {other}", locale)
    assert together == words(one, locale) + words(other, locale)
    assert words(unicodedata.normalize("NFD", one), locale) == words(one, locale)


def test_a_very_long_text_is_indexed_as_far_as_it_can_be() -> None:
    found = indexed("قصص " * 100_000, "ar")
    assert MOST_BYTES - 20 < len(found.encode()) <= MOST_BYTES
    assert set(found.split(" ")) == {"ar0قصص"}
