"""What no database can keep is refused before anything reads it."""

import json
import math
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, RawPostDataException

from cms.api_v3.places import Path, written
from cms.api_v3.problems import bad_parameter, invalid, problem

LARGEST = 2**63 - 1
LARGEST_OFFSET = 1_000_000
DEEPEST = 40
UPLOADS = ("images/", "documents/")


def refuse_malformed(request: HttpRequest) -> HttpResponse | None:
    """Return the refusal of a malformed request, or None."""
    return _refuse_query(request) or _refuse_body(request)


def _refuse_query(request: HttpRequest) -> HttpResponse | None:
    for name, values in request.GET.lists():
        if any(_unstorable(text) for text in (name, *values)):
            return bad_parameter(name, "holds a character that is no text")
        if name != "search" and any(_number(value) > LARGEST for value in values):
            return bad_parameter(name, "is too large a number")
    if _number(request.GET.get("offset", "")) > LARGEST_OFFSET:
        return bad_parameter("offset", "is too large; narrow the list by other parameters")
    search = request.GET.get("search", "word")
    if '"' in search or not any(map(str.isalnum, search)):
        return bad_parameter("search", "is to hold words, and no quotation marks")
    return None


def _number(text: str) -> int:
    return int(text[:30]) if text.isdecimal() else 0


def _refuse_body(request: HttpRequest) -> HttpResponse | None:
    match = request.resolver_match
    if match and match.route.endswith(UPLOADS) and request.method == "POST":
        return None
    try:
        body = request.body
    except RawPostDataException:
        return problem(415, "not_json", "Send JSON, with the Content-Type application/json.")
    if not body:
        return None
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return problem(400, "not_json", "The body is no JSON. Send it well-formed.")
    if not isinstance(content, dict):
        return invalid([{"type": "object", "loc": [], "place": "", "msg": "Send a JSON object."}])
    errors = [
        {"type": "unstorable", "loc": list(path), "place": written(path), "msg": reason}
        for path, reason in _flaws(content, ())
    ]
    return invalid(errors) if errors else None


def _flaws(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if len(path) > DEEPEST:
        yield path, "This is nested too deep. Send less deep a body."
    elif isinstance(value, dict):
        for key, part in value.items():
            if _unstorable(key):
                yield (*path, ascii(key)[1:-1]), "This name holds a character that is no text."
            else:
                yield from _flaws(part, (*path, key))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _flaws(part, (*path, position))
    elif reason := _flaw(value):
        yield path, reason


def _flaw(value: Any) -> str:
    if isinstance(value, str) and _unstorable(value):
        return "This holds a character that is no text. Remove it."
    if isinstance(value, float) and not math.isfinite(value):
        return "This is no number."
    if isinstance(value, int) and abs(value) > LARGEST:
        return "This number is too large."
    return ""


def _unstorable(text: str) -> bool:
    return any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)
