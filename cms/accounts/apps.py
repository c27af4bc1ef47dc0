"""Accounts as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AccountsConfig(AppConfig):
    """Creates the roles once all permissions exist."""

    name = "cms.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Create missing roles, and missing permissions of roles, after every migrate."""
        from cms.accounts.roles import create_roles_after_migrate, note_permissions_before_migrate

        pre_migrate.connect(note_permissions_before_migrate, sender=self)
        post_migrate.connect(create_roles_after_migrate, sender=self)
