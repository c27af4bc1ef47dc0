"""What tests are made of: small, valid and real."""

import itertools
import json
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.accounts.models import User
from cms.accounts.roles import create_roles
from cms.media.models import File, Image
from cms.media.rights import today
from cms.unit_of_work import unit_of_work
from home.models import HomePage
from stories.models import DayInTheLifePage, StoryIndexPage, StoryPage

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


@unit_of_work()
def make_site() -> Site:
    """Return the default site: home pages in three languages, a story index below each."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    Site.objects.all().delete()
    root = Page.objects.get(depth=1)
    home = HomePage(title="Home", slug="home", locale=locale("en"))
    root.add_child(instance=home)
    site = Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name="Coalition"
    )
    index = StoryIndexPage(title="Stories", slug="stories", locale=locale("en"))
    home.add_child(instance=index)
    for code, title in (("fr", "Récits"), ("ar", "قصص")):
        same_home = {"translation_key": home.translation_key, "locale": locale(code)}
        translated = HomePage(title=title, slug=f"home-{code}", **same_home)
        root.add_child(instance=translated)
        same_index = {"translation_key": index.translation_key, "locale": locale(code)}
        translated.add_child(instance=StoryIndexPage(title=title, slug="stories", **same_index))
    return Site.objects.select_related("root_page").get(pk=site.pk)


def make_what_migrations_make() -> None:
    """Make roots, roles and the review in a database whose tables were made without migrations."""
    Page.add_root(instance=Page(title="Root", slug="root", locale=locale("en")))
    Collection.add_root(name="Root")
    create_roles()
    workflow = Workflow.objects.create(name="Publisher’s review")
    task = GroupApprovalTask.objects.create(name="Publisher’s review")
    task.groups.set(Group.objects.filter(name__in=("Publisher", "Administrator")))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())


def locale(code: str) -> Locale:
    """Return a content language."""
    return Locale.objects.get_or_create(language_code=code)[0]


def index_page(code: str = "en") -> StoryIndexPage:
    """Return the story index of a language."""
    return StoryIndexPage.objects.filter(locale__language_code=code).order_by("pk")[0]


def jpeg(size: tuple[int, int] = (1600, 1200), colour: str = "teal", **save: Any) -> bytes:
    """Return a picture file."""
    buffer = BytesIO()
    Pillow.new("RGB", size, colour).save(buffer, "JPEG", **save)
    return buffer.getvalue()


def make_image(
    title: str = "", content: bytes | None = None, name: str = "x.jpg", **fields: Any
) -> Image:
    """Return a stored image."""
    fields.setdefault("alt", "A river at dawn")
    image = Image(
        title=title or f"Image {next(_numbers)}",
        file=ContentFile(content or jpeg(), name),
        **fields,
    )
    image.save()
    return image


def make_file(
    content: str | bytes = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", name: str = "a.vtt"
) -> File:
    """Return a stored file."""
    stored = content.encode() if isinstance(content, str) else content
    file = File(title=name, file=ContentFile(stored, name))
    file.save()
    return file


def end_rights(asset: Any) -> None:
    """Let the rights to a picture, a film or a file have ended yesterday."""
    asset.usable_until = today() - timedelta(days=1)
    asset.save()


def image_value(image: Image, alt: str = "What it shows here") -> dict[str, Any]:
    """Return a picture as a block stores it."""
    return {"image": image.pk, "alt_text": alt, "decorative": False}


def text(html: str = "<p>Once.</p>") -> dict[str, Any]:
    """Return a text block as it is stored."""
    return {"type": "text", "value": html}


@unit_of_work()
def make_story(
    title: str = "",
    body: list[dict[str, Any]] | None = None,
    parent: Page | None = None,
    publish: bool = True,
    model: type[StoryPage] | type[DayInTheLifePage] = StoryPage,
    **fields: Any,
) -> Any:
    """Return a story below the English index, or another parent; published unless told."""
    tags = fields.pop("tags", [])
    parent = parent or index_page()
    page = model(
        title=title or f"Story {next(_numbers)}",
        body=json.dumps(body if body is not None else [text()]),
        locale=parent.locale,
        live=False,
        **fields,
    )
    parent.add_child(instance=page)
    page.tags.add(*tags)
    revision = page.save_revision()
    if publish:
        revision.publish()
    return model.objects.get(pk=page.pk)


def make_user(role: str | None = None, **fields: Any) -> User:
    """Return a user with a role, or a superuser when there is none."""
    number = next(_numbers)
    user = User.objects.create_user(
        f"{(role or 'root').lower()}{number}",
        password=PASSWORD,
        is_superuser=role is None,
        **fields,
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
