"""Where pages live: paths on a site, in every language, whatever host or language is asking."""

from functools import cached_property

from django.db.models import QuerySet
from wagtail.models import Page, Site, TranslatableMixin

from cms.visibility import Visibility


class SitePaths:
    """Turns pages into paths such as ``/ar/قصص/`` and paths into pages."""

    def __init__(self, site: Site, visible: Visibility) -> None:
        """Take the site; its root page and that page's translations are the trees."""
        self.site = site
        self.visible = visible

    @cached_property
    def roots(self) -> dict[str, Page]:
        """Return the home page of each language."""
        return {root.locale.language_code: root for root in self.visible.roots}

    @cached_property
    def _codes(self) -> dict[int, str]:
        """Return the codes of the site's languages by the primary key of their locale."""
        return {root.locale_id: code for code, root in self.roots.items()}

    @cached_property
    def _all_codes(self) -> dict[int, str]:
        """Return those and the codes of other languages that were asked for."""
        return dict(self._codes)

    @cached_property
    def public_roots(self) -> list[str]:
        """Return the languages whose home page is public, the default first."""
        keys = set(
            self.visible.pages()
            .filter(pk__in=[root.pk for root in self.roots.values()])
            .values_list("locale_id", flat=True)
        )
        codes = [self._codes[pk] for pk in keys]
        return sorted(codes, key=lambda code: (code != self.default_locale, code))

    @property
    def default_locale(self) -> str:
        """Return the language of the site's own root page."""
        codes = (code for code, root in self.roots.items() if root.pk == self.site.root_page_id)
        return next(codes)

    def locale_of(self, item: TranslatableMixin) -> str:
        """Return the language code of a page, even of one outside this site, or of a snippet."""
        codes = self._all_codes
        if item.locale_id not in codes:
            codes[item.locale_id] = item.locale.language_code
        return codes[item.locale_id]

    def code_of(self, locale_id: int) -> str | None:
        """Return the code of one of the site's languages by the primary key of its locale."""
        return self._codes.get(locale_id)

    def path_of(self, page: Page) -> str | None:
        """Return the path of a page, or None when it lies outside this site."""
        locale = self._codes.get(page.locale_id)
        if locale is None or not page.path.startswith(self.roots[locale].path):
            return None
        return f"/{locale}/{page.url_path[len(self.roots[locale].url_path) :]}"

    def at(self, path: str) -> QuerySet[Page] | None:
        """Return the query for the page at a path, public or not; None when no tree holds it."""
        locale, _, rest = path.strip("/").partition("/")
        root = self.roots.get(locale)
        if root is None:
            return None
        url_path = root.url_path + (rest.strip("/") + "/" if rest.strip("/") else "")
        return Page.objects.filter(url_path=url_path, locale_id=root.locale_id)


def site_of(page: Page) -> Site | None:
    """Return the site that a page is on, in whatever language; the default one before others."""
    for site in Site.objects.select_related("root_page").order_by("-is_default_site"):
        roots = Page.objects.filter(translation_key=site.root_page.translation_key)
        if any(page.path.startswith(path) for path in roots.values_list("path", flat=True)):
            return site
    return None
