"""Query parameters: read strictly, refused by name."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import unquote

from django.conf import settings
from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from cms.delivery.errors import BadParameter

LONGEST = 2000
_LONGER = {"ids": 4000}
"""A hundred ids with their commas are longer than anything else that is asked."""
Perspective = Literal["published", "draft"]
Include = Literal["document", "html", "markdown"]


def _split(value: Any) -> Any:
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


def among(choices: Callable[[], list[str]]) -> Any:
    """State the choices in the schema; what refuses others can say which there are."""
    return Field(json_schema_extra=lambda schema: schema.update(enum=[*choices()]))


def _languages() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def _moment(value: Any) -> Any:
    # What reads numbers as seconds is more lenient than what is promised.
    if isinstance(value, str) and not _MOMENT.match(value):
        raise ValueError("Not a moment such as 2019-08-20T06:40:00Z, with its offset.")
    return value


def _in_utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("Not a moment that calendars know.") from error


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")
Moment = Annotated[AwareDatetime, BeforeValidator(_moment), AfterValidator(_in_utc)]
CommaSeparated = BeforeValidator(_split)
Language = Annotated[str, among(_languages)]
Beside = Annotated[
    list[Literal["html", "markdown"]], CommaSeparated, Field(min_length=1, max_length=10)
]


class Query(BaseModel):
    """The parameters of an endpoint; every other is an error."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True
    )

    site: Annotated[str, Field(max_length=255, min_length=1)] | None = None
    """The host name of the site; by default the default site."""

    @classmethod
    def parse(cls, parameters: QueryDict) -> Self:
        """Return the parameters, or raise ``BadParameter`` that names the first bad one."""
        return cls._parsed(tuple((name, tuple(given)) for name, given in parameters.lists()))

    # The edge has asked for the same a moment before the view does.
    @classmethod
    @lru_cache(maxsize=64)
    def _parsed(cls, parameters: tuple[tuple[str, tuple[Any, ...]], ...]) -> Self:
        values = {}
        for name, given in parameters:
            if name not in cls.model_fields:
                known = ", ".join(cls.model_fields)
                raise BadParameter(
                    _printable(name), f"There is no such parameter. There are: {known}."
                )
            values[name] = cls._only(name, given)
        try:
            return cls(**values)
        except ValidationError as errors:
            first = errors.errors()[0]
            name = str(first["loc"][0]) if first["loc"] else ""
            raise BadParameter(name, _sentence(first["msg"])) from errors

    @classmethod
    def _only(cls, name: str, given: Sequence[Any]) -> str:
        value = str(given[0])
        if len(given) > 1:
            raise BadParameter(name, "Given more than once. Separate several values by commas.")
        if len(value) > (most := _LONGER.get(name, LONGEST)):
            raise BadParameter(name, f"Longer than {most} characters.")
        if any(ord(letter) < 32 or 0xD800 <= ord(letter) <= 0xDFFF for letter in value):
            raise BadParameter(name, "Contains a control character.")
        if "\ufffd" in value:
            raise BadParameter(name, "Is not UTF-8, percent-encoded.")
        return value

    def filters(self) -> list[tuple[str, str]]:
        """Return what decides which items there are on all parts together."""
        beside = {"cursor", "limit", "order", "include"}
        return [(name, said) for name, said in self.canonical().items() if name not in beside]

    def canonical(self) -> dict[str, str]:
        """Return the parameters in their one form: sorted, without those that say the default."""
        defaults = self._defaults()
        said = {}
        for name in sorted(self.model_fields_set):
            value = getattr(self, name)
            if value != defaults[name]:
                said[name] = _said(value)
        return said

    # Pydantic reads the signature of what makes a default each time that it is asked for one.
    @classmethod
    @cache
    def _defaults(cls) -> dict[str, Any]:
        return {
            name: field.get_default(call_default_factory=True)
            for name, field in cls.model_fields.items()
        }

    @classmethod
    def openapi(cls) -> list[OpenApiParameter]:
        """Return the parameters as OpenAPI has them."""
        schema = cls.model_json_schema()
        required = schema.get("required", [])
        return [
            OpenApiParameter(
                name=name,
                type=_one_type(part),
                location=OpenApiParameter.QUERY,
                required=name in required,
                description=part.pop("description", ""),
                explode=False,
                style="form",
            )
            for name, part in schema["properties"].items()
        ]


