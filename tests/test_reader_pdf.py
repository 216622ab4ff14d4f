"""PDF files that hold text: paragraphs as they were written, page furniture gone, the rest refused in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from kit import SEEDS

from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.readers import pdf
from drafter.zh import hygiene

LONG = "全区受理法律援助案件一千四百四十七宗，为困难群众挽回经济损失一万余元，调解成功率百分之九十七点三五，群众满意度不断提升。"
FONTS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/DW 1000/W[1 95 500]/FontDescriptor 5 0 R>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 880/StemV 93>>",
)


def made(pages, extra=b"", stream=b""):
    """Pages of (left, baseline, size, text), on paper of 595 by 842 points -> a PDF; stream goes before each page's own."""
    first = 3 + len(FONTS)
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)), *FONTS]
    for number, page in enumerate(pages):
        words = b"".join(
            b"BT /F %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())
            for x, y, size, text in page
        )
        packed = zlib.compress(stream + words)
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (first + 2 * number + 1),
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def typed(paras, width=28, size=16, top=22):
    """Paragraphs -> pages as an official report is typed: indent of two characters, so many lines a page."""
    lines = []
    for para in paras:
        words = "\u3000\u3000" + para
        cut = [words[n : n + width] for n in range(0, len(words), width)]
        lines += [(79 + 2 * size * (not n), size, line.strip("\u3000")) for n, line in enumerate(cut)]
    return [
        [(x, 720 - 29 * row, size, text) for row, (x, size, text) in enumerate(lines[n : n + top])]
        for n in range(0, len(lines), top)
    ]


def read(data, name="报告.pdf"):
    return pdf.read(Path(name), data)


def texts(data):
    return [line.text for line in read(data).lines]


def test_it_tells_a_pdf_by_its_content():
    assert pdf.claims(b"%PDF-1.7\n")
    assert pdf.claims(b"\xef\xbb\xbf\n%PDF-1.4")
    assert not pdf.claims(b"PK\x03\x04word/")


def test_paragraphs_lines_and_pages_are_joined():
    paras = ["一、工作总结", *(LONG * n for n in (1, 3, 2, 4, 5, 3, 2, 6))]
    pages = typed(paras)
    assert len(pages) > 1
    assert texts(made(pages)) == paras


def test_headers_and_page_numbers_go_and_are_a_doubt():
    paras = [LONG * n for n in (3, 4, 2, 5, 6, 2, 7)]
    pages = [
        [(230, 790, 9, "坪山区司法局文件"), *page, (480 if n % 2 else 90, 60, 14, f"— {n} —")]
        for n, page in enumerate(typed(paras), start=1)
    ]
    sheet = read(made(pages))
    assert [line.text for line in sheet.lines] == paras
    assert len(sheet.doubts) == 1
    assert sheet.doubts[0][0] == 0
    assert "坪山区司法局文件" in sheet.doubts[0][1]


def test_title_on_two_lines_signature_and_date():
    page = [(142, 740, 22, "深圳市坪山区人民政府关于推进"), (186, 705, 22, "法治政府建设情况的报告")]
    page += [(x, y - 80, size, text) for x, y, size, text in typed([LONG, LONG])[0]]
    page += [(370, 300, 16, "坪山区司法局"), (386, 271, 16, "2022年1月9日")]
    assert texts(made([page])) == [
        "深圳市坪山区人民政府关于推进法治政府建设情况的报告",
        LONG,
        LONG,
        "坪山区司法局",
        "2022年1月9日",
    ]


def test_a_ruled_table_is_read_by_cell():
    xs, ys = (79, 220, 370, 520), (700, 670, 620, 590)
    lines = b"".join(b"%d 590 m %d 700 l S " % (x, x) for x in xs) + b"".join(
        b"79 %d m 520 %d l S " % (y, y) for y in ys
    )
    words = [
        (85, 680, 12, "指标"),
        (225, 680, 12, "上年"),
        (375, 680, 12, "今年"),
        (85, 650, 12, "受理法律援助"),
        (85, 634, 12, "案件"),
    ]
    words += [
        (225, 642, 12, "1447宗"),
        (375, 642, 12, "1562宗"),
        (85, 600, 12, "调解"),
        (225, 600, 12, "20件"),
        (375, 600, 12, "21件"),
    ]
    sheet = read(made([[*words, *typed([LONG])[0][:0], (79, 740, 16, "情况见下表：")]], stream=lines))
    assert [line.text for line in sheet.lines] == [
        "情况见下表：",
        "指标\t上年\t今年",
        "受理法律援助案件\t1447宗\t1562宗",
        "调解\t20件\t21件",
    ]
    assert sheet.lines[1].look is Look.TABLE_ROW


def test_a_table_without_lines_is_read_by_its_columns():
    words = [
        *((79, 700, 12, "指标名称"), (220, 700, 12, "上年"), (370, 700, 12, "今年")),
        *((79, 680, 12, "受理法律援助案件"), (220, 680, 12, "一千宗"), (370, 680, 12, "两千宗")),
        *((79, 660, 12, "挽回损失和追讨劳动报酬"), (220, 660, 12, "三百万元"), (370, 660, 12, "四百万元")),
        *((79, 640, 12, "合计"), (79, 620, 12, "调解"), (220, 620, 12, "十件"), (370, 620, 12, "九件")),
    ]
    after = [(103, 580, 12, LONG[:34]), (79, 560, 12, LONG[34:])]
    assert texts(made([[(103, 740, 12, "情况见下表。"), *words, *after]])) == [
        "情况见下表。",
        "指标名称\t上年\t今年",
        "受理法律援助案件\t一千宗\t两千宗",
        "挽回损失和追讨劳动报酬合计\t三百万元\t四百万元",
        "调解\t十件\t九件",
        LONG,
    ]


