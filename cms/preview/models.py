"""Grants: one user, one page or draft, an end. Nothing here can be turned back into a secret."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class ReviewLink(models.Model):
    """A draft shared with somebody who has no account: one page, as it was last saved."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="review_links")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="review_links"
    )
    name = models.CharField(_("name"), max_length=100)
    code_digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.name


class PreviewGrant(models.Model):
    """The right to read one draft, first as a code that works once, then as a token."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    session_digest = models.CharField(max_length=64, blank=True, db_index=True)
    review_link = models.ForeignKey(
        ReviewLink, null=True, on_delete=models.CASCADE, related_name="grants"
    )
    # What is drafted; a page that was never saved has neither.
    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=255)
    mode = models.CharField(max_length=50, blank=True)
    in_panel = models.BooleanField(default=False)
    draft: Any = models.JSONField(null=True)
    code_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    token_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "user"], name="preview_of_subject_by_user")
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.user})"
