"""The secrets of webhooks: made of a random seed and ``SECRET_KEY``, and stored nowhere.

Whoever has a copy of the database alone can sign nothing. While ``SECRET_KEY_FALLBACKS`` names an
old key, messages are signed with what was made of that one too.
"""

import base64
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from django.conf import settings
from django.utils.crypto import salted_hmac
from standardwebhooks import Webhook as Signer

_SALT = "cms.readers.secret"
_BYTES = 32


def new_seed() -> str:
    """Return 256 bits of chance as text of 43 characters."""
    return secrets.token_urlsafe(_BYTES)


def secret_of(seed: str, key: str | bytes | None = None) -> str:
    """Return the secret of a seed: ``whsec_`` and 256 bits in base64."""
    made = salted_hmac(_SALT, seed, secret=key or settings.SECRET_KEY, algorithm="sha256")
    return "whsec_" + base64.b64encode(made.digest()).decode()


def signature_headers(
    seeds: Iterable[str], message_id: str, body: str, at: datetime
) -> dict[str, str]:
    """Return the headers of a message by the Standard Webhooks specification.

    There is one signature for each seed; a receiver accepts the message if it knows one of them.

    Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    known = [secret_of(seed, key) for seed in seeds for key in keys]
    at = at.astimezone(UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Signer(each).sign(message_id, at, body) for each in known),
    }
