"""What editors write with."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.blocks.inline_values import register_value


@hooks.register("register_rich_text_features")
def offer_the_member_count(features: FeatureRegistry) -> None:
    """Let editors write the member count into any rich text."""
    register_value(
        features, "member_count", _("number of members"), "group", "stories/member_count.js"
    )
