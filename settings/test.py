"""The suite: development, with fast password hashes and files that go away."""

import os
import tempfile
from pathlib import Path

from settings.development import *  # noqa: F403  a settings module is its base and what it changes
from settings.development import DATABASES, LOGGING, REST_FRAMEWORK

PUBLIC_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://cms.test"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_DIRECTORY = tempfile.TemporaryDirectory(prefix="storywire-test-")
DATA_DIR = Path(_DIRECTORY.name)
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": "/admin/media/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AWS_STORAGE_BUCKET_NAME = ""
CDN_PURGE = ""
WEBHOOKS_ALLOW_PRIVATE = True
AWS_ACCESS_KEY_ID = AWS_SECRET_ACCESS_KEY = AWS_S3_ENDPOINT_URL = None
# What a test has not committed must not outlive it; tests of the edge make their own.
EDGE_MB = 0
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"delivery": None, "search": None}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# A file, as in use: an in-memory database has no write-ahead log. A name of its own for each run,
# so that two runs on one machine do not meet.
_RUN = os.environ.setdefault("STORYWIRE_TEST_RUN", str(os.getpid()))
DATABASES["default"]["TEST"] = {
    "NAME": str(DATA_DIR / "test.sqlite3")
    if "sqlite3" in DATABASES["default"]["ENGINE"]
    else f"storywire_test_{_RUN}"
}
DATABASES["default"]["CONN_MAX_AGE"] = 0
if "postgresql" in DATABASES["default"]["ENGINE"]:
    # What is whole stays whole; only the wait for the disk is spared.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
LOGGING["root"] = {"handlers": ["console"], "level": "ERROR"}
