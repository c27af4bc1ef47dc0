"""Shares: where a story takes its time when nothing is in memory, by the profiler."""

import cProfile
import pstats
from collections.abc import Callable, Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from rest_framework.views import APIView

from benchmarks.report import Figure
from cms.delivery.edge import Edge
from cms.delivery.perspective import Reading
from cms.delivery.plain_sql import stored_page
from cms.delivery.query import Query
from cms.delivery.views.resolve import ResolveView

WARM_UP, TIMES = 50, 500


def shares(paths: list[str]) -> Iterator[Figure]:
    """Give the shares of the layers in percent, and how long one answer takes with a profiler."""
    edge = Edge(WSGIHandler(), 0)
    for number in range(WARM_UP):
        _ask(edge, paths[number % len(paths)])
    with cProfile.Profile() as profile:
        for number in range(TIMES):
            _ask(edge, paths[number % len(paths)])
    spent = _Spent(profile)
    whole, django = spent.in_(Edge.__call__), spent.in_(WSGIHandler.__call__)
    rest, view = spent.in_(APIView.dispatch), spent.in_(ResolveView.get)
    # What is asked is read twice: once by the edge, for the one form of the URL.
    parameters = spent.in_(_plain(Query.parse)) / 2
    query, answer = spent.in_(stored_page), spent.in_(Reading.answer)
    layers = {
        "the edge: the one form of the URL, the coding": whole - django,
        "Django's handler, middleware and routes": django - rest,
        "REST framework": rest - view,
        "the view: parameters": parameters,
        "the view: its query": query,
        "the view: entity tag and headers": answer,
        "the view: what is left": view - parameters - query - answer,
    }
    for name, seconds in layers.items():
        yield Figure(name, seconds / whole * 100, "%")


class _Spent:
    """Seconds by function, with what it calls."""

    def __init__(self, profile: cProfile.Profile) -> None:
        self._stats: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # the stubs have it not

    def in_(self, function: Callable[..., Any]) -> float:
        code = function.__code__
        return float(self._stats[code.co_filename, code.co_firstlineno, code.co_name][3])


def _plain(method: Any) -> Callable[..., Any]:
    function: Callable[..., Any] = method.__func__
    return function


def _ask(edge: Edge, path: str) -> None:
    environ: dict[str, Any] = {}
    setup_testing_defaults(environ)
    where, _, query = path.partition("?")
    environ |= {
        "PATH_INFO": where,
        "QUERY_STRING": query,
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
    }
    said: list[str] = []

    def start(status: str, *_rest: Any) -> Callable[[bytes], object]:
        said.append(status)
        return lambda _part: None

    b"".join(edge(environ, start))
    assert said[0].startswith("200 "), said
