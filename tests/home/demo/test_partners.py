"""The demo's partners: as many as the facts say, in every language, named by a live value."""

from datetime import date

import pytest
from django.test import Client

from home.demo.partners import PARTNERS
from home.loading.partners import make_partners
from stories.membership import member_count
from stories.models import Partner
from tests.homes import section


@pytest.mark.django_db
def test_the_home_page_says_how_many_members_there_are(client: Client) -> None:
    assert (member_count(date(2019, 8, 20)), member_count(date(2022, 6, 15))) == (80, 85)
    for code, slug in (("en", "partners"), ("fr", "partenaires"), ("ar", "shuraka")):
        home = client.get("/delivery/v1/resolve", {"path": f"/{code}/"}).json()["page"]
        about = section(home, "about")
        assert (about["member_count"], about["as_of"]) == (85, "2021-12-06")
        nodes = about["text"]["content"]
        children = [child for node in nodes for child in node.get("children", ())]
        [value] = [child for child in children if child["_type"] == "member_count"]
        assert (value["value"], value["text"]) == (85, "85")
        path = {"path": f"/{code}/{slug}/"}
        directory = client.get("/delivery/v1/resolve", path).json()["page"]
        assert directory["member_count"] == len(directory["members"]) == 85
        assert directory["as_of"] == value["as_of"] == "2021-12-06"
        assert {member["locale"] for member in directory["members"]} == {code}
        assert all(member["contribution"]["content"] for member in directory["members"])
        assert (
            sum(len(member["contribution"]["content"]) > 1 for member in directory["members"]) > 25
        )
        assert sum(bool(member["links"]) for member in directory["members"]) > 20
        assert [former["left_on"] for former in directory["former_members"]] == ["2018-06-30"]
        assert "member_count" in str(section(home, "text")["text"]["content"])
    assert make_partners() == 0
    for partner in Partner.objects.filter(locale__language_code="en"):
        partner.full_clean()
    assert len({partner.key for partner in PARTNERS}) == len(PARTNERS)
