"""The ASGI entry point of live updates, a process of their own beside the server's."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.production")
django.setup()

# What these import can be imported once Django is set up.
from django.conf import settings  # noqa: E402

from cms.delivery.live import Live  # noqa: E402
from cms.publishing.log import head  # noqa: E402
from cms.readers.fan_out import Gate  # noqa: E402

# As webhooks, events wait for the purge: who asks because of one is not to get what was before. For
# the server's processes they wait by themselves.
application = Live(settings.LIVE_MOST, Gate(head).open_to)
