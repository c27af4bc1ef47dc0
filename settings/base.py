"""Settings that are safe for production; the other modules loosen them on purpose.

Every variable read here stands in ``.env.example`` and ``docs/reference/settings.md``.
"""

import re
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import environ
from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

LANGUAGE_NAMES = {
    "en": "English", "fr": "Français", "ar": "العربية", "ckb": "کوردیی ناوەندی", "ku": "Kurdî",
    "kmr": "Kurdî (Kurmancî)", "syr": "ܣܘܪܝܝܐ", "ps": "پښتو", "so": "Soomaali", "ti": "ትግርኛ",
}  # fmt: skip
"""What languages call themselves, where Django does not know it or calls them otherwise."""
BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()
env.read_env(str(BASE_DIR / ".env"))


def required(name: str, purpose: str) -> str:
    """Return a variable that has no safe default, or stop the start with what to set."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. Set it to {purpose}.")
    return value


def optional(name: str, default: str) -> str:
    """Return a variable, or its default when it is not set or set to nothing."""
    value: str = env.str(name, default="")
    return value or default


def number(name: str, default: int) -> int:
    """Return a variable that is a whole number."""
    value = optional(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to a whole number, or to nothing.")
    return int(value)


def switch(name: str, default: bool) -> bool:
    """Return a variable that is on or off."""
    value = optional(name, str(default)).lower()
    if value not in ("true", "1", "false", "0"):
        raise ImproperlyConfigured(
            f"{name} is “{value}”. Set it to true or 1, to false or 0, or to nothing."
        )
    return value in ("true", "1")


def content_languages(said: str) -> list[tuple[str, str]]:
    """Return the languages that content is in, with the name each gives itself."""
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, said.split(","))):
        code, _equals, name = map(str.strip, part.partition("="))
        if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", code):
            raise ImproperlyConfigured(
                f"CONTENT_LANGUAGES names “{code}”. Set it to codes such as en,fr,ar,ckb."
            )
        found[code] = name or LANGUAGE_NAMES.get(code) or LANG_INFO.get(code, {}).get("name_local")
        if not found[code]:
            raise ImproperlyConfigured(
                f"CONTENT_LANGUAGES names “{code}”, whose own name is not known. "
                f"Set it beside the code, such as {code}=Kurdî."
            )
    if "en" not in found:
        raise ImproperlyConfigured("CONTENT_LANGUAGES has no “en”. The first tree is in English.")
    return list(found.items())


DATA_DIR = Path(optional("STORYWIRE_DATA", str(BASE_DIR / "var"))).resolve()

# Served

DEBUG = False
SECRET_KEY = ""
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
PUBLIC_URL = env.str("PUBLIC_URL", default="").rstrip("/")
FRONTEND_URL = env.str("FRONTEND_URL", default="").rstrip("/")
FRONTEND_URLS: dict[str, str] = env.dict("FRONTEND_URLS", default={})
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])
ROOT_URLCONF = "settings.urls"
WSGI_APPLICATION = "settings.wsgi.application"
APPEND_SLASH = True

INSTALLED_APPS = [
    # Before Wagtail, whose commands and templates some of these replace.
    "cms.publishing",
    "cms.translating",
    "cms.preview",
    "cms.api_v3",
    "home",
    "stories",
    "cms",
    "cms.media",
    "cms.accounts",
    "cms.readers",
    "wagtail_headless_preview",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtailmedia",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "ninja",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

# The delivery API answers before sessions and languages could add a Vary header.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.delivery.middleware.PublicAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.delivery.middleware.EditorLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.publishing.middleware.UnitOfWorkMiddleware",
    "cms.media.outage.StoreOutageMiddleware",
    "cms.blocks.asking.QuestionMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Kept

DATABASES = {
    "default": env.db_url_config(
        optional("DATABASE_URL", f"sqlite:///{DATA_DIR / 'storywire.sqlite3'}")
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    # Django turns foreign keys on by itself; units of work ask for the write lock at once.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Opening the file and setting its mode takes SQLite longer than answering, too.
DATABASES["default"]["CONN_MAX_AGE"] = 60

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": env.cache_url_config(optional("CACHE_URL", "locmemcache://")),
    # A rendition look-up by way of the network would cost more than it saves.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
if "redis" in CACHES["default"]["BACKEND"]:
    # One that may be away: readers and editors go on without it.
    CACHES["default"]["BACKEND"] = "cms.cache.SharedCache"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # As text: Wagtail hands it to a task, whose arguments are kept as JSON.
        "OPTIONS": {"location": str(DATA_DIR / "media"), "base_url": "/admin/media/"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Media in an S3-compatible store, when a bucket is named. What opens it stays out of the options
# above: these would stand in the table of tasks.
AWS_STORAGE_BUCKET_NAME = optional("AWS_STORAGE_BUCKET_NAME", "")
AWS_S3_ENDPOINT_URL = optional("AWS_S3_ENDPOINT_URL", "") or None
AWS_S3_REGION_NAME = optional("AWS_S3_REGION_NAME", "us-east-1")
AWS_S3_ADDRESSING_STYLE = "path" if AWS_S3_ENDPOINT_URL else "auto"
AWS_USE_INSTANCE_ROLE = switch("AWS_USE_INSTANCE_ROLE", default=False)
AWS_ACCESS_KEY_ID = optional("AWS_ACCESS_KEY_ID", "") or None
AWS_SECRET_ACCESS_KEY = optional("AWS_SECRET_ACCESS_KEY", "") or None
AWS_S3_FILE_OVERWRITE = False
# No access list: the bucket is private, and newer ones accept none.
AWS_DEFAULT_ACL = None
if AWS_STORAGE_BUCKET_NAME:
    STORAGES["default"] = {"BACKEND": "cms.media.storages.ObjectStorage"}
    if not AWS_USE_INSTANCE_ROLE:
        AWS_ACCESS_KEY_ID = required(
            "AWS_ACCESS_KEY_ID",
            "the id of a key for the bucket, or AWS_USE_INSTANCE_ROLE to true if the machine's "
            "role opens it",
        )
        AWS_SECRET_ACCESS_KEY = required(
            "AWS_SECRET_ACCESS_KEY",
            "the secret of that key, or AWS_USE_INSTANCE_ROLE to true if the machine's role opens "
            "the bucket",
        )
MEDIA_CACHE_MB = number("MEDIA_CACHE_MB", 1000)
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/admin/media/"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# What editors write with

WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "cms.blocks.inline_values.RichTextArea"},
}

# Who

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 7
CSRF_COOKIE_SECURE = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = switch("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^livez/?$", r"^readyz/?$"]
SECURE_HSTS_SECONDS = number("SECURE_HSTS_SECONDS", 3600)
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # Other subdomains are for their owners to decide,
    "security.W021",  # and so is the browsers' preload list.
    "security.W019",  # The admin shows block previews and pages in frames of its own origin.
]
TRUSTED_PROXIES = number("TRUSTED_PROXIES", 0)
if TRUSTED_PROXIES:
    # Without a proxy of ours in front, anybody could claim to have come by TLS.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        # Wagtail's admin still carries inline scripts and styles.
        "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "frame-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
}

# Languages

LANGUAGE_CODE = "en"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = content_languages(optional("CONTENT_LANGUAGES", "en,fr,ar"))
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# A translation starts as a draft: submitting one publishes nothing, and no source's words under
# the name of another language.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Some systems have zones that are none, over which browsers fail.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime", "Factory"})
TIME_ZONE = "UTC"
USE_TZ = True

# Wagtail

WAGTAIL_SITE_NAME = "Storywire"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PUBLIC_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
TAGGIT_CASE_INSENSITIVE = True
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "media.File"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.FileForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "vtt", "xlsx",
]  # fmt: skip
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Media",
    "MEDIA_FORM_BASE": "cms.media.forms.MediaForm",
    "VIDEO_EXTENSIONS": ["mp4", "m4v", "mov", "webm"],
    "AUDIO_EXTENSIONS": ["m4a", "mp3"],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# Previews: a draft is shown by the front end of its site

PREVIEW_TEMPLATE = optional("PREVIEW_TEMPLATE", "{frontend}{path}#preview={code}")
PREVIEW_TEMPLATES: dict[str, str] = env.dict("PREVIEW_TEMPLATES", default={})
CLIENT_URLS = {"default": FRONTEND_URL, **FRONTEND_URLS}
WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": CLIENT_URLS, "REDIRECT_ON_PREVIEW": True}
# Milliseconds until the panel updates after it was told of a change, which cms/preview does when
# nothing more is typed for a moment.
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 20
# A draft is saved two seconds after a change: a save of a long story is work, and would make what
# is typed meanwhile wait for its preview.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"] += [
    url for url in (FRONTEND_URL, *FRONTEND_URLS.values()) if url
]

# Delivery

STORYWIRE_API_V2 = switch("STORYWIRE_API_V2", default=False)
EDGE_MB = number("EDGE_MB", 128)
LIVE_MOST = number("LIVE_MOST", 1000)
DELIVERY_THROTTLE_RATE = optional("DELIVERY_THROTTLE_RATE", "1200/min")
SEARCH_THROTTLE_RATE = optional("SEARCH_THROTTLE_RATE", "120/min")
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # The parsers stay as they are: translators' strings reach the admin as forms.
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": {
        "delivery": DELIVERY_THROTTLE_RATE,
        "search": SEARCH_THROTTLE_RATE,
    },
    "EXCEPTION_HANDLER": "cms.delivery.errors.answer_problem",
    "NUM_PROXIES": TRUSTED_PROXIES,
    "UNAUTHENTICATED_USER": None,
    # No parameter but ours: an unknown one is refused by name.
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "PATH_CONVERTER_OVERRIDES": {"id": {"type": "string", "format": "uuid"}},
    "TITLE": "Storywire Delivery API",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "PREPROCESSING_HOOKS": ["cms.delivery.schema.only_delivery"],
    # Its own would lift every choice out of where it is meant, under names of chance.
    "POSTPROCESSING_HOOKS": [],
    "WEBHOOKS": ["cms.readers.payload.WEBHOOK"],
}

# Readers of the change log

CDN_PURGE = optional("CDN_PURGE", "")
VARNISH_URLS: list[str] = env.list("VARNISH_URLS", default=[])
FASTLY_SERVICE_ID = optional("FASTLY_SERVICE_ID", "")
FASTLY_TOKEN = optional("FASTLY_TOKEN", "")
FASTLY_API = "https://api.fastly.com"
CLOUDFLARE_ZONE_ID = optional("CLOUDFLARE_ZONE_ID", "")
CLOUDFLARE_TOKEN = optional("CLOUDFLARE_TOKEN", "")
CLOUDFLARE_API = "https://api.cloudflare.com/client/v4"
if CDN_PURGE not in ("", "varnish", "fastly", "cloudflare"):
    raise ImproperlyConfigured(
        f"CDN_PURGE is “{CDN_PURGE}”. Set it to varnish, fastly or cloudflare, or to nothing."
    )
if CDN_PURGE == "varnish":
    required("VARNISH_URLS", "the addresses of your Varnish servers, separated by commas")
if CDN_PURGE == "fastly":
    required("FASTLY_SERVICE_ID", "the id of the service that stands in front of the CMS")
    required("FASTLY_TOKEN", "a token that may purge that service")
if CDN_PURGE == "cloudflare":
    required("CLOUDFLARE_ZONE_ID", "the id of the zone that the CMS is in")
    required("CLOUDFLARE_TOKEN", "a token that may purge that zone's cache")
WEBHOOKS_ALLOW_PRIVATE = switch("WEBHOOKS_ALLOW_PRIVATE", default=False)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(levelname)s %(name)s: %(message)s"},
        "one line": {
            "()": "settings.logs.OneLine",
            "format": "%(levelname)s %(name)s: %(message)s",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            # The task worker turns its own loggers up; here it is heard no more than all others.
            "level": optional("LOG_LEVEL", "INFO"),
        },
        "of strangers": {"class": "logging.StreamHandler", "formatter": "one line"},
    },
    "root": {"handlers": ["console"], "level": optional("LOG_LEVEL", "INFO")},
    # Else every save of a page would say four lines; what fails is still said.
    "loggers": {
        "django_tasks": {"level": "WARNING"},
        # A host that is not ours: the line says which, and what to set.
        "django.security.DisallowedHost": {"handlers": ["of strangers"], "propagate": False},
    },
}
