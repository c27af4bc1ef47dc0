"""Social wall: what an account of ours has posted elsewhere, kept here."""

from typing import Any, ClassVar, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.contract.card import Card
from cms.contract.channel import FeedLink
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument
from cms.contract.lists import list_feeds, list_path
from cms.contract.references import with_facet
from cms.contract.site import SocialProfile
from cms.pages import BasePage
from home.blocks.profiles import SocialProfiles
from home.models.post import MOST_PINNED, PostPage, WallPost


class SocialWallCard(Card):
    """A social wall in brief; its title is the account's, such as ``@Coalition``."""

    type: Literal["social_wall"] = "social_wall"
    account: str
    """The name that the account signs with."""


class SocialWallDocument(SocialWallCard, PageDocument):
    """The head of a social wall, and what is pinned to it; the list goes on in ``posts``."""

    profiles: list[SocialProfile]
    """Where the account is, platform by platform."""
    pinned: list[WallPost]
    """What stands first, the newest before the others, at most 6."""
    posts: str
    """Where its other posts are listed, the newest first, as a path of this API."""
    feeds: list[FeedLink]
    """Where feed readers find all of its posts."""


class SocialWallPage(BasePage):
    """What an account of ours has posted elsewhere; its posts live under it."""

    type_name = "social_wall"
    card = SocialWallCard
    document = SocialWallDocument
    schema_type = "CollectionPage"
    page_description = _("What an account of yours has posted; its posts live under it.")
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["home.PostPage"]

    account = models.CharField(
        _("account"),
        max_length=200,
        help_text=_("The name it signs with. New posts begin with it."),
    )
    profiles = StreamField(
        SocialProfiles(),
        blank=True,
        verbose_name=_("profiles"),
        help_text=_("New posts begin with the platform and the handle of the first."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("account"),
        FieldPanel("profiles"),
        FieldPanel("standfirst"),
        BasePage.cover_panel,
    ]

    class Meta:
        verbose_name = _("social wall")
        verbose_name_plural = _("social walls")

    def beginning(self) -> dict[str, str]:
        """Return what the fields of a new post begin with, by name."""
        profiles = [child.value for child in self.profiles]
        first = profiles[0] if profiles else {"platform": "", "handle": ""}
        return {"author": self.account, "platform": first["platform"], "handle": first["handle"]}

    def want_document(self, context: DocumentContext) -> None:
        """Note what is pinned, too."""
        super().want_document(context)
        pinned = PostPage.standing(context).filter(path__startswith=self.path, pinned=True)
        self.pinned_posts = list(pinned[:MOST_PINNED])
        for post in self.pinned_posts:
            post.want_on_wall(context)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add the account."""
        return super().card_fields(context) | {"account": self.account}

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add where the account is, what is pinned, and where the list goes on."""
        locale = context.paths.locale_of(self)
        context.asked(with_facet("wall", str(self.translation_key), locale))
        pinned = (post.on_wall(context) for post in self.pinned_posts)
        wall = {"type": PostPage.type_name, "wall": str(self.translation_key)}
        return super().document_fields(context) | {
            "profiles": self.profiles.stream_block.to_document(self.profiles),
            "pinned": [post for post in pinned if post],
            "posts": list_path(context.site, **wall, pinned="false", locale=locale),
            "feeds": list_feeds(context.site, **wall, locale=locale),
        }
