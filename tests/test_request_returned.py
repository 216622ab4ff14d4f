"""What came back goes into the dossier with everything else that was handed in; who has not answered; what was confirmed."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date

import docx
import forms_made as made
import openpyxl
import pytest
from kit import SEEDS, drafter

from drafter import case, desk, rules, tables
from drafter.model.change import AddRow, SetCell
from drafter.model.finding import DrafterError
from drafter.model.inquiry import Sheet
from drafter.zh import deadlines


@pytest.fixture
def work(asked, tmp_path):
    shutil.copytree(asked.folder, tmp_path / "案卷")
    return replace(asked, work=tmp_path, folder=tmp_path / "案卷")


@pytest.fixture
def book(asked):
    return made.filled(asked.form)


def rows(work):
    inputs = tables.load(work.folder)[0]
    return {row.id: row for row in inputs.rows()}


def said(work):
    found = rows(work)
    told = {number: found[number].now for number in made.FIGURES} | {n: found[n].outcome for n in made.OUTCOMES}
    return {number: text for number, text in (told | {n: found[n].remedy for n in made.REMEDIES}).items() if text}


def collect(work, *paths):
    return desk.collect(work.folder, paths, work.work)


def write(work, number, text, table="指标", field="今年"):
    row = rows(work)[number]
    seen = {"今年": "now", "完成情况": "outcome", "科室": "office", "名称": "name"}[field]
    case.Case.open(work.folder, work.work).apply([SetCell(table, number, field, getattr(row, seen), text)], "试")


def test_what_a_form_gives_is_written_in_one_change_and_taken_back_in_one(work, book, tmp_path):
    before = {file.name: file.read_bytes() for file in work.folder.glob("*.yaml")}
    done = collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    assert said(work) == made.RIGHT
    found = rows(work)
    assert (found["划16"].state, found["划17"].state) == ("已完成", "推进中")
    assert found["指42"].cause == "调解前移"
    assert found["指41"].source == "复议.xlsx 数据!F4：1135件"
    assert found["题03"].source == "复议.xlsx 问题整改!D4"
    assert not found["指44"].now
    assert [one.kind for one in done.collected.news] == ["荣誉"]
    assert done.collected.news[0].heading
    answers = {one.asked.id: one.said for one in done.collected.promises if one.replies and one.replies[0].score > 0.98}
    assert answers == {"划16": "answered", "划17": "partly"}
    desk.undo(work.folder)
    assert {file.name: file.read_bytes() for file in work.folder.glob("*.yaml")} == before


def test_a_second_time_changes_nothing_and_a_later_form_puts_right_what_only_forms_had_said(work, book, tmp_path):
    collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    assert collect(work).number == 0
    write(work, "划17", "出庭应诉率100%，同比持平。", "上年计划", "完成情况")
    book["数据"]["F4"], book["上年承诺"]["D4"], book["填报人"]["C8"] = 1140, "全年制发意见书13份。", "2025-12-25"
    done = collect(work, made.saved(book, tmp_path / "复议（更正）.xlsx"))
    found = rows(work)
    assert (found["指41"].now, found["划16"].outcome) == ("1140件", "全年制发意见书13份。")
    assert found["划17"].outcome == "出庭应诉率100%，同比持平。"
    assert [one.ask.number for one in done.answers.differing] == ["划17"]
    done = collect(work)
    assert done.number == 0
    assert ("复议.xlsx", "有 2 项（指41、划16）在后填的“复议（更正）.xlsx”里改了，用后填的") in done.collected.remarks


def test_two_forms_that_do_not_say_when_and_a_paper_contradict_each_other(work, book, tmp_path):
    book["填报人"]["C8"] = None
    one = made.saved(book, tmp_path / "甲.xlsx")
    book["数据"]["F4"], book["上年承诺"]["D4"] = 1140, "全年制发意见书13份。"
    other = made.saved(book, tmp_path / "乙.xlsx")
    paper = tmp_path / "复议科总结.txt"
    paper.write_text(
        "行政复议科2025年工作总结\n\n一、办案情况\n全年审结复议案件1061件，以调解、和解方式结案389件。\n", "utf-8"
    )
    done = collect(work, one, other, paper)
    told = {
        found.statistic.id: " ".join((found.proposals[0].printed, *found.contradictions))
        for found in done.collected.figures
        if found.contradictions
    }
    assert "1135件" in told["指41"]
    assert "1140件" in told["指41"]
    assert "389件" in told["指42"]
    assert {"指41", "指42", "划16"}.isdisjoint(said(work))
    assert [torn[0].ask.number for torn in done.answers.torn] == ["划16"]
    standing = next(one for one in desk.status(work.errand()) if one.office == made.OFFICE)
    assert any(line.startswith("指41") and "1135件" in line and "1140件" in line for line in standing.told)
    assert any(line.startswith("划16 完成情况") for line in standing.told)


def test_what_she_wrote_stays(work, book, tmp_path):
    write(work, "指41", "1200件")
    done = collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    assert rows(work)["指41"].now == "1200件"
    assert [(one.row.id, one.before) for one in done.differing] == [("指41", "1200件")]


def test_nothing_in_a_returned_form_is_evaluated(work, book, tmp_path):
    book["数据"]["F4"] = "=1000+135"
    book["上年承诺"]["D4"] = "=cmd|' /C calc'!A0已办结三批"
    book["上年承诺"]["D4"].data_type = "s"
    book["问题整改"]["D4"] = '+HYPERLINK("http://x.invalid","看")'
    book["亮点"]["D4"] = '=WEBSERVICE("http://x.invalid")'
    collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    found = rows(work)
    assert found["指41"].now is None
    assert found["划16"].outcome == "=cmd|' /C calc'!A0已办结三批"
    assert found["题03"].remedy.startswith("+HYPERLINK")
    write(work, "指41", '=HYPERLINK("http://x.invalid")', field="名称")
    desk.request(work.errand(only=(made.OFFICE,)))
    again = work.folder / "征集表" / f"{made.OFFICE}.xlsx"
    assert made.xml_of(again, "<f[ >]|<hyperlink") == []
    assert openpyxl.load_workbook(again)["数据"]["C4"].value.startswith("=HYPERLINK")


def test_the_receipt_tells_of_forms(work, book, tmp_path):
    book["数据"]["F7"] = "较好"
    made.saved(book, tmp_path / "复议.xlsx")
    shown = drafter("collect", "复议.xlsx", "--case", "案卷", cwd=tmp_path).stdout
    for words in (
        "交回的征集表：\n  复议.xlsx：行政复议科，填了 5 项，写了“无”的 1 项，没有答出来的 1 项，空着 1 项（指49），审核人李大海",
        "划16 完成情况 “全年制发意见书12份，回复率100%。” ← 复议.xlsx 上年承诺!D4",
        "明年的打算，没有写进下年计划：\n  行政复议科：建成智慧复议平台（6月底前）",
        "填的是“无”",
        "划16 状态 “已完成” ← 复议.xlsx 上年承诺!E4",
        "指42 变动原因 “调解前移” ← 复议.xlsx 数据!G5",
        "复议.xlsx 数据!F7“较好”，读不成一个带单位的数",
    ):
        assert words in shown
    told = json.loads(drafter("collect", "复议.xlsx", "--case", "案卷", "--json", cwd=tmp_path).stdout)
    assert told["forms"][0]["blank"] == ["指49"]


def test_who_has_answered_who_is_reminded_and_what_is_confirmed(work, book, tmp_path):
    collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    standing = {one.office: one for one in desk.status(work.errand())}
    mine = standing[made.OFFICE]
    assert (mine.files, [ask.number for ask in mine.open]) == (("复议.xlsx",), ["指44", "指49"])
    assert not any(one.files for office, one in standing.items() if office != made.OFFICE)
    letters = desk.remind(work.errand(until=date(2025, 12, 10)))
    assert {one.office for one in letters} == {office for office, one in standing.items() if one.open} - {made.OFFICE}
    named = desk.remind(work.errand(only=(made.OFFICE,)))
    words = "\n".join(para.text for para in docx.Document(named[0].placed.path).paragraphs)
    assert "你科室交回的表里还有2项没有填" in words
    table = docx.Document(named[0].placed.path).tables[0]
    assert [cell.text for cell in table.rows[2].cells][1:] == ["指49", rows(work)["指49"].name]
    sheets = desk.confirm(work.errand())
    table = docx.Document(sheets[0].placed.path).tables[0]
    assert [cell.text for cell in table.rows[1].cells][1:5] == ["指41", rows(work)["指41"].name, "1061件", "1135件"]
    assert [cell.text for cell in table.rows[0].cells][-1] == "改正的数和依据"
    assert rows(work)["指41"].agreed == "行政复议科 2025年12月1日：1135件"


def changed_since(work):
    opened = case.Case.open(work.folder, work.work)
    return [found.message for found in rules.check(opened.dossier) if found.rule == "确认后改动"]


def test_a_figure_changed_after_it_was_sent_to_be_confirmed_is_told(work):
    write(work, "指41", "1135件")
    desk.confirm(work.errand())
    assert changed_since(work) == []
    write(work, "指41", "1136件")
    told = "审结复议案件送行政复议科 2025年12月1日确认的是“1135件”，现在写的是“1136件”"
    assert changed_since(work) == [told]
    desk.confirm(work.errand())
    assert changed_since(work) == []


def test_a_letter_says_what_it_must(work):
    done = desk.request(work.errand(until=date(2025, 12, 20), contact="张三 23330000"))
    paper = docx.Document(done.notice.path)
    words = "\n".join(para.text for para in paper.paragraphs)
    for told in (
        "关于报送2025年度工作总结材料的通知",
        "2025年12月20日前",
        "张三 23330000",
        "数是0的写0，今年不再统计的写“不再统计”",
        "2025年12月1日",
    ):
        assert told in words
    assert [row.cells[1].text for row in paper.tables[0].rows[1:]] == [one.office for one in done.forms]
    assert [cell.text for cell in paper.tables[0].rows[0].cells] == [
        "序号",
        "科室",
        "指标",
        "上年计划",
        "上年问题",
        "征集表",
    ]
    desk.request(work.errand())
    assert "【待填：联系人、电话】" in "\n".join(para.text for para in docx.Document(done.notice.path).paragraphs)


def test_the_office_in_the_table_decides_and_a_form_that_was_filled_in_is_not_overwritten(work, book):
    write(work, "指41", "复议与应诉科/一组", field="科室")
    made.saved(book, work.form)
    done = {one.office: one for one in desk.request(work.errand()).forms}
    assert [ask.number for ask in done["复议与应诉科/一组"].asks] == ["指41"]
    assert done["复议与应诉科/一组"].placed.path.name == "复议与应诉科_一组.xlsx"
    assert done[made.OFFICE].placed.path.name == "行政复议科-2.xlsx"
    assert openpyxl.load_workbook(work.form)["数据"]["F4"].value == "1135"


def test_nothing_is_written_through_a_link(work, tmp_path):
    shutil.rmtree(work.folder / "征集表")
    (tmp_path / "外面").mkdir()
    (work.folder / "征集表").symlink_to(tmp_path / "外面")
    with pytest.raises(DrafterError, match="“征集表”不是案卷里的文件夹"):
        desk.request(work.errand())
    assert not any((tmp_path / "外面").iterdir())


def test_a_dossier_without_offices_is_asked_by_what_is_proposed(work):
    for file in work.folder.glob("*.yaml"):
        text = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in text if not line.startswith("    科室:")), "utf-8")
    done = {one.office: [ask.number for ask in one.asks] for one in desk.request(work.errand()).forms}
    assert done[made.OFFICE] == [ask.number for ask in work.asks if ask.office == made.OFFICE]


def test_offices_are_those_of_last_years_dossier(work, tmp_path):
    for number in ("指41", "指42", "指45", "指49"):
        write(work, number, "复议应诉科", field="科室")
    write(work, "划17", None, "上年计划", "科室")
    head = work.folder / "案卷.yaml"
    head.write_text(head.read_text("utf-8").replace("年度: 2025", "年度: 2024"), "utf-8")
    wanted = case.Wanted("龙华", 2025, "法治政府建设年度报告")
    desk.new(desk.Order(tmp_path, wanted, (SEEDS / "龙华-2024-法治政府建设年度报告.txt",), tmp_path / "今年"))
    found = rows(replace(work, folder=tmp_path / "今年"))
    assert found["指41"].office == "复议应诉科"
    assert found["划17"].office == "复议应诉科"
    assert found["指13"].office == "合法性审查科"


def test_a_figure_of_hers_is_asked_and_filled(work, tmp_path):
    cells = {"编号": "自01", "名称": "新收复议申请", "上年": "12件", "科室": made.OFFICE, "今年": None}
    case.Case.open(work.folder, work.work).apply([AddRow("指标", cells)], "试")
    (form,) = desk.request(work.errand(only=(made.OFFICE,))).forms
    book = made.filled(form.placed.path, {"自01": (15, "")})
    collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    assert rows(work)["自01"].now == "15件"


TODAY = date(2025, 12, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月20日", date(2025, 12, 20)),
        ("12月20日前", date(2025, 12, 20)),
        ("2025-12-20", date(2025, 12, 20)),
        ("2025年12月20日", date(2025, 12, 20)),
        ("１２.２０", date(2025, 12, 20)),
        ("1月8日", date(2026, 1, 8)),
        ("2月30日", None),
        ("下周五", None),
    ],
)
def test_deadlines(text, day):
    assert deadlines.deadline(text, TODAY) == day


def test_the_usual_deadline_is_ten_working_days_away():
    assert deadlines.usual(TODAY) == date(2025, 12, 19)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--by", "下周五"], "不是日期"),
        (["--by", "2020-01-01"], "已经过了"),
        (["--status", "--confirm"], "一次只写一个"),
        (["--only", "后勤科"], "没有哪一条是“后勤科”报的"),
        (["--confirm"], "还没有填好的数"),
    ],
)
def test_what_cannot_be_done_is_told(work, words, told):
    done = drafter("request", "--case", "案卷", *words, cwd=work.work)
    assert done.returncode == 2
    assert told in done.stderr


def test_the_status_for_machines(work):
    told = json.loads(drafter("request", "--case", "案卷", "--status", "--json", cwd=work.work).stdout)
    mine = next(one for one in told if one["office"] == made.OFFICE)
    assert (mine["asked"], mine["given"], mine["files"]) == (8, 0, [])


def test_a_form_filled_in_where_it_was_written_is_told_and_a_blank_one_is_not_returned(work, book):
    made.saved(book, work.form)
    collect(work, work.folder / "征集表" / "政治处.xlsx")
    shown = drafter("request", "--case", "案卷", "--status", cwd=work.work).stdout
    assert "交回征集表的 0 个" in shown
    assert "征集表/行政复议科.xlsx”改动过，像是在原处填好了，还没有收" in shown
    assert shown.count("改动过") == 1


def test_the_form_of_another_dossier_is_refused_whole(work, book, tmp_path):
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_col=1):
            row[0].value = f"{row[0].value[:-4]}0000" if "#" in str(row[0].value or "") else row[0].value
        for cell in sheet[1][1:2]:
            cell.value = str(cell.value).replace("龙华", "坪山") if "龙华" in str(cell.value) else cell.value
    done = collect(work, made.saved(book, tmp_path / "坪山.xlsx"))
    assert (done.number, done.collected.news, done.entered) == (0, (), ())
    shown = drafter("collect", "--case", "案卷", cwd=tmp_path).stdout
    assert "坪山.xlsx：是另一个案卷（坪山" in shown
    assert "年度）的表，没有用" in shown
    assert "一格也没有填" not in shown
    assert "明年的打算" not in shown
    assert not any(one.files for one in desk.status(work.errand()))


def test_what_answers_nothing_is_still_open_and_told_why(work, book, tmp_path):
    for row in book["数据"].iter_rows(min_row=4):
        row[5].value = "无"
    book["上年承诺"]["D4"] = None
    book["数据"]["F4"], book["数据"]["F5"] = "同上", "+386"
    collect(work, made.saved(book, tmp_path / "复议.xlsx"))
    mine = next(one for one in desk.status(work.errand()) if one.office == made.OFFICE)
    assert {ask.number for ask in mine.open} == {*made.FIGURES, "划16"}
    told = "\n".join(mine.told)
    for words in (
        "写的是“同上”",
        "公式的记号",
        "上年承诺!E4，只选了状态，没有写完成情况",
        "今年不再统计的写“不再统计”",
    ):
        assert words in told
    shown = drafter("request", "--case", "案卷", "--status", cwd=work.work).stdout
    assert "共 8 项，还缺 6 项" in shown


def test_a_notice_has_no_column_of_noughts(work):
    done = desk.request(work.errand(only=("政治处",)))
    asked = [
        name for name, sheet in zip(("指标", "上年计划", "上年问题"), Sheet, strict=False) if done.forms[0].count(sheet)
    ]
    heads = [cell.text for cell in docx.Document(done.notice.path).tables[0].rows[0].cells]
    assert heads == ["序号", "科室", *asked, "征集表"]
    assert len(asked) < 3


def test_a_sheet_to_be_confirmed_tells_of_another_unit(work):
    write(work, "指41", "1135人")
    write(work, "指42", "386宗")
    paper = docx.Document(desk.confirm(work.errand())[0].placed.path)
    assert "标了“单位不同”的1个" in "\n".join(para.text for para in paper.paragraphs)
    shown = {row.cells[1].text: row.cells[4].text for row in paper.tables[0].rows[1:]}
    assert shown == {"指41": "1135人（单位不同）", "指42": "386宗"}
