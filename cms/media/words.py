"""The words of many pictures in one table: what is edited in place, and saved in one go."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django.forms import Media, ModelForm, Script, Textarea
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField
from wagtail.admin.forms.tags import validate_tag_length
from wagtail.admin.widgets import AdminTagWidget
from wagtail.log_actions import log
from wagtail.search.index import insert_or_update_object

from cms.media.models import Image
from cms.media.rights import RIGHTS
from cms.media.rights_form import DayInput

COLUMNS = ("title", "alt", "caption", *RIGHTS)
"""The fields of a picture that the table has, in their order; tags come after them."""
SHARED = RIGHTS
"""Those that are often the same for all, and can be filled in for all at once."""


class WordsForm(ModelForm[Image]):
    """The words of one picture: only what is changed here is saved.

    What somebody else has changed meanwhile stays, unless it is the same field.
    """

    tags = TagField(label=_("Tags"), required=False, widget=AdminTagWidget)

    class Meta:
        model = Image
        fields = COLUMNS
        widgets: ClassVar[dict[str, Any]] = {
            "alt": Textarea(attrs={"rows": 3}),
            "caption": Textarea(attrs={"rows": 3}),
            "usable_until": DayInput(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Remember what each field said when the table was opened."""
        super().__init__(*args, **kwargs)
        self.initial["tags"] = list(self.instance.tags.all()) if self.instance.pk else []
        for name, field in self.fields.items():
            # The label stands beside it; what else there is to say stands once, above the column.
            self.fields[name].help_text = ""
            if name != "tags":
                field.show_hidden_initial = True
                field.widget.attrs["dir"] = "auto"

    def clean_tags(self) -> list[str]:
        """Refuse tags that are too long."""
        tags: list[str] = self.cleaned_data["tags"]
        validate_tag_length(tags)
        return tags

    def clean(self) -> dict[str, Any]:
        """Leave alone what was not changed."""
        cleaned = super().clean() or self.cleaned_data
        return {name: value for name, value in cleaned.items() if name in self.changed_data}

    def save(self, commit: bool = True) -> Image:
        """Save the picture, and its tags if they were changed."""
        image = super().save(commit=commit)
        if "tags" in self.cleaned_data:
            image.tags.set(self.cleaned_data["tags"])
            insert_or_update_object(image)
        return image


class WordsTable:
    """One form for each of several pictures, named after their keys."""

    def __init__(self, images: Iterable[Image], data: Mapping[str, Any] | None = None) -> None:
        """Take the pictures, and what was written of them."""
        self.forms = [
            WordsForm(data, instance=image, prefix=f"image-{image.pk}") for image in images
        ]

    @cached_property
    def shared(self) -> list[Any]:
        """The fields above the table that fill in a column."""
        blank = WordsForm(prefix="all", use_required_attribute=False)
        for name in SHARED:
            blank.fields[name].show_hidden_initial = False
        return [blank[name] for name in SHARED]

    @property
    def columns(self) -> list[Any]:
        """The fields that stand for the columns."""
        return list(WordsForm(prefix="all"))

    @property
    def media(self) -> Media:
        """The scripts and styles of the fields."""
        script = Script("media/words.js", type="module")
        return WordsForm().media + Media(
            css={"all": ["media/words.css"]},
            js=[script],  # type: ignore[list-item]  # the types are of an older Django
        )

    @property
    def faults(self) -> int:
        """How many pictures have something that can't be saved."""
        return sum(bool(form.errors) for form in self.forms)

    def is_valid(self) -> bool:
        """Tell whether everything that was written can be saved."""
        return not self.faults

    def save(self, user: Any) -> int:
        """Save the pictures that were changed and return how many these are."""
        changed = [form for form in self.forms if form.has_changed()]
        for form in changed:
            log(form.save(), "wagtail.edit", user=user, content_changed=True)
        return len(changed)
