"""The partners that a page names."""

from django.utils.translation import gettext_lazy as _

from cms.blocks.choosers import SnippetChooserBlock
from cms.blocks.stream import KeepingStream


class Partners(KeepingStream):
    """Partners, in an editor's order."""

    partner = SnippetChooserBlock("stories.Partner", label=_("Partner"))
