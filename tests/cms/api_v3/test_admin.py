"""Tokens in the admin: made, shown once, listed, revoked."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone
from wagtail.models import APIToken, ModelLogEntry, Site

from cms.api_v3 import admin
from cms.api_v3.models import TokenLimits
from tests.cms.api_v3.tokens import Api, make_token
from tests.factories import make_user

LIST = "/admin/api-tokens/"


def make(client: Client, **fields: Any) -> Any:
    return client.post(f"{LIST}new/", {"name": "Robot", "access": "write", "days": 90, **fields})


@pytest.fixture
def boss(site: Site, client: Client) -> Client:
    client.force_login(make_user("Administrator"))
    return client


def test_ours_answer_at_wagtails_addresses() -> None:
    names = {"index": [], "index_results": [], "add": [], "edit": [1], "delete": [1]}
    for name, arguments in names.items():
        view = resolve(reverse(f"wagtailusers_api_tokens:{name}", args=arguments))
        assert view.namespace == "api_tokens", name
    assert resolve(LIST).func.view_class is admin.IndexView


def test_a_token_is_made_and_shown_once(boss: Client) -> None:
    writer = make_user("Publisher")
    answer = make(boss, user=writer.pk, access="read", days=7)
    assert "no-store" in answer["Cache-Control"]
    [secret] = set(re.findall(r"wagtail_\w{30,}", answer.content.decode()))
    assert Api(secret).get("whoami/").json()["user"]["username"] == writer.username
    assert Api(secret).post("pages/", {}).status_code == 403
    limits = TokenLimits.objects.get()
    assert timedelta(days=6.9) < limits.expires_at - timezone.now() <= timedelta(days=7)
    listed = boss.get(LIST).content.decode()
    assert secret not in listed
    assert secret not in str(list(APIToken.objects.values()))
    for word in ("Robot", writer.username, "Read only", "Last used", "Expires"):
        assert word in listed
    assert ModelLogEntry.objects.filter(action="wagtail.apitoken.create").exists()


@pytest.mark.parametrize("days", ["0", "366", "-1", "", "x", "1.5"])
def test_a_token_lives_for_1_to_365_days(boss: Client, days: str) -> None:
    assert make(boss, user=make_user().pk, days=days).status_code == 200
    assert not APIToken.objects.exists()


def test_by_default_it_reads_for_90_days(boss: Client) -> None:
    page = boss.get(f"{LIST}new/").content.decode()
    assert re.search(r'name="days" value="90"', page)
    assert re.search(r'value="read"[^>]*checked', page)


def test_a_revoked_token_opens_nothing(boss: Client) -> None:
    secret = make_token(make_user("Author"))
    assert Api(secret).get("whoami/").status_code == 200
    token = APIToken.objects.get()
    assert boss.post(f"{LIST}delete/{token.pk}/").status_code == 302
    assert Api(secret).get("whoami/").status_code == 401
    assert ModelLogEntry.objects.filter(action="wagtail.apitoken.revoke").exists()


def test_nobody_makes_tokens_of_a_superuser_but_superusers(boss: Client) -> None:
    assert make(boss, user=make_user().pk).status_code == 200
    assert not APIToken.objects.exists()


@pytest.mark.parametrize("role", ["Author", "Editor", "Translator", "Publisher"])
def test_others_make_none(site: Site, client: Client, role: str) -> None:
    user = make_user(role)
    client.force_login(user)
    make(client, user=user.pk)
    assert not APIToken.objects.exists()


def test_the_description_can_be_read_in_the_admin(boss: Client) -> None:
    answer = boss.get("/admin/api-docs/")
    assert "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    assert reverse("api_docs") in boss.get("/admin/").content.decode()
    assert "/api/v3/pages/{page_id}/actions/publish/" in page
    assert re.findall(r'(?:src|href)="(?!/static/)', page) == []
    assert page.count("</script>") == 3
    assert Client().get("/admin/api-docs/").status_code == 302


def test_the_page_by_token_is_the_same(boss: Client) -> None:
    secret = make_token(make_user())
    page = Api(secret).get("docs/").content.decode()
    assert "cdn" not in page.split("<script")[0]
    assert re.findall(r'(?:src|href)="(?!/static/)', page) == []
