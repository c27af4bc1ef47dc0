"""Section that shows what an account of ours has posted elsewhere."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StructValue
from wagtail.models import Page

from cms.blocks.choosers import PageChooserBlock
from cms.blocks.delivered import CONNECT
from cms.contract.card import AnyCard
from cms.contract.context import DocumentContext
from cms.contract.leaf import NotEmpty
from cms.publishing.compile import in_language
from home.blocks.sections.pages import MOST, stored_page
from home.blocks.sections.section import ListingDocument, Section
from home.choosing import Choosing, below, lists_of
from home.models.post import PostPage, WallPost


class SocialWallSectionDocument(ListingDocument):
    """What an account of ours has posted elsewhere."""

    type: Literal["social_wall"] = "social_wall"
    wall: AnyCard | None
    """The wall, where there is more; null when the section is of several."""
    items: Annotated[list[WallPost], NotEmpty]
    """The pinned first, then the newest; or those that an editor chose, in their order."""


class SocialWallSection(Section):
    """Posts that an editor has chosen; without any, the pinned and the newest of a wall."""

    document = SocialWallSectionDocument

    title = CharBlock(
        required=False,
        max_length=120,
        label=_("Heading"),
        help_text=_("Left empty, the account’s name is shown, such as @Coalition."),
    )
    wall = PageChooserBlock(
        "home.SocialWallPage",
        required=False,
        label=_("Social wall"),
        help_text=_("Without one, posts of all walls."),
    )
    posts = ListBlock(
        PageChooserBlock("home.PostPage", label=_("Post")),
        default=[],
        max_num=MOST,
        label=_("Chosen posts"),
        help_text=_("Without any, the pinned and the newest are found by themselves."),
    )
    count = IntegerBlock(default=6, min_value=1, max_value=MOST, label=_("How many at most"))

    def chosen_by_hand(self, raw: dict[str, Any]) -> Iterable[int]:
        """See ``Section``."""
        return [pk for pk in map(stored_page, raw.get("posts") or ()) if pk]

    def choose(self, raw: dict[str, Any], key: str, choosing: Choosing) -> None:
        """See ``Section``."""
        context, wall = choosing.context, raw.get("wall")
        context.references.want(Page, wall)
        if pks := list(self.chosen_by_hand(raw)):
            found = PostPage.public(context).in_bulk(pks)
            posts, asked = [found[pk] for pk in pks if pk in found], []
        else:
            standing = in_language(PostPage.standing(context), choosing.page.locale_id, context)
            standing = standing.filter(below(wall)) if wall else standing
            posts = list(standing[: min(raw.get("count") or 1, MOST)])
            asked = lists_of([PostPage.type_name], choosing.locale, context)
        for post in posts:
            post.want_on_wall(context)
        choosing.chosen[key] = (wall, posts, asked)

    def to_document(
        self, value: StructValue, context: DocumentContext, key: str
    ) -> SocialWallSectionDocument | None:
        """See ``Delivered``. A wall that is not public leaves nothing behind, as do its posts."""
        wall_pk, posts, asked = context.chosen.get(key, (None, [], ()))
        for question in asked:
            context.asked(question)
        wall = context.card(wall_pk) if wall_pk else None
        items = [shown for post in posts if (shown := post.on_wall(context))]
        if not items or (wall_pk and not wall):
            return None
        title = value["title"] or (wall.title if wall else "")
        return SocialWallSectionDocument(
            id=key,
            fallback="\n".join(filter(None, (title, *map(_said, items)))),
            title=value["title"] or "",
            wall=wall,
            items=items,
        )

    class Meta:
        label = _("Social wall")
        icon = "comment"
        group = CONNECT
        description = _("Posts you choose, or the pinned and the newest of your account.")
        preview_value: ClassVar[dict[str, Any]] = {
            "title": "",
            "wall": None,
            "posts": [],
            "count": 2,
        }


def _said(post: WallPost) -> str:
    shown = post.repost_of or post
    return f"{shown.author}: {shown.title}"
