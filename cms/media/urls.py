"""Where media are fetched; versions are unguessable and never reused."""

from django.urls import re_path

from cms.media import views

_VERSION = r"(?P<version>[A-Za-z0-9_-]{16})"
_ENDING = r"(?P<ending>[a-z0-9]{1,5})"

urlpatterns = [
    re_path(
        rf"^media/images/{_VERSION}/(?P<width>[1-9][0-9]{{0,3}})\.(?P<format_>avif|webp|jpg)$",
        views.serve_image,
        name="media_image",
    ),
    re_path(rf"^media/movies/{_VERSION}\.{_ENDING}$", views.serve_movie, name="media_movie"),
    re_path(rf"^media/files/{_VERSION}\.{_ENDING}$", views.serve_file, name="media_file"),
    # One folder, no way up: what lies beside it is not for sending.
    re_path(
        r"^admin/media/renditions/(?P<name>[A-Za-z0-9_-]{16}\.[A-Za-z0-9_.-]+)$",
        views.serve_thumbnail,
        name="media_thumbnail",
    ),
]
