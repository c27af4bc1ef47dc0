"""Stock Wagtail on the same pages: the middleware of Wagtail's own template, and its API v2.

Rate limits, authentication and the browsable API are left out, which spares the peer some work.
"""

from settings.development import *  # noqa: F403  a settings module is its base and what it changes
from settings.development import optional

DEBUG = False
ROOT_URLCONF = optional("PEER_URLS", "benchmarks.peers.stock")
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
}
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Django's own, 300, would drop most of what is measured.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
