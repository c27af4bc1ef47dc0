"""A file that was taken in."""

from django.core.files import File


class CleanFile(File[bytes]):
    """An office file or a PDF that has been through here already, as a temporary file."""
