"""Sites and languages: hosts, roots, a second site, a language that was not there."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from tests.factories import index_page


class Places(RuleBasedStateMachine):
    """Who keeps the sites."""

    @rule(host=st.sampled_from(["localhost", "elsewhere.test"]))
    def change_the_host(self, host: str) -> None:
        site = Site.objects.get(is_default_site=True)
        site.hostname = host
        site.save()

    @rule(act=st.sampled_from(["open", "close", "move"]))
    def keep_a_second_site(self, act: str) -> None:
        second = Site.objects.filter(is_default_site=False).first()
        root: Page = HomePage.objects.get(slug="home") if act == "open" else index_page()
        if act == "close":
            Site.objects.filter(is_default_site=False).delete()
        elif second is None:
            Site.objects.create(hostname="second.test", root_page=root, site_name="Second")
        else:
            second.root_page = root
            second.save()

    @rule()
    def add_a_locale(self) -> None:
        Locale.objects.get_or_create(language_code="ar")
