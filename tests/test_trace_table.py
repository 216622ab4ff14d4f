"""drafter trace -o: 对照表 as Excel and Word, where it goes, what it never overwrites, what stops it."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from compared import DISPUTES, REPLY, SERVICE, answer, comparison, outcome, write_reports
from kit import ROOT, drafter

from drafter import case, desk, home, readers, storage, writers
from drafter.model.comparison import Comparison, called
from drafter.model.finding import DrafterError
from drafter.model.manuscript import Look
from drafter.model.traced import Evidence, Status, Verdict
from drafter.rendering import SHAPES, tabled

TEMPLATES = home.folders("templates", ROOT / "tests")
SOURCES = (
    "上年的计划取自《龙华区司法局2024年工作总结和2025年工作计划》，今年的情况取自龙华区法治政府建设年度报告（2025年）。"
)


@pytest.fixture
def work(tmp_path):
    write_reports(tmp_path)
    return tmp_path


def excel(told):
    data = writers.write(tabled(told, TEMPLATES, ".xlsx"), [], ".xlsx")
    return openpyxl.load_workbook(io.BytesIO(data))


def word(told, folder):
    file = folder / "表.docx"
    file.write_bytes(writers.write(tabled(told, TEMPLATES, ".docx"), [], ".docx"))
    return [(para.look, para.text) for para in readers.read(file).paras]


def cells(sheet, first=3):
    return [list(line) for line in sheet.iter_rows(min_row=first, values_only=True)]


def test_what_answers_another_part_is_told_after_the_reason():
    one = answer(1, "开通夜间公证窗口，编印办事指南。", status=Status.ANSWERED, reply=REPLY, why="同提“公证”")
    more = Evidence("印发办事指南“明白纸”2000份。", 0.7, 9, ("办事指南",))
    told = replace(one, evidence=(*one.evidence, Evidence("服务站运行平稳。", 0.6, 8), more))
    why = "同提“公证”；“办事指南”另见第9段：“印发办事指南‘明白纸’2000份。”"
    assert comparison(answers=(told,)).rows[0].why == why
    silent = replace(told, status=Status.UNANSWERED, evidence=told.evidence[1:])
    assert "另见" not in comparison(answers=(silent,)).rows[0].why


def test_what_is_said_to_be_done_without_a_figure_says_so():
    told = replace(outcome("加装电梯60部", 60, Verdict.REACHED, unit="部"), sentence="8件民生实事全部办成。")
    assert comparison(outcomes=(told,)).goals[0].now == "说完成了，没有写数"


def test_a_report_that_looks_ahead_is_called_by_the_year_it_looks_back_on():
    told = comparison()
    ahead = replace(told.current, meta=replace(told.current.meta, plan_year=2026, title="", date=""))
    assert called(ahead) == "龙华区法治政府建设年度报告（2025年的工作）"


def test_figures_handed_out_say_whose_they_are():
    words = "今年，粮食、油料作物面积分别稳定在445万亩、222万亩以上，产量不减。"
    told = replace(outcome("222万亩以上", 222, Verdict.NOT_REPORTED, unit="万亩", promise=words), thing="油料作物面积")
    goal = comparison(outcomes=(told,)).goals[0]
    assert goal.text == "粮食、油料作物面积分别稳定在445万亩、222万亩以上（油料作物面积）"


def test_excel_cell_by_cell():
    book = excel(comparison())
    assert book.sheetnames == ["计划落实情况", "指标完成情况"]
    sheet = book["计划落实情况"]
    assert sheet["A1"].value == "上年工作计划落实情况对照表"
    assert sheet["A2"].value == f"{SOURCES}状态和结论由起草助手逐句比对得出，请对照原文核实。"
    assert cells(sheet) == [
        ["编号", "部分", "上年计划", "状态", "今年的回应", "在第几段", "理由"],
        ["划01", SERVICE, "开通夜间公证窗口，方便群众错时办证。", "有回应", REPLY, 4, "同提：错时、公证"],
        ["划02", SERVICE, "新建公共法律服务站3个。", "请核对", "服务站运行平稳。", 5, "同提：服务站"],
        ["划03", SERVICE, "编印办事指南。", "未回应", None, None, "全文未见：回访"],
        ["划04", DISPUTES, "建立行政复议案件回访制度。", "未回应", None, None, "全文未见：回访"],
    ]
    assert cells(book["指标完成情况"], 2) == [
        ["编号", "目标原文", "目标值", "今年", "结论", "出处原句"],
        [None, "办理公证不少于1200件", "不低于1200件", "1312件", "达到", "全年完成1312件。"],
        [None, "调解成功率达到95%左右", "95%左右", "93.5%", "未达到", "全年完成93.5%。"],
        ["划02", "服务站3个", "3个", None, "未报告", None],
        [None, "投诉增长不超过5%", "不超过5%", "12件", "口径不同", "全年完成12件。"],
    ]


def test_what_asks_to_be_seen_in_excel():
    book = excel(comparison())

    def filled(name):
        return {rule.formula[0] for area in book[name].conditional_formatting for rule in area.rules}

    assert filled("计划落实情况") == {'"请核对"', '"未回应"'}
    assert filled("指标完成情况") == {'"未达到"', '"未报告"', '"口径不同"'}


def test_word_read_back(tmp_path):
    told = comparison(outcomes=(
        outcome("办理公证不少于1200件", "1200", Verdict.REACHED, "1312件", op=">="),
        outcome("其中错时公证300件", "300", Verdict.REACHED, "1312件"),
        outcome("新建服务站3个", "3", Verdict.NOT_REPORTED, unit="个"),
        outcome("新建调解室3个", "3", Verdict.NOT_REPORTED, unit="个"),
    ))  # fmt: skip
    counted = "共列计划4条：有回应1条，请核对1条，未回应2条；数量指标4项：达到2项，未达到0项，未报告2项，口径不同0项。"
    assert word(told, tmp_path) == [
        (Look.TITLE, "上年工作计划落实情况对照表"),
        (Look.BODY, f"{SOURCES}{counted}状态和结论由起草助手逐句比对得出，请对照原文核实。"),
        (Look.H1, "一、计划落实情况"),
        (Look.TABLE_HEAD, "编号\t上年计划\t状态\t今年的回应和理由"),
        (Look.TABLE_ROW, SERVICE),
        (Look.TABLE_ROW, f"划01\t开通夜间公证窗口，方便群众错时办证。\t有回应\t{REPLY}（第4段）理由：同提：错时、公证"),
        (Look.TABLE_ROW, "划02\t新建公共法律服务站3个。\t请核对\t服务站运行平稳。（第5段）理由：同提：服务站"),
        (Look.TABLE_ROW, "划03\t编印办事指南。\t未回应\t理由：全文未见：回访"),
        (Look.TABLE_ROW, DISPUTES),
        (Look.TABLE_ROW, "划04\t建立行政复议案件回访制度。\t未回应\t理由：全文未见：回访"),
        (Look.H1, "二、指标完成情况"),
        (Look.TABLE_HEAD, "编号\t上年的目标\t今年\t结论\t出处原句"),
        (Look.TABLE_ROW, "\t办理公证不少于1200件\t1312件\t达到\t全年完成1312件。"),
        (Look.TABLE_ROW, "\t其中错时公证300件\t1312件\t达到\t同上"),
        (Look.TABLE_ROW, "\t新建服务站3个\t\t未报告\t"),
        (Look.TABLE_ROW, "\t新建调解室3个\t\t未报告\t"),
    ]


def test_without_targets_there_is_one_table(tmp_path):
    told = comparison(outcomes=())
    assert excel(told).sheetnames == ["计划落实情况"]
    paras = word(told, tmp_path)
    assert [text for look, text in paras if look is Look.H1] == ["计划落实情况"]
    assert sum(look is Look.TABLE_HEAD for look, _ in paras) == 1
    assert "指标" not in "".join(text for _, text in paras)


def test_a_plan_without_headings_has_no_rows_across(tmp_path):
    paras = word(comparison([answer(1, "编印办事指南。", "")], ()), tmp_path)
    assert [text for look, text in paras if look is Look.TABLE_ROW] == [
        "划01\t编印办事指南。\t未回应\t理由：全文未见：回访"
    ]


@pytest.mark.parametrize(
    "words",
    ["=cmd|' /C calc'!A0", "+1", "-1", "@甲", "甲¦乙", "甲\t乙", "= 标题", "|= 甲", "{{ 7 }}", "{% if %}", "<b>&"],
)
def test_words_of_a_report_are_never_markup_nor_formula(tmp_path, words):
    told = comparison([answer(1, words, words, Status.ANSWERED, words, words)], ())
    read = words.replace("\t", " ")
    (row,) = cells(excel(told).worksheets[0], 4)
    assert row == ["划01", read, read, "有回应", read, 4, read]
    rows = [text for look, text in word(told, tmp_path) if look is Look.TABLE_ROW]
    tidy = rows[0]
    assert rows[1:] == [f"划01\t{tidy}\t有回应\t{tidy}（第4段）理由：{tidy}"]


def test_both_are_written_and_opened_again(work):
    result = drafter("trace", "上年.txt", "今年.txt", "-o", "对照表.xlsx", cwd=work)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("对照表：对照表.xlsx\n")
    assert "编号" not in result.stdout
    assert openpyxl.load_workbook(work / "对照表.xlsx").sheetnames == ["计划落实情况", "指标完成情况"]
    assert drafter("trace", "上年.txt", "今年.txt", "-o", "对照表.DOCX", cwd=work).returncode == 0
    assert readers.read(work / "对照表.DOCX").paras[0].text == "上年工作计划落实情况对照表"
    assert not list(work.glob(".*"))


def test_with_json_the_table_is_written_and_told_aside(work):
    result = drafter("trace", "上年.txt", "今年.txt", "--json", "-o", "对照表.xlsx", cwd=work)
    assert result.stdout.startswith("{")
    assert result.stderr == "对照表：对照表.xlsx\n"


@pytest.mark.parametrize(
    ("into", "told"),
    [
        ("对照表.xls", "“对照表.xls”写不成：对照表只能存成 Excel（.xlsx）或 Word（.docx）"),
        ("对照表.pdf", "“对照表.pdf”写不成"),
        ("对照表", "“对照表”写不成"),
        ("没有/对照表.xlsx", "找不到文件夹“没有”"),
        ("上年.txt/对照表.xlsx", "找不到文件夹“上年.txt”"),
        ("文件夹", "“文件夹”是文件夹，不是文件名"),
        ("文件夹.xlsx", "“文件夹.xlsx”是文件夹，不是文件名"),
    ],
)
def test_a_place_where_no_table_can_be_is_told_before_any_work(work, into, told):
    for name in ("文件夹", "文件夹.xlsx"):
        (work / name).mkdir()
    before = sorted(work.rglob("*"))
    result = drafter("trace", "没有这份.txt", "今年.txt", "-o", into, cwd=work)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"停下了：{told}")
    assert "\n    怎么改：" in result.stderr
    assert sorted(work.rglob("*")) == before


@pytest.mark.parametrize("into", [(), ("-o", "对照表.xlsx")])
def test_a_report_without_a_plan_makes_no_table(work, into):
    result = drafter("trace", "没有计划.txt", "今年.txt", *into, cwd=work)
    assert result.returncode == 2
    assert result.stderr.startswith("停下了：“没有计划.txt”里没有读出计划，没有可以对照的\n    怎么改：")
    assert not (work / "对照表.xlsx").exists()


def traced(work, name):
    return desk.trace(work / "上年.txt", work / "今年.txt", work, work / name)


@pytest.mark.parametrize("name", ["对照表.xlsx", "对照表.docx"])
def test_a_table_nobody_changed_is_replaced_and_that_is_said(work, name):
    first = traced(work, name)
    assert first.placed == case.Placed(work / name)
    again = traced(work, name)
    assert again.placed == case.Placed(work / name, renewed=True)
    assert not (work / name.replace(".", "-2.")).exists()


def test_a_table_she_changed_stays_and_the_new_one_goes_beside_it(work):
    traced(work, "对照表.xlsx")
    book = openpyxl.load_workbook(work / "对照表.xlsx")
    book.worksheets[0]["E4"] = "已经办结。"
    book.save(work / "对照表.xlsx")
    hers = (work / "对照表.xlsx").read_bytes()
    for _ in range(2):  # the one beside is drafter's own, and is replaced
        done = traced(work, "对照表.xlsx")
        assert (done.placed.path, done.placed.kept) == (work / "对照表-2.xlsx", ("对照表.xlsx",))
    assert (work / "对照表.xlsx").read_bytes() == hers
    assert not (work / "对照表-3.xlsx").exists()


@pytest.mark.parametrize("there", [b"", b"hers", b"PK\x05\x06" + b"\0" * 18], ids=["空的", "文字", "空包"])
def test_a_file_that_is_no_table_of_drafters_stays(work, there):
    (work / "对照表.docx").write_bytes(there)
    assert traced(work, "对照表.docx").placed.path == work / "对照表-2.docx"
    assert (work / "对照表.docx").read_bytes() == there


def test_a_table_open_elsewhere_stops_the_work(work):
    traced(work, "对照表.xlsx")
    before = (work / "对照表.xlsx").read_bytes()
    (work / "~$对照表.xlsx").write_bytes(b"")
    with pytest.raises(DrafterError, match="正在别处打开，没有动它") as error:
        traced(work, "对照表.xlsx")
    assert "关掉打开它的程序" in error.value.fix
    assert (work / "对照表.xlsx").read_bytes() == before


@pytest.mark.parametrize("step", ["create", "link"])
def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(work, step):
    def refuse(name, _):
        if name == step:
            raise PermissionError(13, "Permission denied", "别处的.tmp")

    before = sorted(work.iterdir())
    with storage.watched(refuse), pytest.raises(PermissionError) as error:
        traced(work, "对照表.xlsx")
    assert error.value.filename == str(work / "对照表.xlsx")
    assert sorted(work.iterdir()) == before


def test_the_seal_holds_until_anything_changes(work):
    data = traced(work, "对照表.xlsx").placed.path.read_bytes()
    assert writers.untouched(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, changed in (
        ("xl/sharedStrings.xml", b"<!-- -->"),
        ("docProps/core.xml", b"<!-- -->"),
        ("新的.xml", b"x"),
    ):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for part, held in {**parts, name: parts.get(name, b"") + changed}.items():
                package.writestr(part, held)
        assert not writers.untouched(stream.getvalue()), name
    assert not writers.untouched(data[:-30])
    assert not writers.untouched(data[:200] + b"\0" * 50 + data[250:])


OF_EARLIER = """= 对照表
# 计划
|= 编号¦计划¦段
{% for 名称, 各条 in 部分 %}
{% for 条 in 各条 %}
| {{ 条|格("编号") }}¦{{ 条|格("上年计划") }}¦{% if 条.paragraph %}{{ 条.paragraph }}{% endif %}

