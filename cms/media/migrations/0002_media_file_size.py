from django.db import migrations, models


def measure(apps, schema_editor):
    """Write down how large films are that are there already; one that is lost has no size."""
    for media in apps.get_model("media", "Media").objects.filter(file_size=0).iterator():
        try:
            media.file_size = media.file.size
        except FileNotFoundError:
            continue
        media.save(update_fields=["file_size"])


class Migration(migrations.Migration):

    dependencies = [
        ("media", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="media",
            name="file_size",
            field=models.PositiveBigIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(measure, migrations.RunPython.noop, elidable=True),
    ]
