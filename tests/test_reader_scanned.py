"""PDF files of text in which some pages are pictures: those are recognised in their place, or told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from test_reader_pdf import LONG, made, typed

from drafter.model.finding import DrafterError
from drafter.readers import ocr, pdf, pictures
from drafter.readers.recognition import Print, Reading

PARAS = [f"{number}月。{LONG * 2}" for number in "一二三四五六七八九"]
TEXT, PICTURE, LOGO, BLANK, STAMPED = "字", "图", "徽", "白", "戳"


def bound(*pages):
    """Kinds of pages -> a PDF: a page of text each, a picture as large as the page or smaller, nothing at all."""
    whole = pypdfium2.PdfDocument.new()
    for number, kind in enumerate(pages):
        if kind == TEXT:
            whole.import_pages(pypdfium2.PdfDocument(made(typed(PARAS[number : number + 1]))))
            continue
        if kind == STAMPED:
            whole.import_pages(pypdfium2.PdfDocument(made([[(400, 400, 9, "2024-1-5")]])))
        page = whole[number] if kind == STAMPED else whole.new_page(595, 842)
        if kind != BLANK:
            picture = pypdfium2.PdfImage.new(whole)
            side = 60 if kind == LOGO else 900
            grey = pypdfium2.PdfBitmap.new_native(side, side, pypdfium2.raw.FPDFBitmap_BGR)
            grey.fill_rect((200, 200, 200, 255), 0, 0, side, side)
            picture.set_bitmap(grey)
            picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
            page.insert_obj(picture)
            page.gen_content()
    held = BytesIO()
    whole.save(held)
    return held.getvalue()


@pytest.fixture
def seen(monkeypatch):
    """Recognition as if every page said its number; the numbers of the pages shown to it."""
    shown = []

    def recognise(number, turn):
        shown.append(number)
        words = f"第{number}页的图片，文字要识别。"
        return Reading((Print(words, 0.95 if number < 5 else 0.8, 100, 600, 40 * len(words), 44),), 2339)

    monkeypatch.setattr(ocr, "find_spec", lambda name: True)
    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(pictures, "page_of_pdf", lambda path, copy, number: number)
    return shown


def read(data):
    sheet = pdf.read(Path("报告.pdf"), data)
    assert [line.number for line in sheet.lines] == list(range(1, len(sheet.lines) + 1))
    return [line.text for line in sheet.lines], sheet.doubts


def said(number):
    return f"第{number}页的图片，文字要识别。"


def test_scanned_pages_stand_where_they_stood(seen):
    texts, doubts = read(bound(PICTURE, TEXT, TEXT, PICTURE, TEXT, PICTURE))
    assert texts == [said(1), PARAS[1], PARAS[2], said(4), PARAS[4], said(6)]
    assert seen == [1, 4, 6]
    told = "第1、4、6页是图片，文字是识别出来的，人名、地名和数字请对照原件核对一遍"
    assert doubts == ((0, told), (6, f"第6页“{said(6)}”这一行看不太清，请对照原件核对"))


def test_a_paragraph_runs_over_scanned_pages_that_follow_each_other(seen):
    texts, _ = read(bound(TEXT, PICTURE, PICTURE, TEXT, PICTURE))
    assert texts == [PARAS[0], said(2) + said(3), PARAS[3], said(5)]


def test_a_paragraph_that_runs_over_a_scanned_page_is_not_joined(seen):
    """Two halves are seen and mended; two paragraphs run together are not."""
    half = made(typed([LONG[:40]])), made(typed([LONG[40:]]))
    whole = pypdfium2.PdfDocument(bound(TEXT, PICTURE, TEXT))
    for place, data in zip((1, 3), half, strict=True):
        whole.import_pages(pypdfium2.PdfDocument(data), index=place)
    held = BytesIO()
    whole.save(held)
    assert read(held.getvalue())[0] == [PARAS[0], LONG[:40], said(3), LONG[40:], PARAS[2]]


def test_blank_pages_and_their_like_are_passed_over(seen):
    texts, doubts = read(bound(TEXT, BLANK, LOGO, TEXT))
    assert (texts, doubts, seen) == ([PARAS[0], PARAS[3]], (), [])


def test_a_stamp_of_the_scanner_is_not_the_text_of_its_page(seen):
    assert read(bound(TEXT, STAMPED, TEXT))[0] == [PARAS[0], said(2), PARAS[2]]


def test_without_the_extra_the_pages_are_told_with_the_remedy(monkeypatch):
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    texts, doubts = read(bound(TEXT, PICTURE, BLANK, TEXT, PICTURE))
    assert texts == [PARAS[0], PARAS[3]]
    assert doubts == ((0, f"第2、5页是图片，没有读进来；{ocr.INSTALL}"),)


def test_more_pictures_than_a_report_has_are_told_not_read(seen):
    texts, doubts = read(bound(TEXT, *[PICTURE] * 61))
    assert (texts, seen) == ([PARAS[0]], [])
    assert doubts == (
        (0, "第2、3、4、5、6、7、8、9、10、11等61页是图片，太多了，没有读进来；只留要用的那几页，另存后再读"),
    )


def test_print_whose_fonts_name_no_characters_is_recognised(seen, monkeypatch):
    data = made([[(79, 700, 16, "\ue123" * 30)], *typed([LONG[:10]])])
    assert read(data)[0] == [said(1) + said(2)]
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(DrafterError, match="文字层是乱码") as error:
        read(data)
    assert error.value.fix == ocr.INSTALL


def test_a_picture_that_cannot_be_read_does_not_cost_the_text(seen, monkeypatch):
    def page(path, copy, number):
        if number == 4:
            raise DrafterError("“报告.pdf”的图片太大，读不了", fix="缩小图片后再读")
        return number

    monkeypatch.setattr(pictures, "page_of_pdf", page)
    texts, doubts = read(bound(TEXT, PICTURE, TEXT, PICTURE))
    assert texts == [PARAS[0], said(2), PARAS[2]]
    assert [told for _, told in doubts] == [
        "第4页没有读进来：“报告.pdf”的图片太大，读不了；缩小图片后再读",
        "第2页是图片，文字是识别出来的，人名、地名和数字请对照原件核对一遍",
    ]
