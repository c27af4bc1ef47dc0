"""The demo's people and places, in every language."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from wagtail.models import Locale

from cms.accounts.models import User
from home.demo.format import Shape
from home.demo.people_places import PEOPLE, PLACES
from home.loading.segments import translate
from home.loading.values import NAMESPACE
from stories.models import Person, Place


class People:
    """Finds the demo's snippets by translation key, and makes what is missing."""

    def person(self, key: str, locale: str) -> Person:
        """Return a person in a language."""
        demo = PEOPLE[key]
        person: Person = find_or_make(
            Person,
            f"person/{key}",
            locale,
            {"name": demo.names, "role": demo.roles, "bio": demo.bio},
        )
        return person

    def named(self, demo: Shape, locale: str) -> dict[str, Any]:
        """Return a participant or a guest, with the person that a key stands for."""
        key = demo["person"]
        return {**demo, "person": self.person(str(key), locale).pk if key else None}

    def place(self, key: str, locale: str) -> Place:
        """Return a place in a language."""
        demo = PLACES[key]
        place: Place = find_or_make(
            Place,
            f"place/{key}",
            locale,
            {"name": demo.names},
            country=demo.country,
            latitude=demo.latitude,
            longitude=demo.longitude,
        )
        return place

    def give_byline(self, key: str, username: str) -> None:
        """Let an account's new stories start with this author, in every language."""
        user = User.objects.filter(username=username).first()
        translation_key = uuid5(NAMESPACE, f"person/{key}")
        if user is not None:
            Person.objects.filter(translation_key=translation_key, user=None).update(user=user)


def find_or_make(
    model: Any, key: str, code: str, words: Mapping[str, Mapping[str, str]], **fields: Any
) -> Any:
    """Return a snippet in a language by its key; ``words`` are translated, ``fields`` are not.

    Names are no segments: it stands by itself.
    """
    said = {name: by_locale[code] for name, by_locale in words.items()}
    found, _made = model.objects.get_or_create(
        translation_key=uuid5(NAMESPACE, key),
        locale=Locale.objects.get(language_code=code),
        defaults={**fields, **said},
    )
    return found


def find_or_translate(
    model: Any, key: str, code: str, words: Mapping[str, Mapping[str, str]], **fields: Any
) -> Any:
    """Return a snippet in a language by its key, translated from the English by segments."""
    for language in ("en", code):
        said = {name: by_locale[language] for name, by_locale in words.items()}
        found = make_in(model, key, language, said, **fields)
    return found


def make_in(model: Any, key: str, code: str, words: dict[str, Any], **fields: Any) -> Any:
    """Return a snippet in a language by its key, made as a translation if it is not there."""
    there = model.objects.filter(translation_key=uuid5(NAMESPACE, key))
    if found := there.filter(locale__language_code=code).first():
        return found
    locale = Locale.objects.get(language_code=code)
    made = model(translation_key=uuid5(NAMESPACE, key), locale=locale, **fields, **words)
    english = there.filter(locale__language_code="en").first()
    if english is None or not translate(english, made, locale):
        made.save()
        return made
    made = there.get(locale=locale)
    for name, value in words.items():
        setattr(made, name, value)
    made.save()
    return made
