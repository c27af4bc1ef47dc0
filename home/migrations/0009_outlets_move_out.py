"""Outlets move to the stories, whose briefs name them too: the table, with all that is in it."""

import cms.blocks.quote
import cms.contract.partial_date
import django.core.validators
import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0008_post_audio'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable(name='outlet', table='stories_outlet')],
            state_operations=[migrations.DeleteModel(name='Outlet')],
        ),
        migrations.AlterField(
            model_name='digestissuepage',
            name='items',
            field=wagtail.fields.StreamField([('digest_item', 8)], block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Headline', 'max_length': 200}), 1: ('cms.blocks.choosers.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'help_text': 'Two or three sentences, in your own words.', 'label': 'Summary'}), 2: ('cms.blocks.choosers.SnippetChooserBlock', ('stories.Outlet',), {'label': 'Outlet'}), 3: ('cms.blocks.choosers.SnippetChooserBlock', ('stories.Person',), {'label': 'Person'}), 4: ('wagtail.blocks.ListBlock', (3,), {'default': [], 'label': 'People named'}), 5: ('wagtail.blocks.URLBlock', (), {'help_text': 'Where the report can be read.', 'label': 'Address', 'required': False, 'validators': [django.core.validators.URLValidator(schemes=['http', 'https'])]}), 6: ('wagtail.blocks.ChoiceBlock', [], {'choices': cms.blocks.quote.languages, 'label': 'Language of the report', 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'help_text': '2017, 2017-11 or 2017-11-21, as exactly as you know it.', 'label': 'Date', 'required': False, 'validators': [cms.contract.partial_date.validate_partial_date]}), 8: ('wagtail.blocks.StructBlock', [[('headline', 0), ('summary', 1), ('outlet', 2), ('people', 4), ('url', 5), ('language', 6), ('date', 7)]], {})}, verbose_name='reports'),
        ),
    ]