{% endfor %}
{% endfor %}
# 指标
|= 编号¦出处
{% for 项 in 指标 %}
| {{ 项|格("编号") }}¦{% if 项.sentence %}{{ 项|格("出处原句") }}{% endif %}

{% endfor %}
"""


def test_a_template_made_for_an_earlier_release_still_prints(work):
    file = work / "templates" / "对照表" / "Excel.j2"
    file.parent.mkdir(parents=True)
    file.write_text(OF_EARLIER, "utf-8")
    plan, goals = openpyxl.load_workbook(traced(work, "对照表.xlsx").placed.path).worksheets
    assert plan["C"][2].value
    assert goals["B"][2].value


def test_the_clerks_own_template_is_used(work):
    shutil.copytree(ROOT / "templates" / "对照表", work / "templates" / "对照表")
    file = work / "templates" / "对照表" / "Excel.j2"
    file.write_text(file.read_text("utf-8").replace("¦理由", "¦责任科室").replace('"理由"]', '""]'), "utf-8")
    sheet = openpyxl.load_workbook(traced(work, "对照表.xlsx").placed.path).worksheets[0]
    assert [cell.value for cell in sheet["G"][2:]] == ["责任科室", None, None, None, None]


def test_every_kind_of_table_has_a_template_and_a_writer():
    assert set(SHAPES) <= set(writers.WRITERS)
    for suffix in SHAPES:
        case.check_place(Path(f"对照表{suffix}"))


def test_what_looks_mistaken_stands_in_the_table(tmp_path):
    told = comparison()
    told = Comparison(replace(told.prior, meta=replace(told.prior.meta, district="坪山区")), told.current, told.trace)
    said = "留意：两份报告不是一个地方的：坪山区、龙华区。"
    assert excel(told).worksheets[0]["A3"].value == said
    assert (Look.BODY, said) in word(told, tmp_path)


def test_the_same_report_twice_makes_no_table(work):
    result = drafter("trace", "上年.txt", "上年.txt", "-o", "对照表.xlsx", cwd=work)
    assert result.returncode == 2
    assert result.stderr.startswith("停下了：“上年.txt”和“上年.txt”是同一份报告，没有可以对照的\n    怎么改：")
    assert not (work / "对照表.xlsx").exists()


def test_a_paper_that_is_no_report_makes_no_table(work):
    (work / "便条.docx").write_text("明天上午开会。", "utf-8")
    result = drafter("trace", "上年.txt", "便条.docx", "-o", "对照表.xlsx", cwd=work)
    assert result.returncode == 2
    assert result.stderr.startswith("停下了：今年报告“便条.docx”不像报告，没有读出计划和数字\n    怎么改：")
    assert not (work / "对照表.xlsx").exists()
