"""What has become of what was there before briefs referred to outlets; run as a script."""

import json
import os
import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.test")
    django.setup()
    call_command("migrate", verbosity=0)

    from django.contrib.auth.models import Group
    from wagtail.models import ReferenceIndex
    from wagtail_localize.models import StringSegment, TranslationSource

    from cms.publishing.models import Dependency
    from stories.models import BriefPage, Outlet

    names = dict(Outlet.objects.values_list("pk", "name"))
    briefs = BriefPage.objects.order_by("pk").select_related("locale")
    found = {
        "outlets": sorted(Outlet.objects.values_list("locale__language_code", "name")),
        "briefs": [(page.locale.language_code, names.get(page.outlet_id)) for page in briefs],
        "revisions": [names.get(page.revisions.get().content["outlet"]) for page in briefs],
        "keys": len(set(Outlet.objects.values_list("translation_key", flat=True))),
        "source": names.get(json.loads(TranslationSource.objects.get().content_json)["outlet"]),
        "segments": StringSegment.objects.count(),
        "group": [
            f"{one.content_type.app_label}.{one.codename}"
            for one in Group.objects.get(name="Desk").permissions.all()
        ],
        "dependency": Dependency.objects.get().key.rpartition(":")[0],
        "uses": {
            outlet.name: ReferenceIndex.get_references_to(outlet).count()
            for outlet in Outlet.objects.order_by("pk")
        },
    }
    sys.stdout.write(json.dumps(found))
