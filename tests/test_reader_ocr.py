"""Scans and photos: what can be told without the extra, the bounds, and reports read back from their pictures."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from test_reader_pdf import LONG as WORDS
from test_reader_pdf import made, typed

from drafter.model.finding import DrafterError
from drafter.readers import ocr, pdf, pictures
from drafter.readers.recognition import Print, Reading
from drafter.zh import hygiene

FONTS = Path.home() / ".local/share/fonts/drafter"
LONG = "全区受理法律援助案件1447宗，为困难群众挽回经济损失2086.5万元，调解成功率97.35%，群众满意度不断提升。"
PARAS = ("一、工作总结", LONG * 3, "（一）依法行政", LONG, LONG * 2, "二、明年打算", LONG * 4, LONG * 2, "坪山区司法局")


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, rows=b""):
    """A grey png of a size it need not hold."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def read(data, name="扫描件.png"):
    return ocr.read(Path(name), data)


def test_it_tells_pictures_by_their_content():
    assert all(ocr.claims(start + b"...") for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"MM\0*"))
    assert not any(ocr.claims(start) for start in (b"", b"PK\x03\x04", b"%PDF-1.7", b"GIF89a", "二、".encode()))


def test_without_the_extra_one_sentence_names_it(monkeypatch):
    monkeypatch.setattr(ocr, "find_spec", lambda name: None)
    with pytest.raises(DrafterError, match="是图片") as error:
        read(png(1, 1))
    assert "pip install 'drafter[ocr]'" in error.value.fix
    with pytest.raises(DrafterError, match="是扫描件，里面没有文字") as error:
        pdf.read(Path("扫描件.pdf"), made([[(480, 60, 14, "— 1 —")]], stream=PICTURE))
    assert "pip install 'drafter[ocr]'" in error.value.fix


PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q "
SEAL = PICTURE.replace(b"595 0 0 842 0 0", b"90 0 0 90 300 300")


def mixed():
    """A PDF of three pages, the second a picture; the third with a date and a seal, as a last page is."""
    pages = [
        made([page], stream=over)
        for page, over in zip(
            ([*typed([WORDS])[0]], [], [(370, 700, 16, "2024年1月")]), (b"", PICTURE, SEAL), strict=True
        )
    ]
    whole = pypdfium2.PdfDocument.new()
    for page in pages:
        whole.import_pages(pypdfium2.PdfDocument(page))
    held = BytesIO()
    whole.save(held)
    return held.getvalue()


def test_pages_that_are_pictures_stand_between_the_others(monkeypatch):
    scan = Reading((line("一、工作总结", 300, 180), line("受理案件1447宗，全部办结。", 370, 180, 0.8)), 2339)
    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: scan)
    monkeypatch.setattr(ocr, "installed", lambda: True)
    sheet = pdf.read(Path("报告.pdf"), mixed())
    assert [found.text for found in sheet.lines] == [WORDS, "一、工作总结", "受理案件1447宗，全部办结。", "2024年1月"]
    assert (3, "第2页“受理案件1447宗，全部办结。”这一行看不太清，请对照原件核对") in sheet.doubts


def test_pages_that_are_pictures_are_told_without_the_extra(monkeypatch):
    monkeypatch.setattr(ocr, "installed", lambda: False)
    sheet = pdf.read(Path("报告.pdf"), mixed())
    assert [found.text for found in sheet.lines] == [WORDS, "2024年1月"]
    assert [told[:15] for _, told in sheet.doubts] == ["第2页是图片，没有读进来：安装"]


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = "import sys, drafter.readers.pdf, drafter.readers.ocr as o; o.installed(); sys.exit(any(name in sys.modules for name in ('rapidocr', 'PIL', 'numpy', 'cv2', 'pypdfium2')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def told(monkeypatch, *readings):
    """Readings -> the sheet made of them, as if they had been recognised."""
    waiting = iter(readings)
    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: next(waiting))
    numbers = tuple(range(1, len(readings) + 1))
    monkeypatch.setattr(pictures, "from_image", lambda path, data: pictures.Pages(numbers, iter(readings)))
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
    assert "去掉了页眉、页脚和页码2处" in sheet.doubts[0][1]


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


@pytest.mark.parametrize(
    "data, message",
    [
        (png(20_000, 20_000), "图片太大"),
        (png(12_000, 12_000), "图片太大"),
        (png(300, 300, b"\0" * 900), "图片不完整"),
        (b"\x89PNG\r\n\x1a\n", "图片不完整"),
        (b"\xff\xd8\xff" + b"\0" * 50, "图片不完整"),
        (b"II*\0\x08\0\0\0" + b"\xff" * 40, "图片不完整"),
        (png(64, 64, b"\0" * 65 * 64), "没有认出文字"),
    ],
    ids=["炸弹", "过大", "截断", "只有开头", "坏jpg", "坏tiff", "空白"],
)
def test_what_cannot_be_read_is_one_sentence_with_a_remedy(extra, data, message):
    with pytest.raises(DrafterError, match=message) as error:
        read(data)
    assert error.value.message.startswith("“扫描件.png”")
    assert error.value.fix


def test_more_than_sixty_pages_are_refused(extra):
    from PIL import Image

    pages = [Image.new("1", (8, 8))] * 61
    for kind in ("TIFF", "PDF"):
        with pytest.raises(DrafterError, match="超过60页"):
            (read if kind == "TIFF" else lambda data: pdf.read(Path("扫描件.pdf"), data))(saved(pages, kind))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_every_cut_or_damage_of_a_file_reads_or_is_refused(extra, kind, monkeypatch):
    from PIL import Image

    monkeypatch.setattr(ocr, "recognise", lambda picture, turn: Reading((line("字", 1),), 64))
    whole = saved([Image.effect_noise((64, 64), 60).convert("RGB")] * 2, kind)
    for place in range(len(ocr.pictures._STARTS[0]), len(whole), 61):
        for data in (whole[:place], whole[:place] + b"\xff\0\xff" + whole[place + 3 :]):
            with suppress(DrafterError):
                read(data)


def test_a_pdf_with_a_picture_that_would_fill_the_memory_is_refused(extra):
    whole = saved([drawn_blank()], "PDF")
    huge = whole.replace(b"/Width 64", b"/Width 90000").replace(b"/Height 64", b"/Height 90000")
    assert huge != whole
    with pytest.raises(DrafterError, match="图片太大"):
        pdf.read(Path("扫描件.pdf"), huge)


def drawn_blank():
    from PIL import Image

    return Image.new("RGB", (64, 64), "white")
