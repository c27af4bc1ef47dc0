"""Every page of the admin answers, for whoever runs the place and in each of its languages."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, Page, Site, Workflow
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.media.models import File, Image, Media
from home.models import (
    Announcement,
    CommemorativeDay,
    CookieNotice,
    HomePage,
    Navigation,
    Tour,
)
from stories.models import Body, Person, Place, StoryIndexPage, StoryPage
from tests.digests import make_archive, make_digest, make_outlet
from tests.factories import make_file, make_image, make_story, make_user, text
from tests.stories.campaigns import (
    campaign_index,
    make_campaign,
    make_series,
    make_short_video,
    short_video_index,
)
from tests.stories.statements import make_body, make_brief, make_statement, statement_index


@dataclass(frozen=True)
class House:
    """One of everything."""

    site: Site
    home: Page
    index: Page
    story: StoryPage
    image: Image
    file: File
    film: Media
    person: Person
    place: Place
    body: Body
    navigation: Navigation
    administrator: User

    @property
    def workflow(self) -> Workflow:
        """Return the review that stories go through."""
        return Workflow.objects.get()


@pytest.fixture
def house(site: Site, client: Client) -> House:
    here = site.root_page.locale
    administrator = make_user("Administrator")
    client.force_login(administrator)
    film = Media(title="Film", type="video", file="movies/a.mp4", duration=1)
    Media.objects.bulk_create([film])
    story = make_story(body=[text()])
    story.save_revision()
    return House(
        site=site,
        home=HomePage.objects.get(locale=here),
        index=StoryIndexPage.objects.get(locale=here),
        story=story,
        image=make_image(),
        file=make_file(),
        film=Media.objects.get(),
        person=Person.objects.create(name="Amal", locale=here),
        place=Place.objects.create(name="Al-Qaim", locale=here),
        body=make_body(),
        navigation=Navigation.objects.create(site=site, locale=here),
        administrator=administrator,
    )


def snippet(name: str, item: Callable[[House], int]) -> list[Callable[[House], str]]:
    base = f"snippets/{name}"
    return [
        lambda _house: f"{base}/",
        lambda _house: f"{base}/add/",
        lambda house: f"{base}/edit/{item(house)}/",
        lambda house: f"{base}/usage/{item(house)}/",
        lambda house: f"{base}/history/{item(house)}/",
        lambda house: f"{base}/delete/{item(house)}/",
    ]


PAGES: list[Callable[[House], str]] = [
    *(
        lambda _house, path=path: path
        for path in (
            "", "account/", "pages/", "images/", "images/add/", "documents/",
            "documents/multiple/add/", "media/", "media/video/add/", "media/audio/add/",
            "snippets/", "users/", "users/new/", "groups/", "groups/new/", "collections/",
            "collections/add/", "workflows/list/", "workflows/add/", "workflows/tasks/index/",
            "redirects/", "redirects/add/", "redirects/import/", "locales/", "locales/new/",
            "sites/", "sites/new/", "reports/locked/", "reports/workflow/", "reports/aging-pages/",
            "reports/site-history/", "reports/workflow_tasks/", "reports/page-types-usage/",
            "localize/reports/translations/", "pages/search/?q=story",
            "choose-page/", "choose-external-link/", "images/chooser/", "documents/chooser/",
            "media/chooser/video/", "snippets/choose/stories/person/", "webhooks/", "webhooks/new/",
            "webhooks/deliveries/", "reports/publishing/", "reports/rights/",
        )
    ),
    *(
        lambda house, path=path: path.format(house.index.pk)
        for path in ("pages/{}/", "pages/{}/add_subpage/", "pages/add/stories/storypage/{}/",
                     "pages/add/stories/dayinthelifepage/{}/", "pages/{}/edit/")
    ),
    lambda house: f"pages/add/stories/storyindexpage/{house.home.pk}/",
    lambda _house: f"pages/add/home/homepage/{Page.objects.get(depth=1).pk}/",
    lambda house: f"pages/{house.home.pk}/edit/",
    *(
        lambda house, path=path: path.format(house.story.pk)
        for path in ("pages/{}/edit/", "pages/{}/delete/", "pages/{}/unpublish/", "pages/{}/move/",
                     "pages/{}/copy/", "pages/{}/history/", "pages/{}/usage/", "pages/{}/privacy/",
                     "pages/workflow/status/{}/", "pages/{}/convert_alias/")
        if "convert" not in path and "workflow" not in path
    ),
    lambda house: f"pages/{house.story.pk}/revisions/{house.story.latest_revision_id}/revert/",
    lambda house: f"pages/{house.story.pk}/revisions/compare/earliest...latest/",
    lambda house: f"localize/submit/page/{house.story.pk}/",
    *(
        lambda house, path=path: path.format(house.image.pk)
        for path in ("images/{}/", "images/{}/delete/", "images/usage/{}/")
    ),
    *(
        lambda house, path=path: path.format(house.file.pk)
        for path in ("documents/edit/{}/", "documents/delete/{}/", "documents/usage/{}/")
    ),
    *(
        lambda house, path=path: path.format(house.film.pk)
        for path in ("media/edit/{}/", "media/delete/{}/", "media/usage/{}/")
    ),
    lambda house: f"rights/image/{house.image.pk}/",
    lambda house: f"rights/media/{house.film.pk}/",
    lambda house: f"rights/file/{house.file.pk}/",
    *snippet("stories/person", lambda house: house.person.pk),
    *snippet("stories/place", lambda house: house.place.pk),
    *snippet("stories/body", lambda house: house.body.pk),
    *(
        lambda _house, path=path: path.format(statement_index().pk)
        for path in ("pages/{}/", "pages/{}/edit/", "pages/add/stories/statementpage/{}/",
                     "pages/add/stories/briefpage/{}/")
    ),
    lambda _house: f"pages/{make_statement().pk}/edit/",
    lambda _house: f"pages/{make_brief().pk}/edit/",
    *snippet("stories/series", lambda _house: make_series().pk),
    lambda _house: f"pages/add/stories/campaignpage/{campaign_index().pk}/",
    lambda _house: f"pages/{make_campaign().pk}/edit/",
    lambda _house: f"pages/add/stories/shortvideopage/{short_video_index().pk}/",
    lambda _house: f"pages/{make_short_video().pk}/edit/",
    *snippet("stories/outlet", lambda _house: make_outlet().pk),
    *snippet("home/cookienotice", lambda house: CookieNotice.objects.get_or_create(
        site=house.site, locale=house.site.root_page.locale)[0].pk),
    *snippet("home/tour", lambda house: Tour.objects.get_or_create(
        site=house.site, locale=house.site.root_page.locale)[0].pk),
    *snippet("home/announcement", lambda house: Announcement.objects.get_or_create(
        site=house.site, locale=house.site.root_page.locale, text="Said",
        defaults={"ends": timezone.now()})[0].pk),
    *snippet("home/commemorativeday", lambda house: CommemorativeDay.objects.get_or_create(
        name="Day", month=8, day=21, locale=house.site.root_page.locale)[0].pk),
    lambda house: f"pages/add/home/standardpage/{house.home.pk}/",
    lambda house: f"pages/add/home/aboutpage/{house.home.pk}/",
    lambda _house: f"pages/add/home/digestissuepage/{make_archive().pk}/",
    lambda _house: f"pages/{make_digest().pk}/edit/",
    *snippet("home/navigation", lambda house: house.navigation.pk),
    lambda house: f"users/edit/{house.administrator.pk}/",
    lambda house: f"groups/edit/{house.administrator.groups.get().pk}/",
    lambda house: f"workflows/edit/{house.workflow.pk}/",
    lambda house: f"workflows/usage/{house.workflow.pk}/",
    lambda house: f"sites/edit/{house.site.pk}/",
    lambda house: f"locales/edit/{house.story.locale_id}/",
    lambda _house: f"collections/{Collection.get_first_root_node().add_child(name='C').pk}/",
]  # fmt: skip


def test_every_admin_page_answers(house: House, client: Client) -> None:
    broken = {
        path: answer.status_code
        for path in (f"/admin/{page(house)}" for page in PAGES)
        if (answer := client.get(path, follow=True)).status_code != 200
    }
    assert broken == {}


@pytest.mark.parametrize(("language", "dir"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_the_admin_speaks_its_users_language(
    house: House, client: Client, language: str, dir: str
) -> None:
    UserProfile.objects.create(user=house.administrator, preferred_language=language)
    for path in ("/admin/", f"/admin/pages/{house.story.pk}/edit/", "/admin/images/"):
        html = client.get(path).content.decode()
        assert f'lang="{language}"' in html
        assert f'dir="{dir}"' in html
