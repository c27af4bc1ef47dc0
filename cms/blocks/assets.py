"""Assets: the pictures, films, recordings and files that a page names."""

from typing import Any

from django.db.models import Model
from wagtail.models import Page

from cms.blocks.keeping_form import streams
from cms.blocks.stored import want
from cms.contract.references import References
from cms.media.rights import Rights


def assets_of(page: Model) -> list[Any]:
    """Return the assets that a page names, itself or by way of a snippet, public or not.

    It takes the page as it is in hand, such as one that is being written; what other pages show
    in their cards is theirs.
    """
    references = References()
    references.want_fields(page)
    for field, value in streams(page):
        want(field.stream_block, value.get_prep_value(), references)
    for model, pks in list(references.wanted.items()):
        if not issubclass(model, Page | Rights):
            for row in model._default_manager.filter(pk__in=pks):
                references.want_fields(row)
    found: list[Any] = []
    for model, pks in references.wanted.items():
        if issubclass(model, Rights):
            found += model._default_manager.filter(pk__in=pks).order_by("pk")
    return found
