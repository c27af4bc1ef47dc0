"""Pictures and people that pages show."""

import random
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from hypothesis import strategies as st
from hypothesis.stateful import rule

from cms.media.models import Image
from cms.media.overrides import override, take_back
from cms.media.rights import today
from cms.media.uses import InUseError, uses_of
from cms.unit_of_work import unit_of_work
from stories.models import Person
from tests.cms.publishing.newsroom.bundles import images, people
from tests.cms.publishing.newsroom.desk import Desk
from tests.factories import jpeg


class Shown(Desk):
    """Who keeps what pages show."""

    @rule(image=images)
    def describe(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.alt = f"Seen {random.random()}"
            row.save()

    @rule(image=images)
    def replace(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.file = ContentFile(BytesIO(jpeg((320, 240))).getvalue(), "new.jpg")
            row.save()

    @rule(image=images)
    def refocus(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            row.focal_point_x, row.focal_point_y = 10, 20
            row.focal_point_width = row.focal_point_height = 10
            row.save()

    @rule(image=images)
    def delete_picture(self, image: Image) -> None:
        if row := Image.objects.filter(pk=image.pk).first():
            used = bool(uses_of(row))
            try:
                # What is refused leaves the transaction around it as it was, as in the admin.
                with unit_of_work():
                    row.delete()
            except InUseError:
                assert used
            else:
                assert not used

    @rule(image=images, act=st.sampled_from(["end", "extend", "override", "take back"]))
    def change_rights(self, image: Image, act: str) -> None:
        row = Image.objects.filter(pk=image.pk).first()
        if row is None:
            return
        if act == "take back":
            take_back(row, self.editor)
        elif act == "override" and row.usable_until:
            override(row, self.editor, max(row.usable_until, today()) + timedelta(1), "Because.")
        else:
            row.usable_until = today() - timedelta(days=act == "end")
            row.save()

    @rule(image=images)
    def put_apart_in_bulk(self, image: Image) -> None:
        if Image.objects.filter(pk=image.pk).exists():
            self.client.post(
                f"/admin/bulk/media/image/add_to_collection/?id={image.pk}",
                {"collection": self.collection.pk},
            )
            assert Image.objects.get(pk=image.pk).collection_id == self.collection.pk

    @rule(person=people)
    def rename_person(self, person: Person) -> None:
        if row := Person.objects.filter(pk=person.pk).first():
            row.name = f"Amal {random.random()}"
            row.save()

    @rule(person=people)
    def delete_person(self, person: Person) -> None:
        Person.objects.filter(pk=person.pk).delete()
