"""ASGI, as far as it is spoken here (asgi.readthedocs.io, HTTP 2.3 and Lifespan 2.0)."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.http import HttpResponse

from cms.delivery import errors

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
PUBLIC = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def header(scope: Scope, name: str) -> str:
    """Return a header of a request, empty when there is none."""
    raw: bytes = dict(scope["headers"]).get(name.lower().encode(), b"")
    return raw.decode("latin-1").strip()


async def start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Send what comes before a body."""
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})


async def body(send: Send, part: bytes, more: bool) -> None:
    """Send a part of a body."""
    await send({"type": "http.response.body", "body": part, "more_body": more})


async def respond(send: Send, response: HttpResponse) -> None:
    """Send a whole answer of Django's."""
    await start(send, response.status_code, {**dict(response.items()), **PUBLIC})
    await body(send, response.content, more=False)


async def refuse(send: Send, error: Exception) -> None:
    """Send the problem that an exception stands for; what stands for none is raised."""
    problem = errors.answer_problem(error, {})
    if problem is None:
        raise error
    await respond(send, problem)


async def gone(receive: Receive) -> None:
    """Wait until the client has closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
