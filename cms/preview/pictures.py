"""Pictures, films and files of a draft: each address is signed for one preview and ends with it.

An ``<img>`` can carry no token, and the token may stand in no address. The signature names one
file and one grant, and the grant is asked every time.
"""

import re
from functools import cache
from uuid import UUID

from django.conf import settings
from django.core.signing import Signer
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from cms.preview.grants import still_allowed
from cms.preview.models import PreviewGrant

_SALT = "cms.preview.pictures"


def signed(body: bytes, grant: PreviewGrant) -> bytes:
    """Return a draft's JSON with every address of our media signed for its grant."""
    address = re.compile(
        rb"(" + re.escape(settings.PUBLIC_URL.encode()) + rb"/media/[a-z]+/([A-Za-z0-9_-]{16})"
        rb"[^\"\\?#\s<>]*)"
    )

    # A picture has many addresses, and a long story has many pictures.
    @cache
    def mark(version: bytes) -> bytes:
        signature = _signature(grant.pk.hex, version.decode())
        return f"?preview={grant.pk.hex}.{signature}".encode()

    return address.sub(lambda found: found[1] + mark(found[2]), body)


def are_admitted(mark: str, version: str) -> bool:
    """Tell whether a mark was given for a file of this version, and its preview still runs."""
    handle, _, signature = mark.partition(".")
    if not signature.isascii() or not constant_time_compare(signature, _signature(handle, version)):
        return False
    grants = PreviewGrant.objects.select_related("user", "page")
    grant = grants.filter(pk=UUID(hex=handle), expires_at__gt=timezone.now()).first()
    return grant is not None and still_allowed(grant)


def _signature(handle: str, version: str) -> str:
    return Signer(salt=_SALT).signature(f"{handle}:{version}")
