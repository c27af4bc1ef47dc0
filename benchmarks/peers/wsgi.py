"""The peer's WSGI entry point: Django, with nothing in front."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
