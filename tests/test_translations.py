"""Editors get the admin in their language, ours as well as Wagtail's."""

import ast
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import polib
import pytest
import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation.template import templatize
from wagtail.models import Site
from wagtail.users.models import UserProfile

from tests.factories import index_page, make_file, make_user

ROOT = Path(__file__).parent.parent
APPS = ("cms", "stories", "home")
LANGUAGES = [
    code
    for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES
    if code != settings.LANGUAGE_CODE
]
CATALOGUES = [(app, language) for app in APPS for language in LANGUAGES]
MARKS = {
    "gettext": ("msgid",),
    "gettext_lazy": ("msgid",),
    "gettext_noop": ("msgid",),
    "ngettext": ("msgid", "plural"),
    "ngettext_lazy": ("msgid", "plural"),
    "pgettext": ("context", "msgid"),
    "pgettext_lazy": ("context", "msgid"),
    "npgettext": ("context", "msgid", "plural"),
    "npgettext_lazy": ("context", "msgid", "plural"),
}
"""What marks a string for translation, and what its first arguments are."""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|<[^>]+>")
Message = tuple[str, str]
"""A context, mostly empty, and a string."""


def catalogue(app: str, language: str, ending: str = "po") -> Path:
    return ROOT / app / "locale" / language / "LC_MESSAGES" / f"django.{ending}"


def contents(file: polib.POFile | polib.MOFile) -> dict[Message, str | dict[int, str]]:
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr_plural or entry.msgstr for entry in file
    }


def marked_in(source: str) -> Iterator[Message]:
    """Return the constant strings that a Python source marks for translation."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: MARKS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in MARKS
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            roles = names.get(node.func.id, ())
            words = {
                role: part.value
                for role, part in zip(roles, node.args, strict=False)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
            if "msgid" in words:
                yield words.get("context", ""), words["msgid"]


def marked(app: str) -> dict[Message, str]:
    """Return the strings that an app marks for translation, each with a file it is in."""
    found = {}
    for path in sorted((ROOT / app).rglob("*.py")):
        for message in marked_in(path.read_text("utf-8")):
            found[message] = str(path.relative_to(ROOT))
    for path in sorted((ROOT / app).rglob("*.html")):
        calls = re.findall(
            r"\b(?:n?p?gettext|_)\(.*?\) ", templatize(path.read_text("utf-8")) + " ", re.DOTALL
        )
        imports = f"from django.utils.translation import {', '.join(MARKS)}, gettext as _\n"
        for message in marked_in(imports + "\n".join(call.strip() for call in calls)):
            found[message] = str(path.relative_to(ROOT))
    return found


def test_marked_strings_are_found_however_they_are_written() -> None:
    source = (
        "from django.utils.translation import gettext as now, gettext_lazy as _, ngettext\n"
        "from django.utils.translation import pgettext\n"
        "a = _('one' ' and the same')\n"
        "def b(): return now('two') + ngettext('three', 'threes', 3) + pgettext('a', 'four')\n"
        "c = other('five') + _(a)\n"
    )

    assert set(marked_in(source)) == {
        ("", "one and the same"),
        ("", "two"),
        ("", "three"),
        ("a", "four"),
    }


@pytest.mark.parametrize("app", APPS)
def test_every_marked_string_is_in_the_catalogues(app: str) -> None:
    strings = marked(app)

    assert strings
    for language in LANGUAGES:
        known = contents(polib.pofile(catalogue(app, language)))
        missing = [
            f"{path}: {message[1]}" for message, path in strings.items() if message not in known
        ]
        assert not missing, f"Not in {app}/locale/{language}; run makemessages and translate"


@pytest.mark.parametrize(("app", "language"), CATALOGUES)
def test_every_entry_is_translated(app: str, language: str) -> None:
    for entry in polib.pofile(catalogue(app, language)):
        assert not entry.fuzzy, entry.msgid
        assert not entry.obsolete, entry.msgid
        for words in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert words.strip(), entry.msgid
            asked = PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)
            assert sorted(PLACEHOLDER.findall(words)) == sorted(asked), entry.msgid


@pytest.mark.parametrize(("app", "language"), CATALOGUES)
def test_what_is_compiled_is_what_is_written(app: str, language: str) -> None:
    written = polib.pofile(catalogue(app, language))
    compiled = polib.mofile(catalogue(app, language, "mo"))

    assert contents(compiled) == contents(written)
    assert compiled.metadata == written.metadata


@pytest.mark.parametrize("language", [settings.LANGUAGE_CODE, *LANGUAGES])
def test_what_wagtail_calls_a_document_is_a_file(language: str) -> None:
    ours = catalogue("cms/media", language)
    said = contents(polib.pofile(ours))
    assert contents(polib.mofile(ours.with_suffix(".mo"))) == said
    wagtails = Path(wagtail.__file__).parent
    for app in ("admin", "documents"):
        for entry in polib.pofile(wagtails / app / "locale/en/LC_MESSAGES/django.po"):
            if "document" not in entry.msgid.lower():
                continue
            words = said["", entry.msgid]
            for word in words.values() if isinstance(words, dict) else [words]:
                assert "document" not in re.sub(r"%\(\w+\)", "", word).lower()
                if isinstance(words, str):
                    assert sorted(PLACEHOLDER.findall(word)) == sorted(
                        PLACEHOLDER.findall(entry.msgid)
                    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_apps_agree_on_a_word_that_several_use(language: str) -> None:
    """Django keeps one translation of a string: that of the app that is listed first."""
    known: dict[Message, str | dict[int, str]] = {}
    for app in APPS:
        for message, words in contents(polib.pofile(catalogue(app, language))).items():
            assert known.setdefault(message, words) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("word", ["Reports", "History", "Profile", "Latest", "Change"])
def test_words_of_wagtails_are_said_as_wagtail_means_them(language: str, word: str) -> None:
    """What we call by the same word has a context: it would stand in Wagtail's menu, too."""
    wagtails = Path(wagtail.__file__).parent
    said = {
        entry.msgstr
        for app in ("admin", "users")
        for entry in polib.pofile(wagtails / app / f"locale/{language}/LC_MESSAGES/django.po")
        if entry.msgid == word and entry.msgstr
    }
    with translation.override(language):
        assert gettext(word) in said or (not said and gettext(word) == word)


