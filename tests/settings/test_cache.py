"""Redis, by CACHE_URL."""

import environ
from django.core.cache import caches
from django.test import override_settings

REDIS = "redis://127.0.0.1:6379/15"


def test_a_real_redis_keeps_what_is_cached() -> None:
    configured = environ.Env().cache_url_config(REDIS)
    with override_settings(CACHES={"default": configured, "renditions": configured}):
        cache = caches["default"]
        cache.set("storywire-test", {"a": 1}, timeout=10)
        assert cache.get("storywire-test") == {"a": 1}
        assert cache.incr("storywire-count") if cache.add("storywire-count", 1, 10) else True
        cache.delete_many(["storywire-test", "storywire-count"])
        assert cache.get("storywire-test") is None
