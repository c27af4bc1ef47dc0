"""Production: every secret comes from the environment, or the start stops."""

from settings.base import *  # noqa: F403  a settings module is its base and what it changes
from settings.base import required

SECRET_KEY = required("SECRET_KEY", "a long random string that only this installation knows")
ALLOWED_HOSTS = [
    host.strip()
    for host in required("ALLOWED_HOSTS", "the host names of the CMS, separated by commas").split(
        ","
    )
]
PUBLIC_URL = required(
    "PUBLIC_URL", "the address of the CMS, such as https://cms.example.org"
).rstrip("/")
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = PUBLIC_URL