class LocaleQuery(Query):
    """A language among those of the installation."""

    locale: Language | None = None
    """A language code, such as ``en``."""

    @field_validator("locale")
    @classmethod
    def known_locale(cls, value: str | None) -> str | None:
        """Refuse a language that is not published."""
        return value if value is None else published_language(value)


class ResolveQuery(Query):
    """A path to resolve."""

    perspective: Perspective = "published"
    """``draft`` shows the draft of a preview to whoever holds its token."""

    path: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    """The path on the site, from the root, such as ``/en/stories/``; percent-encoded or not."""
    include: Beside = []
    """Put ``html`` or ``markdown`` beside rich text."""

    @field_validator("path")
    @classmethod
    def plain_path(cls, value: str) -> str:
        """Return the path decoded; refuse what is none."""
        path = unquote(value)
        if not path.startswith("/") or "\\" in path or any(ord(letter) < 32 for letter in path):
            raise ValueError("A path starts with / and has no control characters or backslashes.")
        if "\ufffd" in path:
            raise ValueError("A path is UTF-8, percent-encoded or not.")
        if any(mark in path for mark in "?#"):
            raise ValueError("Give the path alone, without query or fragment.")
        segments = path.strip("/").split("/")
        if "//" in path or any(segment in ("..", ".") for segment in segments):
            raise ValueError("A path has no empty, . or .. segments.")
        return path


class SiteQuery(LocaleQuery):
    """The globals in a language."""

    perspective: Perspective = "published"
    """``draft`` shows the draft of a preview to whoever holds its token."""


class DocumentQuery(LocaleQuery):
    """One page."""

    perspective: Perspective = "published"
    """``draft`` shows the draft of a preview to whoever holds its token."""

    include: Beside = []
    """Put ``html`` or ``markdown`` beside rich text."""


class PathsQuery(LocaleQuery):
    """A part of all paths."""

    limit: Annotated[int, Field(ge=1, le=1000)] = 200
    """How many at most."""
    cursor: Annotated[str, Field(min_length=1)] | None = None
    """Where to go on: from ``next`` of the page before."""


class SitemapQuery(Query):
    """A site map, or a part of one."""

    part: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """Which part; without it, the map, or the index of its parts when there are several."""


class ChangesQuery(Query):
    """A part of the log of changes."""

    after: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    """The cursor to go on from; without it, the answer holds the cursor of now and no changes."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    """How many at most."""
    include: Annotated[list[Include], CommaSeparated, Field(min_length=1, max_length=10)] = []
    """``document`` adds each page as it is now; ``html`` and ``markdown`` as in lists."""


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(sorted({_said(part) for part in value}))
    return value.isoformat() if isinstance(value, datetime) else str(value)


def published_language(value: str) -> str:
    """Return a language, or raise ``ValueError`` if nothing is published in it."""
    known = _languages()
    if value not in known:
        raise ValueError(f"There is no such language. There are: {', '.join(known)}.")
    return value


def _one_type(part: dict[str, Any]) -> dict[str, Any]:
    """Return a parameter's schema without null, which no query can say."""
    options = [option for option in part.get("anyOf", []) if option.get("type") != "null"]
    plain = options[0] if options else part
    kept = {name: value for name, value in plain.items() if name not in ("title", "description")}
    if "default" in part and part["default"] not in (None, []):
        kept["default"] = part["default"]
    else:
        kept.pop("default", None)
    return kept


def _sentence(message: str) -> str:
    text = message.removeprefix("Value error, ").strip()
    return text if text.endswith(".") else text + "."


def _printable(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable())[:100]


INCLUDES = get_args(Include)
