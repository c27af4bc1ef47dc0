"""Social profiles: our accounts elsewhere."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, StreamValue, StructBlock, URLBlock

from cms.blocks.choosers import ChoiceBlock
from cms.blocks.stream import KeepingStream
from cms.contract.site import SocialProfile
from stories.models.outlet import on_the_web

PLATFORMS = [
    ("bluesky", "Bluesky"),
    ("facebook", "Facebook"),
    ("flickr", "Flickr"),
    ("instagram", "Instagram"),
    ("linkedin", "LinkedIn"),
    ("mastodon", "Mastodon"),
    ("soundcloud", "SoundCloud"),
    ("telegram", "Telegram"),
    ("threads", "Threads"),
    ("tiktok", "TikTok"),
    ("whatsapp", "WhatsApp"),
    ("x", "X"),
    ("youtube", "YouTube"),
]


class ProfileBlock(StructBlock):
    """One account."""

    same_in_every_language: ClassVar = ("handle",)

    platform = ChoiceBlock(choices=PLATFORMS, label=_("Platform"))
    handle = CharBlock(max_length=100, label=_("Handle"), help_text=_("Such as @Coalition."))
    url = URLBlock(validators=[on_the_web], label=_("Address"))

    class Meta:
        label = pgettext_lazy("on a social network", "Profile")
        icon = "user"


class SocialProfiles(KeepingStream):
    """Our accounts elsewhere, in the order of the footer."""

    profile = ProfileBlock()

    def to_document(self, value: StreamValue) -> list[SocialProfile]:
        """Return the profiles for renderers."""
        return [SocialProfile(**child.value) for child in value]
