"""Scans and photos: what can be told without the extra, the bounds, and reports read back from their pictures."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers import ocr, pdf, pictures, recognition
from drafter.readers.recognition import Print, Reading
from drafter.zh import hygiene

FONTS = Path.home() / ".local/share/fonts/drafter"
LONG = "全区受理法律援助案件1447宗，为困难群众挽回经济损失2086.5万元，调解成功率97.35%，群众满意度不断提升。"
PARAS = ("一、工作总结", LONG * 3, "（一）依法行政", LONG, LONG * 2, "二、明年打算", LONG * 4, LONG * 2, "坪山区司法局")


def read(data, name="扫描件.png"):
    return ocr.read(Path(name), data)


def test_without_the_extra_one_sentence_names_it(monkeypatch):
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(DrafterError, match="是图片") as error:
        read(b"\x89PNG\r\n\x1a\n")
    assert "pip install 'drafter[ocr]'" in error.value.fix
    with pytest.raises(DrafterError, match="是扫描件，里面没有文字") as error:
        pdf.read(Path("扫描件.pdf"), saved([drawn_blank()] * 2, "PDF"))
    assert "pip install 'drafter[ocr]'" in error.value.fix


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, drafter.readers.pdf, drafter.readers.ocr as o; o.installed(); sys.exit(any(name in sys.modules for name in ('rapidocr', 'PIL', 'numpy', 'cv2', 'pypdfium2')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def told(monkeypatch, *readings):
    """Readings -> the sheet made of them, as if they had been recognised."""
    waiting = iter(readings)
    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: next(waiting))
    pages = pictures.Pages(len(readings), enumerate(readings, start=1))
    monkeypatch.setattr(pictures, "from_image", lambda path, data: pages)
    monkeypatch.setattr(ocr, "installed", lambda: True)
    return read(b"")


def line(text, y, x=100.0, score=0.99):
    return Print(text, score, x, y, 40.0 * sum(0.5 if char < "\u2010" else 1 for char in text), 44)


FULL = "全区受理法律援助案件一千四百四十七宗为困难群众挽回经济损"


def test_lines_become_paragraphs_and_page_numbers_go(monkeypatch):
    first = [line(FULL[:26], 300, 180), *(line(FULL, y) for y in range(370, 1900, 70)), line("—1一", 2150, 1100, 0.6)]
    second = [
        line(FULL, 300, 130),
        line("失。", 370, 130),
        line(FULL[:26], 440, 210),
        *(line(FULL, y, 130) for y in range(510, 1000, 70)),
    ]
    sheet = told(monkeypatch, Reading(tuple(first), 2339), Reading((*second, line("2", 2150)), 2339))
    assert [found.text for found in sheet.lines] == [FULL[:26] + FULL * 23 + "失。", FULL[:26] + FULL * 7]
    assert [place for place, _ in sheet.doubts] == [0, 0]
    assert "去掉了页眉、页脚和页码2处" in sheet.doubts[1][1]


def test_two_pages_on_one_sheet_are_read_one_after_the_other(monkeypatch):
    rows = range(300, 1300, 70)
    left = [line(FULL, y) for y in rows]
    right = [line("失。", 300, 1500), *(line(FULL, y, 1500 + 80 * (y == 370)) for y in rows[1:])]
    numbers = [line("2", 2150, 600), line("3", 2150, 2100)]
    sheet = told(monkeypatch, Reading((*left, *right, *numbers), 2339))
    assert [found.text for found in sheet.lines] == [FULL * 15 + "失。", FULL * 14]


def test_the_cells_of_a_table_are_read_row_by_row(monkeypatch):
    rows = range(300, 1300, 70)
    cells = [line(words, y, x) for y in rows for x, words in ((100, "法律援助"), (1500, "1447"))]
    sheet = told(monkeypatch, Reading(tuple(cells), 2339))
    assert [(found.look, found.text) for found in sheet.lines] == [(Look.TABLE_ROW, "法律援助\t1447")] * len(rows)


def test_unsure_lines_are_doubts_with_their_place_and_faint_ones_are_counted(monkeypatch):
    lines = [
        line("一、工作总结", 300, 180),
        line("受理案件1447宗（件）.", 370, 180, 0.8),
        line("乱写的字", 440, 180, 0.3),
        line("—", 500, 90, 0.2),
    ]
    sheet = told(monkeypatch, Reading(tuple(lines), 2339), Reading((), 2339))
    assert [found.text for found in sheet.lines] == ["一、工作总结", "受理案件1447宗（件）."]
    assert sheet.doubts[1:] == (
        (0, "第2页没有认出文字，请对照原件核对"),
        (0, "第1页有1处看不清的字没有读进来，请对照原件补上"),
        (2, "第1页“受理案件1447宗（件）.”这一行看不太清，请对照原件核对"),
    )


def test_a_terminal_is_told_how_far_the_work_is(monkeypatch, capsys):
    first, second = (Reading((line(text, 300),), 2339) for text in ("一、工作总结", "二、明年打算"))
    told(monkeypatch, first)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told(monkeypatch, first, second)
    assert "正在识别“扫描件.png”第2页，共2页" in capsys.readouterr().err


def drawn(paras, dpi=150, tall=False):
    """Paragraphs -> pictures of pages as a report is typed, or one long screenshot."""
    from PIL import Image, ImageDraw, ImageFont

    em = 45 if tall else round(16 * dpi / 72)
    font = ImageFont.truetype(str(FONTS / "FandolFang-Regular.otf"), em)
    lines = [cut for para in paras for cut in wrapped("\u3000\u3000" + para, 22 if tall else 28)]
    rows = len(lines) if tall else 22
    pages = []
    for start in range(0, len(lines), rows):
        size = (1080, round(rows * 1.8 * em + 4 * em)) if tall else (round(595 * dpi / 72), round(842 * dpi / 72))
        page = Image.new("RGB", size, "white")
        pen, left, top = ImageDraw.Draw(page), em if tall else size[0] // 8, 2 * em if tall else size[1] // 8
        for row, text in enumerate(lines[start : start + rows]):
            x = left
            for char in text:
                pen.text((x, top + round(row * 1.8 * em)), char, font=font, fill="black")
                x += font.getlength(char)
        if not tall:
            pen.text(
                (size[0] - 150 * dpi // 72, size[1] - 70 * dpi // 72), f"— {len(pages) + 1} —", font=font, fill="black"
            )
        pages.append(page)
    return pages


def wrapped(text, width):
    """Text -> lines of so many characters; what may not begin a line hangs over the margin."""
    lines, used = [""], 0.0
    for char in text:
        wide = 0.5 if char.isascii() else 1
        if used + wide > width and char not in "，。、；：）%":
            lines, used = [*lines, ""], 0.0
        lines[-1], used = lines[-1] + char, used + wide
    return lines


def saved(pages, kind="TIFF"):
    held = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if kind in ("TIFF", "PDF") else {}
    pages[0].save(held, kind, **more)
    return held.getvalue()


def stamped(page):
    """A page -> the same with a red seal over its print."""
    from PIL import ImageDraw

    pen, radius = ImageDraw.Draw(page), page.width // 10
    x, y = round(page.width * 0.7), page.height // 2
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(220, 30, 30), width=radius // 16)
    pen.regular_polygon((x, y - radius // 4, radius // 3), 5, fill=(220, 30, 30))
    return page


@pytest.fixture
def extra():
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")


@pytest.mark.parametrize("dpi", [100, 200, pytest.param(400, marks=pytest.mark.slow)])
def test_a_seal_is_wiped_off_and_print_under_it_and_red_headlines_stay(extra, dpi):
    import numpy
    from PIL import Image, ImageDraw

    page = Image.new("RGB", (210 * dpi // 25, 297 * dpi // 25), "white")
    pen = ImageDraw.Draw(page)
    pen.rectangle((dpi, dpi, page.width - dpi, dpi + dpi // 3), fill=(220, 30, 30))
    bare = numpy.asarray(page)[:, :, ::-1].copy()
    stamped(page)
    pen.line((0, page.height // 2, page.width, page.height // 2), fill="black", width=dpi // 20)
    picture = numpy.asarray(page)[:, :, ::-1].copy()
    recognition._wipe_seals(picture)
    dark = picture.max(axis=2) < 100
    assert dark[page.height // 2].all()
    assert (picture[~dark] == bare[~dark]).all()


def close(sheet, paras):
    """Whether the words of the paper are those of the paragraphs but for one character in a hundred."""
    from difflib import SequenceMatcher

    got, want = (hygiene.tidy("".join(texts)) for texts in ([found.text for found in sheet.lines], paras))
    same = sum(block.size for block in SequenceMatcher(None, want, got, autojunk=False).get_matching_blocks())
    return same >= 0.99 * max(len(want), len(got))


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_a_report_of_two_pages_comes_back(extra, kind):
    pages = drawn(PARAS)
    assert len(pages) == 2
    data = saved(pages, kind)
    sheet = pdf.read(Path("扫描件.pdf"), data) if kind == "PDF" else read(data)
    assert [hygiene.tidy(found.text) for found in sheet.lines] == list(PARAS)


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.rotate(90, expand=True),
        lambda page: page.rotate(180),
        lambda page: page.rotate(270, expand=True),
        lambda page: page.rotate(3, expand=True, fillcolor="white", resample=3),
        stamped,
    ],
    ids=["转90度", "倒置", "转270度", "歪3度", "盖章"],
)
def test_a_page_turned_askew_or_sealed_comes_back(extra, change):
    assert close(read(saved([change(drawn(PARAS[:5])[0])], "PNG")), PARAS[:5])


@pytest.mark.render
@pytest.mark.slow
def test_a_long_screenshot_comes_back(extra):
    (page,) = drawn(PARAS * 2, tall=True)
    assert page.height > 2 * page.width
    assert close(read(saved([page], "JPEG")), PARAS * 2)


def test_more_than_sixty_pages_are_refused(extra):
    from PIL import Image

    pages = [Image.new("1", (120, 120))] * 61
    for kind in ("TIFF", "PDF"):
        with pytest.raises(DrafterError, match="超过60页"):
            (read if kind == "TIFF" else lambda data: pdf.read(Path("扫描件.pdf"), data))(saved(pages, kind))


def test_a_pdf_with_a_picture_that_would_fill_the_memory_is_refused(extra):
    whole = saved([drawn_blank()], "PDF")
    huge = whole.replace(b"/Width 120", b"/Width 90000").replace(b"/Height 120", b"/Height 90000")
    assert huge != whole
    with pytest.raises(DrafterError, match="图片太大"):
        pdf.read(Path("扫描件.pdf"), huge)


def drawn_blank():
    from PIL import Image

    return Image.new("RGB", (120, 120), "white")
