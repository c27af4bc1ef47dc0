"""wagtail-js, unmodified, gets all that it offers."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.search.index import insert_or_update_object

from tests.cms.api_v2.test_media import film
from tests.factories import make_file, make_image, make_site, make_story, text

PACKAGES = Path(settings.BASE_DIR) / "tests" / "node"


@pytest.mark.django_db(transaction=True)
def test_wagtail_js_works_unmodified(live_server: Any) -> None:
    make_site()
    image, file = make_image(alt="A bridge"), make_file()
    make_story("Another", kicker="A")
    story = make_story("Bridges", kicker="B", cover=image, body=[text(), film(file, image)])
    insert_or_update_object(story)
    Redirect.objects.create(old_path="/old", redirect_page=story)
    path = f"/en/stories/{story.slug}/"
    script = Path(__file__).with_name("wagtail_js.mjs")
    ids = [str(item.pk) for item in (story, image, file)]
    command = ["node", str(script), str(PACKAGES), live_server.url, *ids, path]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    got = json.loads(run.stdout)

    assert got["pages"]["meta"]["total_count"] == 2
    assert [(item["title"], item["kicker"]) for item in got["pages"]["items"]] == [("Bridges", "B")]
    assert got["pages"]["items"][0]["body"][0]["fallback"] == "Once."
    assert got["story"]["id"] == got["bySlug"]["id"] == got["found"]["id"] == story.pk
    assert {item["title"] for item in got["children"]["items"]} == {"Another", "Bridges"}
    assert got["missing"]["message"] == got["missingSlug"]["message"] == "Page not found"
    assert [item["id"] for item in got["searched"]["items"]] == [story.pk]
    assert [item["id"] for item in got["images"]["items"]] == [image.pk]
    assert got["image"]["alt"] == got["image"]["title"] == "A bridge"
    assert got["src"] == f"/media/images/{image.version}/1280.jpg"
    assert got["picture"] == "image/jpeg"
    assert got["documents"]["items"][0]["id"] == got["document"]["id"] == file.pk
    assert got["redirects"]["meta"]["total_count"] == 1
    assert got["redirect"]["location"] == path
    assert got["refused"] == "REQUEST_FAILED"
