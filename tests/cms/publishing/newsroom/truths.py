"""What must be true after every step."""

from urllib.parse import quote

from hypothesis.stateful import invariant
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.media.models import Image
from cms.publishing.following import catch_up_once
from cms.publishing.models import Change, Document
from cms.publishing.rebuilding import verify
from stories.models import EpisodePage, PodcastPage
from tests.cms.publishing.newsroom.desk import Desk, word
from tests.cms.publishing.newsroom.public import public_by_hand


class Truths(Desk):
    """Who checks."""

    @invariant()
    def every_document_is_as_a_fresh_compile(self) -> None:
        while catch_up_once():
            # Where many merely gain something, the worker has its part in it.
            pass
        failed = [line for progress in verify() for line in progress.failed]
        assert failed == []

    @invariant()
    def the_rows_are_exactly_the_public_pages(self) -> None:
        rows = Document.objects.exclude(page=None).values_list("site_id", "page_id")
        assert set(rows) == set(public_by_hand())

    @invariant()
    def nothing_withdrawn_is_found(self) -> None:
        everything = b"".join(bytes(row.body) + bytes(row.card) for row in Document.objects.all())
        public = [pk for _site, pk in public_by_hand()]
        for image in Image.objects.exclude(Image.in_force()):
            assert image.version.encode() not in everything
        # An alias says what its original says.
        said = Page.objects.filter(pk__in=public).exclude(alias_of=None).values("alias_of")
        for page in Page.objects.exclude(pk__in=public).exclude(pk__in=said):
            assert word(page).encode() not in everything

    @invariant()
    def a_podcast_tells_what_is_public_of_it(self) -> None:
        public = {pk for _site, pk in public_by_hand()}
        for podcast in PodcastPage.objects.filter(pk__in=public, author="Newsroom"):
            feed = self.client.get(f"/delivery/v1/feeds/rss/{podcast.translation_key}")
            for page in EpisodePage.objects.child_of(podcast).exclude(pk__in=public):
                assert word(page).encode() not in feed.content

    @invariant()
    def the_edge_answers_what_the_application_does(self) -> None:
        self.edge._process.follower.follow()
        pages = Document.objects.exclude(page=None).order_by("-version")
        asked = [("/delivery/v1/pages", ""), ("/delivery/v1/site", ""), ("/delivery/v1/paths", "")]
        asked += [
            ("/delivery/v1/resolve", f"path={quote(row.path)}&site={row.site.hostname}")
            for row in pages.select_related("site")[:3]
        ]
        asked.append(("/delivery/v1/resolve", "path=/old/"))
        for row in pages[:3]:
            below = row.path.split("/", 2)[-1]
            asked.append((f"/delivery/v1/pages/{row.translation_key}", "locale=ar"))
            asked.append(("/delivery/v1/resolve", f"path={quote(f'/ar/{below}')}"))
        asked += [
            ("/delivery/v1/resolve", f"path={quote(path)}")
            for path in Redirect.objects.values_list("old_path", flat=True)[:3]
        ]
        asked += [
            (f"/delivery/v1/feeds/rss/{podcast.translation_key}", "")
            for podcast in PodcastPage.objects.filter(author="Newsroom")
        ]
        for path, query in asked:
            answer = self.client.get(path, QUERY_STRING=query)
            fresh = (str(answer.status_code), answer.content)
            assert self._from_the_edge(path, query) == fresh, f"{path}?{query}"

    @invariant()
    def the_log_replayed_gives_the_public_pages(self) -> None:
        for change in Change.objects.filter(sequence__gt=self.read_up_to or 0):
            self.read_up_to = change.sequence
            if change.page_id is None:
                continue
            place = (change.site_id, str(change.page_id))
            if change.kind == Change.Kind.WITHDRAWN:
                self.public_by_log.pop(place)
            else:
                was_there = place in self.public_by_log
                assert was_there == (change.kind != Change.Kind.PUBLISHED)
                self.public_by_log[place] = f"{change.path} {change.etag}"
        stored = {
            (row.site_id, str(row.page_id)): f"{row.path} {row.etag}"
            for row in Document.objects.exclude(page=None)
        }
        assert stored == self.public_by_log
