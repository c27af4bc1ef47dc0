"""Settings of the object store that contradict each other are said before anything is served."""

from typing import Any

import pytest
from django.core.checks import run_checks

from cms.media.checks import check_store
from tests.cms.media.store import use


def found(settings: Any, **changes: Any) -> list[str | None]:
    use(settings, "https://s3.example.org")
    settings.AWS_USE_INSTANCE_ROLE = False
    for name, value in changes.items():
        setattr(settings, name, value)
    return [message.id for message in check_store()]


def test_what_fits_together_is_not_mentioned(settings: Any) -> None:
    assert found(settings) == []
    assert found(settings, AWS_S3_ENDPOINT_URL=None) == []
    role = {"AWS_USE_INSTANCE_ROLE": True, "AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None}
    assert found(settings, **role) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"AWS_STORAGE_BUCKET_NAME": ""}, "cms.E010"),
        ({"AWS_USE_INSTANCE_ROLE": True}, "cms.E011"),
        ({"AWS_SECRET_ACCESS_KEY": None}, "cms.E012"),
        ({"AWS_S3_ENDPOINT_URL": "s3.example.org"}, "cms.E013"),
        ({"AWS_S3_FILE_OVERWRITE": True}, "cms.E014"),
        ({"AWS_DEFAULT_ACL": "public-read"}, "cms.E015"),
        ({"AWS_S3_ENDPOINT_URL": "http://s3.example.org"}, "cms.W010"),
    ],
)
def test_what_contradicts_itself_is_said_with_what_to_do(
    settings: Any, changes: dict[str, Any], expected: str
) -> None:
    assert found(settings, **changes) == [expected]
    (message,) = [each for each in run_checks() if each.id == expected]
    assert message.hint
