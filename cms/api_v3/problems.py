"""Problems of the Management API (RFC 9457), in the shape that Wagtail's own have."""

import logging
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError as NinjaValidationError
from pydantic import ValidationError as PydanticValidationError
from wagtail.api.v3.errors import problem_response
from wagtail.utils.forms import FormValidationError

from cms.api_v3.places import Path, written
from cms.gone import GoneError, gone
from cms.media.admin import shown_to
from cms.media.uses import InUseError, in_use, way_out

SOURCES = ("body", "query", "path", "form", "file")
"""What Ninja puts before a place."""
ADVICE = {
    "extra_forbidden": "There is no such field here. Leave it out.",
    "missing": "This is required. Send it.",
    "list_type": "Send a list here.",
    "dict_type": "Send an object here.",
    "string_type": "Send a text here.",
    "int_type": "Send a whole number here.",
    "bool_type": "Send true or false here.",
}
"""What to do, where Pydantic says only what is wrong."""
Found = list[dict[str, Any]]
_log = logging.getLogger(__name__)


class BadParameterError(Exception):
    """A query parameter that Wagtail's part of a view is not to take."""

    def __init__(self, name: str, reason: str) -> None:
        """Take its name, and what is wrong with it."""
        super().__init__(name, reason)
        self.name = name
        self.reason = reason


def problem(status: int, code: str, detail: str, errors: Found | None = None) -> HttpResponse:
    """Return a problem as a response."""
    return problem_response(
        status=status, detail=detail, errors=errors, type_uri=f"urn:storywire:problem:{code}"
    )


def unauthorized() -> HttpResponse:
    """Answer a request without a token that is good; why it is not is nobody's business."""
    response = problem(
        401,
        "unauthorized",
        "Send “Authorization: Bearer <token>” with a token that is neither expired nor revoked. "
        "Tokens are made in the admin, under Settings → API tokens.",
    )
    response["WWW-Authenticate"] = "Bearer"
    return response


def invalid(errors: Found) -> HttpResponse:
    """Answer a body that can't be stored, with the place of each mistake."""
    return problem(
        422, "invalid", "What was sent can’t be stored. “errors” names each place.", errors
    )


def gone_meanwhile(request: HttpRequest, error: Any) -> HttpResponse:
    """Answer what was begun while somebody else deleted what it is about."""
    del request
    # It may be a fault of ours that looks the same.
    _log.warning("What was asked for was deleted meanwhile", exc_info=error)
    return problem(409, "deleted_meanwhile", gone())


def bad_parameter(name: str, reason: str) -> HttpResponse:
    """Answer a query parameter that is wrong, which the reason says as “It …”."""
    shown = ascii(name)[1:-1]
    errors = [{"type": "bad_parameter", "loc": [shown], "place": shown, "msg": f"It {reason}."}]
    return problem(400, "bad_parameter", f"The parameter “{shown}” {reason}.", errors)


def place_errors(api: NinjaAPI) -> None:
    """Put the place of each mistake into the answers of an API."""
    api.add_exception_handler(GoneError, gone_meanwhile)
    api.add_exception_handler(ObjectDoesNotExist, gone_meanwhile)
    api.add_exception_handler(InUseError, _in_use)
    api.add_exception_handler(BadParameterError, _bad_parameter)
    api.add_exception_handler(FormValidationError, _form_errors)
    api.add_exception_handler(NinjaValidationError, _shape_errors)
    api.add_exception_handler(PydanticValidationError, _shape_errors)


def _in_use(request: HttpRequest, error: Any) -> HttpResponse:
    """Name what uses an asset that can't be deleted; of what its user may not edit, the kind."""
    shown = shown_to(request.user, error.uses)
    errors = [
        {"type": "in_use", "msg": one.use.kind}
        | ({"id": one.use.item.pk, "title": one.use.title} if one.url else {})
        for one in shown
    ]
    detail = f"{in_use(error.asset, error.uses, request.user)} {way_out()}"
    return problem(409, "in_use", detail, errors)


def _bad_parameter(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return bad_parameter(error.name, error.reason)


def _form_errors(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    return invalid(
        [
            {**_placed(_split(path)), "type": code, "msg": message}
            for path, coded in error.loc_errors
            for message, code in coded
        ]
    )


def _split(path: Path) -> Path:
    """Return a form's place part by part; positions are numbers again."""
    parts = "/".join(map(str, path)).split("/")
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def _shape_errors(request: HttpRequest, error: Any) -> HttpResponse:
    del request
    found = error.errors if isinstance(error, NinjaValidationError) else error.errors()
    return invalid(
        [
            {
                **_placed(_within(tuple(one["loc"]))),
                "type": one["type"],
                "msg": ADVICE.get(one["type"], one["msg"]),
            }
            for one in found
        ]
    )


def _placed(path: Path) -> dict[str, Any]:
    return {"loc": list(path), "place": written(path)}


def _within(loc: Path) -> Path:
    """Return a place within what was sent: without our parameter, page type and block type."""
    if len(loc) > 1 and loc[0] in SOURCES:
        loc = loc[1:]
    if loc[:1] == ("data",):
        loc = loc[1:]
    if loc and "." in str(loc[0]):
        loc = loc[1:]
    return tuple(part for part in loc if not str(part).startswith("<"))
