"""How far the log was forgotten, also of a log that was pruned before this was written down."""

from django.db import migrations, models


def note_what_is_gone(apps, schema_editor):
    """Take what stands before the first change for forgotten."""
    first = apps.get_model("publishing", "Change").objects.order_by("sequence").first()
    if first is not None and first.sequence > 1:
        apps.get_model("publishing", "Forgotten").objects.create(pk=1, sequence=first.sequence - 1)


class Migration(migrations.Migration):

    dependencies = [("publishing", "0004_heartbeats")]

    operations = [
        migrations.CreateModel(
            name="Forgotten",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.RunPython(note_what_is_gone, migrations.RunPython.noop),
    ]
