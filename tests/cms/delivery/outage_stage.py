"""A process of its own that fills an empty database, and says what is there as JSON."""

import json
import sys
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command


class _FromModels(dict[str, Any]):
    """No app has migrations: to go all their way takes longer than all that is tried.

    Only the search index is missing then, and nobody searches.
    """

    def __contains__(self, app: object) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


def main(hook: str) -> None:
    """Make tables, a site, two stories, somebody who writes by token, and a webhook."""
    django.setup()
    settings.MIGRATION_MODULES = _FromModels()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from tests import factories
    from tests.cms.api_v3.tokens import make_token
    from tests.cms.readers.receiver import make_webhook

    factories.make_what_migrations_make()
    factories.make_site()
    told = {name: factories.make_story(f"{name} 0", slug=name).pk for name in ("kept", "watched")}
    make_webhook(hook, types=["story"], events=["page.published", "page.updated"])
    said = {
        "token": make_token(factories.make_user()),
        "index": factories.index_page().pk,
        **told,
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(sys.argv[1])
