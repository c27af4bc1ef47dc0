"""What happens when media are deleted, one by one or in bulk."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete

from cms.media.forms import NotYet
from cms.media.models import File, Image, Media, Rendition
from cms.media.uses import refuse_if_used
from cms.media.versions import forget_deleted, forget_thumbnail


def connect() -> None:
    """Listen to the deletion of every kind of file."""
    for model in (Image, Media, File):
        pre_delete.connect(refuse_if_used, sender=model, dispatch_uid=f"uses.{model._meta.label}")
        post_delete.connect(forget_deleted, sender=model, dispatch_uid=model._meta.label)
    post_delete.connect(_keep_from_wagtailmedia, sender=Media, dispatch_uid="wagtailmedia")
    post_delete.connect(_forget_frame, sender=Media, dispatch_uid="frames")
    post_delete.connect(forget_thumbnail, sender=Rendition, dispatch_uid=Rendition._meta.label)


def _keep_from_wagtailmedia(instance: Media, **kwargs: Any) -> None:
    """Leave the removal to us: wagtailmedia's has an error for the editor when it fails."""
    del kwargs
    instance.file.storage = NotYet()  # type: ignore[assignment]  # all that is asked of it is to delete


def _forget_frame(instance: Media, **kwargs: Any) -> None:
    """Delete the picture that was taken out of a film along with it."""
    del kwargs
    instance.delete_frame()
