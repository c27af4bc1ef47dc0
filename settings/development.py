"""One machine, one developer: embedded defaults and known passwords."""

from settings.base import *  # noqa: F403  a settings module is its base and what it changes
from settings.base import (
    CLIENT_URLS,
    CONTENT_SECURITY_POLICY,
    LOGGING,
    STORAGES,
    env,
    number,
    optional,
    switch,
)

PORT = number("PORT", 8000)
SECRET_KEY = "development-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("ALLOWED_HOSTS", default=[])]
PUBLIC_URL = optional("PUBLIC_URL", f"http://localhost:{PORT}").rstrip("/")
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PUBLIC_URL
# The reference renderer, which make run serves; another origin, as front ends are.
RENDERER_PORT = number("RENDERER_PORT", 8001)
# Where make run tells front ends of changes.
LIVE_PORT = number("LIVE_PORT", 8002)
FRONTEND_URL = optional("FRONTEND_URL", f"http://localhost:{RENDERER_PORT}").rstrip("/")
CLIENT_URLS["default"] = FRONTEND_URL
CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"].append(FRONTEND_URL)
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
# Served from where they are: nothing is collected or compressed before a start.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
LOGGING["root"]["level"] = optional("LOG_LEVEL", "WARNING")
LOGGING["handlers"]["console"]["level"] = optional("LOG_LEVEL", "WARNING")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# A front end that is told of changes runs on the same machine.
WEBHOOKS_ALLOW_PRIVATE = switch("WEBHOOKS_ALLOW_PRIVATE", default=True)
DEMO_PASSWORD = "storywire-demo"
