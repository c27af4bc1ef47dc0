"""Media are public from the moment that a page naming them is, and no longer."""

import json

from django.test import Client
from wagtail.models import Page, Site

from stories.models import Person
from tests.factories import image_value, index_page, locale, make_image, make_story, text


def photos(image):
    return {"type": "photos", "value": {"photos": [{"image": image_value(image), "caption": ""}]}}


def status(client: Client, image) -> int:
    return client.get(f"/media/images/{image.version}/320.jpg").status_code


def test_a_picture_comes_and_goes_with_its_story(site: Site, client: Client) -> None:
    image = make_image()
    assert status(client, image) == 404
    story = make_story(body=[photos(image)], publish=False)
    assert status(client, image) == 404
    story.get_latest_revision().publish()
    assert status(client, image) == 200
    story.refresh_from_db()
    story.body = json.dumps([text()])
    draft = story.save_revision()
    assert status(client, image) == 200, "a draft changes nothing for readers"
    draft.publish()
    assert status(client, image) == 404
    story.refresh_from_db()
    story.body = json.dumps([photos(image)])
    story.save()
    assert status(client, image) == 200, "saved by code"
    story.unpublish()
    assert status(client, image) == 404


def test_an_alias_shows_pictures_of_its_own_right(site: Site, client: Client) -> None:
    image = make_image()
    story = make_story(body=[photos(image)])
    alias = story.create_alias(parent=index_page("fr"), update_slug="alias")
    story.unpublish()
    alive = Page.objects.get(pk=alias.pk).live
    assert status(client, image) == (200 if alive else 404)


def test_a_portrait_is_public_by_way_of_its_person(site: Site, client: Client) -> None:
    image = make_image()
    person = Person.objects.create(name="A doctor", portrait=image, locale=locale("en"))
    assert status(client, image) == 404
    story = make_story(authors=json.dumps([{"type": "person", "value": person.pk}]))
    assert status(client, image) == 200
    answer = client.get("/delivery/v1/resolve", {"path": story.url}).json()
    assert answer["page"]["authors"][0]["portrait"]["alt"] == image.alt
    story.unpublish()
    assert status(client, image) == 404


def test_a_changed_name_never_comes_with_a_face(site: Site, client: Client) -> None:
    image = make_image()
    person = Person.objects.create(
        name="Not her name", name_changed=True, portrait=image, locale=locale("en")
    )
    story = make_story(authors=json.dumps([{"type": "person", "value": person.pk}]))
    answer = client.get("/delivery/v1/resolve", {"path": story.url})
    assert answer.json()["page"]["authors"][0]["portrait"] is None
    assert image.version.encode() not in answer.content
    assert status(client, image) == 404, "the reference is there, the face is not for delivery"
