"""Telling a cache or CDN which answers are old, by their surrogate keys."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from django.conf import settings

from cms.readers.address import RefusedAddressError, parse, resolve
from cms.readers.exchange import Answer, Limits, NoAnswerError, Request, exchange

LIMITS = Limits(connect=5.0, total=5.0)
FASTLY_KEYS = 256
CLOUDFLARE_KEYS = 30
VARNISH_CHARACTERS = 4000
"""How long a header may be: Varnish takes 8 KB by itself."""


class PurgeError(Exception):
    """A purge was not confirmed; the message says why and holds no secret."""


def purge(keys: Sequence[str]) -> None:
    """Drop every answer that has one of the keys; when it returns, they are gone.

    Raises ``PurgeError`` when that is not certain.
    """
    if keys:
        BACK_ENDS[settings.CDN_PURGE](keys)


def purge_varnish(keys: Sequence[str]) -> None:
    """Ask each Varnish to drop the keys, as ``deploy/varnish/storywire.vcl`` takes it.

    All are asked at once: while one hangs or is away, the others drop what is withdrawn.
    """
    urls = settings.VARNISH_URLS
    with ThreadPoolExecutor(len(urls), thread_name_prefix="purge") as threads:
        asked = [threads.submit(_purge_one_varnish, url, keys) for url in urls]
    for one in asked:
        one.result()


def purge_fastly(keys: Sequence[str]) -> None:
    """Ask Fastly to drop the keys, 256 at a time.

    Source: https://www.fastly.com/documentation/reference/api/purging/
    """
    url = f"{settings.FASTLY_API}/service/{quote(settings.FASTLY_SERVICE_ID, safe='')}/purge"
    for part in _parts(keys, FASTLY_KEYS):
        headers = {"Surrogate-Key": " ".join(part), "Accept": "application/json"}
        _call("POST", url, {**headers, "Fastly-Key": settings.FASTLY_TOKEN})


def purge_cloudflare(keys: Sequence[str]) -> None:
    """Ask Cloudflare to drop the keys, 30 at a time.

    Source: https://developers.cloudflare.com/api/resources/cache/methods/purge/
    """
    zone = quote(settings.CLOUDFLARE_ZONE_ID, safe="")
    url = f"{settings.CLOUDFLARE_API}/zones/{zone}/purge_cache"
    headers = {
        "Authorization": f"Bearer {settings.CLOUDFLARE_TOKEN}",
        "Content-Type": "application/json",
    }
    for part in _parts(keys, CLOUDFLARE_KEYS):
        answer = _call("POST", url, headers, json.dumps({"tags": list(part)}).encode())
        if not _says_success(answer):
            raise PurgeError("Cloudflare did not confirm the purge.")


BACK_ENDS: dict[str, Callable[[Sequence[str]], None]] = {
    "varnish": purge_varnish,
    "fastly": purge_fastly,
    "cloudflare": purge_cloudflare,
}


def _purge_one_varnish(url: str, keys: Sequence[str]) -> None:
    for part in _lines(keys):
        _call("PURGE", url, {"xkey-purge": part})


def _call(method: str, url: str, headers: dict[str, str], body: bytes = b"") -> Answer:
    try:
        # The operator names these addresses, so they may be private ones.
        address = parse(url, private=True)
        numbers = resolve(address, private=True)
        answer = exchange(Request(method, address, headers, body), numbers, LIMITS)
    except (RefusedAddressError, NoAnswerError, OSError) as error:
        raise PurgeError(f"{url}: {error}") from error
    if not 200 <= answer.status < 300:
        raise PurgeError(f"{url}: HTTP {answer.status}")
    return answer


def _says_success(answer: Answer) -> bool:
    try:
        said = json.loads(answer.body)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("success") is True


def _parts(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _lines(keys: Iterable[str]) -> Iterator[str]:
    line = ""
    for key in keys:
        if line and len(line) + len(key) >= VARNISH_CHARACTERS:
            yield line
            line = ""
        line = f"{line} {key}" if line else key
    if line:
        yield line