@pytest.mark.parametrize(
    ("language", "files", "document"),
    [("en", "Files", "document"), ("fr", "Fichiers", "document"), ("ar", "الملفات", "مستند")],
)
def test_the_admin_says_files(
    site: Site, client: Client, language: str, files: str, document: str
) -> None:
    user = make_user()
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client.force_login(user)
    file = make_file()
    shown = {
        name: words_of(client.get(reverse(name, args=arguments)))
        for name, arguments in {
            "wagtaildocs:index": (), "wagtaildocs:add_multiple": (), "wagtaildocs:edit": (file.pk,),
            "wagtaildocs_chooser:choose": (), "wagtailadmin_home": (),
            "wagtailusers_groups:add": (),
        }.items()
    }  # fmt: skip
    assert files in shown["wagtaildocs:index"]
    for name, words in shown.items():
        assert re.findall(rf".{{30}}{document}.{{30}}", words, re.IGNORECASE) == [], name


def words_of(answer: Any) -> str:
    """Return what somebody reads on a page of the admin, in its menu and in its dialogues."""
    assert answer.status_code == 200
    html = answer.json()["html"] if "json" in answer["Content-Type"] else answer.content.decode()
    labels = re.findall(r'"(?:label|title)": "([^"]*)"', html)
    page = BeautifulSoup(html, "html.parser")
    for hidden in page(["script", "style", "svg"]):
        hidden.decompose()
    return " ".join([*(json.loads(f'"{label}"') for label in labels), page.get_text(" ")])


@pytest.mark.parametrize(
    ("language", "direction", "labels"),
    [("ar", "rtl", ("المقدمة", "عنوان تمهيدي")), ("fr", "ltr", ("Chapô", "Surtitre"))],
)
def test_an_editor_writes_a_story_in_their_language(
    site: Site, client: Client, language: str, direction: str, labels: tuple[str, ...]
) -> None:
    user = make_user()
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client.force_login(user)

    response = client.get(
        reverse("wagtailadmin_pages:add", args=("stories", "storypage", index_page().pk))
    )

    page = response.content.decode()
    assert f'lang="{language}" dir="{direction}"' in page
    for label in labels:
        assert label in page
    assert "Standfirst" not in page
    if language == "ar":
        labels = re.findall(r'"label": "([^"]*)"', unescape(page))
        assert {"Image", "Media", "API tokens"}.isdisjoint(labels)
        assert "\\u0627\\u0644\\u0635\\u0648\\u0631\\u0629" in labels or "الصورة" in labels
