"""The paper as an Excel workbook, opened again by another library and read cell by cell."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from drafter import writers
from drafter.model.manuscript import Look, Manuscript, Para, Span, Stress


def test_every_writer_is_in_the_table():
    files = [
        file for file in Path(writers.__file__).parent.glob("[!_]*.py") if "\ndef write(" in file.read_text("utf-8")
    ]
    assert {file.stem for file in files} == set(writers.WRITERS.values())


def row(*cells, look=Look.TABLE_ROW):
    spans = [part for cell in cells for part in (Span("\t"), cell if isinstance(cell, Span) else Span(cell))]
    return Para(look, tuple(spans[1:]))


def head(*cells):
    return row(*cells, look=Look.TABLE_HEAD)


def opened(*paras):
    return openpyxl.load_workbook(io.BytesIO(writers.write(Manuscript(paras), [], ".xlsx")))


TITLE = Para(Look.TITLE, (Span("落实情况对照表"),))
LINE = Para(Look.BODY, (Span("上年的计划取自甲，今年的情况取自乙。"),))
HEAVY, SLIGHT = Span("未回应", stress=Stress.HEAVY), Span("请核对", stress=Stress.SLIGHT)
BOOK = (
    TITLE,
    LINE,
    Para(Look.H1, (Span("一、计划落实情况"),)),
    head("序号", "上年计划", "状态", "在第几段"),
    row("1", "新建公共法律服务站3个，" * 8, "有回应", "12"),
    row("2", "=HYPERLINK(\"http://x\")", HEAVY, ""),
    row("3", "@人社部门联合培训", SLIGHT, "7"),
    Para(Look.H1, (Span("二、指标完成情况"),)),
    head("目标原文", "目标值"),
    row("-5%的降幅", "+3个"),
)  # fmt: skip


def test_cell_by_cell():
    book = opened(*BOOK)
    assert book.sheetnames == ["计划落实情况", "指标完成情况"]
    told = [[cell.value for cell in line] for line in book["计划落实情况"].iter_rows()]
    assert told == [
        ["落实情况对照表", None, None, None],
        ["上年的计划取自甲，今年的情况取自乙。", None, None, None],
        ["序号", "上年计划", "状态", "在第几段"],
        [1, "新建公共法律服务站3个，" * 8, "有回应", 12],
        [2, '=HYPERLINK("http://x")', "未回应", None],
        [3, "@人社部门联合培训", "请核对", 7],
    ]
    told = [[cell.value for cell in line] for line in book["指标完成情况"].iter_rows()]
    assert told == [["指标完成情况", None], ["目标原文", "目标值"], ["-5%的降幅", "+3个"]]


@pytest.mark.parametrize(
    "words", ["=1+1", "+86", "-5%", "@甲", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","点")', "\t=1", "{=1}"]
)
def test_no_words_become_a_formula_or_a_link(words):
    data = writers.write(Manuscript((head("计划"), row(words), row("又一条"))), [], ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)
    assert cell.quotePrefix == (words[0] in "=+-@\t")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
        assert not [name for name in package.namelist() if "external" in name or "worksheets/_rels" in name]


def test_the_head_is_frozen_filtered_and_repeated_and_the_page_is_landscape():
    sheet = opened(*BOOK)["计划落实情况"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:D6"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page wide is what is meant when nothing is said
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:D1", "A2:D2"]


def test_fonts_wrapping_and_widths():
    sheet = opened(*BOOK)["计划落实情况"]
    assert [sheet[at].font.name for at in ("A1", "A2", "A3", "B4")] == [
        "方正小标宋简体", "仿宋_GB2312", "黑体", "仿宋_GB2312",
    ]  # fmt: skip
    assert all(cell.alignment.wrap_text for line in sheet.iter_rows(min_row=3) for cell in line)
    widths = [sheet.column_dimensions[name].width for name in "ABCD"]
    assert widths[1] > 2 * max(widths[0], widths[2], widths[3])
    assert 130 < sum(widths) < 150
    assert [sheet[f"{name}4"].alignment.horizontal for name in "ABCD"] == ["center", "left", "center", "center"]


def test_what_asks_to_be_seen_is_filled_until_it_is_changed():
    sheet = opened(*BOOK)["计划落实情况"]
    rules = {
        rule.formula[0]: (str(area.sqref), rule.dxf.fill.bgColor.rgb[2:], bool(rule.dxf.font and rule.dxf.font.b))
        for area in sheet.conditional_formatting
        for rule in area.rules
    }
    assert rules == {'"未回应"': ("C4:C6", "F4C7B8", True), '"请核对"': ("C4:C6", "FFF2CC", False)}


def test_fills_differ_in_grey():
    from drafter.writers.excel import _FILLS

    def grey(colour):
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

    assert grey(_FILLS[Stress.HEAVY]) + 0.1 < grey(_FILLS[Stress.SLIGHT]) < 1


def test_a_column_is_of_numbers_only_when_all_its_cells_are():
    sheet = opened(head("甲", "乙", "丙"), row("1", "1", "01"), row("2", "2024年", "02")).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [1, "1", "01"]


def test_names_of_sheets_are_ones_excel_takes():
    long = "“" + "计划" * 20 + "”[甲]:*?/\\"
    paras = [para for text in (long, long, "", "'") for para in (Para(Look.H1, (Span(text),)), head("甲"), row("乙"))]
    names = opened(*paras).sheetnames
    assert len({name.lower() for name in names}) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert names[2:] == ["表", "表-4"]


def test_a_table_without_rows_and_characters_no_file_can_hold():
    sheet = opened(TITLE, head("甲\x00\ufffe", "乙")).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["甲", "乙"]


def test_the_same_paper_gives_the_same_bytes():
    first, again = (writers.write(Manuscript(BOOK), [], ".xlsx") for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert b"dcterms" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
