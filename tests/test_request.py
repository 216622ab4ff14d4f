"""request: forms for the 科室 go out; they come back in whatever shape, and are known by their keys or their words."""

from __future__ import annotations

import shutil
from dataclasses import replace

import forms_made as made
import openpyxl
import pytest

from drafter import desk
from drafter.collecting.form_values import answer_of, figure_of, state_of
from drafter.collecting.form_words import Asks
from drafter.model.finding import DrafterError
from drafter.model.inquiry import KEYS, Sheet
from drafter.writers.inquiry_form import number_format


@pytest.fixture
def book(asked):
    return made.filled(asked.form)


def all_there(paths, asked):
    values, forms = made.given(paths, asked)
    assert values == made.RIGHT
    return forms


def test_a_form_locks_all_but_its_blanks(asked):
    sheet = openpyxl.load_workbook(asked.form)["数据"]
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[4]] == [True, True, True, False, True, False, False]
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$3:$3")
    assert made.hidden(asked.form, "数据") == ["A"]


def test_a_form_checks_what_is_typed(asked):
    sheet = openpyxl.load_workbook(asked.form)["上年承诺"]
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == ['"已完成,推进中,未启动,已调整"']
    sheet = openpyxl.load_workbook(asked.form)["数据"]
    assert [(one.type, one.errorStyle) for one in sheet.data_validations.dataValidation] == [("decimal", "warning")]


def test_every_row_has_its_key_twice(asked):
    book = openpyxl.load_workbook(asked.form)
    assert book[KEYS].sheet_state == "veryHidden"
    assert [row[0].value for row in book[KEYS].iter_rows()] == made.keys_in(asked.form)
    assert len(made.keys_in(asked.form)) == len([one for one in asked.asks if one.office == made.OFFICE])


def test_a_form_holds_no_formula(asked):
    assert made.xml_of(asked.form, "<f[ >]") == []


@pytest.mark.parametrize(
    ("before", "form"),
    [("1063件", 'General"件"'), ("2386.5万元", 'General"万元"'), ("96.5%", "0.00%"), ("1.6万余处", 'General"万处"'), ("连续七年", "General")],
)  # fmt: skip
def test_the_unit_stands_beside_the_number(before, form):
    assert number_format(before) == form


def test_a_form_saved_by_another_program_is_known(asked, book, tmp_path):
    (form,) = all_there([made.saved(book, tmp_path / "复议科报送（最终）.xlsx")], asked)
    assert form.offices == (made.OFFICE,)
    assert {one.ask.number: one.state for one in form.given if one.state} == made.STATES
    assert {one.ask.number: one.cause for one in form.given if one.cause} == {"指42": "调解前移"}
    assert [ask.number for ask in form.blank] == ["指49"]
    assert [(one.kind, one.text) for one in form.news] == [("荣誉", "9月获评全市行政复议先进集体（市府通报）")]
    assert [one.text for one in form.ahead] == ["建成智慧复议平台（6月底前）"]
    assert form.signed["审核人"] == "李大海"


@pytest.mark.parametrize(
    "change",
    [made.inserted, made.rearranged, made.renamed, made.pasted, made.pasted_without_heads, made.without_keys],
    ids=["插入行列", "重新排序", "改了页名", "只粘贴数值", "只粘贴数值没有表头", "删了隐藏列"],
)
def test_a_form_survives(change, asked, book, tmp_path):
    all_there([made.saved(change(book), tmp_path / "表.xlsx")], asked)


def test_forms_merged_into_one_workbook_are_known(asked, book, tmp_path):
    other = made.filled(asked.form.with_name("合法性审查科.xlsx"))
    other["数据"]["F4"] = 120
    number = other["数据"]["B4"].value
    values, (form,) = made.given([made.saved(made.merged([book, other]), tmp_path / "汇总.xlsx")], asked)
    assert made.RIGHT.items() <= values.items()
    assert values[number] == "120件"
    assert set(form.offices) == {made.OFFICE, "合法性审查科"}


def test_a_form_typed_again_in_word_is_known_by_its_words(asked, book, tmp_path):
    (tmp_path / "复议科.docx").write_bytes(made.as_word(book))
    all_there([tmp_path / "复议科.docx"], asked)


@pytest.mark.parametrize("mark", ["\t", "  ", " | ", " "], ids=["制表符", "两个空格", "竖线", "空格"])
def test_a_form_typed_again_as_lines_is_known_by_its_words(mark, asked, book, tmp_path):
    (tmp_path / "复议科.txt").write_text(made.as_text(book, mark), "utf-8")
    all_there([tmp_path / "复议科.txt"], asked)


SAVED = [
    ["xlsx"],
    *(pytest.param(one, marks=pytest.mark.slow) for one in (["xls"], ["ods"], ["ods", "xlsx"], ["xls", "et"])),
]


