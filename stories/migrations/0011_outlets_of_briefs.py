"""Briefs refer to outlets; what they said of them in words of their own is kept.

Words that are the name of an outlet in the brief's language become that outlet. Those that name one
in another language, or were translated from such a name, become what that outlet is in the brief's
language. Of any others an outlet is made. Drafts, earlier versions and what is translated follow.
"""

import json
import uuid
from hashlib import blake2b

from django.db import migrations


class Outlets:
    """Finds outlets by what briefs said, and makes those that are missing."""

    def __init__(self, apps):
        self.model = apps.get_model("stories", "Outlet")
        self.said = apps.get_model("wagtail_localize", "StringTranslation").objects.filter(
            context__path="outlet"
        )

    def find_or_make(self, name, locale, page_key):
        """Return the primary key of an outlet in a language, None for no name."""
        if not (name := (name or "").strip()):
            return None
        here = self.model.objects.filter(locale_id=locale)
        found = _called({name}, here)
        if not found:
            key = self._key_elsewhere(name, locale, page_key) or uuid.uuid4()
            found, _made = here.get_or_create(
                translation_key=key, defaults={"name": name, "locale_id": locale}
            )
        return found.pk

    def _key_elsewhere(self, name, locale, page_key):
        """Return the key of an outlet that another language calls so."""
        translated = self.said.filter(context__object_id=page_key, locale_id=locale, data=name)
        names = {name, *translated.values_list("translation_of__data", flat=True)}
        found = _called(names, self.model.objects.exclude(locale_id=locale))
        return found and found.translation_key


def _called(names, outlets):
    """Return the first outlet of one of some names, in any case."""
    # Not by the database: SQLite compares no case beyond ASCII.
    folded = {name.casefold() for name in names}
    return next((one for one in outlets.order_by("pk") if one.name.casefold() in folded), None)


def convert(apps, schema_editor):
    """Convert briefs, every revision of them, and what they are translated from."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    BriefPage = apps.get_model("stories", "BriefPage")
    types = ContentType.objects.filter(app_label="stories", model="briefpage")
    outlets = Outlets(apps)
    for page in BriefPage.objects.order_by("locale_id", "pk").iterator(chunk_size=100):
        outlet = outlets.find_or_make(page.outlet_name, page.locale_id, page.translation_key)
        if outlet:
            BriefPage.objects.filter(pk=page.pk).update(outlet=outlet)
            _refer(apps, types, page, outlet)
    _convert_revisions(apps, types, outlets)
    _convert_sources(apps, types, outlets)
    _forget_segments(apps)
    # What is open in a preview is drafted again from its form.
    apps.get_model("preview", "PreviewGrant").objects.filter(content_type__in=types).delete()


def _refer(apps, types, page, outlet):
    """Let the index of references know, as saving the page does."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    base, to = (
        ContentType.objects.get(app_label=app, model=model)
        for app, model in (("wagtailcore", "page"), ("stories", "outlet"))
    )
    # The namespace is that of Wagtail's ReferenceIndex.
    hashed = uuid.uuid5(uuid.UUID("bdc70d8b-e7a2-4c2a-bf43-2a3e3fcbbe86"), "outlet")
    apps.get_model("wagtailcore", "ReferenceIndex").objects.get_or_create(
        base_content_type=base,
        content_type=types.get(),
        object_id=str(page.pk),
        to_content_type=to,
        to_object_id=str(outlet),
        content_path_hash=hashed,
        defaults={"model_path": "outlet", "content_path": "outlet"},
    )


def _convert_revisions(apps, types, outlets):
    Revision = apps.get_model("wagtailcore", "Revision")
    BriefPage = apps.get_model("stories", "BriefPage")
    places = {
        str(pk): place
        for pk, *place in BriefPage.objects.values_list("pk", "locale_id", "translation_key")
    }
    revisions = Revision.objects.filter(content_type__in=types).order_by("pk")
    for revision in revisions.iterator(chunk_size=100):
        said = revision.content.get("outlet")
        if isinstance(said, str) and revision.object_id in places:
            outlet = outlets.find_or_make(said, *places[revision.object_id])
            content = revision.content | {"outlet": outlet}
            Revision.objects.filter(pk=revision.pk).update(content=content)


def _convert_sources(apps, types, outlets):
    TranslationSource = apps.get_model("wagtail_localize", "TranslationSource")
    for source in TranslationSource.objects.filter(specific_content_type__in=types):
        content = json.loads(source.content_json)
        said = content.get("outlet")
        if isinstance(said, str):
            content["outlet"] = outlets.find_or_make(said, source.locale_id, source.object_id)
            rows = TranslationSource.objects.filter(pk=source.pk)
            rows.update(content_json=json.dumps(content))


def _forget_segments(apps):
    """Forget the names as words to translate, and that they were translated."""
    TranslationSource = apps.get_model("wagtail_localize", "TranslationSource")
    briefs = TranslationSource.objects.filter(
        specific_content_type__app_label="stories", specific_content_type__model="briefpage"
    )
    contexts = apps.get_model("wagtail_localize", "TranslationContext").objects.filter(
        path="outlet", object_id__in=briefs.values("object_id")
    )
    segments = apps.get_model("wagtail_localize", "StringSegment").objects
    segments.filter(context__in=contexts.values("pk")).delete()
    contexts.delete()
    # As cms.translating.segments makes prints.
    place = blake2b(b"outlet", digest_size=9).hexdigest()
    pages = apps.get_model("stories", "BriefPage").objects.values("pk")
    for name, fields in (
        ("SourceText", ("segments",)), ("TranslatedText", ("segments", "untranslated")),
    ):
        model = apps.get_model("translating", name)
        for row in model.objects.filter(page__in=pages):
            for field in fields:
                prints = getattr(row, field)
                setattr(row, field, [one for one in prints if one.partition(".")[0] != place])
            row.save()


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('preview', '0001_initial'),
        ('stories', '0010_outlets'),
        ('translating', '0001_translations'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.RunPython(convert, elidable=True),
    ]
