from django.db import migrations, models

LONGEST = 1 << 20


def read(apps, schema_editor):
    """Keep what timed text says that is there already; one that is lost or no text says nothing."""
    files = apps.get_model("media", "File").objects.filter(file__endswith=".vtt", timed_text="")
    for row in files.iterator():
        try:
            with row.file.open("rb") as stored:
                row.timed_text = stored.read(LONGEST).decode("utf-8-sig")
        except (FileNotFoundError, UnicodeDecodeError):
            continue
        row.save(update_fields=["timed_text"])


class Migration(migrations.Migration):

    dependencies = [
        ("media", "0002_media_file_size"),
    ]

    operations = [
        migrations.AddField(
            model_name="file",
            name="timed_text",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.RunPython(read, migrations.RunPython.noop, elidable=True),
    ]
