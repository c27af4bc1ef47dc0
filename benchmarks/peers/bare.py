"""The floor: a WSGI application that does nothing but send what Storywire has answered."""

import os
import pickle
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

Kept = dict[tuple[str, str], tuple[list[tuple[str, str]], bytes]]
"""Headers and body by query string and by the coding that is asked for."""

_answers: Kept = pickle.loads(Path(os.environ["BARE_ANSWERS"]).read_bytes())  # noqa: S301  our own


def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Answer with the same bytes and headers."""
    headers, body = _answers[environ["QUERY_STRING"], environ.get("HTTP_ACCEPT_ENCODING", "")]
    start("200 OK", [*headers])
    return [body]
