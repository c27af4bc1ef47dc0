"""Languages and their direction."""

import pytest
from django.conf import settings
from django.utils.translation import get_language_info

from cms.blocks.quote import languages
from cms.contract.locale import direction


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_agrees_with_django_on_the_languages_of_the_admin(code: str) -> None:
    assert direction(code) == ("rtl" if get_language_info(code)["bidi"] else "ltr")


def test_every_language_somebody_may_speak_has_a_direction() -> None:
    assert {code: direction(code) for code, _name in languages()} == {
        "en": "ltr",
        "fr": "ltr",
        "ar": "rtl",
        "ckb": "rtl",
        "kmr": "ltr",
        "syr": "rtl",
        "fa": "rtl",
        "tr": "ltr",
    }


def test_a_regional_variant_is_read_like_its_language() -> None:
    assert (direction("ar-iq"), direction("pt-br")) == ("rtl", "ltr")
