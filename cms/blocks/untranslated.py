"""Pages that a page shows and its language lacks: what an editor is told of them."""

from django.db.models import Model
from django.utils.translation import gettext
from wagtail.models import Page, TranslatableMixin

from cms.blocks.keeping_form import streams
from cms.blocks.stored import want
from cms.contract.references import References
from cms.contract.translation import fallbacks
from cms.visibility import public_pages


class _Shown(References):
    """What is shown as a card; a link leads to a page in whatever language."""

    def want_links(self, html: str) -> None:
        """See ``References``."""


def untranslated_warnings(item: Model) -> list[str]:
    """Return a warning for each page that an item shows and readers of its language do not see."""
    if not isinstance(item, TranslatableMixin):
        return []
    shown = _Shown()
    shown.want_fields(item)
    for field, value in streams(item):
        want(field.stream_block, value.get_prep_value(), shown)
    code = item.locale.language_code
    others = public_pages().filter(pk__in=shown.wanted[Page]).exclude(locale_id=item.locale_id)
    others = others.exclude(locale__language_code=fallbacks().get(code))
    lacking = others.exclude(
        translation_key__in=public_pages().filter(locale=item.locale_id).values("translation_key")
    )
    message = gettext(
        "“%(title)s” is not there in this language: readers do not see it here. Translate it, "
        "or choose under Settings, Locales what stands in."
    )
    return [message % {"title": page.title} for page in lacking.order_by("title", "pk")]
