"""A new language begins with its home pages."""

from wagtail.models import Locale, Page, Site
from wagtail_localize.operations import TranslationCreator


def begin_trees(locale: Locale) -> None:
    """Make a draft of each site's home page in a language that has none of it yet.

    It is translated segment by segment from there on. What is below follows page by page: each
    that is submitted for translation brings along those above it.
    """
    roots = {site.root_page_id for site in Site.objects.exclude(root_page__locale=locale)}
    for root in Page.objects.filter(pk__in=roots, depth__gt=1).specific():
        if not root.has_translation(locale):
            creator = TranslationCreator(user=None, target_locales=[locale])
            creator.create_translations(root, include_related_objects=False)
