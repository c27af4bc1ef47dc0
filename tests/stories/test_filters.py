"""Filters of ``pages`` by what pages name: places, people, partners, outlets, kinds."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.models import Site

from cms.publishing.rebuilding import verify
from stories.models import DayInTheLifePage, Person, Place
from tests.digests import make_archive, make_digest, make_outlet, report
from tests.factories import index_page, locale, make_story
from tests.stories.campaigns import make_film, make_short_video
from tests.stories.podcasts import make_episode
from tests.stories.statements import make_statement, somebody

PAGES = "/delivery/v1/pages"
NOBODY = "00000000-0000-0000-0000-000000000000"


def listed(client: Client, **filters: Any) -> list[str]:
    """Return the titles that a filter lets through, by a part of two at a time."""
    titles: list[str] = []
    address, asked = PAGES, {key: str(value) for key, value in filters.items()} | {"limit": "2"}
    while True:
        answer = client.get(address, asked)
        assert answer.status_code == 200, answer.content
        found = answer.json()
        titles += [card["title"] for card in found["items"]]
        if not found["next"]:
            break
        parts = urlsplit(found["next"])
        address, asked = f"{parts.path}?{parts.query}", {}
    assert len(titles) == found["total"]
    assert [title.casefold() for title in feed(client, **filters)] == [
        title.casefold() for title in titles
    ]
    return sorted(titles)


def feed(client: Client, **filters: Any) -> list[str]:
    answer = client.get("/delivery/v1/feeds/json", filters)
    return [item["title"] for item in answer.json()["items"]]


def by(*people: Person) -> str:
    return json.dumps([{"type": "person", "value": person.pk} for person in people])


def test_what_happened_at_a_place_is_found_in_every_language(site: Site, client: Client) -> None:
    mosul = Place.objects.create(name="Mosul", locale=locale("en"))
    french = mosul.copy_for_translation(locale("fr"))
    french.save()
    raqqa = Place.objects.create(name="Raqqa", locale=locale("en"))
    make_story("A story", place=mosul)
    make_story("Un récit", parent=index_page("fr"), place=french)
    make_story("A day", model=DayInTheLifePage, place=mosul)
    make_statement("A readout", place=raqqa)
    make_story("Elsewhere")
    key, other = mosul.translation_key, raqqa.translation_key
    assert listed(client, place=key) == ["A day", "A story", "Un récit"]
    assert listed(client, place=key, locale="fr") == ["Un récit"]
    assert listed(client, place=f"{key},{other}", type="statement,story") == [
        "A readout", "A story", "Un récit",
    ]  # fmt: skip
    assert listed(client, place=other, q="readout") == ["A readout"]
    assert listed(client, place=NOBODY) == []
    raqqa.delete()
    assert listed(client, place=other) == []
    assert [part.failed for part in verify() if part.failed] == []


def test_a_person_is_found_in_whatever_part(site: Site, client: Client) -> None:
    amal = Person.objects.create(name="Amal", locale=locale("en"))
    noor = Person.objects.create(name="Noor", locale=locale("en"))
    make_story("Written", authors=by(amal, noor))
    make_story("Portrayed", model=DayInTheLifePage, person=amal, authors=by(amal))
    make_statement("Took part", participants=[somebody(person=amal.pk), somebody(name="Other")])
    make_episode(title="Heard", guests=[somebody(person=amal.pk)])
    items = [report(make_outlet(), people=[amal.pk, noor.pk]), report(make_outlet())]
    make_digest(title="Named", items=items, parent=make_archive())
    make_story("Without")
    key, other = amal.translation_key, noor.translation_key
    every = ["Heard", "Named", "Portrayed", "Took part", "Written"]
    assert listed(client, person=key) == every
    # What names both is met once.
    assert listed(client, person=f"{key},{other}") == every
    assert listed(client, person=other) == ["Named", "Written"]
    assert listed(client, person=f"{key},{other}", q="written") == ["Written"]
    noor.delete()
    assert listed(client, person=other) == []
    assert [part.failed for part in verify() if part.failed] == []


def test_statements_are_told_from_readouts(site: Site, client: Client) -> None:
    make_statement("Said")
    make_statement("Met", kind="readout")
    make_story("Something else")
    assert listed(client, kind="readout") == ["Met"]
    assert listed(client, kind="statement") == ["Said"]
    assert listed(client, kind="statement,readout") == ["Met", "Said"]


def test_digests_are_found_by_outlet(site: Site, client: Client) -> None:
    courier, times = make_outlet("Courier"), make_outlet("Times")
    archive = make_archive()
    make_digest(
        title="Both", items=[report(courier), report(times), report(courier)], parent=archive
    )
    make_digest(title="One", week="2019-08-26", items=[report(times)], parent=archive)
    assert listed(client, outlet=courier.translation_key) == ["Both"]
    assert listed(client, outlet=f"{courier.translation_key},{times.translation_key}") == [
        "Both", "One",
    ]  # fmt: skip


def test_films_are_found_as_they_are_held(site: Site, client: Client) -> None:
    make_short_video("By its measures", film=make_film(360, 640))
    make_short_video("As an editor says", orientation="vertical")
    make_short_video("Wide", film=make_film(640, 360), orientation="vertical")
    assert listed(client, orientation="vertical") == ["As an editor says", "By its measures"]
    assert listed(client, orientation="wide") == ["Wide"]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("place", "mosul", "UUID"),
        ("person", "1", "UUID"),
        ("partner", "iraq", "UUID"),
        ("outlet", "", "UUID"),
        ("kind", "speech", "There is no such kind. There are: readout, statement."),
        ("orientation", "", "There is no such orientation. There are: vertical, wide."),
    ],
)
def test_what_is_no_value_is_refused_by_name(
    site: Site, client: Client, name: str, given: str, said: str
) -> None:
    for address in (PAGES, "/delivery/v1/feeds/atom"):
        refused = client.get(address, {name: given})
        assert (refused.status_code, refused.json()["parameter"]) == (400, name)
        assert said in refused.json()["detail"]


def test_the_contract_says_which_values_there_are(site: Site, client: Client) -> None:
    parameters = client.get("/delivery/v1/openapi.json").json()["paths"][PAGES]["get"]["parameters"]
    found = {one["name"]: one["schema"] for one in parameters}
    assert found["kind"]["items"]["enum"] == ["readout", "statement"]
    assert found["orientation"]["items"]["enum"] == ["vertical", "wide"]
    assert found["person"]["items"]["format"] == "uuid"
