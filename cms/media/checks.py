"""Whether what is set for the object store fits together, as Django system checks."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register


@register()
def check_store(**kwargs: Any) -> list[CheckMessage]:
    """Check that the object store's settings do not contradict each other."""
    del kwargs
    if not settings.AWS_STORAGE_BUCKET_NAME:
        return list(_unused())
    return [*_who(), *_where(), *_private()]


def _unused() -> Iterator[CheckMessage]:
    if settings.AWS_S3_ENDPOINT_URL or settings.AWS_USE_INSTANCE_ROLE:
        yield Error(
            "An object store is set up, but no bucket.",
            hint="Set AWS_STORAGE_BUCKET_NAME, or unset AWS_S3_ENDPOINT_URL and "
            "AWS_USE_INSTANCE_ROLE to keep media in STORYWIRE_DATA.",
            id="cms.E010",
        )


def _who() -> Iterator[CheckMessage]:
    keys = [settings.AWS_ACCESS_KEY_ID, settings.AWS_SECRET_ACCESS_KEY]
    if settings.AWS_USE_INSTANCE_ROLE and any(keys):
        yield Error(
            "AWS_USE_INSTANCE_ROLE is on and a key is set as well.",
            hint="Unset AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_USE_INSTANCE_ROLE.",
            id="cms.E011",
        )
    if not settings.AWS_USE_INSTANCE_ROLE and not all(keys):
        yield Error(
            "A bucket is set without a key for it.",
            hint="Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_USE_INSTANCE_ROLE.",
            id="cms.E012",
        )


def _where() -> Iterator[CheckMessage]:
    endpoint = settings.AWS_S3_ENDPOINT_URL or "https://"
    if not endpoint.startswith(("https://", "http://")):
        yield Error(
            f"AWS_S3_ENDPOINT_URL is “{endpoint}”.",
            hint="Set it to an address with its scheme, such as https://s3.example.org.",
            id="cms.E013",
        )
    elif endpoint.startswith("http://"):
        yield checks.Warning(
            "Media go to the store unencrypted.",
            hint="Set AWS_S3_ENDPOINT_URL to an address with https, unless the store is on this "
            "machine or on a network that nobody else can read.",
            id="cms.W010",
        )


def _private() -> Iterator[CheckMessage]:
    if settings.AWS_S3_FILE_OVERWRITE:
        yield Error(
            "Files in the store may be overwritten.",
            hint="Set AWS_S3_FILE_OVERWRITE to False.",
            id="cms.E014",
        )
    if (settings.AWS_DEFAULT_ACL or "private") != "private":
        yield Error(
            "Masters and unpublished files would be public.",
            hint="Set AWS_DEFAULT_ACL to None: readers get media from Storywire.",
            id="cms.E015",
        )
