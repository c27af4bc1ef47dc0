"""The shared cache, which may be away: then there is none, and everything else goes on."""

import logging
from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis import exceptions

TIMEOUT = 0.25
"""How many seconds Redis may take to connect or to answer."""
PAUSE = 5.0
"""How many seconds a cache that did not answer is left alone: nobody is to wait for it again."""
_log = logging.getLogger(__name__)


def _or(nothing: Any, ask: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that gives ``nothing`` while the cache is away."""

    @wraps(ask)
    def tolerant(self: "SharedCache", *args: Any, **kwargs: Any) -> Any:
        if monotonic() < self.away_until:
            return nothing
        try:
            return ask(self, *args, **kwargs)
        except (exceptions.ConnectionError, exceptions.TimeoutError) as error:
            _log.warning("The cache did not answer and is left alone for a moment: %s", error)
            self.away_until = monotonic() + PAUSE
            return nothing

    return tolerant


class SharedCache(RedisCache):
    """Redis. While it is stopped or hangs, nothing is found in it and nothing kept."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        """Take the address; bound how long anybody waits for it."""
        waits = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        options = {**waits, **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})
        self.away_until = 0.0

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        """Return what is kept under a key, or the default."""
        return _or(default, RedisCache.get)(self, key, default, version)

    add = _or(False, RedisCache.add)  # noqa: FBT003  what it returns
    set = _or(None, RedisCache.set)
    touch = _or(False, RedisCache.touch)  # noqa: FBT003  as above
    delete = _or(False, RedisCache.delete)  # noqa: FBT003  as above
    has_key = _or(False, RedisCache.has_key)  # noqa: FBT003  as above
    get_many = _or({}, RedisCache.get_many)
    set_many = _or([], RedisCache.set_many)
    delete_many = _or(None, RedisCache.delete_many)
    clear = _or(False, RedisCache.clear)  # noqa: FBT003  as above
