"""Admission: which requests memory may answer, so that Django would have answered the same."""

from io import BytesIO
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest

Door = tuple[str | None, str, str | None]
"""By which host and scheme a request came, and what a proxy says of the scheme."""


def proxy_header() -> str:
    """Return the name in environ of what a proxy says of the scheme; empty without a proxy."""
    return settings.SECURE_PROXY_SSL_HEADER[0] if settings.SECURE_PROXY_SSL_HEADER else ""


def in_utf_8(environ: WSGIEnvironment) -> WSGIEnvironment:
    """Return a request that says of no other encoding than UTF-8 that it is in it.

    Django reads queries and forms in what ``Content-Type`` names: what is kept for everybody would
    be the answer to something else, and what names no encoding of text is not even caught.
    """
    said: str = environ["CONTENT_TYPE"]
    if "charset" not in said.lower():
        return environ
    parts = said.split(";")
    kept = [part for part in parts if not part.strip().lower().startswith("charset")]
    return {**environ, "CONTENT_TYPE": ";".join(kept)}


def scheme_of(door: Door) -> str | None:
    """Return the scheme that Django takes a request to have come by.

    None when it would refuse the host, or redirect to https. The scheme matters: by https alone
    answers carry ``Strict-Transport-Security``.
    """
    host, scheme, proxied = door
    if not host or settings.USE_X_FORWARDED_HOST:
        return None
    environ = {"REQUEST_METHOD": "GET", "wsgi.input": BytesIO(), "wsgi.url_scheme": scheme}
    environ["HTTP_HOST"] = host
    if proxied is not None:
        environ[proxy_header()] = proxied
    request = WSGIRequest(environ)
    try:
        request.get_host()
    except DisallowedHost:
        return None
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return None
    return request.scheme
