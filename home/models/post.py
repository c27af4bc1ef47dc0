"""Post: what was posted elsewhere on one day, as a copy of our own."""

import textwrap
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Literal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.blocks.quote import languages
from cms.blocks.stored import want
from cms.contract.card import AnyCard, Card
from cms.contract.context import DocumentContext
from cms.contract.document import PageDocument, Tag
from cms.contract.locale import direction
from cms.contract.marked_text import HashtagPart, MarkedText
from cms.contract.references import References
from cms.pages import BasePage, PageForm
from cms.publishing.compile import deliverable
from home.blocks.post import PostLinks, PostMedia, PostMedium
from home.blocks.profiles import PLATFORMS
from home.marking import addresses, is_shortened, marked
from stories.models.outlet import on_the_web

MOST_PINNED = 6
"""How many posts a wall names itself as pinned."""
_TITLE = 80
_DESCRIBED = 300
"""So many characters of a post describe it to search engines."""


class PostCard(Card):
    """A post by itself. Its title is how it begins, and it was published when it was posted."""

    type: Literal["post"] = "post"
    platform: str
    """Such as ``x``; later releases may know more."""
    author: str
    """The name that the account had on that day."""
    handle: str
    """Without the sign."""
    text: MarkedText
    """May be empty."""
    media: list[PostMedium]
    """Our own copies: nothing is ever loaded from the platform."""
    posted_at: datetime | None
    """Null in a draft alone."""
    captured_at: datetime | None
    """When it was copied; it may have been changed or deleted since."""
    url: str | None
    """Where it was posted."""
    pinned: bool


class WallPost(PostCard):
    """A post, and what it points to; each is null while it is not public."""

    repost_of: PostCard | None
    """What it passes on without a word of its own."""
    quotes: PostCard | None
    """What it comments on."""
    page: AnyCard | None
    """The page of ours that it points to."""


class PostDocument(WallPost, PageDocument):
    """A post whole. What it has as hashtags are among its ``tags``, too."""

    wall: AnyCard | None
    """The wall it stands on; null while that is not public."""


