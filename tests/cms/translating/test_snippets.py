"""Every snippet that is translated: submitted, translated and published in the admin."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation

from home.models import (
    Announcement,
    CommemorativeDay,
    CookieNotice,
    Navigation,
    Tour,
)
from stories.models import Body, LineOfEffort, Outlet, Partner, Person, Place, Series
from tests.factories import locale, make_story, make_user
from tests.translations import say


def _stream(type_: str, **value: Any) -> str:
    return json.dumps([{"type": type_, "value": value}])


def _links() -> str:
    return _stream("page", page=make_story("Told").pk, label="Read", children=[])


def _profile() -> str:
    return _stream("profile", platform="x", handle="@C", url="https://x.com/c")


MADE: dict[type[Any], Callable[[Site], dict[str, Any]]] = {
    Person: lambda site: {"name": "Noor", "role": "Baker", "bio": "She bakes."},
    Place: lambda site: {"name": "Mosul", "country": "IQ"},
    Body: lambda site: {"name": "Small Group"},
    Series: lambda site: {"name": "On the river"},
    Partner: lambda site: {"name": "Iraq", "iso_code": "IQ", "joined_on": "2014-09-10"},
    LineOfEffort: lambda site: {"name": "Finance", "slug": "finance", "description": "Money."},
    Outlet: lambda site: {"name": "The Daily"},
    CommemorativeDay: lambda site: {
        "name": "A day", "text": "<p>Those of Sinjar.</p>", "home_text": "We remember.",
        "month": 8, "day": 3,
    },
    Navigation: lambda site: {"site": site, "main": _links(), "profiles": _profile()},
    CookieNotice: lambda site: {
        "site": site, "text": "<p>We keep it.</p>",
        "categories": _stream(
            "category", key="necessary", name="Needed", required=True, purpose="Log in."
        ),
    },
    Announcement: lambda site: {
        "site": site, "text": "We meet.", "starts": timezone.now(),
        "ends": timezone.now() + timedelta(days=1),
    },
    Tour: lambda site: {
        "site": site, "title": "Look around",
        "steps": _stream("part", title="Up here", text="Look.", target="navigation"),
    },
}  # fmt: skip
TRANSLATED = [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


@pytest.mark.parametrize("model", TRANSLATED, ids=lambda model: model.__name__)
def test_it_is_submitted_translated_and_published(
    site: Site, client: Client, model: type[Any]
) -> None:
    client.force_login(make_user("Administrator"))
    source = model.objects.create(locale=locale("en"), **MADE[model](site))
    arabic = locale("ar")
    submit = reverse(
        "wagtail_localize:submit_snippet_translation",
        args=[model._meta.app_label, model._meta.model_name, source.pk],
    )
    assert client.get(submit).status_code == 200
    assert client.post(submit, {"locales": [arabic.pk]}).status_code == 302
    translation = Translation.objects.get(source__object_id=source.translation_key)
    assert translation.target_locale == arabic
    segments = list(translation.source.stringsegment_set.values_list("string__data", flat=True))
    assert segments
    say(translation)
    target = translation.get_target_instance()
    at = reverse(model.snippet_viewset.get_url_name("edit"), args=[target.pk])
    assert client.get(at).status_code == 200
    done = client.post(at, {"action": "publish"}, follow=True)
    assert [said.level_tag for said in done.context["messages"]] == ["success"]
    target = model.objects.get(locale=arabic)
    assert target.translation_key == source.translation_key
    said = _words(target)
    assert [words for words in segments if f"«{words}»" not in said] == []


def _words(item: Any) -> str:
    values = (field.value_to_string(item) for field in item._meta.local_concrete_fields)
    said = " ".join(values)
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), said)
