"""What single blocks do beyond the contract they share."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Collection, CollectionViewRestriction, Site

from cms.blocks.before_after import BeforeAfterBlock
from cms.blocks.fact_box import FactBoxBlock
from cms.blocks.moment import MomentBlock
from cms.blocks.quote import QuoteBlock
from cms.blocks.related import RelatedBlock
from cms.blocks.video import VideoBlock
from cms.contract.partial_date import validate_partial_date
from cms.media.models import Image
from tests.factories import image_value, make_file, make_image, make_story, text


def delivered(client: Client, *blocks: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the body of a published story of these blocks, as readers get it."""
    story = make_story(body=list(blocks))
    path = f"/en/stories/{story.slug}/"
    body: list[dict[str, Any]] = client.get("/delivery/v1/resolve", {"path": path}).json()["page"][
        "body"
    ]
    return body


def private_image() -> Image:
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return make_image(collection=collection)


def errors_of(block: Any, changes: dict[str, Any]) -> dict[str, Any]:
    value = block.to_python(block._evaluate_callable(block.meta.preview_value) | changes)
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(value)
    return dict(refusal.value.block_errors)


def test_a_translated_quote_asks_for_the_language_it_was_said_in(site: Site) -> None:
    assert list(errors_of(QuoteBlock(), {"original_locale": ""})) == ["original_locale"]


def test_a_quote_says_how_its_original_is_read(site: Site, client: Client) -> None:
    sample = QuoteBlock().meta.preview_value() | {"portrait": None}
    [quote] = delivered(client, {"type": "quote", "value": sample})
    assert quote["original"]["dir"] == "rtl"
    assert quote["fallback"] == (
        "“We planted the trees before we mended the walls.” — A gardener, Al-Qaim"
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"provider": ""}, "file"),
        ({"provider_id": "https://vimeo.com/1"}, "provider_id"),
        ({"provider": "youtube", "provider_id": "short"}, "provider_id"),
        ({"title": ""}, "title"),
    ],
)
def test_a_video_is_exactly_one_film_by_a_well_formed_id(
    site: Site, changes: dict[str, Any], field: str
) -> None:
    assert list(errors_of(VideoBlock(), changes)) == [field]


def test_a_video_is_not_both_a_film_of_ours_and_a_providers(site: Site) -> None:
    from cms.media.models import Media

    film = Media.objects.bulk_create([Media(title="Film", type="video", file="movies/a.mp4")])[0]
    assert list(errors_of(VideoBlock(), {"file": film.pk})) == ["file"]


def test_captions_say_their_language_by_its_own_name(site: Site, client: Client) -> None:
    track = {"locale": "ar", "kind": "captions", "file": make_file().pk}
    sample = VideoBlock().meta.preview_value() | {"tracks": [track], "poster": None}
    [video] = delivered(client, {"type": "video", "value": sample})
    assert video["provider"] == {
        "provider": "vimeo",
        "id": "000000",
        "url": "https://vimeo.com/000000",
    }
    assert [(track["label"], track["dir"]) for track in video["tracks"]] == [("العربيّة", "rtl")]


def test_before_and_after_drops_when_one_picture_is_not_public(site: Site, client: Client) -> None:
    value = {
        "before": image_value(make_image()),
        "before_date": "2017",
        "after": image_value(private_image()),
        "after_date": "",
        "changed": "All of it.",
    }
    assert delivered(client, {"type": "before_after", "value": value}) == []


def test_photos_leave_out_those_of_a_private_collection(site: Site, client: Client) -> None:
    photos = [
        {"image": image_value(image, alt), "caption": ""}
        for image, alt in ((private_image(), "Hidden"), (make_image(), "Shown"))
    ]
    [block] = delivered(client, {"type": "photos", "value": {"layout": "grid", "photos": photos}})
    assert [photo["image"]["alt"] for photo in block["photos"]] == ["Shown"]
    assert "Hidden" not in str(block)


def test_photos_of_which_none_is_public_leave_nothing(site: Site, client: Client) -> None:
    photo = {"image": image_value(private_image()), "caption": "Hidden"}
    value = {"layout": "single", "photos": [photo]}
    assert delivered(client, {"type": "photos", "value": value}) == []


def test_one_picture_says_in_each_place_what_it_shows_there(site: Site, client: Client) -> None:
    image = make_image(alt="Its own words", caption="Its own caption")
    there = {"image": image.pk, "decorative": False}
    photos = [
        {"image": there | {"alt_text": "Other words"}, "caption": "Other caption"},
        {"image": there | {"alt_text": ""}, "caption": ""},
        {"image": there | {"alt_text": "", "decorative": True}, "caption": ""},
    ]
    [block] = delivered(client, {"type": "photos", "value": {"layout": "grid", "photos": photos}})
    assert [(photo["image"]["alt"], photo["caption"]) for photo in block["photos"]] == [
        ("Other words", "Other caption"),
        ("Its own words", "Its own caption"),
        ("", "Its own caption"),
    ]


def test_related_leaves_out_what_is_not_public(site: Site, client: Client) -> None:
    draft, public = make_story("Secret", publish=False), make_story("Public")
    items = [{"type": "page", "value": page.pk} for page in (draft, public)]
    [block] = delivered(client, {"type": "related", "value": {"title": "On", "items": items}})
    assert [item["page"]["title"] for item in block["items"]] == ["Public"]
    assert block["fallback"] == "On\nPublic"


def test_related_with_nothing_public_leaves_nothing(site: Site, client: Client) -> None:
    items = [{"type": "page", "value": make_story(publish=False).pk}]
    value = {"title": "Read on", "items": items}
    assert delivered(client, {"type": "related", "value": value}) == []


def test_related_asks_for_something_to_read_on(site: Site) -> None:
    assert list(errors_of(RelatedBlock(), {"items": []})) == ["items"]


@pytest.mark.parametrize("good", ["2017", "2017-11", "2017-11-21", "2024-02-29"])
def test_a_date_is_as_exact_as_it_is_known(good: str) -> None:
    validate_partial_date(good)


@pytest.mark.parametrize("bad", ["17", "2017-13", "2017-02-30", "11/2017", "2017-1", "2017-11-21 "])
def test_a_date_that_does_not_exist_is_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        validate_partial_date(bad)


def test_bad_dates_are_shown_beside_their_field(site: Site) -> None:
    make_image()
    assert list(errors_of(BeforeAfterBlock(), {"before_date": "autumn"})) == ["before_date"]
    source = {"title": "A report", "publisher": "", "url": "", "date": "2017-99"}
    assert list(errors_of(FactBoxBlock(), {"sources": [source]})) == ["sources"]


def test_a_moment_takes_one_picture_or_film(site: Site) -> None:
    film = {"type": "video", "value": VideoBlock().meta.preview_value() | {"poster": None}}
    errors = errors_of(MomentBlock(), {"media": [film, film]})
    assert isinstance(errors["media"], StreamBlockValidationError)


def test_an_empty_text_leaves_nothing(site: Site, client: Client) -> None:
    assert delivered(client, text("<p></p>")) == []


def test_a_block_keeps_its_id(site: Site, client: Client) -> None:
    id_ = "6f9619ff-8b86-4d01-b42d-00c04fc964ff"
    assert [block["id"] for block in delivered(client, text() | {"id": id_})] == [id_]
