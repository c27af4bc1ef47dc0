"""Secrets that are handed out once; only their digests are kept."""

import hashlib
import secrets

BYTES = 32


def new_secret() -> str:
    """Return 256 bits of chance, as text for an address or a header."""
    return secrets.token_urlsafe(BYTES)


def digest(secret: str) -> str:
    """Return what is kept of a secret. It is random and long: no salt or slowness is needed."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
