"""Spreadsheets as papers: what a cell shows, merged heads, hidden stretches; no formula is evaluated, hostile files are refused."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from drafter.collecting.facts import facts_of
from drafter.collecting.heads import tables
from drafter.collecting.manner import as_last_year
from drafter.collecting.tabled import Clerk
from drafter.collecting.timespan import Period, told_in
from drafter.model.finding import DrafterError
from drafter.model.material import Grid, Material
from drafter.quantities.indicators import Recogniser
from drafter.readers import workbook
from drafter.readers.materials import material
from drafter.readers.workbook import number_shown
from drafter.zh.figures import Figure


def book(lay):
    """What lays out a workbook -> its bytes."""
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held, {"in_memory": True})
    lay(made)
    made.close()
    return held.getvalue()


def read(lay):
    return workbook.grids("表.xlsx", book(lay))


def test_merged_heads_are_repeated_and_hidden_stretches_known():
    def lay(made):
        sheet = made.add_worksheet("汇总")
        sheet.merge_range("A1:C1", "标题")
        sheet.write_row("A2", ["甲", 12, 0.9755], None)
        sheet.write("C2", 0.9755, made.add_format({"num_format": "0.00%"}))
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_row(1, None, None, {"hidden": True})

    (grid,) = read(lay)
    assert grid.rows == (("标题", "标题", "标题"), ("甲", "12", "97.55%"))
    assert (grid.hidden_columns, grid.hidden_rows) == (frozenset({1}), frozenset({1}))
    assert grid.where(1, 2) == "汇总!C2"


def test_a_formula_is_what_was_last_shown_and_hidden_sheets_are_left():
    def lay(made):
        sheet = made.add_worksheet("明")
        sheet.write_formula("A1", "=1+1", None, 5)
        sheet.write_string("A2", "=HYPERLINK(1)")
        made.add_worksheet("暗").hide()
        made.get_worksheet_by_name("暗").write("A1", 3)

    assert [grid.rows for grid in read(lay)] == [(("5",), ("=HYPERLINK(1)",))]


@pytest.mark.parametrize(
    ("text", "form", "shown"),
    [
        ("0.3", "0%", "30%"),
        ("12386", "#,##0", "12386"),
        ("26180.450000000001", "#,##0.00", "26180.45"),
        ("45657", "yyyy/m/d", "2024年12月31日"),
        ("1E+3", "", "1000"),
        ("1E+300", "", "1E+300"),
        ("x", "", "x"),
    ],
)
def test_a_number_is_shown_as_its_format_says(text, form, shown):
    assert number_shown(text, form) == shown


def test_broken_and_hostile_workbooks_get_a_sentence():
    with pytest.raises(DrafterError, match="不是完好的"):
        workbook.grids("坏.xlsx", b"PK\x03\x04xl/")
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
        archive.writestr("xl/_rels/workbook.xml.rels", "<x/>")
    with pytest.raises(DrafterError, match="实体定义"):
        workbook.grids("坏.xlsx", held.getvalue())


def test_far_rows_and_columns_cost_nothing():
    def lay(made):
        sheet = made.add_worksheet("远")
        sheet.write("A1", "近")
        sheet.write("XFD1048576", "远")

    assert [grid.rows for grid in read(lay)] == [(("近",),)]


def test_older_workbooks_are_read_through_calamine(tmp_path):
    pytest.importorskip("python_calamine")
    ods = tmp_path / "表.ods"
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="调解"><table:table-row><table:table-cell office:value-type="string"><text:p>单位</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(ods, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    assert [grid.rows for grid in material(ods, "表.ods", ods.read_bytes()).grids] == [(("单位", "12"),)]


def test_an_older_workbook_that_is_not_whole_gets_a_sentence(tmp_path):
    pytest.importorskip("python_calamine")
    file = tmp_path / "旧.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0" * 600)
    with pytest.raises(DrafterError, match="不是完好的表格文件"):
        material(file, file.name, file.read_bytes())


CLERK = Clerk(2024, Recogniser(()))


def mentions(*rows, name="汇总"):
    width = max(map(len, rows))
    grid = Grid(name, 1, tuple((*row, *[""] * (width - len(row))) for row in rows))
    return {one.where: one for one in CLERK.mentions(grid, facts_of(Material("表.xlsx")))}


def test_a_cell_is_known_by_its_whole_heads_unit_and_period():
    found = mentions(
        ["2024年人民调解统计表"] * 4,
        ["单位", "案件数（件）", "案件数（件）", "金额（万元）"],
        ["单位", "受理", "其中：劳动", "金额（万元）"],
        ["南屏乡", "120", "30", "９８．５"],
        ["合计", "220", "50", "180.5"],
    )
    total, money = found["汇总!B5"], found["汇总!D5"]
    assert (total.printed, total.name, total.usable) == ("220件", "人民调解案件数受理", True)
    assert (money.printed, money.figure.value, money.figure.unit) == ("180.5万元", 1805000, "元")
    assert not found["汇总!B4"].usable
    assert found["汇总!C5"].part
    assert found["汇总!D4"].shown == "98.5"


def test_periods_of_columns_sheets_and_titles():
    quarters = mentions(
        ["项目", "一季度", "前三季度", "1—11月", "全年", "上年", "2025年计划"],
        ["咨询（人次）", "1", "2", "3", "4", "5", "6"],
    )
    assert [one.period for one in quarters.values()] == [
        Period.PARTIAL, Period.PARTIAL, Period.CUTOFF, Period.YEAR, Period.BEFORE, Period.PLAN,
    ]  # fmt: skip
    monthly = mentions(["项目", "本月数", "本年累计"], ["咨询（人次）", "7", "80"], name="12月")
    assert [one.period for one in monthly.values()] == [Period.PARTIAL, Period.YEAR]
    until = mentions(["报送表（截至2024年11月30日）"] * 3, ["指标", "完成值", "上年完成值"], ["咨询", "9", "8"])
    assert [one.period for one in until.values()] == [Period.CUTOFF, Period.BEFORE]


def test_a_value_is_printed_as_last_year_printed_it():
    found = mentions(["项目", "全年"], ["挽回损失（元）", "113267200"], ["会议", "1,036"])
    assert as_last_year(found["汇总!B2"], Figure("10173.94万元", Decimal(101739400), "元")) == "11326.72万元"
    assert as_last_year(found["汇总!B3"], Figure("958次", Decimal(958), "次")) == "1036次"


def test_two_tables_on_a_sheet_have_their_own_heads():
    rows = (("甲表", "甲表"), ("项目", "件"), ("调解", "5"), ("乙表", "乙表"), ("名称", "场"), ("宣传", "6"))
    first, second = tables(Grid("表", 1, rows))
    assert (first.title, [cell.column for cell in first.cells]) == ("甲表", [("件",)])
    assert (second.title, [cell.column for cell in second.cells]) == ("乙表", [("场",)])


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("截至11月30日", Period.CUTOFF),
        ("截至12月31日", Period.YEAR),
        ("截至9月底", Period.PARTIAL),
        ("上半年受理", Period.PARTIAL),
        ("全年受理", Period.YEAR),
        ("今年以来受理", None),
        ("2021年以来累计", Period.TOTAL),
        ("2023年全年受理", Period.BEFORE),
        ("上年为", Period.BEFORE),
        ("2025年", Period.PLAN),
        ("受理", None),
    ],
)
def test_words_that_name_a_period(words, period):
    assert told_in(words, 2024) is period


def test_csv_in_gbk(tmp_path):
    file = Path(tmp_path / "表.csv")
    file.write_bytes("单位,件数\n合计,12\n".encode("gb18030"))
    assert material(file, file.name, file.read_bytes()).grids[0].rows == (("单位", "件数"), ("合计", "12"))
