"""What is published, as it is sent; what it rests on; and the log of every visible change."""

from typing import ClassVar

from django.db import models
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

SITE = "site"
"""The type of the documents that hold a site's globals; no page type may have it."""


class Document(models.Model):
    """A public page's finished document, or a site's globals in one language.

    There is one for each public page of each site, and none for any other page. Page and site are
    no constraints: a row outlives them until its withdrawal is on record.
    """

    page = models.ForeignKey(
        Page, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    site = models.ForeignKey(
        Site, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", db_index=False
    )
    translation_key = models.UUIDField(null=True)
    locale = models.CharField(max_length=100)
    type = models.CharField(max_length=100)
    path = models.TextField()
    title = models.CharField(max_length=255)
    etag = models.CharField(max_length=32)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    """From when on the page is not public any more."""
    changes_at = models.DateTimeField(null=True)
    """From when on the document is another, though nobody changes anything."""
    version = models.PositiveBigIntegerField(default=0)
    """The sequence of the change that made it what it is."""
    # SQLite reads a row from its start: what lists need stands before the long body.
    card = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["page", "site"], name="one_document_a_page"),
            models.UniqueConstraint(
                fields=["site", "locale"],
                condition=models.Q(page=None),
                name="one_document_of_globals",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["site", "translation_key", "locale"], name="document_by_id"),
            models.Index(fields=["site", "path"], name="document_by_path"),
            # With the expiry, counting and listing need no look at the rows.
            models.Index(
                fields=["site", "-published_at", "-page", "expires_at"], name="document_published"
            ),
            models.Index(
                fields=["site", "locale", "type", "-published_at", "-page", "expires_at"],
                name="document_listed",
            ),
            models.Index(fields=["site", "-updated_at", "-page"], name="document_updated"),
            models.Index(fields=["site", "title", "page"], name="document_titled"),
            models.Index(
                fields=["site", "expires_at"],
                condition=models.Q(expires_at__isnull=False),
                name="document_expiring",
            ),
            models.Index(
                fields=["changes_at"],
                condition=models.Q(changes_at__isnull=False),
                name="document_changing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.path}"


class Dependency(models.Model):
    """Something that a document read or asked, by key, whether or not it was there."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="dependencies")
    key = models.CharField(max_length=200, db_index=True)
    shown = models.BooleanField()
    """Whether it stands in the document, or would if it were public."""

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "key"], name="one_dependency_a_key")
        ]

    def __str__(self) -> str:
        return self.key


class Facet(models.Model):
    """A value that a document can be found by, such as a tag; compared without regard to case.

    What site maps ask of every page, the pictures that it shows, stands here too.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "name", "value"], name="one_facet_a_value")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["name", "value", "document"], name="facet_by_value")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class SearchText(models.Model):
    """What a page's document is found by, and the text it is quoted from.

    ``title``, ``head`` and ``body`` are words as they are compared (``cms.publishing.search``),
    separated by spaces. The database itself keeps its index in step with them: see the migration.
    """

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, primary_key=True, related_name="search"
    )
    title = models.TextField()
    head = models.TextField()
    """Standfirst, tags and authors."""
    body = models.TextField()
    text = models.TextField()
    """Standfirst and body as readers see them."""

    def __str__(self) -> str:
        return f"words of {self.document_id}"


class Change(models.Model):
    """One visible change. Sequences are in the order of the commits, and no hole fills later."""

    class Kind(models.TextChoices):
        """What happened to readers."""

        PUBLISHED = "published"
        UPDATED = "updated"
        WITHDRAWN = "withdrawn"
        MOVED = "moved"
        SITE = "site"
        REDIRECTS = "redirects"

    sequence = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(db_index=True)
    site_id = models.PositiveBigIntegerField(null=True)
    page_id = models.PositiveBigIntegerField(null=True)
    translation_key = models.UUIDField(null=True)
    locale = models.CharField(max_length=100, blank=True)
    type = models.CharField(max_length=100, blank=True)
    path = models.TextField(blank=True)
    previous_path = models.TextField(blank=True)
    """Where a page was that has moved."""
    etag = models.CharField(max_length=32, blank=True)
    reason = models.TextField(blank=True)
    """Why a page was withdrawn, for readers."""
    keys = models.JSONField(default=list)
    """The surrogate keys of the answers that are old now."""

    class Meta:
        ordering: ClassVar[list[str]] = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind} {self.path}"


class Forgotten(models.Model):
    """How far the log was forgotten. There is one row, or none while all of it is there."""

    sequence = models.PositiveBigIntegerField()
    """No change up to this one need be there any more."""

    def __str__(self) -> str:
        return f"up to {self.sequence}"


class Withdrawal(models.Model):
    """What readers are told of a page that was withdrawn; none where nothing is told of it."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(blank=True)
    """Why it is gone, in the page's language."""
    redirect = models.ForeignKey(Redirect, null=True, on_delete=models.SET_NULL, related_name="+")
    """Or else what leads from where it was to another page."""

    def __str__(self) -> str:
        return self.reason or str(self.redirect)


class Stale(models.Model):
    """A document that waits to be compiled again: it is one of many, or could not be compiled."""

    site_id = models.PositiveBigIntegerField()
    page_id = models.PositiveBigIntegerField(default=0)
    """0 for a site's globals, which have no page but a locale."""
    locale = models.CharField(max_length=100, blank=True)
    since = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    """Why it could not be compiled; empty while it was not tried."""
    retry_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["site_id", "page_id", "locale"], name="one_wait_a_document"
            )
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}" if self.page_id else f"site {self.site_id} {self.locale}"


class Heartbeat(models.Model):
    """When a worker last said that it is at a task; of one that has just begun there is none."""

    task = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"task {self.task}"
