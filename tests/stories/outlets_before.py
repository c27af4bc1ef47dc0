"""A database as it was when briefs named outlets in words of their own; run as a script."""

import json
import os
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

KEY = UUID(int=7)
BEFORE = {"home": "0008_post_audio", "stories": "0009_partners_of_pieces"}


def main() -> None:
    """Migrate up to then, and fill what the migration is about."""
    # Not the command, which does more for whatever models there are today.
    executor = MigrationExecutor(connection)
    latest = [node for node in executor.loader.graph.leaf_nodes() if node[0] not in BEFORE]
    Filling(executor.migrate([*latest, *BEFORE.items()]).apps).fill()


class Filling:
    """Fills a database by the models of that day."""

    def __init__(self, apps: Any) -> None:
        """Take them."""
        self.model = apps.get_model
        locales = self.model("wagtailcore", "Locale").objects
        self.locales = {
            code: locales.get_or_create(language_code=code)[0] for code in ("en", "fr", "ar")
        }
        types = self.model("contenttypes", "ContentType").objects
        self.briefs, _made = types.get_or_create(app_label="stories", model="briefpage")
        types.get_or_create(app_label="wagtailcore", model="page")
        outlets, _made = types.get_or_create(app_label="home", model="outlet")
        permissions = self.model("auth", "Permission").objects
        may = permissions.get_or_create(content_type=outlets, codename="add_outlet")[0]
        self.model("auth", "Group").objects.create(name="Desk").permissions.add(may)
        self.paths = (f"0009000{number}" for number in range(1, 9))

    def fill(self) -> None:
        """Make outlets, briefs, drafts, a translation, and what a document rests on."""
        hill = self._outlet("The Hill", "en")
        self._outlet("Le Mont", "fr", translation_key=hill.translation_key)
        english = self._brief("en", "the hill", KEY)
        self._draft(english, "A draft’s")
        self._draft(self._brief("fr", "The Hill", KEY), "The Hill")
        self._draft(self._brief("ar", "التل", KEY), "")
        self._draft(self._brief("ar", "جريدة"), "جريدة")
        self._draft(self._brief("en", ""), "")
        self._translate(english)
        site = self.model("wagtailcore", "Site").objects.get()
        document = self.model("publishing", "Document").objects.create(
            site=site, locale="en", type="site", etag="", card=b"", body=b""
        )
        self.model("publishing", "Dependency").objects.create(
            document=document, key=f"snippet:home.outlet:{hill.pk}", shown=True
        )

    def _outlet(self, name: str, code: str, **fields: Any) -> Any:
        outlets = self.model("home", "Outlet").objects
        return outlets.create(name=name, locale=self.locales[code], **fields)

    def _brief(self, code: str, outlet: str, key: UUID | None = None) -> Any:
        path = next(self.paths)
        place = {"path": path, "depth": 2, "slug": path, "url_path": f"/{path}/"}
        if key:
            place["translation_key"] = key
        return self.model("stories", "BriefPage").objects.create(
            title=outlet or "None", draft_title="", locale=self.locales[code], outlet=outlet,
            content_type=self.briefs, text="", partners="[]", live=True, **place,
        )  # fmt: skip

    def _draft(self, brief: Any, outlet: str) -> None:
        self.model("wagtailcore", "Revision").objects.create(
            content_type=self.briefs, base_content_type=self.briefs, object_id=str(brief.pk),
            object_str="", created_at=datetime.now(UTC), content={"pk": brief.pk, "outlet": outlet},
        )  # fmt: skip

    def _translate(self, brief: Any) -> None:
        """Let the Arabic name be made of the English one, as a segment."""

        def make(name: str, **fields: Any) -> Any:
            return self.model("wagtail_localize", name).objects.create(**fields)

        told = make("TranslatableObject", translation_key=KEY, content_type=self.briefs)
        source = make(
            "TranslationSource", object=told, specific_content_type=self.briefs,
            locale=brief.locale, object_repr="", last_updated_at=datetime.now(UTC),
            content_json=json.dumps({"pk": brief.pk, "outlet": "the hill"}),
        )  # fmt: skip
        said = make("String", locale=brief.locale, data="the hill", data_hash=UUID(int=1))
        place = make("TranslationContext", object=told, path="outlet", path_id=UUID(int=2))
        make("StringSegment", source=source, context=place, string=said, order=0, attrs="{}")
        make(
            "StringTranslation", translation_of=said, locale=self.locales["ar"], context=place,
            data="التل", translation_type="manual",
        )  # fmt: skip


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.test")
    django.setup()
    main()
