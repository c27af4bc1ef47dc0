"""What stands around the demo: navigation and log-ins."""

import json
from uuid import uuid5

from django.contrib.auth.models import Group
from wagtail.models import Locale, Site

from cms.accounts.models import User
from home.demo_accounts import ACCOUNTS
from home.loading.values import NAMESPACE, FindPage
from home.models import Navigation

_NOTES = {
    "en": "Demo content. The stories are composites; no real person is quoted.",
    "fr": "Contenu de démonstration. Les récits sont composites ; personne de réel n’y est cité.",
    "ar": "محتوى تجريبي. القصص مركّبة، ولا يُقتبس فيها كلام أي شخص حقيقي.",
}


def make_navigation(site: Site, locale: str, find_page: FindPage) -> None:
    """Add the navigation of a language, unless the site has one."""
    language = Locale.objects.get(language_code=locale)
    if Navigation.objects.filter(site=site, locale=language).exists():
        return
    pages = [{"type": "page", "value": {"page": find_page(key), "label": ""}} for key in _MAIN]
    outside = {"label": "theglobalcoalition.org", "url": "https://theglobalcoalition.org/"}
    Navigation.objects.create(
        site=site,
        locale=language,
        translation_key=uuid5(NAMESPACE, "navigation"),
        main=json.dumps(pages),
        footer=json.dumps([{"type": "outside", "value": outside}]),
        footer_note=_NOTES[locale],
    )


_MAIN = ("home", "stories", "statements", "digests", "podcast", "partners")


def make_accounts(password: str) -> list[str]:
    """Add the demo's log-ins that are missing; return their names."""
    made = []
    for name, role in ACCOUNTS.items():
        if User.objects.filter(username=name).exists():
            continue
        user = User.objects.create_user(
            name, password=password, is_superuser=role is None, is_staff=role is None,
            first_name=name.capitalize(), last_name="(demo)",
        )  # fmt: skip
        if role:
            user.groups.add(Group.objects.get(name=role))
        made.append(name)
    return made
