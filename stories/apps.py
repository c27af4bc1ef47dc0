"""Stories as a Django app."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Holds the page types and snippets of storytelling."""

    name = "stories"

    def ready(self) -> None:
        """Offer the member count to every rich text, and say what its page types tell."""
        from cms.contract.inline_values import provide
        from stories.membership import MemberCount, member_count_value
        from stories.written import (  # noqa: F401  they register what tells a page type
            campaigns,
            partners,
            recorded,
            statements,
            told,
        )

        provide("member_count", MemberCount, member_count_value)
