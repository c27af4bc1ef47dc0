"""The contract of every block there is, and so of the next one too."""

import json
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.encoding import force_str
from jsonschema import Draft202012Validator
from wagtail.models import Site

from cms.blocks.delivered import CONNECT, EXPLAIN, SHOW, WRITE
from cms.checks import delivered_blocks
from tests.around import make_around
from tests.digests import make_digest
from tests.factories import make_image, make_story
from tests.homes import remember_today
from tests.social import make_post
from tests.stories.campaigns import make_campaign, make_short_video
from tests.stories.podcasts import make_episode, make_podcast
from tests.stories.statements import make_statement

GROUPS = [force_str(group) for group in (WRITE, SHOW, EXPLAIN, CONNECT)]
EVERY_BLOCK = pytest.mark.parametrize(
    ("name", "block"), delivered_blocks(), ids=[name for name, _block in delivered_blocks()]
)


@EVERY_BLOCK
def test_a_block_keeps_the_contract(site: Site, client: Client, name: str, block: Any) -> None:
    make_image(alt="A river at dawn")
    make_story("To read on")
    make_digest()
    make_statement()
    make_episode(1, make_podcast())
    make_short_video(campaign=make_campaign())
    make_post("Said")
    make_around("en")
    remember_today()
    value = block.get_preview_value()

    # Its sample is one that an editor could save.
    cleaned = block.clean(value)

    # What is stored reads back as the same.
    stored = block.get_prep_value(cleaned)
    again = block.to_python(json.loads(json.dumps(stored, default=str)))
    assert _without_ids(block.get_prep_value(again)) == _without_ids(stored)

    # It becomes a document of its class, which says itself in plain text too.
    preview = block.get_preview_context(again)
    document = preview["document"]
    assert isinstance(document, block.document)
    assert document.type == name == block.document.type_name()
    assert document.fallback.strip()
    assert list(type(document).model_fields)[:3] == ["type", "id", "fallback"]

    # Which is what the published schema says.
    schema = client.get(f"/delivery/v1/schemas/{block.document.schema_name()}.json").json()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document.model_dump(mode="json", by_alias=True))

    # Editors find it, understand it and see it before they choose it.
    assert block.get_description()
    assert block.meta.icon != "placeholder"
    assert force_str(block.meta.group) in GROUPS
    assert block.is_previewable
    assert render_to_string(f"cms/blocks/{name}.html", preview).strip()


@EVERY_BLOCK
def test_a_block_is_previewed_in_an_empty_library(
    site: Site, admin_client: Client, name: str, block: Any
) -> None:
    answer = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert answer.status_code == 200
    assert f'class="block block-{name}"' in answer.content.decode()
    assert 'src=""' not in answer.content.decode()


@EVERY_BLOCK
def test_a_preview_loads_its_pictures_from_the_admins_own_host(
    site: Site, admin_client: Client, name: str, block: Any
) -> None:
    make_image()
    answer = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert "http://cms.test/media" not in answer.content.decode()


def test_groups_stand_in_the_order_of_telling() -> None:
    from stories.blocks.body import StoryBody

    assert [force_str(group) for group, _blocks in StoryBody().grouped_child_blocks()] == GROUPS


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(part) for key, part in value.items() if key != "id"}
    if isinstance(value, list):
        return [_without_ids(part) for part in value]
    return str(value) if value is not None else None
