"""Representations: which of an endpoint's formats a client prefers (RFC 9110, 12.5.1)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.http.request import MediaType
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class Preferred(DefaultContentNegotiation):
    """Heeds the weights of an Accept header, which Django REST framework passes over.

    Of formats that are wanted as much, one that is named goes before one that a star stands for,
    and then the endpoint's first.
    """

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        """Return the format that is preferred; raise ``NotAcceptable`` when there is none."""
        del format_suffix
        accepted = _accepted(request.META.get("HTTP_ACCEPT", "*/*"))
        offers = [(_weight(renderer.media_type, accepted), renderer) for renderer in renderers]
        weight, renderer = max(offers, key=lambda offer: offer[0])
        if not weight[0] > 0:
            raise NotAcceptable
        return renderer, renderer.media_type


class Only(DefaultContentNegotiation):
    """Answers in the one format there is: feed readers ask for anything but what they take."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        """Return that format."""
        del request, format_suffix
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


def representation(view: Any, accept: str) -> str | None:
    """Return the media type a view class would answer in; None if it would refuse."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    renderers = [renderer() for renderer in view.renderer_classes]
    try:
        return str(view.content_negotiation_class().select_renderer(Request(request), renderers)[1])
    except NotAcceptable:
        return None


def _accepted(header: str) -> Sequence[MediaType]:
    try:
        return [MediaType(token) for token in header.split(",") if token.strip()]
    except ValueError:
        return []


def _weight(offered: str, accepted: Sequence[MediaType]) -> tuple[float, int]:
    """Return how much a media type is wanted, by the most exact that matches, and how exact."""
    main, _, sub = offered.partition("/")
    found = [
        ((one.main_type != "*") + (one.sub_type != "*"), one.quality)
        for one in accepted
        if one.main_type in ("*", main) and one.sub_type in ("*", sub)
    ]
    exact, quality = max(found, default=(0, 0.0))
    return quality, exact
