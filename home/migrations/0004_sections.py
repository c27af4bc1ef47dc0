"""The home page becomes sections; what its welcome and its featured pages said is kept."""

import json
from html import escape
from uuid import uuid4

import home.blocks.sections
import home.choosing
import wagtail.fields
from django.db import migrations


def _sections(welcome, featured):
    """Return the stored sections that show what a home page has shown, in the same order."""
    pages = [item["value"] for item in featured if item["type"] == "page"]
    links = [item["value"] for item in featured if item["type"] == "link"]
    said = [
        f'<li><a href="{escape(link["url"])}">{escape(link["title"])}</a>'
        f'{escape(": " + link["description"]) if link.get("description") else ""}</li>'
        for link in links
    ]
    sections = []
    if pages:
        sections.append(("featured", {"title": "", "pages": [_item(pk) for pk in pages]}))
    if said:
        sections.append(("text", f"<ul>{''.join(said)}</ul>"))
    latest = {"title": "", "pages": [], "types": ["story", "day_in_the_life"], "count": 12}
    sections += [("latest", latest), ("digest", {"title": ""})]
    if welcome:
        sections.append(("text", welcome))
    return [{"type": type_, "value": value, "id": str(uuid4())} for type_, value in sections]


def _item(value):
    return {"type": "item", "value": value, "id": str(uuid4())}


def _stored(value):
    return json.loads(value or "[]") if isinstance(value, str) else value or []


def convert(apps, schema_editor):
    """Convert pages, and every revision of them."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Revision = apps.get_model("wagtailcore", "Revision")
    field = HomePage._meta.get_field("sections")
    rows = HomePage.objects.values_list("pk", "welcome", "featured")
    for pk, welcome, featured in rows.iterator():
        sections = _sections(welcome, list(featured.raw_data))
        HomePage.objects.filter(pk=pk).update(sections=field.to_python(json.dumps(sections)))
    types = ContentType.objects.filter(app_label="home", model="homepage")
    for revision in Revision.objects.filter(content_type__in=types).iterator():
        content = revision.content
        sections = _sections(content.pop("welcome", ""), _stored(content.pop("featured", [])))
        content["sections"] = json.dumps(sections)
        Revision.objects.filter(pk=revision.pk).update(content=content)


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('home', '0003_globals'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AddField(
            model_name='homepage',
            name='sections',
            field=wagtail.fields.StreamField([('hero', 10), ('latest', 12), ('featured', 14), ('statement', 16), ('digest', 17), ('podcast', 20), ('campaigns', 21), ('short_videos', 22), ('commemoration', 17), ('about', 25), ('partners', 25), ('tour_invitation', 27), ('text', 28)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'Left empty, the usual one for such a section is shown.', 'label': 'Heading', 'max_length': 120, 'required': False}), 1: ('cms.blocks.choosers.PageChooserBlock', (), {'label': 'Page'}), 2: ('wagtail.blocks.ListBlock', (1,), {'default': [], 'help_text': 'Without any, what is described below and in the settings is found by itself.', 'label': 'Chosen pages', 'max_num': 24}), 3: ('wagtail.blocks.MultipleChoiceBlock', [], {'choices': home.choosing.told_types, 'help_text': 'Without any, pages of all types.', 'label': 'Types', 'required': False}), 4: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'How many at most', 'max_value': 3, 'min_value': 1}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Tag', 'max_length': 100, 'required': False}), 6: ('cms.blocks.choosers.SnippetChooserBlock', ('stories.Place',), {'label': 'Place', 'required': False}), 7: ('cms.blocks.choosers.PageChooserBlock', ('stories.CampaignPage',), {'label': 'Campaign', 'required': False}), 8: ('cms.blocks.choosers.SnippetChooserBlock', ('stories.Series',), {'label': 'Series', 'required': False}), 9: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Also show what stands elsewhere on this page.', 'label': 'May repeat', 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('types', 3), ('count', 4), ('tag', 5), ('place', 6), ('campaign', 7), ('series', 8), ('may_repeat', 9)]], {}), 11: ('wagtail.blocks.IntegerBlock', (), {'default': 6, 'label': 'How many at most', 'max_value': 24, 'min_value': 1}), 12: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('types', 3), ('count', 11), ('tag', 5), ('place', 6), ('campaign', 7), ('series', 8), ('may_repeat', 9)]], {}), 13: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'label': 'How many at most', 'max_value': 24, 'min_value': 1}), 14: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('types', 3), ('count', 13), ('tag', 5), ('place', 6), ('campaign', 7), ('series', 8), ('may_repeat', 9)]], {}), 15: ('wagtail.blocks.IntegerBlock', (), {'default': 1, 'label': 'How many at most', 'max_value': 24, 'min_value': 1}), 16: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('count', 15), ('may_repeat', 9)]], {}), 17: ('wagtail.blocks.StructBlock', [[('title', 0)]], {}), 18: ('wagtail.blocks.IntegerBlock', (), {'default': 2, 'label': 'How many at most', 'max_value': 24, 'min_value': 1}), 19: ('cms.blocks.choosers.PageChooserBlock', ('stories.PodcastPage',), {'help_text': 'Without one, episodes of all podcasts.', 'label': 'Podcast', 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('count', 18), ('may_repeat', 9), ('podcast', 19)]], {}), 21: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('count', 11), ('may_repeat', 9)]], {}), 22: ('wagtail.blocks.StructBlock', [[('title', 0), ('pages', 2), ('count', 11), ('may_repeat', 9), ('series', 8)]], {}), 23: ('cms.blocks.choosers.RichTextBlock', (), {'features': ['h2', 'h3', 'h4', 'bold', 'italic', 'superscript', 'ol', 'ul', 'blockquote', 'hr', 'link'], 'label': 'Text', 'required': False}), 24: ('cms.blocks.choosers.PageChooserBlock', (), {'help_text': 'Where to read more.', 'label': 'Page', 'required': False}), 25: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 23), ('page', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'max_length': 300}), 27: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 26)]], {}), 28: ('cms.blocks.text.TextBlock', (), {})}, default=home.blocks.sections.default_sections, help_text='What the page shows, from top to bottom.', verbose_name='sections'),
        ),
        migrations.RunPython(convert, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(
            model_name='homepage',
            name='featured',
        ),
        migrations.RemoveField(
            model_name='homepage',
            name='welcome',
        ),
    ]
