"""Publishing as a Django app; listed before Wagtail, one of whose commands it replaces."""

import gc

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Provides commands, and listens to what is saved."""

    name = "cms.publishing"

    def ready(self) -> None:
        """Connect the signals."""
        from cms.publishing import heartbeat, signals, withdrawals, worker

        signals.connect()
        withdrawals.connect()
        heartbeat.connect()
        worker.connect()
        # What is loaded now stays. A compile makes very many objects, and each time the collector
        # went through all of Django, that took as long as compiling ten stories.
        gc.freeze()
