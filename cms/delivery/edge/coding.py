"""Content codings: which one a client prefers (RFC 9110, 12.5.3), and bodies in it."""

import gzip
import re
from collections.abc import Callable

import brotli

IDENTITY = "identity"
_COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    # Compressed once and sent often, yet still cheap enough to be done for each request.
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=5),
    # Without the time, so that the same body is the same bytes.
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
CODINGS = tuple(_COMPRESSED)
"""Those besides identity, the smallest first."""
_WEIGHT = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.IGNORECASE)


def negotiated(accept_encoding: str) -> str:
    """Return the coding to answer in; identity when the header is empty or nothing else fits."""
    weights = _weights(accept_encoding)
    other = weights.get("*", 0.0)
    # Identity is acceptable unless it is refused, but whoever names another wants that one.
    unsaid = other if "*" in weights else 0.0005
    offers = [(weights.get(coding, other), coding) for coding in CODINGS]
    offers.append((weights.get(IDENTITY, unsaid), IDENTITY))
    weight, coding = max(offers, key=lambda offer: offer[0])
    return coding if weight else IDENTITY


def encoded(body: bytes, coding: str) -> bytes:
    """Return a body in a coding."""
    return _COMPRESSED[coding](body)


def _weights(header: str) -> dict[str, float]:
    """Return what the client says of each coding; a member that can't be read says nothing."""
    weights: dict[str, float] = {}
    for member in header.lower().split(","):
        name, semicolon, parameter = (part.strip() for part in member.partition(";"))
        weight = _WEIGHT.fullmatch(parameter)
        if name and (weight or not semicolon):
            weights["gzip" if name == "x-gzip" else name] = float(weight[1]) if weight else 1.0
    return weights
