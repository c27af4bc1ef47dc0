"""The draft route and the CMS together: from the editor's form to the draft, and to its end."""

from typing import Any

import pytest
from django.test import Client

from tests.cms.publishing.test_middleware import form
from tests.factories import make_site, make_story, make_user
from tests.preview_routes.front_end import start


@pytest.mark.django_db(transaction=True)
def test_a_draft_is_seen_until_its_editor_leaves(live_server: Any, settings: Any) -> None:
    settings.PREVIEW_TEMPLATE = "{frontend}/api/draft?code={code}"
    settings.FRONTEND_URL = "http://front.test"
    settings.WAGTAIL_HEADLESS_PREVIEW = {
        **settings.WAGTAIL_HEADLESS_PREVIEW,
        "CLIENT_URLS": {"default": "http://front.test"},
    }
    make_site()
    page = make_story("Before", slug="tale")
    editor = Client()
    editor.force_login(make_user("Editor"))
    url = f"/admin/pages/{page.pk}/edit/preview/"
    editor.post(url, form("Typed") | {"slug": page.slug})
    opened = editor.get(url, {"in_preview_panel": "true"})["Location"]
    assert opened.startswith("http://front.test/api/draft?code=")

    front = start(live_server.url)
    try:
        entered, _ = front.get(opened.removeprefix("http://front.test"))
        where, cookie = entered.headers["Location"], entered.headers["Set-Cookie"].split(";")[0]
        assert (entered.status, where) == (307, "/en/stories/tale/")
        assert "Typed" in front.get(where, cookie)[1]
        assert "Before" in front.get(where)[1]
        editor.logout()
        ended, _ = front.get(where, cookie)
        assert (ended.status, "Max-Age=0" in ended.headers["Set-Cookie"]) == (401, True)
    finally:
        logged = front.stop()
    assert opened.rpartition("=")[2] not in logged
