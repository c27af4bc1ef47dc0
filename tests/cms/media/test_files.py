"""Files for readers: what is taken, what is taken out, to whom they are served; timed text."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.contract.file import language
from cms.media.ingest import office as ingest
from cms.media.ingest.file import CONTENT_TYPES
from cms.media.models import File
from home.demo.attachments import pdf as demo_pdf
from tests.cms.media.conftest import stored, whole
from tests.cms.media.office import MAIN, SECRET, archive, office
from tests.factories import make_file

OFFICE = ["docx", "xlsx", "pptx", "odt", "ods", "odp"]


@pytest.mark.parametrize("ending", OFFICE)
def test_an_office_file_is_taken_without_its_author(upload: Any, ending: str) -> None:
    answer = upload(office(ending), f"{SECRET}.{ending}", view="wagtaildocs:add", language="ckb")
    assert answer.status_code == 302, answer.context["form"].errors
    file = File.objects.get()
    assert (file.language, file.content_type) == ("ckb", CONTENT_TYPES[ending])
    content = file.file.read()
    with ZipFile(BytesIO(content)) as kept, ZipFile(BytesIO(office(ending))) as before:
        assert kept.testzip() is None
        assert kept.namelist() == before.namelist()
        whole = b"".join(kept.read(name) for name in kept.namelist())
        assert SECRET.encode() not in whole
        assert b"<words/>" in whole
        assert {part.date_time[0] for part in kept.infolist()} == {1980}
        if ending not in MAIN:
            assert content[30:38] == b"mimetype"


REFUSED = {
    "no archive": (b"%PDF-1.4", "x.docx", "not that of a .docx"),
    "cut short": (office("docx")[:300], "x.docx", "not that of a .docx"),
    "another": (office("xlsx"), "x.docx", "not that of a .docx"),
    "an open one of another kind": (office("ods"), "x.odt", "not that of a .odt"),
    "any archive": (archive({"a": "b"}), "x.odt", "not that of a .odt"),
    "macros": (office("docx", **{"word/vbaProject.bin": "x"}), "x.docx", "macros"),
    "open macros": (office("odt", **{"Basic/script.xml": "x"}), "x.odt", "macros"),
    "a bomb": (office("docx", **{"word/bomb": "0" * 5000}), "x.docx", "too large when"),
    "no text": (b"a\0b", "x.csv", "not that of a .csv"),
    "a page": (b"<script>", "x.html", "extension"),
    "an archive": (archive({"a": "b"}), "x.zip", "extension"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_what_it_says_is_refused_in_words(
    upload: Any, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr(ingest, "_LONGEST", 4000)
    content, name, reason = REFUSED[case]
    before = stored()
    answer = upload(content, name, view="wagtaildocs:add")
    assert answer.status_code == 200
    assert reason in " ".join(answer.context["form"].errors["file"])
    assert not File.objects.exists()
    assert stored() == before


def test_a_language_is_a_code_and_says_what_it_is(upload: Any) -> None:
    answer = upload(b"a,b", "x.csv", view="wagtaildocs:add", language="Arabic!")
    assert "such as ar, ckb or pt-br" in answer.context["form"].errors["language"][0]
    said = {code: language(code) for code in ("ar", "ckb", "pt-br", "so", "tlh")}
    assert [(one.label, one.dir) for one in said.values()] == [
        ("العربية", "rtl"),
        ("کوردیی ناوەندی", "rtl"),
        ("Português Brasileiro", "ltr"),
        ("Soomaali", "ltr"),
        ("tlh", "ltr"),
    ]


def test_only_a_pdf_and_timed_text_are_shown_in_a_browser(editor: Client) -> None:
    shown = {}
    for name, content in (
        ("a.pdf", demo_pdf(["One"], "fr").decode()),
        ("a.csv", "a"),
        ("a.txt", "<script>"),
        ("a.vtt", ""),
    ):
        file = make_file(content, name) if content else make_file()
        answer = editor.get(file.url)
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == CONTENT_TYPES[name[2:]]
        shown[name] = answer["Content-Disposition"].partition(";")[0] if content else "inline"
    assert shown == {
        "a.pdf": "inline",
        "a.csv": "attachment",
        "a.txt": "attachment",
        "a.vtt": "inline",
    }


# Timed text that is written in the admin


def edit(upload: Any, old: File, text: str, **fields: Any) -> Any:
    fields = {"file": "", "title": old.title, "timed_text": text} | fields
    return upload(b"", view="wagtaildocs:edit", args=(old.pk,), **fields)


def test_timed_text_is_written_in_the_admin_as_a_new_version(upload: Any, editor: Client) -> None:
    file = make_file("WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nHello\r\n")
    page = editor.get(reverse("wagtaildocs:edit", args=[file.pk])).content.decode()
    assert "<textarea" in page
    assert "Hello" in page
    before = file.file.name
    same = "WEBVTT\r\n\r\n00:00.000 --> 00:01.000\r\nHello\r\n"
    assert edit(upload, file, same).status_code == 302
    assert File.objects.get().version == file.version, "Nothing was changed."
    text = "WEBVTT\r\n\r\nNOTE one\r\n\r\n1\r\n00:00.000 --> 00:01.000\r\nSalām\r\n"
    answer = edit(upload, file, text)
    assert answer.status_code == 302, answer.context["form"].errors
    changed = File.objects.get()
    assert changed.version != file.version
    assert [cue.text for cue in changed.cues] == ["Salām"]
    assert whole(editor.get(changed.url)).decode() == text.replace("\r\n", "\n")
    assert editor.get(file.url).status_code == 404
    assert not file.file.storage.exists(before)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Line 1 has to begin with WEBVTT"),
        ("Hello", "Line 1 has to begin with WEBVTT"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nBack", "Line 3 has no times"),
        (
            "WEBVTT\n\n00:00.000 --> 00:01.000\nA\n\n00:01.000 -> 00:02.000\nB",
            "Line 6 has no times",
        ),
        ("WEBVTT\n\n\n\nOnly words\nand more", "Line 5 has no times"),
        ("WEBVTT\n\n" + "x" * (1 << 20), "KB at most|no times"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_stays_to_be_put_right(
    upload: Any, text: str, fault: str
) -> None:
    file = make_file()
    answer = edit(upload, file, text)
    assert answer.status_code == 200
    (error,) = answer.context["form"].errors["timed_text"]
    assert any(said in error for said in fault.split("|"))
    assert answer.context["form"]["timed_text"].value() == text
    assert File.objects.get().version == file.version


def test_a_new_file_and_a_new_text_are_not_both_taken(upload: Any) -> None:
    file = make_file()
    new = SimpleUploadedFile("b.vtt", b"WEBVTT\n\n")
    answer = edit(upload, file, "WEBVTT\n\n00:00.000 --> 00:01.000\nB", file=new)
    assert "not both" in answer.context["form"].errors["timed_text"][0]


def test_other_files_have_no_text_to_write(editor: Client) -> None:
    file = make_file("Hello", "a.txt")
    page = editor.get(reverse("wagtaildocs:edit", args=[file.pk])).content.decode()
    assert "timed_text" not in page
