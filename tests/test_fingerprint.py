"""Every file drafter writes carries its fingerprint; whoever changes it or saves it breaks it."""

from __future__ import annotations

import io
import zipfile

import docx
import pypdfium2
import pytest
from compared import comparison
from kit import ROOT, paper

from drafter import home, writers
from drafter.office import libreoffice, outside
from drafter.rendering import tabled
from drafter.writers import fingerprint


def draft():
    return writers.write(paper("龙华区2025年工作总结\n全年受理案件1622宗。"), [], ".docx")


def repacked(data, change):
    """A package packed anew by someone else, its parts as a change of them leaves them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, held in parts.items():
            package.writestr(name, held)
    return stream.getvalue()


def saved(data, text=""):
    """A draft opened and saved by python-docx, a word more in it or none."""
    document, stream = docx.Document(io.BytesIO(data)), io.BytesIO()
    if text:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_what_is_written_holds_its_fingerprint_and_is_the_same_each_time(suffix):
    sheet = tabled(comparison(), home.folders("templates", ROOT / "tests"), suffix)
    data = writers.write(sheet, [], suffix)
    assert writers.untouched(data)
    assert data == writers.write(sheet, [], suffix)


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: parts.update({"word/document.xml": parts["word/document.xml"].replace(b"1622", b"1623")}),
        lambda parts: parts.update({"word/styles.xml": parts["word/styles.xml"] + b" "}),
        lambda parts: parts.update(
            {"docProps/core.xml": parts["docProps/core.xml"].replace("助手".encode(), "员".encode())}
        ),
        lambda parts: parts.update({"docProps/custom.xml": b"<x/>"}),
        lambda parts: parts.pop("word/fontTable.xml"),
    ],
)
def test_any_change_breaks_it(change):
    data = draft()
    assert writers.untouched(data)
    assert not writers.untouched(repacked(data, change))


def test_a_draft_with_a_word_more_is_not_as_it_was_written():
    assert not writers.untouched(saved(draft(), "局长加的一句。"))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", "局长改过".encode(), b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.7\n%%EOF\n"],
    ids=["空的", "半个", "文字", "空包", "PDF"],
)
def test_what_drafter_did_not_write_has_none(data):
    assert not writers.untouched(data)


def pdf(pages=1, version=17):
    """Bytes of a PDF of empty pages."""
    document, stream = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(595, 842)
    document.save(stream, version)
    return stream.getvalue()


def test_a_pdf_holds_it_before_its_last_words_and_opens_as_before():
    bare = pdf(3)
    data = fingerprint.stamped_pdf(bare)
    assert writers.untouched(data)
    assert not writers.untouched(bare)
    assert data.endswith(bare[-20:])
    document = pypdfium2.PdfDocument(data)
    assert (len(document), document.get_version()) == (3, 17)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b"842", b"843"),
        lambda data: data + b"1 0 obj <</T (signed)>> endobj\nxref\n0 0\ntrailer<<>>\nstartxref\n9\n%%EOF\n",
        lambda data: data[:-8],
    ],
    ids=["添了一个字节", "改了一个字", "签了名", "少了一截"],
)
def test_any_change_of_a_pdf_breaks_it(change):
    assert not writers.untouched(change(fingerprint.stamped_pdf(pdf())))


@pytest.mark.parametrize("data", [b"", pdf()[:-40], b"%PDF-1.7\n"], ids=["空的", "少了一截", "只有头"])
def test_half_a_pdf_is_not_stamped(data):
    assert fingerprint.stamped_pdf(data) is None


@pytest.mark.render
@pytest.mark.slow
def test_a_draft_opened_and_saved_in_libreoffice_is_no_longer_as_it_was_written():
    filters = libreoffice.Filters("docx", "MS Word 2007 XML", "docx", "MS Word 2007 XML")
    again = libreoffice.convert(draft(), filters, outside.Bounds(60, 3 * 2**29))
    assert again
    assert not writers.untouched(again)
