"""The roles from the start: what each may do with pages, media and snippets."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.utils.translation import gettext_noop
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
)


@dataclass(frozen=True)
class Role:
    """A group of users; permissions are code names."""

    name: str
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


_KINDS = (
    "person", "place", "body", "outlet", "partner", "lineofeffort", "series", "announcement",
    "commemorativeday",
)  # fmt: skip
_SNIPPETS = tuple(f"{verb}_{kind}" for kind in _KINDS for verb in ("add", "change"))
_MEDIA = tuple(
    f"{verb}_{kind}" for kind in ("image", "document", "media") for verb in ("add", "change")
)
_CHOOSE = ("choose_image", "choose_document")

ROLES = (
    Role(gettext_noop("Author"), ("add",), (*_CHOOSE, "add_image", "add_document", "add_media")),
    Role(
        gettext_noop("Editor"),
        ("add", "change", "lock"),
        (*_CHOOSE, *_MEDIA),
        (*_SNIPPETS, "submit_translation"),
    ),
    Role(
        gettext_noop("Translator"),
        ("add", "change"),
        (*_CHOOSE, "add_image", "add_document"),
        (*_SNIPPETS, "submit_translation"),
    ),
    Role(
        gettext_noop("Publisher"),
        ("add", "change", "publish", "lock", "unlock"),
        (*_CHOOSE, *_MEDIA),
        (*_SNIPPETS, "submit_translation", "add_redirect", "change_redirect", "delete_redirect"),
    ),
    Role(
        gettext_noop("Administrator"),
        ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        (*_CHOOSE, *_MEDIA, "delete_image", "delete_document", "delete_media"),
        ("*",),
    ),
)


_before_migrate: set[int] = set()


def note_permissions_before_migrate(**kwargs: Any) -> None:
    """Note which permissions there are, so that those of new models are told from them."""
    _before_migrate.clear()
    if Permission._meta.db_table in connections[kwargs["using"]].introspection.table_names():
        _before_migrate.update(Permission.objects.values_list("pk", flat=True))


def create_roles_after_migrate(**kwargs: Any) -> None:
    """Create what is missing; roles name permissions of every app, so these come first."""
    for config in apps.get_app_configs():
        create_permissions(config, verbosity=0, using=kwargs["using"])
    create_roles(new=Permission.objects.exclude(pk__in=_before_migrate))


def create_roles(new: Iterable[Permission] = ()) -> None:
    """Create the roles that do not exist, and give the others what is new of what they may do.

    What else a role has or lacks may have been changed on purpose.
    """
    unknown = set(new)
    root = Page.objects.filter(depth=1).first()
    collections = Collection.get_first_root_node()
    if root is None or collections is None:
        return
    for role in ROLES:
        group, created = Group.objects.get_or_create(name=role.name)
        if created:
            _grant(role, group, root, collections)
        else:
            group.permissions.add(*unknown.intersection(_permissions(role.others)))
    _hand_over_from_wagtail()


def _grant(role: Role, group: Group, root: Page, collections: Collection) -> None:
    group.permissions.set(_permissions(("access_admin", *role.others)))
    for permission in _permissions([f"{verb}_page" for verb in role.pages]):
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    for permission in _permissions(role.media):
        GroupCollectionPermission.objects.create(
            group=group, collection=collections, permission=permission
        )


def _permissions(names: Any) -> list[Permission]:
    if "*" in names:
        return list(Permission.objects.all())
    return list(
        Permission.objects.filter(
            codename__in=names,
            content_type__app_label__in=(
                # Wagtail asks for the permissions of its own media models, not of ours.
                "wagtailimages", "wagtaildocs", "wagtailmedia",
                "wagtailcore", "wagtailadmin", "wagtailredirects", "wagtail_localize", "stories",
                "home",
            ),
        )
    )  # fmt: skip


def _hand_over_from_wagtail() -> None:
    """Let publishers review what Wagtail gives to its moderators, and remove its groups."""
    for task in GroupApprovalTask.objects.filter(groups__name="Moderators"):
        task.groups.set(Group.objects.filter(name__in=("Publisher", "Administrator")))
        task.name = "Publisher’s review"
        task.save()
    Workflow.objects.filter(name="Moderators approval").update(name="Publisher’s review")
    for group in Group.objects.filter(name__in=("Moderators", "Editors")):
        if not group.user_set.exists():
            group.delete()
