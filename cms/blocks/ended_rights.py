"""Ended rights: what an editor is told of the assets of a page or snippet, and asked about."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from wagtail.log_actions import log
from wagtail.models import Page

from cms.blocks.assets import assets_of
from cms.media.addresses import rights_page
from cms.media.rights import state_of

WITHOUT_ENDED = "without-ended"
"""The value of ``action-publish`` that publishes a page without what has no rights any more."""
ENDED = "rights_ended"
"""The code of the question."""
LEFT_OUT = "storywire.rights.left_out"


class _Html(SafeString):
    """Markup that stays markup when Wagtail puts an empty text before it."""

    def __radd__(self, before: str) -> SafeString:
        return format_html("{}{}", before, self)


def withheld_in(page: Model) -> list[Any]:
    """Return the assets that a page names and readers do not see, because their rights ended."""
    return [asset for asset in assets_of(page) if asset.is_withheld]


def rights_warnings(page: Model) -> list[str]:
    """Return a warning for each asset of a page whose rights have ended or end soon."""
    return [
        format_html(
            '“{}”: {} <a href="{}" class="button button-small button-secondary">{}</a>',
            asset.title,
            state,
            rights_page(asset),
            gettext("Rights and use"),
        )
        for asset in assets_of(page)
        if (state := state_of(asset))
    ]


def refuse_ended(item: Model) -> None:
    """Raise ``ValidationError`` with both ways out if a page or snippet names what has none."""
    if ended := withheld_in(item):
        form = "page-edit-form" if isinstance(item, Page) else "w-editor-form"
        button = format_html(
            '<button type="submit" form="{}" name="action-publish" value="{}" '
            'class="button button-small button-secondary">{}</button>',
            form,
            WITHOUT_ENDED,
            gettext("Publish without it"),
        )
        raise ValidationError(question(ended, button), code=ENDED)


def note_left_out(item: Any, user: Any) -> None:
    """Note in the history of an item that it was published without what has no rights any more."""
    titles = [asset.title for asset in withheld_in(item)]
    log(instance=item, action=LEFT_OUT, user=user, data={"titles": titles})


def question(ended: list[Any], button: SafeString) -> SafeString:
    """Return what an editor is asked, with a way to override beside each and one to go on."""
    rows = format_html_join(
        "",
        '<li>“{}” – {} <a href="{}" target="_blank" class="button button-small button-secondary">'
        "{}</a></li>",
        (
            (
                asset.title,
                gettext("rights ended on %(day)s.") % {"day": date_format(asset.usable_until)},
                rights_page(asset),
                gettext("Override with a reason"),
            )
            for asset in ended
        ),
    )
    return _Html(
        format_html(
            "{}<ul>{}</ul>{}",
            gettext("Publish without what there are no rights to any more?"),
            rows,
            button,
        )
    )
