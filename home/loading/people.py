"""The demo's people and places, in every language."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from wagtail.models import Locale

from cms.accounts.models import User
from home.demo.people_places import PEOPLE, PLACES
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
    """Return a snippet in a language by its key; ``words`` are translated, ``fields`` are not."""
    locale = Locale.objects.get(language_code=code)
    said = {name: by_locale[code] for name, by_locale in words.items()}
    found, _made = model.objects.get_or_create(
        translation_key=uuid5(NAMESPACE, key), locale=locale, defaults={**fields, **said}
    )
    return found
