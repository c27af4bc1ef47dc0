"""Addresses in the admin of what is kept in the library."""

from typing import Any

from django.urls import reverse


def rights_page(asset: Any) -> str:
    """Return the page of an asset's rights and uses."""
    return reverse("asset_rights", args=[asset._meta.model_name, asset.pk])


def edit_page(asset: Any) -> str:
    """Return the page on which an asset is edited."""
    app = {"image": "wagtailimages", "media": "wagtailmedia", "file": "wagtaildocs"}
    return reverse(f"{app[asset._meta.model_name]}:edit", args=[asset.pk])
