"""Parts of files: films are fetched in pieces (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_CHUNK = 1 << 16


def respond(request: HttpRequest, file: IO[bytes], size: int, etag: str) -> HttpResponseBase:
    """Answer with the one range that is asked for, or with the whole of a file.

    Several ranges, malformed ones, and one asked for under another ETag get the whole.
    """
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    same = request.headers.get("If-Range", etag) == etag
    if request.method != "GET" or not same or not asked or asked.groups() == ("", ""):
        return FileResponse(file, headers={"Accept-Ranges": "bytes"})
    start, stop = _bounds(asked[1], asked[2], size)
    if start >= stop:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return StreamingHttpResponse(
        _slice(file, start, stop - start),
        status=206,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Range": f"bytes {start}-{stop - 1}/{size}",
            "Content-Length": str(stop - start),
        },
    )


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size
    return int(first), min(int(last) + 1, size) if last else size


def _slice(file: IO[bytes], start: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while length > 0 and (chunk := file.read(min(length, _CHUNK))):
            length -= len(chunk)
            yield chunk