@pytest.mark.render
@pytest.mark.parametrize("endings", SAVED, ids="→".join)
def test_a_form_saved_by_libreoffice_is_known(endings, asked, book, tmp_path):
    file = made.saved(book, tmp_path / "表.xlsx")
    for ending in endings:
        folder = tmp_path / ending
        folder.mkdir()
        et = ending == "et"
        file = shutil.copy(file, folder / "表.et") if et else made.by_libreoffice(file, ending, folder)
        if file is None:
            pytest.skip("this LibreOffice has no spreadsheets")
    all_there([file], asked)


def test_a_row_written_over_another_is_no_answer_to_it(asked, book, tmp_path):
    sheet = book["数据"]
    sheet["C4"], sheet["E4"], sheet["F4"] = "新收信访事项", None, 77
    values, (form,) = made.given([made.saved(book, tmp_path / "表.xlsx")], asked)
    assert "指41" not in values
    assert ("数据", "新收信访事项77") in [(one.kind, one.text) for one in form.news]


def test_the_form_of_another_year_is_not_used(asked, book, tmp_path):
    for title in made.SHEETS:
        for row in book[title].iter_rows(min_row=4):
            row[0].value = str(row[0].value or "").replace("#", "#0")[:-1] or None
    values, forms = made.given([made.saved(book, tmp_path / "去年.xlsx")], asked)
    assert values == {}
    assert any("别的年度" in told for form in forms for told in form.remarks)


def test_last_years_value_changed_in_a_form_is_told(asked, book, tmp_path):
    book["数据"]["E4"] = "1016件"
    _, (form,) = made.given([made.saved(book, tmp_path / "表.xlsx")], asked)
    assert form.remarks == ("指41“审结复议案件”的上年数改成了“1016件”，上年报告是“1061件”",)


def test_a_departments_own_table_is_no_form(asked, tmp_path):
    book = openpyxl.Workbook()
    for row in (["指标", "2024年", "2025年"], ["接待群众", "12人", "15人"], ["走访企业", "3家", "5家"]):
        book.active.append(row)
    assert made.given([made.saved(book, tmp_path / "统计.xlsx")], asked) == ({}, [])


VALUES = [
    ("1127", "1063件", "1127件", True),
    ("１，１２７", "1063件", "1127件", True),
    ("1,127件", "1063件", "1127件", True),
    ("1127宗", "1063件", "1127件", True),
    ("约1100件", "1063件", "约1100件", True),
    ("120", "42件", "120件", True),
    ("2512.4", "2386.5万元", "2512.4万元", True),
    ("25124000元", "2386.5万元", "2512.4万元", True),
    ("25124000", "2386.5万元", "25124000万元", False),
    ("97.1", "96.5%", "97.1%", True),
    ("97.10%", "96.5%", "97.1%", True),
    ("0.971", "96.5%", "97.1%", True),
    ("0.9", "0.8%", "0.9%", True),
    ("108%", "96.5%", "108%", False),
    ("12400", "11000余项", "12400项", True),
    ("11", "1063件", "11件", False),
    ("1127件（含上年结转）", "1063件", "1127件", False),
    ("22(截至11月)", "20期", "22期", False),
    ("开展3场", "2场", "3场", False),
    ("1127人", "1063件", "1127人", False),
    ("同上年", "1063件", "1063件", True),
    ("不再统计", "1063件", "不再统计", True),
    ("无", "1063件", "", False),
    ("同上", "1063件", "", False),
    ("三十五", "40件", "35件", True),
    ("三十五宗", "40件", "35件", True),
    ("三十五人次", "40人", "35人次", False),
    ("百分之九十八", "96.5%", "98%", True),
    ("/", "1063件", "", False),
    ("——", "1063件", "", False),
    ("较好", "1063件", "", False),
    ("=1000+127", "1063件", "", False),
    ("-5", "1063件", "", False),
    ("@SUM(A1)", "1063件", "", False),
]


@pytest.mark.parametrize(("cell", "before", "value", "sure"), VALUES, ids=[one[0] for one in VALUES])
def test_what_a_cell_gives(cell, before, value, sure):
    found = figure_of(cell, before, reason=False)
    assert (found.printed, found.sure) == (value, sure)
    assert found.sure or found.why


def test_a_reason_settles_a_leap():
    assert figure_of("11", "1063件", reason=True).sure


@pytest.mark.parametrize("cell", ["无", "/", "同上年", "按计划推进，取得明显成效"])
def test_answers_that_say_nothing(cell):
    assert not answer_of(cell).printed


def test_states_in_other_words():
    said = {"已完成": "已完成", "完成": "已完成", "正在推进": "推进中", "未开展": "未启动", "取消": "已调整", "好": ""}
    assert {cell: state_of(cell) for cell in said} == said


