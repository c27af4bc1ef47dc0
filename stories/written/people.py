"""People and what else is named by a snippet."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from cms.delivery.written.writer import Json, Writer


def described(named: Json | None) -> str:
    """Return the name of something, and in brackets what describes it."""
    if not named:
        return ""
    return f"{named['name']} ({said})" if (said := named.get("description")) else named["name"]


def name_of(person: Json) -> str:
    """Return a person's name; readers are told if it is not their own."""
    return f"{person['name']} ({_('name changed')})" if person["name_changed"] else person["name"]


def say_person(writer: Writer) -> Callable[[Json], None]:
    """Return what says who somebody is."""

    def say(person: Json) -> None:
        writer.item(name_of(person), person["role"])
        writer.paragraph(person["bio"])
        writer.picture(person["portrait"])

    return say


def say_participant(writer: Writer) -> Callable[[Json], None]:
    """Return what says who took part, as they were called on that day."""

    def say(one: Json) -> None:
        writer.item(one["name"], one["title"], one["represents"])

    return say
