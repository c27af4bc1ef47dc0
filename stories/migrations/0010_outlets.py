"""Outlets move in: their table is there already, and what points to them follows by its type."""

import cms.previewed
import django.core.validators
import django.db.models.deletion
import modelsearch.index
import uuid
from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Replace


def follow(apps, schema_editor):
    """Let permissions, references, translations and the log of the admin point to the same rows."""
    types = apps.get_model("contenttypes", "ContentType").objects
    if types.filter(app_label="home", model="outlet").exists():
        types.filter(app_label="stories", model="outlet").delete()
        types.filter(app_label="home", model="outlet").update(app_label="stories")
    shown = apps.get_model("publishing", "Dependency").objects
    for before, after in (
        ("snippet:home.outlet:", "snippet:stories.outlet:"),
        ("any:home.outlet", "any:stories.outlet"),
    ):
        renamed = Replace(F("key"), Value(before), Value(after))
        shown.filter(key__startswith=before).update(key=renamed)


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('home', '0009_outlets_move_out'),
        ('publishing', '0005_forgotten'),
        ('stories', '0009_partners_of_pieces'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='Outlet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                        ('name', models.CharField(help_text='As readers of this language know it.', max_length=200, verbose_name='name')),
                        ('url', models.URLField(blank=True, help_text='Its own front page. May be left empty.', validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='address')),
                        ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                    ],
                    options={
                        'verbose_name': 'outlet',
                        'verbose_name_plural': 'outlets',
                        'ordering': ('name',),
                        'abstract': False,
                        'unique_together': {('translation_key', 'locale')},
                    },
                    bases=(cms.previewed.PreviewedSnippet, modelsearch.index.Indexed, models.Model),
                ),
            ],
        ),
        migrations.RunPython(follow),
        migrations.RenameField(model_name='briefpage', old_name='outlet', new_name='outlet_name'),
        migrations.AddField(
            model_name='briefpage',
            name='outlet',
            field=models.ForeignKey(blank=True, help_text='Such as a newspaper.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='stories.outlet', verbose_name='outlet'),
        ),
    ]