def test_only_a_known_office_is_asked(asked):
    with pytest.raises(DrafterError, match="没有哪一条是“后勤科”报的"):
        desk.request(asked.errand(only=("后勤科",)))


def test_a_row_typed_again_with_slips_is_known_by_last_years_value_besides(asked, tmp_path):
    names = ["审结复议案件", "制发行政复议意见书提醒函", "于复议环节的争议比例", "调解和解结案", "出庭率"]
    befores, nows = ["1061", "5份", "近90%", "361件", "100%"], ["1135", "6", "无", "386件", "98.5%"]
    lines = ["指标\t上年数\t今年数", *map("\t".join, zip(names, befores, nows, strict=True))]
    (tmp_path / "复议科.txt").write_text("\n".join(lines), "utf-8")
    values, _ = made.given([tmp_path / "复议科.txt"], asked)
    assert values == {"指41": "1135件", "指42": "386件", "指49": "6份"}


def test_of_two_rows_of_the_same_words_the_number_decides(asked):
    twice = [
        replace(asked.asks[0], token=f"{n:016x}", number=number, text="开展培训", before="")
        for n, number in enumerate(("指90", "指91"))
    ]
    asks = Asks(twice)
    assert asks.worded(Sheet.FIGURES, "开展培训", number="指91") is twice[1]
    assert asks.worded(Sheet.FIGURES, "开展培训") is None


def test_lines_of_an_answer_are_put_together(asked, book, tmp_path):
    book["上年承诺"]["D4"] = "一是制发意见书12份。\n二是回复率100%。"
    values, _ = made.given([made.saved(book, tmp_path / "表.xlsx")], asked)
    assert values["划16"] == "一是制发意见书12份。二是回复率100%。"


@pytest.mark.parametrize(
    ("cause", "sure"),
    [
        ("截至11月底", False),
        ("1—11月数，12月待核", False),
        ("十二月数未出，暂估", False),
        ("下半年新增一类案件", True),
        ("上年基数低", True),
        ("", True),
    ],
)
def test_what_stands_beside_a_value_may_say_that_it_is_not_the_years(cause, sure, asked, book, tmp_path):
    book["数据"]["G4"] = cause
    _, (form,) = made.given([made.saved(book, tmp_path / "表.xlsx")], asked)
    assert {one.ask.number: one.sure for one in form.given}["指41"] is sure


def test_a_departments_own_table_that_counts_up_to_november_is_no_form(asked, tmp_path):
    lines = [
        "行政复议业务统计（截至11月底）",
        "指标\t上年数\t今年数",
        "审结复议案件\t1061件\t990件",
        "复议案件中调解和解结案\t361件\t350件",
    ]
    (tmp_path / "统计.csv").write_text("\n".join(lines), "utf-8")
    assert made.given([tmp_path / "统计.csv"], asked) == ({}, [])
    (tmp_path / "统计.csv").write_text("\n".join(lines[1:]), "utf-8")
    assert made.given([tmp_path / "统计.csv"], asked)[0] == {"指41": "990件", "指42": "350件"}


def test_a_blank_column_and_no_heads_do_not_make_last_years_numbers_this_years(asked, book, tmp_path):
    sheet = book["数据"]
    for area in [str(one) for one in sheet.merged_cells.ranges]:
        sheet.unmerge_cells(area)
    sheet.delete_rows(1, 3)
    sheet.insert_cols(3)
    all_there([made.saved(book, tmp_path / "表.xlsx")], asked)


@pytest.mark.parametrize("how", [{"blank": 4}, {"swap": True}, {"blank": 1}, {"blank": 2}, {"swap": True, "blank": 4}])
def test_this_years_column_is_the_one_that_all_rows_speak_for(how, asked, book, tmp_path):
    values, (form,) = made.given([made.saved(made.without_heads(book, **how), tmp_path / "表.xlsx")], asked)
    assert values == {number: value for number, value in made.RIGHT.items() if number.startswith("指")}
    assert {one.ask.number: one.cause for one in form.given if one.cause} == {"指42": "调解前移"}


def test_where_no_column_is_surely_this_years_nothing_is_filled_and_it_is_told(asked, book, tmp_path):
    sheet = book["数据"]
    for row in sheet.iter_rows(min_row=4):
        row[5].value = row[4].value
    for pasted in (book, made.without_heads(book)):
        values, (form,) = made.given([made.saved(pasted, tmp_path / "表.xlsx")], asked)
        assert not [number for number in values if number.startswith("指")]
        assert any("分不出哪一列是今年数" in told for told in form.remarks)
    assert form.is_blank
    assert "分不出哪一列是今年数" in form.refused