class PostForm(PageForm):
    """The form of a post; a new one begins as its wall says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in whose account it is."""
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page:
            self.initial.update(self.parent_page.specific.beginning())

    def clean(self) -> dict[str, Any]:
        """Refuse to pin more than a wall shows."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("pinned") and self.parent_page:
            others = PostPage.objects.child_of(self.parent_page).live().filter(pinned=True)
            if others.exclude(pk=self.instance.pk).count() >= MOST_PINNED:
                message = gettext("%(most)s posts are pinned already. Take one of them down first.")
                self.add_error("pinned", message % {"most": MOST_PINNED})
        return cleaned


class PostPage(BasePage):
    """What was posted elsewhere on one day. Who hides it unpublishes it, like any page."""

    type_name = "post"
    card = PostCard
    document = PostDocument
    schema_type = "SocialMediaPosting"
    base_form_class = PostForm
    page_description = _("A post of yours or of a partner’s, as it was on that day.")
    parent_page_types: ClassVar[list[str]] = ["home.SocialWallPage"]
    subpage_types: ClassVar[list[str]] = []

    text = models.TextField(
        _("text"),
        blank=True,
        max_length=5000,
        help_text=_(
            "Paste it as it stands there: hashtags, mentions and links are recognised, "
            "line breaks kept."
        ),
    )
    platform = models.CharField(_("platform"), max_length=20, choices=PLATFORMS)
    author = models.CharField(
        _("author"), max_length=200, help_text=_("The name of the account on that day.")
    )
    override_translatable_fields: ClassVar = [SynchronizedField("handle", overridable=False)]
    handle = models.CharField(_("handle"), max_length=100, help_text=_("Such as @Coalition."))
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=languages,
        help_text=_("Left empty: that of the page."),
    )
    posted_at = models.DateTimeField(_("posted at"), null=True)
    captured_at = models.DateTimeField(
        _("captured at"), null=True, default=timezone.now, help_text=_("When you copied it.")
    )
    url = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[on_the_web],
        help_text=_("Where it was posted. Readers who follow it leave the site."),
    )
    links = StreamField(
        PostLinks(),
        blank=True,
        verbose_name=_("shortened links"),
        help_text=_("Where they lead. Nothing is ever fetched from a platform to find out."),
    )
    media = StreamField(
        PostMedia(),
        blank=True,
        verbose_name=_("pictures, films and sound"),
        help_text=_("Copies of your own, with their alternative text."),
    )
    repost_of = models.ForeignKey(
        "self",
        verbose_name=_("repost of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What is passed on without a word. Then the text stays empty."),
    )
    quotes = models.ForeignKey(
        "self",
        verbose_name=_("quotes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What the text comments on."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page of ours that it points to."),
    )
    pinned = models.BooleanField(_("pinned"), default=False, help_text=_("It stands first."))
    listed = models.BooleanField(
        _("stands on the wall"),
        default=True,
        help_text=_("Otherwise it is only shown in what reposts or quotes it."),
    )

    content_panels: ClassVar[list[Any]] = [
        FieldPanel("text"),
        FieldPanel("media"),
        FieldRowPanel([FieldPanel("posted_at"), FieldPanel("pinned"), FieldPanel("listed")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("handle")]),
                FieldRowPanel([FieldPanel("platform"), FieldPanel("language")]),
                FieldPanel("url"),
                FieldPanel("captured_at"),
            ],
            heading=_("By whom, and where"),
        ),
        MultiFieldPanel(
            [FieldPanel("page"), FieldPanel("repost_of"), FieldPanel("quotes")],
            heading=_("Points to"),
        ),
        FieldPanel("links"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("text"),
        index.SearchField("author"),
        index.SearchField("handle"),
        index.AutocompleteField("text"),
        index.FilterField("author"),
        index.FilterField("platform"),
        index.FilterField("pinned"),
        index.FilterField("listed"),
        index.FilterField("posted_at"),
    ]

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    @classmethod
    def get_streamfield_names(cls) -> list[str]:
        """Return none, so that cards have them too: those of a post are short."""
        return []

    # What is stored

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Normalise before anything is checked."""
        self._normalise()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Normalise what is stored as a draft, too."""
        self._normalise()
        super().minimal_clean()

    def _normalise(self) -> None:
        """Let the title follow the text: nobody gives a post one."""
        self.text = (self.text or "").replace("\r\n", "\n").strip()
        self.handle = (self.handle or "").strip().lstrip("@＠")
        self.title = self._beginning_of_text()

    def clean(self) -> None:
        """Refuse what nobody can post, and links that the text has not."""
        super().clean()
        if self.repost_of_id and (self.text or self.media or self.quotes_id):
            message = gettext("A repost has no words or media of its own: choose under “quotes”.")
            raise ValidationError({"repost_of": message})
        for name in ("repost_of", "quotes"):
            if self.pk and getattr(self, f"{name}_id") == self.pk:
                raise ValidationError({name: gettext("A post can’t point to itself.")})
        if self.posted_at and self.posted_at > timezone.now():
            raise ValidationError({"posted_at": gettext("That is yet to come.")})
        self._refuse_links_that_are_not_there()

    def _find_first_photo(self) -> tuple[Any, str]:
        pictures = (child.value for child in self.media if child.block_type == "picture")
        return next(filter(None, pictures), None), ""

    def _refuse_links_that_are_not_there(self) -> None:
        for written in self._expanded():
            if written not in self.text:
                message = gettext("“%(link)s” does not stand in the text.")
                raise ValidationError({"links": message % {"link": written}})

    def warnings(self) -> list[str]:
        """Return what a reader would miss; a post needs no standfirst and no cover."""
        found = []
        if not (self.text or self.media or self.repost_of_id):
            found.append(gettext("There is no text, picture or film: it stands on no wall."))
        message = gettext("“%(link)s” is shortened: say where it leads, or a shortener learns it.")
        expanded = self._expanded()
        short = (one for one in addresses(self.text) if is_shortened(one) and one not in expanded)
        return [*found, *(message % {"link": address} for address in short)]

    def _beginning_of_text(self) -> str:
        if said := _cut(self.marked_text("").fallback, _TITLE):
            return said
        # Of what is reposted no word may stay behind here.
        day = str(self.posted_at)[:10] if self.posted_at else ""
        return ", ".join(filter(None, (self.author, day))) or gettext("Post")

    def _expanded(self) -> dict[str, Any]:
        expanded: dict[str, Any] = self.links.stream_block.expanded(self.links)
        return expanded

    # What is delivered

    @classmethod
    def public(cls, context: DocumentContext) -> "QuerySet[PostPage]":
        """Return the public posts."""
        posts: QuerySet[PostPage] = cls.objects.filter(pk__in=deliverable(context).values("pk"))
        return posts

    @classmethod
    def standing(cls, context: DocumentContext) -> "QuerySet[PostPage]":
        """Return the public posts that stand on walls: the pinned first, then the newest."""
        return cls.public(context).filter(listed=True).order_by("-pinned", "-posted_at", "-pk")

    def want_card(self, references: References) -> None:
        """Note the media too."""
        super().want_card(references)
        want(self.media.stream_block, self.media.get_prep_value(), references)

    def want_document(self, context: DocumentContext) -> None:
        """Note the wall and the page too."""
        super().want_document(context)
        walls = context.once("home.social_walls", _walls)
        self.wall_pk = walls.get(self.path[: -self.steplen])
        for pk in (self.wall_pk, self.page_id):
            context.references.want(Page, pk)

    def want_on_wall(self, context: DocumentContext) -> None:
        """Note what is needed to show the post on another page, with what it points to."""
        self.want_document(context)
        context.references.want(Page, self.pk)

    def on_wall(self, context: DocumentContext) -> WallPost | None:
        """Return the post as walls show it; None if it is not public, or nothing is left of it."""
        card = context.card(self.pk)
        if card is None:
            return None
        post = WallPost(**dict(card), **self._pointed_to(context))
        return post if _says_something(post) else None

    def to_card(self, context: DocumentContext) -> Card:
        """Return the post by itself."""
        with context.references.resolving():
            return super().to_card(context)

    def card_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add what was posted by whom and where."""
        fields = super().card_fields(context)
        return fields | {
            # So that lists, feeds and search engines have it at its time.
            "published_at": self.posted_at or fields["published_at"],
            "platform": self.platform,
            "author": self.author,
            "handle": self.handle,
            "text": self.marked_text(fields["locale"]),
            "media": self.media.stream_block.to_document(self.media, context),
            "posted_at": self.posted_at,
            "captured_at": self.captured_at,
            "url": self.url or None,
            "pinned": self.pinned,
        }

    def document_fields(self, context: DocumentContext) -> dict[str, Any]:
        """Add what it points to, its wall, and its hashtags to its tags."""
        fields = super().document_fields(context)
        return (
            fields
            | self._pointed_to(context)
            | {
                "wall": context.card(self.wall_pk) if self.wall_pk else None,
                "tags": self._with_hashtags(fields["tags"]),
            }
        )

    def _pointed_to(self, context: DocumentContext) -> dict[str, Any]:
        pks = {"repost_of": self.repost_of_id, "quotes": self.quotes_id, "page": self.page_id}
        return {name: context.card(pk) if pk else None for name, pk in pks.items()}

    def marked_text(self, locale: str) -> MarkedText:
        """Return the text in parts; ``locale`` is its language unless the post has its own."""
        language = self.language or locale
        parts = marked(self.text, self.platform, self._expanded())
        return MarkedText(
            language=language,
            dir=direction(language),
            fallback="".join(part.text for part in parts),
            parts=parts,
        )

    def _with_hashtags(self, tags: list[Tag]) -> list[Tag]:
        known = {word.casefold() for tag in tags for word in (tag.slug, tag.name)}
        found: dict[str, Tag] = {}
        for part in self.marked_text("").parts:
            if isinstance(part, HashtagPart) and part.tag not in known:
                found.setdefault(part.tag, Tag(name=part.text[1:], slug=part.tag))
        return sorted([*tags, *found.values()], key=lambda tag: tag.name)

    def seo_description(self, fields: Mapping[str, Any]) -> str:
        """Return what describes the page to search engines: its text."""
        return self.search_description or _cut(fields["text"].fallback, _DESCRIBED)

    def facets(self, document: PageDocument) -> list[tuple[str, str]]:
        """Add the wall, the same in every language, and whether it is pinned to it."""
        found = super().facets(document)
        if isinstance(document, PostDocument) and document.wall:
            if self.listed and _says_something(document):
                found.append(("wall", str(document.wall.id)))
            found.append(("pinned", str(document.pinned).lower()))
        return found

    def author_names(self, context: DocumentContext) -> list[str]:
        """Return who posted it."""
        del context
        return [self.author]


def _cut(text: str, most: int) -> str:
    """Return how a text begins, in one line."""
    cut = textwrap.shorten(text, most, placeholder="…")
    # A word may be longer than that.
    return f"{text[: most - 1]}…" if cut == "…" else cut


def _says_something(post: WallPost) -> bool:
    """Tell whether anything is left: a repost has nothing but what it passes on."""
    return bool(post.text.parts or post.media or post.repost_of)


def _walls() -> dict[str, int]:
    """Return the primary key of each wall by its path: of a post only the path is known."""
    walls = Page.objects.filter(
        content_type__app_label="home", content_type__model="socialwallpage"
    )
    return dict(walls.values_list("path", "pk"))
