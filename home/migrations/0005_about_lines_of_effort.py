"""About pages refer to lines of effort; what they said of them in words of their own is kept.

A line that has the name of a snippet in the page's language becomes that snippet, whose words stand;
where it has no description, the page's is taken. Of any other line a snippet is made. Pages that are
translations of each other and name as many lines share them, place by place.
"""

import json
from uuid import uuid4

import wagtail.fields
from django.db import migrations
from django.utils.text import slugify


class Lines:
    """Finds the snippets of lines of effort, and makes those that are missing."""

    def __init__(self, model):
        self.model = model

    def find_or_make(self, said, locale, key=None):
        """Return the snippet of a line in a language; `key` is that of its translations."""
        name = said.get("name", "").strip()[:100]
        description = (said.get("description") or "").strip()[:500]
        there = self.model.objects.filter(locale_id=locale)
        found = next((line for line in there if line.name.casefold() == name.casefold()), None)
        found = found or (key and there.filter(translation_key=key).first())
        if not found:
            return self._make(name, description, locale, key)
        if description and not found.description:
            found.description = description
            found.save()
        return found

    def _make(self, name, description, locale, key):
        sibling = key and self.model.objects.filter(translation_key=key).first()
        last = self.model.objects.order_by("-sort_order").first()
        return self.model.objects.create(
            name=name,
            description=description,
            locale_id=locale,
            translation_key=key or uuid4(),
            slug=sibling.slug if sibling else self._free_slug(name),
            sort_order=sibling.sort_order if sibling else (last.sort_order + 1 if last else 1),
        )

    def _free_slug(self, name):
        begun = slugify(name)[:40].strip("-") or "line"
        taken = set(self.model.objects.values_list("slug", flat=True))
        others = (f"{begun}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in (begun, *others) if slug not in taken)


def _stored(value):
    return json.loads(value or "[]") if isinstance(value, str) else value or []


def _converted(stored, locale, lines, keys=()):
    """Return a stored stream in the new form, and the keys of its lines."""
    shared = keys if len(keys) == len(stored) else [None] * len(stored)
    found = [
        lines.find_or_make(item["value"], locale, key)
        for item, key in zip(stored, shared, strict=True)
    ]
    items = [
        {"type": "line", "value": line.pk, "id": item.get("id") or str(uuid4())}
        for item, line in zip(stored, found, strict=True)
    ]
    return items, [line.translation_key for line in found]


def convert(apps, schema_editor):
    """Convert pages, and every revision of them."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    AboutPage = apps.get_model("home", "AboutPage")
    Revision = apps.get_model("wagtailcore", "Revision")
    lines = Lines(apps.get_model("stories", "LineOfEffort"))
    field = AboutPage._meta.get_field("lines_of_effort")
    types = ContentType.objects.filter(app_label="home", model="aboutpage")
    keys = {}
    rows = AboutPage.objects.order_by("locale_id", "pk")
    for page in rows.only("pk", "locale_id", "translation_key", "lines_of_effort"):
        known = keys.get(page.translation_key, ())
        items, found = _converted(page.lines_of_effort.raw_data, page.locale_id, lines, known)
        keys.setdefault(page.translation_key, found)
        AboutPage.objects.filter(pk=page.pk).update(
            lines_of_effort=field.to_python(json.dumps(items))
        )
        for revision in Revision.objects.filter(content_type__in=types, object_id=str(page.pk)):
            stored = _stored(revision.content.get("lines_of_effort"))
            items, _keys = _converted(stored, page.locale_id, lines, known)
            content = revision.content | {"lines_of_effort": json.dumps(items)}
            Revision.objects.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('home', '0004_sections'),
        ('stories', '0004_podcast'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AlterField(
            model_name='aboutpage',
            name='lines_of_effort',
            field=wagtail.fields.StreamField([('line', 0)], blank=True, block_lookup={0: ('cms.blocks.choosers.SnippetChooserBlock', ('stories.LineOfEffort',), {'label': 'Line of effort'})}, help_text='Change their words under Snippets: they are the same wherever they are named.', verbose_name='lines of effort'),
        ),
        migrations.RunPython(convert, migrations.RunPython.noop, elidable=True),
    ]
