"""What wagtail-localize sets off, at the edge of Django's signals."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_save
from wagtail_localize.models import TranslationLog

from cms.contract.translation import provide
from cms.translating.keeping import keep_sources, keep_translation
from cms.translating.models import LocaleRule
from cms.translating.rules import fallbacks
from cms.translating.standing import standings
from cms.translating.trees import begin_trees
from cms.unit_of_work import before_the_end


def connect() -> None:
    """Listen to what is translated, and to every unit of work before it ends."""
    post_save.connect(keep_what_was_made, TranslationLog, dispatch_uid="translating.made")
    post_save.connect(begin_what_was_added, LocaleRule, dispatch_uid="translating.begun")
    before_the_end(keep_sources)
    provide(standings, fallbacks)


def keep_what_was_made(instance: TranslationLog, created: bool = False, **kwargs: Any) -> None:
    """Keep what a translation was made of, when it is made."""
    del kwargs
    if created and instance._meta.apps is apps:
        keep_translation(instance)


def begin_what_was_added(instance: LocaleRule, created: bool = False, **kwargs: Any) -> None:
    """Begin the trees of a language that was added in the admin, where each gets its rule."""
    del kwargs
    if created and instance._meta.apps is apps:
        begin_trees(instance.locale)
