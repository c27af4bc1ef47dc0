"""What briefs said of outlets in words of their own has become snippets."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0011_outlets_of_briefs'),
    ]

    operations = [
        migrations.RemoveField(model_name='briefpage', name='outlet_name'),
    ]