def packed_twice():
    """A page of half a gigabyte of blanks in two kilobytes."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 2**24) for _ in range(32)) + packer.flush()
    return made([[]], stream=once).replace(b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]")


GOOD = made(typed([LONG * 3]))
LOCK = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)


@pytest.mark.parametrize(
    "data, told",
    [
        (made([[]]), "没有认出文字"),
        (made([[(480, 60, 14, "— 1 —")], [(90, 60, 14, "— 2 —")]]), "没有认出文字"),
        (made(typed([LONG]), extra=LOCK), "有打开密码"),
        (b"%PDF-1.7\n...", "不是完好的 PDF"),
        (GOOD[:60], "不是完好的 PDF"),
        (made([]), "不是完好的 PDF"),
        (made([[]] * 501), "有500页或三十万字以上"),
        (packed_twice, "大得不像一份报告"),
        (made([[(79, 700, 1, "\ue123" * 50)]]), "乱码|没有认出"),
        (made([[(79, 700, 1, LONG * 300)]] * 20), "三十万字"),
    ],
    ids=["无字", "只有页码", "密码", "残缺", "截断", "无页", "页多", "炸弹", "乱码", "字多"],
)
def test_what_cannot_be_read_is_one_sentence_with_a_remedy(data, told):
    data = data() if callable(data) else data
    with pytest.raises(DrafterError, match=told) as error:
        read(data)
    assert error.value.message.startswith("“报告.pdf”")
    assert error.value.fix


def test_every_cut_of_a_file_reads_or_is_refused():
    for end in range(0, len(GOOD), 97):
        with suppress(DrafterError):
            read(GOOD[:end])


def test_pdfium_is_loaded_only_to_read():
    code = "import sys, drafter.readers.pdf; sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


LAYOUTS = {
    "公文": {"size": 16, "indent": 2, "line": 28.95, "margins": (37, 35, 28, 26), "foot": "— {} —"},
    "网页式": {"size": 11, "indent": 0, "after": 10, "margins": (25, 25, 31, 31)},
    "页眉": {"size": 14, "indent": 2, "line": 26, "margins": (25, 25, 31, 31), "foot": "第{}页", "head": "司法局文件"},
    "小字": {"size": 10.5, "indent": 2, "margins": (25, 25, 31, 31), "foot": "{}"},
}
TITLE = "深圳市坪山区人民政府办公室关于推进法治政府建设和司法行政工作情况的报告"


def printed(paragraph, text, size):
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), "Liberation Serif"
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "FandolFang")


def word(file, paras, size, indent, margins, line=None, after=0, foot="", head=""):
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    for text in [TITLE, *paras]:
        paragraph = document.add_paragraph()
        style = paragraph.paragraph_format
        style.space_after, style.line_spacing = Pt(after), Pt(line) if line and text != TITLE else 1.1
        style.first_line_indent = Pt(0 if text == TITLE else indent * size)
        paragraph.alignment = 1 if text == TITLE else 3
        printed(paragraph, text, 22 if text == TITLE else size)
    if head:
        printed(section.header.paragraphs[0], head, 9)
    if foot:
        before, after_number = foot.split("{}")
        printed(section.footer.paragraphs[0], before, 9)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        section.footer.paragraphs[0]._p.append(field)
        printed(section.footer.paragraphs[0], after_number, 9)
    document.save(file)


@pytest.fixture(scope="module")
def seeds_as_pdf(tmp_path_factory):
    """(layout, seed) -> (PDF, its paragraphs), all made in one run of LibreOffice."""
    work = tmp_path_factory.mktemp("pdf")
    files = {}
    for seed in sorted(SEEDS.glob("*.txt")):
        paras = [hygiene.tidy(line) for line in seed.read_text("utf-8").splitlines() if line.strip()]
        for name, layout in LAYOUTS.items():
            word(work / f"{name}-{seed.stem}.docx", paras, **layout)
            files[name, seed.stem] = (work / f"{name}-{seed.stem}.pdf", [TITLE, *paras])
    profile = f"-env:UserInstallation=file://{work}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work, *work.glob("*.docx")]
    subprocess.run(list(map(str, command)), check=True, capture_output=True, timeout=180, env=os.environ.copy())
    return files


@pytest.mark.render
@pytest.mark.slow
@pytest.mark.parametrize("name", LAYOUTS)
def test_reports_come_back_from_their_pdf(seeds_as_pdf, name):
    whole = exact = 0
    for (layout, _), (file, paras) in seeds_as_pdf.items():
        if layout == name:
            got = [hygiene.tidy(line.text) for line in pdf.read(file, file.read_bytes()).lines]
            assert "".join(got).replace(" ", "") == "".join(paras).replace(" ", "")
            whole, exact = whole + len(paras), exact + (Counter(got) & Counter(paras)).total()
    assert whole > 10
    assert exact >= 0.97 * whole
