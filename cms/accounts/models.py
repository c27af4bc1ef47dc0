"""The user model: Django's, ours from the first day, so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody who writes, edits, translates, publishes or runs the place."""
